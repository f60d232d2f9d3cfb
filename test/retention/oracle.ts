// Who is due, told once more and otherwise: by the path of each piece of JSON, from days counted since 1970. Shares no line with src/retention.
import type { Bewaarregel } from '../../src/domain/kbi/Bewaarregel.js';
import type { RetentionFacts } from '../../src/retention/anchors.js';

const PATHS: readonly (readonly [RegExp, number])[] = [
  [/^Regie\/\d+$/, 1],
  [/^(Talen\/\d+|Alfabetisering)$/, 2],
  [/^(Contracten|UitstellenOndertekening)\/\d+$/, 3],
  [/^Attesten\/\d+$/, 4],
  [/^(Aanmeldingen|UitstellenAanmelding)\/\d+$/, 5],
  [/^Doelgroepbepalingen\/\d+$/, 6],
  [/^(BehaaldeNiveaus|Testen)\/\d+$/, 7],
  [/^Adviezen\/\d+$/, 8],
  [/^Trajecten\/\d+\/Perspectieven\/\d+$/, 9],
  [/^Trajecten\/\d+$/, 10],
  [/^Trajecten\/\d+\/Beheer\/\d+$/, 11],
  [/^Trajecten\/\d+\/Sanctioneringsbevoegdheden\/\d+$/, 12],
  [/^Trajecten\/\d+\/Trajectonderdelen\/\d+$/, 13],
  [/^Trajecten\/\d+\/Trajectonderdelen\/\d+\/Opschortingen\/\d+$/, 14],
  [/^Trajecten\/\d+\/Trajectonderdelen\/\d+\/Cursussen\/\d+$/, 15],
  [/^OndersteuningGelijkschakeling$/, 16],
  [/^Gesprekken\/\d+$/, 17],
];
const clusterAt = (path: string): number | undefined => PATHS.find(([pattern]) => pattern.test(path))?.[1];

const dayOf = (datum: string): number => Math.floor(Date.UTC(...split(datum)) / 86_400_000);
const split = (datum: string): [number, number, number] => {
  const [year = 0, month = 1, day = 1] = datum.split('-').map(Number);
  return [year, month - 1, day];
};
/** The last day of a term: the same day of the month, or the last one there is. */
const endOf = (datum: string, months: number): number => {
  const [year, month, day] = split(datum);
  const last = new Date(Date.UTC(year, month + months + 1, 0)).getUTCDate();
  return Math.floor(Date.UTC(year, month + months, Math.min(day, last)) / 86_400_000);
};

const youngest = (days: readonly string[]): string | undefined =>
  days.reduce<string | undefined>(
    (most, day) => (most === undefined || dayOf(day) > dayOf(most) ? day : most),
    undefined,
  );

const anchorOf = (anker: Bewaarregel['anker'], { dossier, leefloonrechten, inschrijvingen, dag }: RetentionFacts) => {
  if (anker === 'VERPLICHTING_VOLDAAN') {
    const days: string[] = [];
    for (const attest of dossier.Attesten ?? [])
      if (attest.Status === 'BEHAALD' && ['INBURGERING', 'VRIJSTELLING'].includes(attest.Type) && attest.Datum)
        if (dayOf(attest.Datum) <= dayOf(dag)) days.push(attest.Datum);
    if (dossier.Bewaring?.VerplichtingVoldaan) days.push(dossier.Bewaring.VerplichtingVoldaan);
    const met = youngest(days);
    for (const { Periode } of dossier.Trajecten ?? [])
      if (met && dayOf(Periode.Begin) > dayOf(met) && !(Periode.Einde && dayOf(Periode.Einde) < dayOf(dag)))
        return undefined;
    return met;
  }
  const ends: (string | undefined)[] =
    anker === 'LEEFLOON_EINDE'
      ? leefloonrechten.map(({ Periode }) => Periode.Einde)
      : inschrijvingen.map(({ Hoedanigheidscode, Periode }) => {
          if (Hoedanigheidscode !== 1) return Periode.Einde;
          const cut = new Date(endOf(Periode.Begin, 2) * 86_400_000).toISOString().slice(0, 10);
          return Periode.Einde !== undefined && dayOf(Periode.Einde) < dayOf(cut) ? Periode.Einde : cut;
        });
  const closed = ends.filter((end): end is string => end !== undefined && dayOf(end) < dayOf(dag));
  return closed.length === ends.length ? youngest(closed) : undefined;
};

/** Clusters that a kind of rule has due. */
export const dueClusters = (
  rules: readonly Bewaarregel[],
  actie: string,
  facts: RetentionFacts,
): ReadonlySet<number> => {
  const due = new Set<number>();
  for (const rule of rules) {
    const { geldig, anker, termijn, clusters } = rule;
    const today = dayOf(facts.dag);
    if (rule.actie !== actie || dayOf(geldig.Begin) > today || (geldig.Einde && dayOf(geldig.Einde) < today)) continue;
    const anchor = anchorOf(anker, facts);
    if (anchor && today > endOf(anchor, termijn)) for (const cluster of clusters) due.add(cluster);
  }
  return due;
};

/** What must be left of a dossier: every piece whose cluster is due is gone, unless it runs, or still carries a piece that stays. */
export const expectedAfter = (rules: readonly Bewaarregel[], facts: RetentionFacts): unknown => {
  const due = dueClusters(rules, 'WISSEN', facts);
  const running = (value: unknown): boolean => {
    const { Periode } = value as { Periode: { Einde?: string } };
    return Periode.Einde === undefined || dayOf(Periode.Einde) >= dayOf(facts.dag);
  };
  const prune = (value: unknown, path: string): unknown => {
    if (typeof value !== 'object' || value === null) return clusterGone(path, value, false) ? undefined : value;
    if (Array.isArray(value)) {
      const left = value.map((one, i) => prune(one, `${path}/${i}`)).filter((one) => one !== undefined);
      // A list that was empty to begin with is nobody's data and stays what it was.
      return left.length === 0 && value.length > 0 ? undefined : left;
    }
    const left: Record<string, unknown> = {};
    let carries = false;
    for (const [name, inner] of Object.entries(value)) {
      const kept = prune(inner, path === '' ? name : `${path}/${name}`);
      if (kept === undefined) continue;
      left[name] = kept;
      if (Array.isArray(kept) && kept.length > 0 && clusterAt(`${path}/${name}/0`) !== undefined) carries = true;
    }
    return clusterGone(path, value, carries) ? undefined : left;
  };
  const clusterGone = (path: string, value: unknown, carries: boolean): boolean => {
    const cluster = clusterAt(path);
    if (cluster === undefined || !due.has(cluster) || carries) return false;
    return cluster !== 14 || !running(value);
  };
  return prune(facts.dossier, '');
};
