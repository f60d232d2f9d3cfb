import { expect } from 'chai';
import { COLUMNS } from '../../../src/world/parse/csv-columns.js';
import { csvRows } from '../../../src/world/parse/csv-rows.js';
import { checkRow, type Soort } from '../../../src/world/shapes/rows.js';

const rows = (soort: Soort, ...records: readonly (readonly string[])[]) => [
  ...csvRows(
    soort,
    records.map((cells, index) => ({ line: index + 1, cells })),
  ),
];

describe('csvRows', () => {
  it('makes of a record what a JSON row would have been', () => {
    const [row] = rows(
      'leefloonrecht',
      ['insz', 'OCMW', 'Soort', 'Begin'],
      ['85631490132', '0212214125', 'LEEFLOON', '1/9/2012'],
    );
    expect(row).to.deep.include({
      row: 2,
      soort: 'leefloonrecht',
      value: { INSZ: '85631490132', OCMW: '0212214125', Soort: 'LEEFLOON', Periode: { Begin: '2012-09-01' } },
    });
  });

  it('fills a light dossier that passes its check from every column', () => {
    const cell: Readonly<Record<string, string>> = {
      INSZ: '85631490132',
      Verhaal: 'x',
      Hoedanigheid: 'INBURGERAAR',
      Begin: '2011-01-01',
      Einde: '2012-01-01',
      Regie: 'ONTHAALBUREAU',
      RegieSinds: '2011-01-01',
      Taal: 'ara',
      TaalNiveau: 'GOED',
      Contacttaal: 'ja',
      Alfabetisering: 'GEALFABETISEERD',
      AttestType: 'INBURGERING',
      AttestStatus: 'BEHAALD',
      AttestDatum: '2012-01-01',
      AanmeldingDatum: '2011-01-01',
      AanmeldingType: 'EA',
      AanmeldingKBISleutel: 'ab12',
      AanmeldingTypeCentrum: 'LOKET',
      DoelgroepDatum: '2011-01-01',
      DoelgroepType: 'RECHTHEBBEND',
      DoelgroepSoort: 'OUDKOMER',
      NiveauERK: 'A1',
      NiveauHerkomst: 'TEST',
      NiveauDatum: '2011-01-01',
      TrajectType: 'TT_IBRH',
      TrajectBegin: '2011-01-01',
      TrajectEinde: '2012-01-01',
    };
    const names = Object.keys(COLUMNS.persona ?? {});
    const [row] = rows(
      'persona',
      names,
      names.map((name) => cell[name] ?? ''),
    );
    expect(row).to.have.property('value');
    if (row !== undefined && 'value' in row) expect(checkRow('persona', row.value).kind).to.equal('row');
    expect(names.filter((name) => cell[name] === undefined)).to.deep.equal([]);
  });

  it('names the column in which a problem stands, also when the whole Periode is missing', () => {
    const [row] = rows('inschrijving', ['INSZ', 'Hoedanigheidscode', 'Begin'], ['1', '2', '']);
    if (row === undefined || 'problem' in row) return expect.fail('no row');
    expect(row.columnAt?.('Periode')).to.equal('Begin');
    expect(row.columnAt?.('Periode.Begin')).to.equal('Begin');
    expect(row.columnAt?.('OCMW')).to.equal('OCMW');
  });

  const headers: readonly (readonly [string, Soort, readonly string[], RegExp])[] = [
    ['a column it does not know', 'inschrijving', ['INSZ', 'Naam'], /unknown column "Naam": use INSZ, OCMW/],
    ['a column that stands twice', 'inschrijving', ['INSZ', 'insz'], /INSZ stands twice/],
    ['a kind that has no CSV', 'partner', ['naam'], /partner cannot be read from CSV/],
  ];
  for (const [title, soort, header, reason] of headers) {
    it(`stops at ${title}`, () => {
      const [first, ...rest] = rows(soort, header, ['1', '2'], ['3', '4']);
      expect(first).to.have.property('problem').that.matches(reason);
      expect(rest).to.deep.equal([]);
    });
  }

  it('refuses a record with more cells than the header, and reads on', () => {
    const found = rows('inschrijving', ['INSZ'], ['1', '2'], ['3']);
    expect(found.map((row) => 'problem' in row)).to.deep.equal([true, false]);
  });
});
