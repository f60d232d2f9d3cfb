// Grounds that a user imports take the same steps as those on the command line: what would be no step is refused with the whole import,
// and each change leaves its audit row in the transaction of the rows. A ground that is new comes as it stands: a world brings its past.
import type { Grond } from '../domain/kbi/Grond.js';
import type { Clock, Ids } from '../domain/time.js';
import { Fault } from '../faults/fault.js';
import type { RowWatch } from '../store/port.js';
import { kan, type Wie, zetStatus } from './levensloop.js';
import { cleanDoor, grondRow } from './spoor.js';

const REDEN = 'kbi import';

const content = ({ levensloop: _, ...grond }: Grond): string => JSON.stringify(grond);

/** Watches the grounds of an import. `door`: who imports. */
export const watchGronden = (clock: Clock, ids: Ids, door: string): RowWatch => ({
  grond: (voor, na) => {
    const wie: Wie = { now: clock.now(), door: cleanDoor(door), reden: REDEN };
    if (voor === undefined) return { rij: na, audit: grondRow(na, `>${na.status}`, wie, ids) };
    const { levensloop: _, ...fresh } = na;
    const kept: Grond = voor.levensloop === undefined ? fresh : { ...fresh, levensloop: voor.levensloop };
    if (voor.status !== na.status) {
      if (!kan(voor.status, na.status))
        throw new Fault('GROND_OVERGANG', `${na.nummer} is ${voor.status}: no step leads to ${na.status}`);
      const uitkomst = `${voor.status}>${na.status}`;
      return { rij: zetStatus(kept, na.status, wie, voor.status), audit: grondRow(na, uitkomst, wie, ids) };
    }
    if (content(voor) === content(na)) return { rij: voor, audit: undefined };
    return { rij: kept, audit: grondRow(na, 'GEWIJZIGD', wie, ids) };
  },
});
