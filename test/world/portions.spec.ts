import { expect } from 'chai';
import type { LoadNote, LoadRow } from '../../src/store/port.js';
import { inPortions } from '../../src/world/portions.js';

const row = (name: string): LoadRow => ({ soort: 'persona', rij: { INSZ: name } });
const names = (rows: Iterable<LoadRow>): string[] =>
  [...rows].map((one) => (one.soort === 'persona' ? one.rij.INSZ : ''));

describe('a load in portions', () => {
  const portions: { readonly rows: string[]; readonly note: LoadNote }[] = [];
  const load = async (rows: Iterable<LoadRow>, _: string, note: LoadNote): Promise<number> => {
    const taken = names(rows);
    portions.push({ rows: taken, note });
    return taken.length;
  };
  beforeEach(() => {
    portions.length = 0;
  });
  const five = ['1', '2', '3', '4', '5'].map(row);

  it('loads every row once, in order, a portion at a time, and notes how many were before', async () => {
    const loader = inPortions(load, { name: 'x', done: 0, size: 2 });
    expect(await loader.load(five, 'user')).to.equal(5);
    expect(portions.map(({ rows, note }) => [rows.join(), note.before])).to.deep.equal([
      ['1,2', 0],
      ['3,4', 2],
      ['5', 4],
    ]);
  });

  it('goes on after the rows that are in', async () => {
    const loader = inPortions(load, { name: 'x', done: 3, size: 2 });
    expect(await loader.load(five, 'user')).to.equal(5);
    expect(portions.map(({ rows }) => rows.join())).to.deep.equal(['4,5', '']);
  });

  it('keeps what was loaded before a row that cannot be', async () => {
    const source = function* (): Generator<LoadRow> {
      yield* five.slice(0, 3);
      throw new RangeError('row 4');
    };
    const loader = inPortions(load, { name: 'x', done: 0, size: 2 });
    const outcome = await Promise.resolve(loader.load(source(), 'user')).catch((error: unknown) => String(error));
    expect([outcome, loader.kept()]).to.deep.equal(['RangeError: row 4', 2]);
  });

  it('has nothing to do for a load that is in already, or that became shorter', async () => {
    for (const done of [5, 9]) {
      portions.length = 0;
      await inPortions(load, { name: 'x', done, size: 2 }).load(five, 'user');
      expect(portions.flatMap(({ rows }) => rows)).to.deep.equal([]);
    }
  });
});
