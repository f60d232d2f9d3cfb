import { expect } from 'chai';
import type { LoadRow } from '../../src/store/port.js';
import { REFERENCE_DAY, shiftRow, shiftTijdstip } from '../../src/world/shift.js';
import { cast, worldRows } from './cast.js';

describe('shift', () => {
  const instants: readonly (readonly [string, string, number, string])[] = [
    ['keeps the wall clock within summer', '2012-07-20T10:45:00+02:00', 10, '2012-07-30T10:45:00+02:00'],
    ['takes the offset of the winter day it lands on', '2012-10-20T10:45:00+02:00', 20, '2012-11-09T10:45:00+01:00'],
    ['takes the offset of the summer day it lands on', '2012-03-20T23:30:00+01:00', 10, '2012-03-30T23:30:00+02:00'],
    ['goes back as well', '2012-04-01T00:10:00+02:00', -10, '2012-03-22T00:10:00+01:00'],
    ['keeps a fraction of a second', '2012-07-20T10:45:00.250+02:00', 1, '2012-07-21T10:45:00.250+02:00'],
    ['reads UTC as the wall clock of Brussels', '2012-07-20T08:45:00Z', 1, '2012-07-21T10:45:00+02:00'],
    ['leaves the hour that the summer night skips', '2012-03-24T02:30:00+01:00', 1, '2012-03-25T03:30:00+02:00'],
  ];
  for (const [title, from, days, to] of instants) {
    it(`of an instant ${title}`, () => expect(shiftTijdstip(from, days)).to.equal(to));
  }

  it('moves dates and periods of a persona, and nothing in sentences or codes', () => {
    const row: LoadRow = {
      soort: 'persona',
      rij: {
        INSZ: '85631490132',
        verhaal: 'registered from 2012-10-01',
        inschrijvingen: [{ OCMW: '0212214125', Hoedanigheidscode: 2, Periode: { Begin: '2012-02-28' } }],
        dossier: {
          Hoedanigheden: [{ Code: 'INBURGERAAR', Periode: { Begin: '2011-12-31', Einde: '2012-02-29' } }],
          Testen: [{ Type: '2012-13-45', Datum: '2012-01-01', Resultaat: '14/28' }],
        },
      },
    };
    expect(shiftRow(row, 2).rij).to.deep.equal({
      INSZ: '85631490132',
      verhaal: 'registered from 2012-10-01',
      inschrijvingen: [{ OCMW: '0212214125', Hoedanigheidscode: 2, Periode: { Begin: '2012-03-01' } }],
      dossier: {
        Hoedanigheden: [{ Code: 'INBURGERAAR', Periode: { Begin: '2012-01-02', Einde: '2012-03-02' } }],
        Testen: [{ Type: '2012-13-45', Datum: '2012-01-03', Resultaat: '14/28' }],
      },
    });
  });

  it('moves the validity of a ground and never its source', () => {
    const ground = worldRows().find((row) => row.soort === 'grond' && row.rij.nummer === '002');
    const dated = { ...ground, rij: { ...ground?.rij, bron: '2012-07-25' } } as LoadRow;
    const { rij } = shiftRow(dated, 365);
    expect(rij).to.include({ bron: '2012-07-25' });
    expect(rij).to.have.deep.property('geldig', { Begin: '2013-07-25' });
  });

  it('never touches a code list', () => {
    const row: LoadRow = { soort: 'codelijst', rij: { naam: 'X', bron: 'x', codes: { A: '2012-01-01' } } };
    expect(shiftRow(row, 5)).to.equal(row);
  });

  it('gives every fixture back when moved there and back again', () => {
    for (const rij of cast()) {
      const row: LoadRow = { soort: 'persona', rij };
      expect(shiftRow(shiftRow(row, 5193), -5193)).to.deep.equal(row);
    }
  });

  it('leaves a row as it is for no days', () => {
    const [row] = worldRows();
    expect(row).to.not.equal(undefined);
    if (row !== undefined) expect(shiftRow(row, 0)).to.equal(row);
    expect(REFERENCE_DAY).to.equal('2012-09-03');
  });
});
