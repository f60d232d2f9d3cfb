import { expect } from 'chai';
import { CATALOGUE } from '../../src/faults/catalogue.js';
import { Fault } from '../../src/faults/fault.js';
import type { JournalEntry } from '../../src/house.js';
import { writeJournal } from '../../src/process/journal.js';
import { createLog } from '../../src/process/log.js';

const INSZ = '85631490132';

const written = (fields: Partial<JournalEntry> = {}): Record<string, unknown> => {
  const lines: string[] = [];
  const log = createLog({ level: 'debug', destination: { write: (line) => void lines.push(line) } });
  const entry: JournalEntry = {
    messageId: 'm1',
    operation: 'KBIDossiers',
    partner: 'ocmw-gent',
    Referte: 'r1',
    uitkomst: 'DATA',
    refusal: undefined,
    warnings: [],
    milliseconds: 1.23456,
    ...fields,
  };
  writeJournal(entry, log);
  expect(lines.length).to.equal(1);
  return JSON.parse(lines[0] ?? '');
};
const LEVEL = { info: 30, warn: 40, error: 50 };

describe('writeJournal', () => {
  it('writes one line of what came of a message', () => {
    const line = written();
    expect(line).to.include({ level: LEVEL.info, msg: 'DATA', messageId: 'm1', operation: 'KBIDossiers' });
    expect(line).to.include({ partner: 'ocmw-gent', Referte: 'r1', uitkomst: 'DATA', ms: 1.23 });
    expect(line).not.to.have.any.keys('warnings', 'detail', 'next', 'err');
  });

  it('tells the leniencies', () => {
    expect(written({ warnings: ['SHA-1'] }).warnings).to.deep.equal(['SHA-1']);
  });

  it('tells the precise cause of a refusal and what to try next', () => {
    const refusal = new Fault('DIGEST_MISMATCH', 'digest of #Body differs');
    expect(written({ refusal, uitkomst: refusal.key })).to.include({
      level: LEVEL.warn,
      msg: 'DIGEST_MISMATCH',
      detail: 'digest of #Body differs',
      next: CATALOGUE.DIGEST_MISMATCH.next,
    });
  });

  it('writes an error of ours whole, with its cause', () => {
    for (const key of ['INTERNE_FOUT', 'AUDIT_UNWRITABLE'] as const) {
      const line = written({ refusal: new Fault(key, 'x', {}, new RangeError('disk full')), uitkomst: key });
      expect(line.level).to.equal(LEVEL.error);
      expect(line.err).to.include({ message: 'disk full' });
      const bare = written({ refusal: new Fault(key, 'bare'), uitkomst: key });
      expect(JSON.stringify(bare.err)).to.include('journal.spec');
    }
  });

  it('names no citizen, wherever the number stands', () => {
    const refusal = new Fault('INTERNE_FOUT', `row of ${INSZ}`, {}, new RangeError(`INSZ ${INSZ}`));
    const line = written({ refusal, Referte: INSZ, warnings: [`SOAPAction "${INSZ}"`] });
    expect(JSON.stringify(line)).not.to.include(INSZ);
  });
});
