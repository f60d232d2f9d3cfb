// Export: every row in the order of its key, as the loader would take it back.
// Read by pages and not with an open cursor, because a connection that iterates cannot commit units.
import type { Persona } from '../../../domain/kbi/World.js';
import type { LoadRow } from '../../port.js';
import { type Database, prepare } from '../database.js';
import { readPeriode } from '../readers.js';

const PAGE = 500;
const WORLD = ['partner', 'grond', 'codelijst', 'vestiging', 'bronvertraging', 'bewaarregel'] as const;

type PeriodeRij = {
  readonly INSZ: string;
  readonly OCMW: string;
  readonly Begin: string;
  readonly Einde: string | null;
};
type InschrijvingRij = PeriodeRij & { readonly Hoedanigheidscode: number };
type VerblijfRij = PeriodeRij & { readonly NIS: string };
type LeefloonRij = PeriodeRij & { readonly Soort: 'LEEFLOON' | 'EQUIVALENT'; readonly OntvangenOp: string };
type PersonaRij = { readonly INSZ: string; readonly verhaal: string | null; readonly bewijst: string | null };
type IdentiteitRij = { readonly status: 'GEANNULEERD' | 'VERVANGEN'; readonly door: string | null };

/** Keys in order, a page at a time; each is read when it is asked for. */
function* keys(db: Database, sql: string): Generator<string> {
  const page = prepare<{ sleutel: string }>(
    db,
    `SELECT sleutel FROM (${sql}) WHERE sleutel > ? ORDER BY sleutel LIMIT ${PAGE}`,
  );
  let last = '';
  for (let rows = page.all(last); rows.length > 0; rows = page.all(last)) {
    for (const { sleutel } of rows) {
      yield sleutel;
      last = sleutel;
    }
  }
}

const PERSONS = `SELECT INSZ AS sleutel FROM persona UNION SELECT INSZ FROM dossier WHERE document IS NOT NULL
  UNION SELECT INSZ FROM identiteit UNION SELECT INSZ FROM inschrijving UNION SELECT INSZ FROM leefloonrecht
  UNION SELECT INSZ FROM verblijfsgemeente`;

/** Everything of one person as one row, whatever way it came in. */
const createPersonReader = (db: Database): ((insz: string) => Persona) => {
  const persona = prepare<PersonaRij>(db, 'SELECT INSZ, verhaal, bewijst FROM persona WHERE INSZ = ?');
  const identiteit = prepare<IdentiteitRij>(db, 'SELECT status, door FROM identiteit WHERE INSZ = ?');
  const inschrijvingen = prepare<InschrijvingRij>(db, 'SELECT * FROM inschrijving WHERE INSZ = ?');
  const leefloonrechten = prepare<LeefloonRij>(db, 'SELECT * FROM leefloonrecht WHERE INSZ = ?');
  const verblijfsgemeenten = prepare<VerblijfRij>(db, 'SELECT * FROM verblijfsgemeente WHERE INSZ = ?');
  const dossier = prepare<{ document: string | null }>(db, 'SELECT document FROM dossier WHERE INSZ = ?');

  return (insz) => {
    const { verhaal = null, bewijst = null } = persona.get(insz) ?? {};
    const status = identiteit.get(insz);
    const document = dossier.get(insz)?.document;
    const ingeschreven = inschrijvingen
      .all(insz)
      .map((rij) => ({ OCMW: rij.OCMW, Hoedanigheidscode: rij.Hoedanigheidscode, Periode: readPeriode(rij) }));
    const leefloon = leefloonrechten.all(insz).map((rij) => ({
      OCMW: rij.OCMW,
      Soort: rij.Soort,
      Periode: readPeriode(rij),
      OntvangenOp: rij.OntvangenOp,
    }));
    const verblijf = verblijfsgemeenten.all(insz).map((rij) => ({ NIS: rij.NIS, Periode: readPeriode(rij) }));
    return {
      INSZ: insz,
      ...(verhaal !== null && { verhaal }),
      ...(bewijst !== null && { bewijst }),
      ...(status !== undefined && {
        identiteit: { status: status.status, ...(status.door !== null && { door: status.door }) },
      }),
      ...(ingeschreven.length > 0 && { inschrijvingen: ingeschreven }),
      ...(leefloon.length > 0 && { leefloonrechten: leefloon }),
      ...(verblijf.length > 0 && { verblijfsgemeenten: verblijf }),
      ...(document != null && { dossier: withoutINSZ(document) }),
    };
  };
};

const withoutINSZ = (document: string): NonNullable<Persona['dossier']> => {
  const { INSZ: _, ...dossier } = JSON.parse(document) as NonNullable<Persona['dossier']> & { INSZ: string };
  return dossier;
};

/** Every row of the database but settings, audit and replay keys: the world by kind, then the persons. */
export function* exportRows(db: Database): Generator<LoadRow> {
  for (const soort of WORLD) {
    const one = prepare<{ document: string }>(db, `SELECT document FROM ${soort} WHERE sleutel = ?`);
    for (const sleutel of keys(db, `SELECT sleutel FROM ${soort}`)) {
      const rij = one.get(sleutel);
      if (rij !== undefined) yield { soort, rij: JSON.parse(rij.document) } as LoadRow;
    }
  }
  const readPerson = createPersonReader(db);
  for (const insz of keys(db, PERSONS)) yield { soort: 'persona', rij: readPerson(insz) };
}
