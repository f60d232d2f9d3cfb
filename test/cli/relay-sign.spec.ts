import { expect } from 'chai';
import { lineOf } from '../../src/cli/relay-sign.js';
import { Fault } from '../../src/faults/fault.js';

describe('lineOf of a relay', () => {
  const hop = { path: '/p', operation: 'KBIDossiers', status: 200, messageId: 'm', fault: false, refusal: undefined };
  const refusal = {
    fault: new Fault('DIGEST_MISMATCH', 'digest of #Body differs'),
    side: 'answer',
    url: 'u',
    status: 200,
  } as const;
  const rows = [
    [hop, '200  KBIDossiers  signed, answer verified  m'],
    [{ ...hop, status: 500, fault: true }, '500  KBIDossiers  signed, Fault verified  m'],
    [
      { ...hop, status: 500, operation: undefined, refusal },
      '500  /p  refused here (answer): DIGEST_MISMATCH digest of #Body differs  m',
    ],
  ] as const;
  for (const [one, line] of rows) it(`says "${line}"`, () => expect(lineOf(one)).to.equal(line));
});
