import { expect } from 'chai';
import { checkRepertorium } from '../../src/authorisation/repertorium.js';
import type { Inschrijving } from '../../src/domain/kbi/Inschrijving.js';
import { Fault } from '../../src/faults/fault.js';
import { GENT, machtiging, PERSON, VANDAAG } from './sample.js';

type Row = {
  readonly title: string;
  readonly rows: readonly [number, string, string?][];
  readonly begin?: string;
  readonly codes: readonly number[] | 'refused';
};

// Reference day 2012-09-03. Code 1 counts for two calendar months from its Begin, last day included.
const ROWS: readonly Row[] = [
  { title: 'an open inschrijving that covers today', rows: [[2, '2012-09-03']], codes: [2] },
  { title: 'one that begins tomorrow', rows: [[2, '2012-09-04']], codes: 'refused' },
  { title: 'one that ends today', rows: [[3, '2012-01-01', '2012-09-03']], codes: [3] },
  { title: 'one that ended yesterday', rows: [[3, '2012-01-01', '2012-09-02']], codes: 'refused' },
  {
    title: 'two that join without a gap over the period asked',
    rows: [
      [2, '2012-06-01', '2012-07-31'],
      [3, '2012-08-01'],
    ],
    begin: '2012-06-15',
    codes: [3],
  },
  {
    title: 'two with a gap of one day',
    rows: [
      [2, '2012-06-01', '2012-07-30'],
      [3, '2012-08-01'],
    ],
    begin: '2012-06-15',
    codes: 'refused',
  },
  {
    title: 'a period that begins the day before the inschrijving',
    rows: [[2, '2012-06-16']],
    begin: '2012-06-15',
    codes: 'refused',
  },
  { title: 'a period that begins with the inschrijving', rows: [[2, '2012-06-15']], begin: '2012-06-15', codes: [2] },
  {
    title: 'overlapping inschrijvingen',
    rows: [
      [2, '2012-06-01', '2012-08-15'],
      [3, '2012-07-01'],
    ],
    begin: '2012-06-01',
    codes: [3],
  },
  {
    title: 'one that is not relevant between two that are',
    rows: [
      [2, '2012-06-01', '2012-06-30'],
      [7, '2012-07-01', '2012-07-31'],
      [2, '2012-08-01'],
    ],
    begin: '2012-06-01',
    codes: 'refused',
  },
  { title: 'code 1 on its last day of two months', rows: [[1, '2012-07-03']], codes: [1] },
  { title: 'code 1 a day after its two months', rows: [[1, '2012-07-02']], codes: 'refused' },
  { title: 'code 1 that ended before its two months', rows: [[1, '2012-08-01', '2012-09-02']], codes: 'refused' },
  {
    title: 'every relevant code that covers today',
    rows: [
      [1, '2012-08-01'],
      [2, '2012-08-15'],
      [2, '2012-08-20'],
    ],
    codes: [1, 2],
  },
];

const check = ({ rows, begin = VANDAAG }: Row, nagegaan = false) => {
  const inschrijvingen: Inschrijving[] = rows.map(([Hoedanigheidscode, Begin, Einde]) => ({
    INSZ: PERSON,
    OCMW: GENT,
    Hoedanigheidscode,
    Periode: Einde === undefined ? { Begin } : { Begin, Einde },
  }));
  const repertorium = { inschrijvingen: async () => inschrijvingen, alle: async () => inschrijvingen };
  return checkRepertorium(repertorium, {
    machtiging,
    ondernemingsnummer: GENT,
    nummers: [PERSON],
    begin,
    vandaag: VANDAAG,
    ...(nagegaan ? { nagegaan } : {}),
  });
};

describe('checkRepertorium', () => {
  for (const row of ROWS) {
    it(`${row.codes === 'refused' ? 'refuses' : 'accepts'} ${row.title}`, async () => {
      const outcome = await check(row).catch((error: unknown) => error);
      if (row.codes !== 'refused') expect(outcome).to.have.members([...row.codes]);
      else expect(outcome).to.be.instanceOf(Fault).with.property('key', 'NIET_IN_REPERTORIUM');
    });
  }

  const elsewhere = (rows: Row['rows']) => check({ title: '', rows, begin: '2012-06-15', codes: [] }, true);
  it('refuses nobody whom an intermediary checked, and takes the codes that it finds itself', async () => {
    expect(await elsewhere([[3, '2012-08-01']])).to.deep.equal([3]);
  });
  it('takes somebody of whom it has no inschrijving for one under code 1, which opens least', async () => {
    expect(await elsewhere([])).to.deep.equal([1]);
    expect(await elsewhere([[3, '2012-01-01', '2012-09-02']])).to.deep.equal([1]);
  });
});
