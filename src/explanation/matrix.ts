// Clusters × conditions × persons: of each cluster whether it is given, in part, or withheld, and by which conditions.
// Counts decisions that were taken; adds none of its own.
import type { Explanation } from './explain.js';
import type { Rij } from './row.js';

/** What became of a cluster. DEELS: something in it was given and something withheld. */
export type Stand = 'GEGEVEN' | 'DEELS' | 'ONTHOUDEN' | 'NIET_OP_GROND' | 'GEEN_GEGEVENS';

/** One cluster for one person; `voorwaarden`: the rules that withheld something. */
export type Cel = { readonly cluster: number; readonly stand: Stand; readonly voorwaarden: readonly string[] };

/** One person for one partner. */
export type MatrixRij = {
  readonly partner: string;
  readonly INSZ: string;
  readonly uitkomst: string;
  readonly cellen: readonly Cel[];
};

/** One condition over all persons. */
export type Telling = {
  readonly regel: string;
  readonly paragraaf: string;
  readonly cluster: number;
  readonly gegeven: number;
  readonly onthouden: number;
};

export const CLUSTERS: readonly number[] = Array.from({ length: 17 }, (_, index) => index + 1);

/** Rules that only explain: what they speak of is in no answer to begin with. */
const ALLEEN_UITLEG: readonly string[] = ['aanwezigheidsgraad', 'deelnamestatus'];

const NIET_OP_GROND = 'cluster-niet-op-grond';

/** The cells of one explanation; somebody who is refused or not known has no data in any. */
export const matrixRow = ({ partner, INSZ, uitkomst, decisions }: Explanation): MatrixRij => {
  const cellen = CLUSTERS.map((cluster): Cel => {
    const own = decisions.filter((one) => one.cluster === cluster && !ALLEEN_UITLEG.includes(one.regel));
    const withheld = own.filter(({ besluit }) => besluit === 'onthouden');
    const voorwaarden = [...new Set(withheld.map(({ regel }) => regel))];
    const given = own.length > withheld.length;
    if (own.length === 0) return { cluster, stand: 'GEEN_GEGEVENS', voorwaarden };
    if (given) return { cluster, stand: withheld.length === 0 ? 'GEGEVEN' : 'DEELS', voorwaarden };
    return {
      cluster,
      stand: voorwaarden.every((regel) => regel === NIET_OP_GROND) ? 'NIET_OP_GROND' : 'ONTHOUDEN',
      voorwaarden,
    };
  });
  return { partner, INSZ, uitkomst, cellen };
};

/** Every condition that was decided on, by cluster: for how many persons it gave something, for how many it withheld. */
export const countConditions = (explanations: readonly Explanation[]): readonly Telling[] => {
  const counted = new Map<string, { paragraaf: string; gegeven: Set<Explanation>; onthouden: Set<Explanation> }>();
  for (const explanation of explanations)
    for (const { cluster, regel, paragraaf, besluit } of explanation.decisions) {
      const key = `${cluster} ${regel}`;
      const held = counted.get(key) ?? { paragraaf, gegeven: new Set(), onthouden: new Set() };
      held[besluit].add(explanation);
      counted.set(key, held);
    }
  return [...counted]
    .map(([key, { paragraaf, gegeven, onthouden }]) => {
      const [cluster = '0', regel = ''] = key.split(' ');
      return { regel, paragraaf, cluster: Number(cluster), gegeven: gegeven.size, onthouden: onthouden.size };
    })
    .sort((a, b) => a.cluster - b.cluster || (a.regel < b.regel ? -1 : 1));
};

/** One path that is decided otherwise; absent where nothing was decided on it. */
export type Wijziging = { readonly pad: string; readonly van: Rij | undefined; readonly naar: Rij | undefined };

const sameVerdict = (van: Rij | undefined, naar: Rij | undefined): boolean =>
  van?.besluit === naar?.besluit && van?.regel === naar?.regel;

/** The paths on which two explanations take another decision, in the order of the first and then of the second. Facts alone do not count. */
export const diffExplanations = (van: readonly Rij[], naar: readonly Rij[]): readonly Wijziging[] => {
  const byPath = (rijen: readonly Rij[]): ReadonlyMap<string, Rij> => new Map(rijen.map((rij) => [rij.pad, rij]));
  const before = byPath(van);
  const after = byPath(naar);
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((pad) => ({ pad, van: before.get(pad), naar: after.get(pad) }))
    .filter((one) => !sameVerdict(one.van, one.naar));
};

/** Without what lies below a path that changed in the same way: the whole block is one change. */
export const foldChanges = (changes: readonly Wijziging[]): readonly Wijziging[] => {
  const verdict = ({ van, naar }: Wijziging): string => `${van?.besluit ?? '-'} ${naar?.besluit ?? '-'}`;
  const byPath = new Map(changes.map((change) => [change.pad, verdict(change)]));
  return changes.filter((change) => {
    const steps = change.pad.split('/');
    return !steps.some((_, at) => at > 0 && byPath.get(steps.slice(0, at).join('/')) === verdict(change));
  });
};
