// Rows as a table, JSON and CSV: what a spreadsheet or a program reads back is what was there.
import { expect } from 'chai';
import { type Row, writeRows } from '../../src/cli/rows.js';
import { capture, type Words } from './captured.js';

const ROWS: readonly Row[] = [
  { a: 'x', b: 1 },
  { a: 'say "no", twice', b: ['p', 'q'] },
  { a: '=1+1', b: undefined },
];
const written = (words: Words, rows: Iterable<Row> = ROWS): string => {
  const captured = capture(words);
  writeRows(captured.call, ['a', 'b'], rows);
  return captured.out();
};

describe('writeRows', () => {
  it('makes a table under its names', () => {
    expect(written({}).split('\n').slice(0, 3)).to.deep.equal([
      'a                b',
      'x                1',
      'say "no", twice  p; q',
    ]);
    expect(written({}, [])).to.equal('');
  });
  it('makes JSON of any number of rows', () => {
    for (const count of [0, 1, 500, 501, 1200]) {
      const rows = Array.from({ length: count }, (_, i) => ({ a: `${i}`, b: i }));
      expect(JSON.parse(written({ json: true }, rows))).to.deep.equal(rows);
    }
  });
  it('makes CSV with quotes where they are needed and no formulas', () => {
    expect(written({ options: { csv: true } })).to.equal('a,b\r\nx,1\r\n"say ""no"", twice",p; q\r\n\'=1+1,\r\n');
  });
  it('gathers no more than a page', () => {
    let pulled = 0;
    const out: number[] = [];
    const rows = function* () {
      for (; pulled < 1300; pulled += 1) yield { a: 'x', b: pulled };
    };
    const { call } = capture({});
    const { terminal } = call;
    writeRows({ ...call, terminal: { ...terminal, out: () => void out.push(pulled) } }, ['a', 'b'], rows());
    expect(out).to.deep.equal([499, 999, 1300]);
  });
  it('refuses two forms at once', () => {
    expect(() => written({ json: true, options: { csv: true } })).to.throw(/not both/);
  });
});
