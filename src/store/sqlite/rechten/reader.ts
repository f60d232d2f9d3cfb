// What the rights of the person read beside the readers of the route: requests, the story of a test person, letters about a person.
import type { Verblijfsgemeente } from '../../../domain/kbi/Verblijfsgemeente.js';
import type { VerzoekBetrokkene } from '../../../domain/kbi/VerzoekBetrokkene.js';
import type { Brief, Rechten } from '../../port.js';
import { type Database, prepare } from '../database.js';
import { openToeleiding, readPeriode, type ToeleidingRij } from '../readers.js';

const COLUMNS = 'id, Soort, INSZ, Ontvangen, Termijn, Verlenging, Uitkomst, Toelichting, Afgehandeld';

/** Absent is absent. */
const readVerzoek = (rij: Record<string, unknown>): VerzoekBetrokkene =>
  Object.fromEntries(Object.entries(rij).filter(([, value]) => value !== null)) as VerzoekBetrokkene;

/** Prepares the questions on one connection. */
export const createRechten = (db: Database): Rechten => {
  const alle = prepare<Record<string, unknown>>(db, `SELECT ${COLUMNS} FROM verzoekBetrokkene ORDER BY id`);
  const een = prepare<Record<string, unknown>>(db, `SELECT ${COLUMNS} FROM verzoekBetrokkene WHERE id = ?`);
  const verhaal = prepare<{ verhaal: string | null }>(db, 'SELECT verhaal FROM persona WHERE INSZ = ?');
  const brieven = prepare<Brief>(
    db,
    'SELECT OCMW, status, aangemaakt FROM invalidatie WHERE INSZ IN (SELECT value FROM json_each(?)) ORDER BY id',
  );
  const toeleidingen = prepare<ToeleidingRij>(
    db,
    'SELECT Status, document FROM toeleiding WHERE INSZ IN (SELECT value FROM json_each(?)) ORDER BY Id',
  );
  const verblijf = prepare<
    Omit<Verblijfsgemeente, 'Periode'> & { readonly Begin: string; readonly Einde: string | null }
  >(
    db,
    'SELECT INSZ, NIS, Begin, Einde FROM verblijfsgemeente WHERE INSZ IN (SELECT value FROM json_each(?)) ORDER BY INSZ, Begin',
  );
  return {
    verzoeken: async () => alle.all().map(readVerzoek),
    verzoek: async (id) => {
      const rij = een.get(id);
      return rij && readVerzoek(rij);
    },
    verhaal: async (insz) => verhaal.get(insz)?.verhaal ?? undefined,
    brieven: async (nummers) => brieven.all(JSON.stringify(nummers)),
    verblijf: async (nummers) =>
      verblijf.all(JSON.stringify(nummers)).map(({ INSZ, NIS, ...rij }) => ({ INSZ, NIS, Periode: readPeriode(rij) })),
    toeleidingen: async (nummers) => toeleidingen.all(JSON.stringify(nummers)).map(openToeleiding),
  };
};
