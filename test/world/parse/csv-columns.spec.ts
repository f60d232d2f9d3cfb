import { expect } from 'chai';
import { COLUMNS, type Column, putAt, readCell } from '../../../src/world/parse/csv-columns.js';

describe('readCell', () => {
  const cases: readonly (readonly [string, Column['as'], unknown])[] = [
    ['85.63.14-901.32', 'INSZ', '85631490132'],
    ['03/09/2012', 'date', '2012-09-03'],
    ['3-9-2012', 'date', '2012-09-03'],
    ['2012-09-03', 'date', '2012-09-03'],
    ['september', 'date', 'september'],
    ['17', 'number', 17],
    ['1e3', 'number', '1e3'],
    ['-1', 'number', '-1'],
    ['Ja', 'boolean', true],
    ['false', 'boolean', false],
    ['misschien', 'boolean', 'misschien'],
    ['007', 'text', '007'],
  ];
  for (const [cell, as, expected] of cases) {
    it(`reads ${cell} as ${as}`, () => expect(readCell(cell, as)).to.equal(expected));
  }
});

describe('putAt', () => {
  it('makes the objects and lists on the way, and keeps what stands there', () => {
    const row = {};
    putAt(row, 'INSZ', '1');
    putAt(row, 'dossier.Regie[0].Partner', 'VDAB');
    putAt(row, 'dossier.Regie[0].Sinds', '2012-01-01');
    putAt(row, 'dossier.Alfabetisering', 'X');
    expect(row).to.deep.equal({
      INSZ: '1',
      dossier: { Regie: [{ Partner: 'VDAB', Sinds: '2012-01-01' }], Alfabetisering: 'X' },
    });
  });
});

describe('COLUMNS', () => {
  for (const [soort, columns] of Object.entries(COLUMNS)) {
    it(`of ${soort} begin with the INSZ and go to different places`, () => {
      expect(Object.keys(columns)[0]).to.equal('INSZ');
      const paths = Object.values(columns).map(({ path }) => path);
      expect(new Set(paths).size).to.equal(paths.length);
    });
  }
});
