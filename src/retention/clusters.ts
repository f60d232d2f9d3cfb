// Where the data of each cluster stand in a dossier, and how to take them out. Pure.
// A Traject (10) carries 9 and 11 to 15, a Trajectonderdeel (13) carries 14 and 15: a carrier stays while it carries something that stays.
// An Opschorting that has not ended stays whatever its term: it closes a door of disclosure (A082, A083), and deletion may open none.
import type { KBIDossier, Traject, Trajectonderdeel } from '../domain/kbi/KBIDossier.js';
import type { Datum } from '../domain/time.js';

type Building<T> = { -readonly [K in keyof T]: T[K] };

/** Fields of the dossier that are a cluster of their own. */
const FIELDS: Readonly<Record<number, readonly (keyof KBIDossier)[]>> = {
  1: ['Regie'],
  2: ['Talen', 'Alfabetisering'],
  3: ['Contracten', 'UitstellenOndertekening'],
  4: ['Attesten'],
  5: ['Aanmeldingen', 'UitstellenAanmelding'],
  6: ['Doelgroepbepalingen'],
  7: ['BehaaldeNiveaus', 'Testen'],
  8: ['Adviezen'],
  16: ['OndersteuningGelijkschakeling'],
  17: ['Gesprekken'],
};

const isEmpty = (value: unknown): boolean => value === undefined || (Array.isArray(value) && value.length === 0);
const endedBefore = (dag: Datum, einde: Datum | undefined): boolean => einde !== undefined && einde < dag;

/** Collects which clusters lost something. */
type Wiping = { readonly clusters: ReadonlySet<number>; readonly dag: Datum; readonly wiped: Set<number> };

/** Takes a field out when its cluster is due. */
const drop = <T extends object>(held: Building<T>, field: keyof T, cluster: number, wiping: Wiping): void => {
  if (!wiping.clusters.has(cluster) || isEmpty(held[field])) return;
  delete held[field];
  wiping.wiped.add(cluster);
};

const keepNonEmpty = <T extends object>(held: Building<T>, field: keyof T, rows: readonly unknown[]): void => {
  if (rows.length === 0) delete held[field];
  else held[field] = rows as T[typeof field];
};

const wipeOnderdeel = (onderdeel: Trajectonderdeel, wiping: Wiping): Trajectonderdeel | undefined => {
  const { clusters, wiped, dag } = wiping;
  const held: Building<Trajectonderdeel> = { ...onderdeel };
  const { Opschortingen = [] } = held;
  if (clusters.has(14) && Opschortingen.length > 0) {
    const stays = Opschortingen.filter(({ Periode }) => !endedBefore(dag, Periode.Einde));
    if (stays.length < Opschortingen.length) wiped.add(14);
    keepNonEmpty(held, 'Opschortingen', stays);
  }
  drop(held, 'Cursussen', 15, wiping);
  if (!clusters.has(13) || !isEmpty(held.Opschortingen) || !isEmpty(held.Cursussen)) return held;
  wiped.add(13);
  return undefined;
};

const CARRIED = ['Perspectieven', 'Beheer', 'Sanctioneringsbevoegdheden', 'Trajectonderdelen'] as const;

const wipeTraject = (traject: Traject, wiping: Wiping): Traject | undefined => {
  const held: Building<Traject> = { ...traject };
  drop(held, 'Perspectieven', 9, wiping);
  drop(held, 'Beheer', 11, wiping);
  drop(held, 'Sanctioneringsbevoegdheden', 12, wiping);
  if (held.Trajectonderdelen !== undefined)
    keepNonEmpty(
      held,
      'Trajectonderdelen',
      held.Trajectonderdelen.flatMap((onderdeel) => wipeOnderdeel(onderdeel, wiping) ?? []),
    );
  if (!wiping.clusters.has(10) || CARRIED.some((field) => !isEmpty(held[field]))) return held;
  wiping.wiped.add(10);
  return undefined;
};

/** The dossier without what these clusters hold and may lose on a day, and the clusters that lost something. */
export const wipeClusters = (
  dossier: KBIDossier,
  clusters: ReadonlySet<number>,
  dag: Datum,
): { readonly dossier: KBIDossier; readonly wiped: readonly number[] } => {
  if (clusters.size === 0) return { dossier, wiped: [] };
  const wiping: Wiping = { clusters, dag, wiped: new Set() };
  const held: Building<KBIDossier> = { ...dossier };
  for (const [cluster, fields] of Object.entries(FIELDS))
    for (const field of fields) drop(held, field, Number(cluster), wiping);
  if (held.Trajecten !== undefined)
    keepNonEmpty(
      held,
      'Trajecten',
      held.Trajecten.flatMap((traject) => wipeTraject(traject, wiping) ?? []),
    );
  const wiped = [...wiping.wiped].sort((a, b) => a - b);
  return { dossier: wiped.length === 0 ? dossier : held, wiped };
};

/** The clusters of which a dossier holds anything. */
export const clustersIn = (dossier: KBIDossier): readonly number[] => {
  const trajecten = dossier.Trajecten ?? [];
  const onderdelen = trajecten.flatMap(({ Trajectonderdelen = [] }) => Trajectonderdelen);
  const carried: Readonly<Record<number, boolean>> = {
    9: trajecten.some(({ Perspectieven }) => !isEmpty(Perspectieven)),
    10: trajecten.length > 0,
    11: trajecten.some(({ Beheer }) => !isEmpty(Beheer)),
    12: trajecten.some(({ Sanctioneringsbevoegdheden }) => !isEmpty(Sanctioneringsbevoegdheden)),
    13: onderdelen.length > 0,
    14: onderdelen.some(({ Opschortingen }) => !isEmpty(Opschortingen)),
    15: onderdelen.some(({ Cursussen }) => !isEmpty(Cursussen)),
  };
  const own = Object.entries(FIELDS).flatMap(([cluster, fields]) =>
    fields.some((field) => !isEmpty(dossier[field])) ? [Number(cluster)] : [],
  );
  const below = Object.entries(carried).flatMap(([cluster, held]) => (held ? [Number(cluster)] : []));
  return [...own, ...below].sort((a, b) => a - b);
};
