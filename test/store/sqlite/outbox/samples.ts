// A store in memory with letters in it; writes go through commit units, as they do in the house.
import type { UnitOutcome, Write } from '../../../../src/commit/unit.js';
import { openDatabase } from '../../../../src/store/sqlite/database.js';
import { type SqliteStore, storeOn } from '../../../../src/store/sqlite/open.js';
import { GENT, insz } from '../../samples.js';

export type OutboxKit = { readonly store: SqliteStore; commit(...writes: readonly Write[]): UnitOutcome['kind'] };

export const openOutbox = (path = ':memory:'): OutboxKit => {
  const store = storeOn(openDatabase(path));
  const commit = (...writes: readonly Write[]): UnitOutcome['kind'] => {
    const [outcome] = store.applyUnits([{ replayKeys: [], writes, audit: null }]);
    if (outcome === undefined) throw new RangeError('a unit without outcome');
    if (outcome.kind === 'failed') throw outcome.error;
    return outcome.kind;
  };
  return { store, commit };
};

/** A change of the person with this serial number; `GebeurtenisId` by its own number. */
export const maak = (gebeurtenis: number, serie = 1, meer: Write['waarden'] = {}): Write => ({
  soort: 'invalidatie.maak',
  waarden: {
    GebeurtenisId: `00000000-0000-4000-8000-${String(gebeurtenis).padStart(12, '0')}`,
    INSZ: insz(serie),
    OCMW: GENT,
    aangemaakt: 1000,
    wachtTot: 1000,
    vervangenDoor: null,
    ...meer,
  },
});

/** Numbers a letter and counts its first attempt, as the sender does. */
export const verzend = (id: number, nu = 2000, OCMW: string = GENT): readonly Write[] => [
  { soort: 'volgnummer.volgende', waarden: { OCMW } },
  { soort: 'invalidatie.nummer', waarden: { id } },
  { soort: 'invalidatie.poging', waarden: { id, nu } },
];

export const write = (soort: string, waarden: Write['waarden']): Write => ({ soort: `invalidatie.${soort}`, waarden });
