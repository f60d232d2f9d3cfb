// A past answer explained from what was kept of it: its audit row and the decisions that stand beside it, as they were taken then.
// Nothing is judged again: the law, the world and the dossier may have changed since. What was erased stays erased.
import type { AuditRow } from '../commit/unit.js';
import type { Decision } from '../disclosure/decision.js';
import { vandaag } from '../domain/time.js';
import { CATALOGUE, type FaultKey } from '../faults/catalogue.js';
import type { Explanation } from './explain.js';
import { toRij } from './row.js';
import { refusalRow } from './stations.js';

const isKey = (uitkomst: string): uitkomst is FaultKey => Object.hasOwn(CATALOGUE, uitkomst);

/** `document`: the decisions of the row as they were written down. `paragraafOf`: of a ground that the world still knows. */
export const explainKept = (
  row: AuditRow,
  document: string | undefined,
  paragraafOf: (grond: string) => string | undefined,
): Explanation => {
  const { grond, doeleinde, Hoedanigheid, uitkomst, periodeBegin, periodeEinde, tijdstip } = row;
  const decisions = document === undefined ? [] : (JSON.parse(document) as readonly Decision[]);
  const dag = vandaag(tijdstip);
  const ground =
    grond === null
      ? []
      : [
          {
            ...{
              pad: 'grond',
              besluit: 'gegeven' as const,
              regel: 'grond-gevalideerd',
              paragraaf: paragraafOf(grond) ?? grond,
            },
            invoer: { grond, Hoedanigheid, doeleinde, begin: periodeBegin, einde: periodeEinde },
          },
        ];
  const refused = isKey(uitkomst) && decisions.length === 0 ? [refusalRow(uitkomst, {})] : [];
  return {
    ...{ partner: row.instelling ?? row.afzender, stroom: row.stroom, Hoedanigheid: Hoedanigheid ?? '–' },
    ...{ INSZ: row.INSZ ?? (row.inszHash === null ? 'nobody, or erased' : 'a number kept as a hash'), dag, uitkomst },
    Begin: periodeBegin === dag ? undefined : (periodeBegin ?? undefined),
    grond: grond ?? undefined,
    doeleinden: doeleinde === null ? [] : doeleinde.split('; '),
    rijen: [...ground, ...refused, ...decisions.map(toRij)],
    decisions,
    inschrijvingen: undefined,
  };
};
