import { expect } from 'chai';
import { completeINSZ } from '../../src/domain/numbers/INSZ.js';
import type { Loader } from '../../src/store/port.js';
import { exportLines } from '../../src/world/export.js';
import { ERRORS_SHOWN, findFormat, type ImportOptions, importRows, soortOf } from '../../src/world/import.js';
import { allRows, cast, GENT, withStore, worldRows } from './cast.js';

const CITIZEN = completeINSZ('840724001', false);
const A = '85631490132';
const B = '90662190343';

const run = (loader: Loader, text: string, over: Partial<ImportOptions> = {}) =>
  importRows(loader, {
    text,
    format: 'ndjson',
    soort: 'persona',
    vandaag: '2012-09-03',
    realNumbers: false,
    findNummer: (naam) => (naam === 'ocmw-gent' ? GENT : undefined),
    ...over,
  });

const lines = (...rows: readonly unknown[]): string => rows.map((row) => JSON.stringify(row)).join('\n');

describe('importRows', () => {
  it('takes bare rows and rows that say their kind, and counts them', () =>
    withStore(async ({ loader }) => {
      const seen: number[] = [];
      const wrapped = {
        soort: 'inschrijving',
        rij: { INSZ: A, OCMW: 'ocmw-gent', Hoedanigheidscode: 2, Periode: { Begin: '2012-01-01' } },
      };
      const report = await run(loader, lines({ INSZ: A }, wrapped), { onProgress: (rows) => seen.push(rows) });
      expect(report).to.deep.equal({
        ...{ read: 2, loaded: 2, errorCount: 0, citizens: 0, errors: [] },
        ...{ tekstCount: 0, vrijeTekst: [] },
      });
      expect(seen).to.deep.equal([1, 2]);
      expect(allRows(loader)[0]?.rij).to.have.nested.property('inschrijvingen[0].OCMW', GENT);
      expect(await loader.touched()).to.equal(true);
    }));

  it('names every row that does not fit, and loads nothing', () =>
    withStore(async ({ loader }) => {
      const bad = [{ INSZ: '85631490133' }, { INSZ: B, dossier: { Hoedanigheden: [{ Code: 'X', Periode: {} }] } }];
      const report = await run(
        loader,
        `${lines({ INSZ: A }, ...bad)}\n{"INSZ":\n\n${lines({ soort: 'persoon', rij: {} })}`,
      );
      expect(report).to.include({ read: 5, loaded: 0, errorCount: 4, citizens: 0 });
      expect(report.errors.map(({ row, column }) => [row, column])).to.deep.equal([
        [2, 'INSZ'],
        [3, 'dossier.Hoedanigheden[0].Code'],
        [4, undefined],
        [6, undefined],
      ]);
      expect(allRows(loader)).to.deep.equal([]);
      expect(await loader.touched()).to.equal(false);
    }));

  it('shows a hundred errors and counts the rest', () =>
    withStore(async ({ loader }) => {
      const report = await run(loader, lines(...Array.from({ length: 150 }, () => ({ INSZ: '1' }))));
      expect(report.errors).to.have.length(ERRORS_SHOWN);
      expect(report.errorCount).to.equal(150);
    }));

  it('refuses a number that could be a citizen’s, and does not repeat it', () =>
    withStore(async ({ loader }) => {
      const report = await run(
        loader,
        lines({ INSZ: CITIZEN }, { INSZ: A, identiteit: { status: 'VERVANGEN', door: CITIZEN } }),
      );
      expect(report).to.include({ loaded: 0, citizens: 2 });
      expect(report.errors.map(({ column }) => column)).to.deep.equal(['INSZ', 'identiteit.door']);
      expect(JSON.stringify(report)).to.not.include(CITIZEN);
    }));

  describe('of a dossier with the number of a brother in a remark', () => {
    const Gesprekken = [
      {
        Tijdstip: '2012-05-03T10:00:00+02:00',
        KBIVestiging: { KBISleutel: 'G', TypeCentrum: 'CENTRUM' },
        GenoteerdDoor: { Achternaam: 'Peeters' },
        Bestemmeling: 'OCMW',
        Tekst: 'Broer 90.66.21-903.43 volgt ook les.',
      },
    ];
    const Hoedanigheden = [{ Code: 'INBURGERAAR', Periode: { Begin: '2012-01-01' } }];
    const row = { INSZ: A, dossier: { Hoedanigheden, Gesprekken } };
    const found = { row: 2, column: 'dossier.Gesprekken[0].Tekst', bezwaar: 'INSZ' };
    const cases = [
      [undefined, 'takes the number out', 2, 'Broer [INSZ weg] volgt ook les.'],
      ['houd', 'keeps the text', 2, 'Broer 90.66.21-903.43 volgt ook les.'],
      ['weiger', 'refuses the row', 0, undefined],
    ] as const;
    for (const [vrijeTekst, does, loaded, tekst] of cases)
      it(`${does} and names row and field under ${vrijeTekst ?? 'no word of what to do'}`, () =>
        withStore(async ({ loader }) => {
          const report = await run(loader, lines({ INSZ: B }, row), { vrijeTekst });
          expect(report).to.deep.include({ loaded, tekstCount: 1, vrijeTekst: [found] });
          expect(report.errors.map(({ column }) => column)).to.deep.equal(tekst === undefined ? [found.column] : []);
          expect(JSON.stringify(report)).to.not.include('90.66');
          const held = allRows(loader).find(({ rij }) => 'INSZ' in rij && rij.INSZ === A);
          if (tekst === undefined) expect(held).to.equal(undefined);
          else expect(held?.rij).to.have.nested.property('dossier.Gesprekken[0].Tekst', tekst);
        }));
  });

  it('gives a leefloon row that came without OntvangenOp the day of today', () =>
    withStore(async ({ loader }) => {
      const rij = { INSZ: A, OCMW: GENT, Soort: 'LEEFLOON', Periode: { Begin: '2012-01-01' } };
      expect(await run(loader, lines(rij), { soort: 'leefloonrecht' })).to.include({ loaded: 1 });
      expect(allRows(loader)[0]?.rij).to.have.nested.property('leefloonrechten[0].OntvangenOp', '2012-09-03');
    }));

  it('reads one document with a list of rows', () =>
    withStore(async ({ loader }) => {
      expect(await run(loader, JSON.stringify([{ INSZ: A }, { INSZ: B }]), { format: 'json' })).to.include({
        loaded: 2,
      });
    }));

  it('reads registrations from a spreadsheet and names its columns', () =>
    withStore(async ({ loader }) => {
      const header = 'INSZ;OCMW;Hoedanigheidscode;Begin;Einde';
      const good = `${header}\r\n85.63.14-901.32;ocmw-gent;2;1/9/2012;\r\n`;
      expect(await run(loader, good, { format: 'csv', soort: 'inschrijving' })).to.include({ loaded: 1 });
      expect(allRows(loader)[0]?.rij).to.deep.equal({
        INSZ: A,
        inschrijvingen: [{ OCMW: GENT, Hoedanigheidscode: 2, Periode: { Begin: '2012-09-01' } }],
      });
      const bad = `${header}\n${A};ocmw-x;2;2012-09-01;\n${A};ocmw-gent;twee;2012-09-01;\n${A};ocmw-gent;2;2012-09-31;\n${A};ocmw-gent;2;;`;
      const report = await run(loader, bad, { format: 'csv', soort: 'inschrijving' });
      expect(report.errors.map(({ row, column }) => [row, column])).to.deep.equal([
        [2, 'OCMW'],
        [3, 'Hoedanigheidscode'],
        [4, 'Begin'],
        [5, 'Begin'],
      ]);
    }));

  it('takes an export back exactly as it was', () =>
    withStore(async (one) => {
      await one.loader.load([...worldRows(), ...cast().map((rij) => ({ soort: 'persona', rij }) as const)], 'fixture');
      const text = [...exportLines(one.loader.rows())].join('');
      await withStore(async (two) => {
        expect(await run(two.loader, text)).to.include({ errorCount: 0 });
        expect([...exportLines(two.loader.rows())].join('')).to.equal(text);
      });
    }));

  it('lets a refusal of the store itself through', () =>
    withStore(async ({ loader }) => {
      const failing: Loader = { ...loader, load: () => Promise.reject(new TypeError('disk')) };
      let seen: unknown;
      await run(failing, lines({ INSZ: A })).catch((error: unknown) => {
        seen = error;
      });
      expect(seen).to.be.instanceOf(TypeError);
    }));
});

describe('what a file name promises', () => {
  const cases: readonly (readonly [string, string | undefined, string])[] = [
    ['fixtures/world/partners.json', 'json', 'partner'],
    ['Leefloon-2012.CSV', 'csv', 'leefloonrecht'],
    ['inschrijvingen.csv', 'csv', 'inschrijving'],
    ['dossiers.ndjson', 'ndjson', 'persona'],
    ['dossiers.jsonl', 'ndjson', 'persona'],
    ['gronden.json', 'json', 'grond'],
    ['dossiers.xml', undefined, 'persona'],
  ];
  for (const [file, format, soort] of cases) {
    it(`of ${file} is ${format ?? 'no format'} and ${soort}`, () => {
      expect(findFormat(file)).to.equal(format);
      expect(soortOf(file)).to.equal(soort);
    });
  }
});
