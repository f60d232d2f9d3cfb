// The audit row of what was done here without a message: retention, the rights of a person, a step of a ground. Same chain, same columns;
// the direction says that nobody sent it.
import type { Ids } from '../domain/time.js';
import type { AuditRow } from './unit.js';

/** `grond`: rule or request it rests on. `clusters`: those it touched. `erases`: rows of the trail that lose what is bound to the person. */
export type InternalFacts = {
  readonly ids: Ids;
  readonly now: number;
  readonly stroom: 'Bewaring' | 'Rechten' | 'GROND';
  readonly uitkomst: string;
  readonly INSZ: string | null;
  readonly grond: string | null;
  /** Who did it, and why; `kbi` and nothing when the house did. */
  readonly afzender?: string;
  readonly doeleinde?: string | null;
  readonly clusters?: readonly number[];
  readonly erases?: readonly number[];
};

/** One row; pure but for its id. */
export const internalRow = ({ ids, now, clusters = [], erases = [], ...facts }: InternalFacts): AuditRow => ({
  messageId: ids.uuid(),
  tijdstip: now,
  stroom: facts.stroom,
  richting: 'INTERN',
  afzender: facts.afzender ?? 'kbi',
  instelling: null,
  Referte: null,
  Hoedanigheid: null,
  grond: facts.grond,
  doeleinde: facts.doeleinde ?? null,
  INSZ: facts.INSZ,
  inszHash: null,
  periodeBegin: null,
  periodeEinde: null,
  mutatiesContext: false,
  uitkomst: facts.uitkomst,
  clusters: clusters.join(','),
  beslissingen: null,
  ...(erases.length === 0 ? {} : { erases }),
});
