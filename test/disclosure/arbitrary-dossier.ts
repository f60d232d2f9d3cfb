// Random dossiers for the properties of disclosure: few codes and dates close around 2012-09-03, so that ties, duplicates,
// overlaps and boundaries happen often. Dates of a year ago are there for the one-year rule.
import fc from 'fast-check';
import type { KBIDossier } from '../../src/domain/kbi/KBIDossier.js';
import { plusDagen } from '../../src/domain/numbers/Datum.js';
import type { Periode } from '../../src/domain/numbers/Periode.js';
import { GENT, INSZ } from './dossier.js';

const near = fc.integer({ min: -4, max: 6 }).map((days) => plusDagen('2012-09-03', days));
const datum = fc.oneof({ weight: 4, arbitrary: near }, { weight: 1, arbitrary: fc.constant('2012-02-01') });
const yearAgo = fc.integer({ min: -4, max: 6 }).map((days) => plusDagen('2011-09-03', days));

const periode = fc
  .record({ Begin: datum, length: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined }) })
  .map(({ Begin, length }): Periode => (length === undefined ? { Begin } : { Begin, Einde: plusDagen(Begin, length) }));

/** A record whose named keys may be missing, never undefined. */
const some = <T extends object, K extends keyof T>(model: { [P in keyof T]: fc.Arbitrary<T[P]> }, required: K[]) =>
  fc.record(model, { requiredKeys: required }) as fc.Arbitrary<Pick<T, K> & Partial<Omit<T, K>>>;

const lijst = <T>(item: fc.Arbitrary<T>, maxLength = 3): fc.Arbitrary<T[]> => fc.array(item, { maxLength });
const partner = fc.constantFrom('ONTHAALBUREAU', 'VDAB', 'OCMW', 'HVN', 'HH');
const vestiging = fc.constantFrom(GENT, { KBISleutel: 'AALST', TypeCentrum: 'CENTRUM' as const });
const code = fc.constantFrom('A', 'B');
const besluit = some({ Code: code, Reden: code, Opmerking: code, Datum: datum, DatumLaatsteWijziging: datum }, [
  'Code',
  'Datum',
]);
const opschorting = fc.record({ Periode: periode, Reden: code });

const participatie = fc.record({
  Datum: datum,
  Lestijden: fc.constantFrom(1, 2.5),
  Aanwezigheid: fc.constantFrom('AANWEZIG', 'AFWEZIG', 'VERANTW_AFWE'),
});
const cursus = fc.record({
  Domein: fc.constant('MO'),
  Opleiding: code,
  Inschrijving: fc.constant({}),
  Participaties: lijst(participatie),
});
const onderdeel = some(
  {
    Type: code,
    Vrijstelling: some({ Reden: code, Datum: datum }, []),
    Opmerking: code,
    Besluiten: lijst(besluit),
    Opschortingen: lijst(opschorting, 2),
    Cursussen: lijst(cursus, 1),
  },
  ['Type'],
);
const inbreuk = some(
  {
    Dossiernummer: code,
    Bestemmeling: fc.constantFrom('OCMW', 'OCMW', 'VDAB'),
    Type: code,
    Vaststelling: datum,
    Rechtzetting: datum,
    GeenGevolg: datum,
  },
  ['Dossiernummer', 'Bestemmeling', 'Type', 'Vaststelling'],
);
const traject = some(
  {
    Type: fc.constantFrom('TT_IBVP', 'TT_IBVP', 'TT_OBOCMW', 'TT_NT2'),
    Periode: periode,
    Status: code,
    RedenEinde: code,
    Besluiten: lijst(besluit, 2),
    Perspectieven: lijst(some({ Waarde: code, Periode: periode }, ['Waarde']), 2),
    Beheer: lijst(fc.record({ KBIVestiging: vestiging, Periode: periode }), 2),
    Sanctioneringsbevoegdheden: lijst(
      some({ Partner: partner, Geldigheid: periode, OCMW: code }, ['Partner', 'Geldigheid']),
      2,
    ),
    Trajectonderdelen: lijst(onderdeel, 2),
    Inbreukdossiers: lijst(inbreuk, 2),
  },
  ['Type', 'Periode'],
);
const attest = some(
  {
    Type: fc.constantFrom('INBURGERING', 'INBURGERING', 'EVC', 'UITSTEL'),
    Status: fc.constantFrom('BEHAALD', 'NIET_BEHAALD', 'NOG_NIET_BEPAALD'),
    Datum: datum,
  },
  ['Type', 'Status'],
);
const contract = some(
  {
    Id: code,
    Soort: fc.constantFrom('MOEDER', 'OVERNAME'),
    ModelCode: code,
    DatumOndertekening: datum,
    DatumLaatsteWijziging: datum,
    Onderdelen: fc.constantFrom([{ Onderdeel: 'MO', Details: [] }], []),
    Addenda: lijst(fc.record({ DatumOndertekening: datum }), 2),
  },
  ['Id', 'Soort', 'DatumOndertekening', 'Onderdelen'],
);

const model = {
  INSZ: fc.constant(INSZ),
  Hoedanigheden: fc.array(
    fc.record({ Code: fc.constantFrom('INBURGERAAR', 'INBURGERAAR', 'NT2_CURSIST'), Periode: periode }),
    { minLength: 1, maxLength: 3 },
  ),
  Regie: lijst(some({ Partner: partner, Sinds: datum, Tot: datum, KBIVestiging: vestiging }, ['Partner', 'Sinds'])),
  Talen: lijst(fc.record({ Taal: code, Contacttaal: fc.boolean() })),
  Contracten: lijst(contract),
  UitstellenOndertekening: lijst(fc.record({ Begin: datum, Reden: code }), 2),
  Attesten: lijst(attest),
  Aanmeldingen: lijst(fc.record({ Datum: fc.oneof(datum, yearAgo), Type: code, KBIVestiging: vestiging })),
  UitstellenAanmelding: lijst(fc.record({ Begin: datum, Reden: code }), 2),
  Doelgroepbepalingen: lijst(some({ Datum: datum, Type: code, DatumLaatsteWijziging: datum }, ['Datum', 'Type'])),
  BehaaldeNiveaus: lijst(fc.record({ Niveau: code, Herkomst: fc.constant('TEST'), Datum: datum }), 2),
  Testen: lijst(fc.record({ Type: code, Datum: datum }), 2),
  Adviezen: lijst(fc.record({ Verstrekker: partner, Inhoud: code, Datum: datum }), 2),
  Trajecten: lijst(traject, 2),
  OndersteuningGelijkschakeling: fc.record({ WordtGeboden: fc.boolean() }),
  Gesprekken: lijst(
    fc.record({ dag: datum, Bestemmeling: fc.constantFrom('OCMW', 'OCMW', 'VDAB') }).map(({ dag, Bestemmeling }) => ({
      Tijdstip: `${dag}T23:30:00+02:00`,
      KBIVestiging: GENT,
      GenoteerdDoor: { Achternaam: 'Janssens' },
      Bestemmeling,
      Tekst: 'Komt stipt.',
    })),
    2,
  ),
};

/** A dossier in which every block may be missing or hold a few entries. */
export const anyDossier = fc.record(model, {
  requiredKeys: ['INSZ', 'Hoedanigheden'],
}) as unknown as fc.Arbitrary<KBIDossier>;
