// A source that answers late and then fails, for the persons that the world says so of (docs/world.md, rows `bronvertraging`).
// Sits in front of the dossiers; without a row it costs one lookup.
import type { Bronvertraging } from '../domain/kbi/World.js';
import { Fault } from '../faults/fault.js';
import type { Dossiers } from '../store/port.js';

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Dossiers whose rows with a `bronvertraging` wait and then throw BRON_TRAAG (60006) or BRON_ONBESCHIKBAAR (60010). */
export const slowSource = (dossiers: Dossiers, findRow: (insz: string) => Bronvertraging | undefined): Dossiers => ({
  find: async (insz) => {
    const row = findRow(insz);
    if (row === undefined) return dossiers.find(insz);
    await wait(row.milliseconden);
    throw new Fault(row.daarna, `the world delays this source by ${row.milliseconden} ms`);
  },
});
