// What retention reads: its rules, and who holds a dossier, page by page. Beside the readers of the route, which need neither.
import type { Bewaarregel } from '../../domain/kbi/Bewaarregel.js';
import type { INSZ } from '../../domain/numbers/INSZ.js';
import type { Bewaring } from '../port.js';
import { type Database, prepare } from './database.js';

/** Prepares both questions on one connection. */
export const createBewaring = (db: Database): Bewaring => {
  const regels = prepare<{ document: string }>(db, 'SELECT document FROM bewaarregel ORDER BY sleutel');
  const houders = prepare<{ INSZ: INSZ }>(
    db,
    'SELECT INSZ FROM dossier WHERE document IS NOT NULL AND INSZ > ? ORDER BY INSZ LIMIT ?',
  );
  return {
    regels: async () => regels.all().map(({ document }) => JSON.parse(document) as Bewaarregel),
    houders: async (na, most) => houders.all(na, most).map(({ INSZ }) => INSZ),
  };
};
