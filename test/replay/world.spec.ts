import { expect } from 'chai';
import { applyWorld, keyOf } from '../../src/replay/world.js';
import type { LoadRow } from '../../src/store/port.js';

const persona = (INSZ: string, verhaal: string): LoadRow => ({ soort: 'persona', rij: { INSZ, verhaal } });
const vertraging: LoadRow = { soort: 'bronvertraging', rij: { INSZ: '1', milliseconden: 5, daarna: 'BRON_TRAAG' } };
const rows = [persona('1', 'one'), persona('2', 'two'), vertraging];

describe('applyWorld', () => {
  it('leaves the rows as they are without a change', () => expect(applyWorld(rows, {}).rows).to.deep.equal(rows));
  it('adds a row', () => expect(applyWorld(rows, { rows: [persona('3', 'three')] }).rows).to.have.lengthOf(4));
  it('puts a row in the place of the one with its key', () => {
    const { rows: changed } = applyWorld(rows, { rows: [persona('2', 'other')] });
    expect(changed).to.deep.equal([persona('1', 'one'), vertraging, persona('2', 'other')]);
  });
  it('removes by kind and key, and only that kind', () => {
    const { rows: left, missing } = applyWorld(rows, { remove: [{ soort: 'persona', sleutel: '1' }] });
    expect(left).to.deep.equal([persona('2', 'two'), vertraging]);
    expect(missing).to.deep.equal([]);
  });
  it('names a removal that finds nothing', () => {
    expect(applyWorld(rows, { remove: [{ soort: 'partner', sleutel: 'x' }] }).missing).to.deep.equal(['partner x']);
  });
});

describe('keyOf', () => {
  const Periode = { Begin: '2012-01-01' };
  const table: readonly [LoadRow, string][] = [
    [{ soort: 'inschrijving', rij: { INSZ: '1', OCMW: '2', Hoedanigheidscode: 3, Periode } }, '1/2/3'],
    [{ soort: 'leefloonrecht', rij: { INSZ: '1', OCMW: '2', Soort: 'LEEFLOON', Periode, OntvangenOp: '' } }, '1/2'],
    [{ soort: 'codelijst', rij: { naam: 'n', bron: 'b', codes: {} } }, 'n'],
    [
      { soort: 'vestiging', rij: { KBISleutel: 'k', TypeCentrum: 'LOKET', Bedieningsgebied: [], Geldigheid: Periode } },
      'k',
    ],
  ];
  for (const [row, key] of table) it(`is ${key} for a ${row.soort}`, () => expect(keyOf(row)).to.equal(key));
});
