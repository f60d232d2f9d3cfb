// The reading side of the store on SQLite: prepared once, each question one or two point reads.
// Trusts that every document in the database was written by this program.
import type { AuditRow } from '../../commit/unit.js';
import type { Inschrijving, Leefloonrecht } from '../../domain/kbi/Inschrijving.js';
import type { KBIDossier } from '../../domain/kbi/KBIDossier.js';
import type { Toeleiding, ToeleidingStatus } from '../../domain/kbi/Toeleiding.js';
import type { WorldRows } from '../../domain/kbi/World.js';
import type { INSZ } from '../../domain/numbers/INSZ.js';
import type { Periode } from '../../domain/numbers/Periode.js';
import type { Aankondigingen, DossierRij, Identiteit, Ingeschrevenen, Inwoners, Store } from '../port.js';
import { AUDIT_COLUMNS } from './audit/trail.js';
import { collision, type Database, prepare } from './database.js';
import type { Snapshot } from './snapshot.js';
import { WORLD_VERSION } from './writes.js';

/** A row of the audit trail with its number; numbers rise and are never given twice. */
export type AuditRij = AuditRow & { readonly id: number };

/** The reading half of the SQLite store. `auditRows`: one page of the trail after a number, in order. */
export type Readers = Store & {
  readonly ingeschrevenen: Ingeschrevenen;
  readonly inwoners: Inwoners;
  readonly aankondigingen: Aankondigingen;
  auditRows(na: number, aantal: number): readonly AuditRij[];
};

type PeriodeRij = { readonly Begin: string; readonly Einde: string | null };

/** A period as it was stored: NULL is an open end. */
export const readPeriode = ({ Begin, Einde }: PeriodeRij): Periode => (Einde === null ? { Begin } : { Begin, Einde });

type InschrijvingRij = PeriodeRij & {
  readonly INSZ: string;
  readonly OCMW: string;
  readonly Hoedanigheidscode: number;
};
type LeefloonRij = PeriodeRij & Pick<Leefloonrecht, 'INSZ' | 'OCMW' | 'Soort' | 'OntvangenOp'>;
export type ToeleidingRij = { readonly Status: ToeleidingStatus; readonly document: string };

const readInschrijving = ({ INSZ, OCMW, Hoedanigheidscode, ...rij }: InschrijvingRij): Inschrijving => ({
  INSZ,
  OCMW,
  Hoedanigheidscode,
  Periode: readPeriode(rij),
});

const readLeefloonrecht = ({ INSZ, OCMW, Soort, OntvangenOp, ...rij }: LeefloonRij): Leefloonrecht => ({
  INSZ,
  OCMW,
  Soort,
  OntvangenOp,
  Periode: readPeriode(rij),
});

/** The document holds everything but the Status, which moves. */
export const openToeleiding = ({ Status, document }: ToeleidingRij): Toeleiding => ({
  ...(JSON.parse(document) as Toeleiding),
  Status,
});
const readToeleiding = (rij: ToeleidingRij | undefined): Toeleiding | undefined => rij && openToeleiding(rij);

/** A row whose document is read only when somebody looks at it: its version, which stands in an index, may be all that is asked. */
const openDossier = (versie: number, read: () => string): DossierRij => {
  let opened: KBIDossier | undefined;
  return {
    versie,
    get dossier() {
      opened ??= JSON.parse(read()) as KBIDossier;
      return opened;
    },
  };
};

/** Prepares every reader on one connection. `look`: see `snapshot.ts`. */
export const createReaders = (db: Database, look: Snapshot['look']): Readers => {
  // By an index that holds all it needs; left to itself SQLite takes the unique one and reads the row.
  const versie = prepare<{ versie: number }>(
    db,
    'SELECT versie FROM dossier INDEXED BY dossier_versie WHERE INSZ = ? AND document IS NOT NULL',
  );
  const document = prepare<{ document: string }>(
    db,
    'SELECT document FROM dossier INDEXED BY dossier_versie WHERE INSZ = ? AND versie = ? AND document IS NOT NULL',
  );
  const identiteit = prepare<{ status: string; door: INSZ }>(db, 'SELECT status, door FROM identiteit WHERE INSZ = ?');
  const vervangen = prepare<{ INSZ: INSZ }>(db, 'SELECT INSZ FROM identiteit WHERE door = ? ORDER BY INSZ');
  const INSCHRIJVING = 'SELECT INSZ, OCMW, Hoedanigheidscode, Begin, Einde FROM inschrijving WHERE INSZ = ?';
  const inschrijving = prepare<InschrijvingRij>(db, `${INSCHRIJVING} AND OCMW = ?`);
  const alleInschrijvingen = prepare<InschrijvingRij>(db, `${INSCHRIJVING} ORDER BY OCMW, Hoedanigheidscode, Begin`);
  const ingeschrevenen = prepare<{ INSZ: INSZ }>(
    db,
    `SELECT DISTINCT INSZ FROM inschrijving WHERE INSZ > @na AND Begin <= @dag AND (Einde IS NULL OR Einde >= @dag)
       AND Hoedanigheidscode IN (SELECT value FROM json_each(@codes)) ORDER BY INSZ LIMIT @most`,
  );
  const inwoners = prepare<{ INSZ: INSZ }>(
    db,
    `SELECT DISTINCT INSZ FROM verblijfsgemeente WHERE NIS IN (SELECT value FROM json_each(@NIS)) AND INSZ > @na
       AND Begin <= @dag AND (Einde IS NULL OR Einde >= @dag) ORDER BY INSZ LIMIT @most`,
  );
  const gemeente = prepare<{ NIS: string }>(
    db,
    'SELECT NIS FROM verblijfsgemeente WHERE INSZ = @insz AND Begin <= @dag AND (Einde IS NULL OR Einde >= @dag) ORDER BY Begin DESC LIMIT 1',
  );
  const instellingen = prepare<{ OCMW: string }>(
    db,
    `SELECT DISTINCT OCMW FROM inschrijving WHERE Begin <= @dag AND (Einde IS NULL OR Einde >= @dag)
       AND Hoedanigheidscode IN (SELECT value FROM json_each(@codes)) ORDER BY OCMW`,
  );
  const leefloon = prepare<LeefloonRij>(
    db,
    'SELECT INSZ, OCMW, Soort, Begin, Einde, OntvangenOp FROM leefloonrecht WHERE INSZ = ? ORDER BY OCMW, Begin',
  );
  const TOELEIDING = 'SELECT Status, document FROM toeleiding';
  const toeleiding = prepare<ToeleidingRij>(db, `${TOELEIDING} WHERE Id = ?`);
  const toeleidingByReferte = prepare<ToeleidingRij>(db, `${TOELEIDING} WHERE OCMW = ? AND VraagReferte = ?`);
  const aankondiging = prepare<{ INSZ: INSZ; voor: string | null; beurt: number }>(
    db,
    'SELECT INSZ, voor, beurt FROM aankondiging ORDER BY INSZ LIMIT ?',
  );
  const setting = prepare<{ value: string }>(db, 'SELECT value FROM settings WHERE name = ?');
  const audit = prepare<AuditRij & { mutatiesContext: unknown }>(
    db,
    `SELECT id, ${AUDIT_COLUMNS.join(', ')} FROM audit WHERE id > ? ORDER BY id LIMIT ?`,
  );

  const world = (tabel: string) => {
    const all = prepare<{ document: string }>(db, `SELECT document FROM ${tabel} ORDER BY sleutel`);
    return <Rij>(): Rij[] => all.all().map(({ document }) => JSON.parse(document) as Rij);
  };
  const [partners, gronden, codelijsten] = [world('partner'), world('grond'), world('codelijst')];
  const [vestigingen, bronvertragingen] = [world('vestiging'), world('bronvertraging')];

  const findIdentiteit = (insz: INSZ): Identiteit | undefined => {
    look();
    const rij = identiteit.get(insz);
    if (rij === undefined) return undefined;
    return rij.status === 'VERVANGEN' ? { status: 'VERVANGEN', door: rij.door } : { status: 'GEANNULEERD' };
  };

  /** A number may have been replaced more than once: all that lead to this one count. */
  const oudeNummers = (insz: INSZ): readonly INSZ[] => {
    look();
    const gevonden = new Set<INSZ>([insz]);
    for (const nummer of gevonden) for (const rij of vervangen.all(nummer)) gevonden.add(rij.INSZ);
    gevonden.delete(insz);
    return [...gevonden];
  };

  const inschrijvingen = (ocmw: string, nummers: readonly INSZ[]): readonly Inschrijving[] => {
    look();
    return nummers.flatMap((nummer) => inschrijving.all(nummer, ocmw).map(readInschrijving));
  };

  const findDossier = (insz: INSZ): DossierRij | undefined => {
    look();
    const rij = versie.get(insz);
    if (rij === undefined) return undefined;
    return openDossier(rij.versie, () => {
      look();
      const there = document.get(insz, rij.versie)?.document;
      if (there === undefined) throw collision('dossier');
      return there;
    });
  };

  const loadWorld = db.transaction(
    (): WorldRows => ({
      partners: partners(),
      gronden: gronden(),
      codelijsten: codelijsten(),
      vestigingen: vestigingen(),
      bronvertragingen: bronvertragingen(),
    }),
  );

  return {
    identiteiten: {
      find: async (insz) => findIdentiteit(insz),
      oudeNummers: async (insz) => oudeNummers(insz),
    },
    repertorium: {
      inschrijvingen: async (ocmw, nummers) => inschrijvingen(ocmw, nummers),
      alle: async (nummers) => nummers.flatMap((nummer) => alleInschrijvingen.all(nummer).map(readInschrijving)),
    },
    inwoners: {
      page: async (NIS, dag, na, most) =>
        inwoners.all({ NIS: JSON.stringify(NIS), dag, na, most }).map(({ INSZ }) => INSZ),
      gemeente: async (insz, dag) => gemeente.get({ insz, dag })?.NIS,
    },
    ingeschrevenen: {
      instellingen: (codes, dag) => instellingen.all({ codes: JSON.stringify(codes), dag }).map(({ OCMW }) => OCMW),
      page: async (codes, dag, na, most) =>
        ingeschrevenen.all({ codes: JSON.stringify(codes), dag, na, most }).map(({ INSZ }) => INSZ),
    },
    toeleidingen: {
      find: async (id) => readToeleiding(toeleiding.get(id)),
      findByReferte: async (ocmw, referte) => readToeleiding(toeleidingByReferte.get(ocmw, referte)),
    },
    aankondigingen: {
      page: async (most) =>
        aankondiging.all(most).map(({ INSZ, voor, beurt }) => ({
          ...{ INSZ, beurt },
          voor: voor === null ? undefined : (JSON.parse(voor) as KBIDossier),
        })),
    },
    leefloonrechten: {
      find: async (nummers) => nummers.flatMap((nummer) => leefloon.all(nummer).map(readLeefloonrecht)),
    },
    dossiers: {
      find: async (insz) => findDossier(insz),
    },
    worlds: { load: async () => loadWorld(), version: async () => Number(setting.get(WORLD_VERSION)?.value ?? 0) },
    settings: { get: async (name) => setting.get(name)?.value },
    auditRows: (na, aantal) =>
      audit.all(na, aantal).map((rij) => ({ ...rij, mutatiesContext: Boolean(rij.mutatiesContext) })),
  };
};
