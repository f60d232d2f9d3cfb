// What the rules of retention make of one dossier on a day (A135, A136): which clusters are due, and the dossier without them. Pure.
// A term runs from the anchor and ends on the same day so many months later; on that day the data still stand, the day after they are due.
// Restriction is looked at anew each time: what is no longer due is restricted no longer. Deletion is for good.
import type { Bewaaranker, Bewaarregel, Bewaring } from '../domain/kbi/Bewaarregel.js';
import type { KBIDossier } from '../domain/kbi/KBIDossier.js';
import { plusMaanden } from '../domain/numbers/Datum.js';
import { bevat } from '../domain/numbers/Periode.js';
import type { Datum } from '../domain/time.js';
import { findAnker, type RetentionFacts, verplichtingVoldaan } from './anchors.js';
import { clustersIn, wipeClusters } from './clusters.js';

/** A rule that is due: of the rule, and the day from which its term ran. */
export type DueRule = { readonly regel: Bewaarregel; readonly sinds: Datum };

/** The rules in force on the day whose term is over. */
export const findDue = (regels: readonly Bewaarregel[], facts: RetentionFacts): readonly DueRule[] => {
  const ankers = new Map<Bewaaranker, Datum | undefined>();
  return regels.flatMap((regel) => {
    if (!bevat(regel.geldig, facts.dag)) return [];
    if (!ankers.has(regel.anker)) ankers.set(regel.anker, findAnker(regel.anker, facts));
    const sinds = ankers.get(regel.anker);
    return sinds !== undefined && plusMaanden(sinds, regel.termijn) < facts.dag ? [{ regel, sinds }] : [];
  });
};

/** `gewist`, `beperkt`: clusters that lose their data now, or that are restricted from now on. `dossier`: the same when nothing is due. */
export type Retained = {
  readonly dossier: KBIDossier;
  readonly gewist: readonly number[];
  readonly beperkt: readonly number[];
  /** Numbers of the rules that were due, whether they found anything or not. */
  readonly regels: readonly string[];
};

const clustersOf = (due: readonly DueRule[], actie: Bewaarregel['actie']): ReadonlySet<number> =>
  new Set(due.flatMap(({ regel }) => (regel.actie === actie ? regel.clusters : [])));

/** What retention leaves on the dossier; the anchor stays when the attests that gave it go. */
const bewaringOf = (
  before: KBIDossier,
  beperkt: readonly number[],
  gewist: readonly number[],
  dag: Datum,
): Bewaring => {
  const voldaan = gewist.includes(4) ? verplichtingVoldaan(before, dag) : undefined;
  const VerplichtingVoldaan = voldaan ?? before.Bewaring?.VerplichtingVoldaan;
  return {
    ...(beperkt.length === 0 ? {} : { Beperkt: beperkt }),
    ...(VerplichtingVoldaan === undefined ? {} : { VerplichtingVoldaan }),
  };
};

/** Applies the rules to one dossier. A second time on the same day nothing is left to do. */
export const retain = (regels: readonly Bewaarregel[], facts: RetentionFacts): Retained => {
  const { dossier: before, dag } = facts;
  const due = findDue(regels, facts);
  const { dossier: left, wiped } = wipeClusters(before, clustersOf(due, 'WISSEN'), dag);
  const restricted = clustersOf(due, 'BEPERKEN');
  const Beperkt = clustersIn(left).filter((cluster) => restricted.has(cluster));
  const bewaring = bewaringOf(before, Beperkt, wiped, dag);
  const was = before.Bewaring?.Beperkt ?? [];
  const same = wiped.length === 0 && JSON.stringify(was) === JSON.stringify(Beperkt);
  const { Bewaring: _, ...rest } = left;
  return {
    dossier: same ? before : Object.keys(bewaring).length === 0 ? rest : { ...rest, Bewaring: bewaring },
    gewist: wiped,
    beperkt: Beperkt.filter((cluster) => !was.includes(cluster)),
    regels: due.map(({ regel }) => regel.nummer),
  };
};
