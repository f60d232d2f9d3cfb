// The name of a break, by hand: which row, what was done.
import { expect } from 'chai';
import { diagnose } from '../../src/audit/diagnose.js';
import { type ChainedRow, expectedHash, FIRST } from '../../src/commit/chain.js';
import { audit } from '../store/samples.js';

/** A chain of so many rows. */
const chain = (count: number): ChainedRow[] => {
  const rows: ChainedRow[] = [];
  for (let id = 1; id <= count; id += 1) {
    const row = { ...audit(`m${id}`), id, concerns: null, salt: `s${id}`, contentHash: null, hash: '' };
    rows.push({ ...row, hash: expectedHash(row, rows.at(-1)?.hash ?? FIRST) });
  }
  return rows;
};

/** What is said of rows that stand there now, under new numbers, the first misfit being at a place. */
const told = (now: readonly ChainedRow[], sequence: number, previous: string) => {
  const at = now.findIndex(({ id }) => id >= sequence);
  const { row, kind } = diagnose({
    row: now[at] as ChainedRow,
    next: now[at + 1],
    sequence,
    previous,
    rows: () => now,
  });
  return [row, kind];
};
const numbered = (rows: readonly ChainedRow[]): ChainedRow[] => rows.map((row, i) => ({ ...row, id: i + 1 }));

describe('diagnose', () => {
  const rows = chain(6);
  const [a, b, c, d, e, f] = rows as [ChainedRow, ChainedRow, ChainedRow, ChainedRow, ChainedRow, ChainedRow];

  it('tells an edit', () => {
    expect(told([a, { ...b, uitkomst: 'x' }, c, d, e, f], 2, a.hash)).to.deep.equal([2, 'EDITED']);
    expect(told([a, b, c, d, e, { ...f, uitkomst: 'x' }], 6, e.hash)).to.deep.equal([6, 'EDITED']);
  });
  it('tells a gap, and a gap that was hidden by new numbers', () => {
    expect(told([a, d, e, f], 2, a.hash)).to.deep.equal([2, 'DELETED']);
    expect(told(numbered([a, c, d, e, f]), 2, a.hash)).to.deep.equal([2, 'DELETED']);
  });
  it('tells a row that was put in between, or before the first', () => {
    expect(told(numbered([a, { ...d, uitkomst: 'x' }, b, c, d, e, f]), 2, a.hash)).to.deep.equal([2, 'INSERTED']);
    expect(told(numbered([a, d, b, c, d, e, f]), 2, a.hash)).to.deep.equal([2, 'INSERTED']);
    const zero = { ...a, id: 0 };
    expect(diagnose({ row: zero, next: a, sequence: 1, previous: FIRST, rows: () => [zero, ...rows] })).to.include({
      row: 0,
      kind: 'INSERTED',
    });
  });
  it('tells rows that changed places, neighbours too', () => {
    expect(told(numbered([a, e, c, d, b, f]), 2, a.hash)).to.deep.equal([2, 'REORDERED']);
    expect(told(numbered([a, c, b, d, e, f]), 2, a.hash)).to.deep.equal([2, 'REORDERED']);
  });
});
