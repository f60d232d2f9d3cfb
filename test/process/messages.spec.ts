// The words of the cluster: which messages are ours, and a refusal that survives the wire.
import { expect } from 'chai';
import { Fault } from '../../src/faults/fault.js';
import { isMessage, sendFault } from '../../src/process/messages.js';

describe('isMessage', () => {
  const cases: readonly (readonly [string, unknown, boolean])[] = [
    ['a message of ours', { kbi: 'stop' }, true],
    ["another user's message", { type: 'prom-client:getMetricsReq' }, false],
    ['text', 'kbi', false],
    ['nothing', null, false],
  ];
  for (const [title, message, expected] of cases) {
    it(`is ${expected} for ${title}`, () => expect(isMessage(message)).to.equal(expected));
  }
});

describe('sendFault', () => {
  it('keeps key, detail and facts of a Fault over the wire, and no cause', () => {
    const fault = new Fault('INSZ_VERVANGEN', 'old number', { nieuw: 'x' }, new RangeError('secret'));
    expect(JSON.parse(JSON.stringify(sendFault(fault)))).to.deep.equal({
      kind: 'refused',
      key: 'INSZ_VERVANGEN',
      detail: 'old number',
      facts: { nieuw: 'x' },
    });
  });
  it('makes any other error an AUDIT_UNWRITABLE', () => {
    expect(sendFault(new RangeError('x'))).to.deep.include({ kind: 'refused', key: 'AUDIT_UNWRITABLE' });
  });
});
