// Who must hear that a dossier changed (A052): an OCMW whose picture of it differs. Pictures are what disclosure would show that OCMW today,
// on the grounds it holds and under the codes it registered, in codes without labels; what it may not see cannot concern it.
// Leefloon is not asked here: that is for the moment of sending (select.ts).
import type { Write } from '../commit/unit.js';
import { disclose } from '../disclosure/disclose.js';
import { standenOf } from '../disclosure/regelsets.js';
import { type Inschrijving, telt } from '../domain/kbi/Inschrijving.js';
import type { KBIDossier } from '../domain/kbi/KBIDossier.js';
import type { Machtiging } from '../domain/kbi/Machtiging.js';
import type { Partner } from '../domain/kbi/Partner.js';
import { bevat } from '../domain/numbers/Periode.js';
import type { Datum, Ids } from '../domain/time.js';

/** A dossier, or none, as it stands on a day. */
export type Moment = { readonly dossier: KBIDossier | undefined; readonly dag: Datum };

/** `nummers`: of the person, the one in force first. `inschrijvingen`: of every OCMW under any of them. `dag`: today. */
export type ConcernContext = {
  readonly nummers: readonly string[];
  readonly inschrijvingen: readonly Inschrijving[];
  readonly machtigingen: readonly Machtiging[];
  readonly partnerOf: (ondernemingsnummer: string) => Partner | undefined;
  readonly dag: Datum;
};

/** An OCMW and the number under which it has the person registered; `vervangenDoor` when that one was replaced. */
export type Concerned = { readonly OCMW: string; readonly INSZ: string; readonly vervangenDoor: string | null };

const gronden = (
  { machtigingen, dag }: Pick<ConcernContext, 'machtigingen' | 'dag'>,
  { naam, soort }: Partner,
  stroom: string,
): readonly Machtiging[] =>
  machtigingen.filter(
    (machtiging) =>
      machtiging.stroom === stroom &&
      machtiging.status === 'GEVALIDEERD' &&
      bevat(machtiging.geldig, dag) &&
      (machtiging.ontvangers.includes(soort) || machtiging.ontvangers.includes(naam)),
  );

const relevantFor = (codes: readonly number[], { repertoriumcodes }: Machtiging): readonly number[] =>
  repertoriumcodes === undefined ? codes : codes.filter((code) => repertoriumcodes.includes(code));

/** What an OCMW sees of a dossier on a day; `tot`: the first day on which time alone changes that. */
export type View = { readonly beeld: string; readonly tot: Datum | undefined };

/** Makes the eyes of one OCMW: what it sees under every ground to consult that it holds and may use today. */
const eyesOf = (ocmw: Partner, codes: readonly number[], context: ConcernContext): ((moment: Moment) => View) => {
  const [INSZ = ''] = context.nummers;
  const gronds = gronden(context, ocmw, 'KBIDossiers').filter(
    (grond) => grond.repertoriumcodes === undefined || relevantFor(codes, grond).length > 0,
  );
  // Grounds that give the same clusters under the same codes show the same.
  const kinds = new Map(
    gronds.map((grond) => {
      const { clusters, regelset } = grond;
      const kind = { clusters, standen: standenOf(regelset), repertoriumcodes: relevantFor(codes, grond) };
      return [JSON.stringify(kind), kind] as const;
    }),
  );
  return ({ dossier, dag }) => {
    if (dossier === undefined) return { beeld: '', tot: undefined };
    const shown = [...kinds.values()].map((kind) =>
      disclose(
        { ...dossier, INSZ },
        { ...kind, vandaag: dag, ocmw: ocmw.Ondernemingsnummer, beschrijf: () => undefined },
      ),
    );
    const days = shown.flatMap(({ geldigTot }) => geldigTot ?? []).sort();
    return { beeld: JSON.stringify(shown.map(({ picture }) => picture ?? null)), tot: days[0] };
  };
};

/** The OCMWs that have the person registered today under a code that matters for invalidations, with what they see. */
export const findWatchers = (
  context: ConcernContext,
): readonly (Concerned & { readonly see: (moment: Moment) => View })[] => {
  const { nummers, inschrijvingen, partnerOf, dag } = context;
  const [current = ''] = nummers;
  const today = inschrijvingen.filter((rij) => bevat(telt(rij), dag));
  return [...new Set(today.map(({ OCMW }) => OCMW))].flatMap((OCMW) => {
    const ocmw = partnerOf(OCMW);
    if (ocmw === undefined || ocmw.gewest !== 'VLAAMS') return [];
    const own = today.filter((rij) => rij.OCMW === OCMW);
    const codes = [...new Set(own.map(({ Hoedanigheidscode }) => Hoedanigheidscode))].sort((a, b) => a - b);
    const signals = gronden(context, ocmw, 'InvalidatieKBIDossier');
    const heard = own.filter((rij) => signals.some((grond) => relevantFor([rij.Hoedanigheidscode], grond).length > 0));
    if (heard.length === 0) return [];
    const INSZ = heard.some((rij) => rij.INSZ === current) ? current : (heard[0]?.INSZ ?? current);
    return [{ OCMW, INSZ, vervangenDoor: INSZ === current ? null : current, see: eyesOf(ocmw, codes, context) }];
  });
};

/** The OCMWs for which the picture after differs from the picture before. Pure. */
export const findConcerned = (before: Moment, after: Moment, context: ConcernContext): readonly Concerned[] =>
  findWatchers(context)
    .filter(({ see }) => see(before).beeld !== see(after).beeld)
    .map(({ OCMW, INSZ, vervangenDoor }) => ({ OCMW, INSZ, vervangenDoor }));

/** Holds what was decided on these inschrijvingen to them: an OCMW that registers meanwhile makes the unit decide again. */
export const asRead = (nummers: readonly string[], inschrijvingen: readonly Inschrijving[]): Write => {
  const rijen = inschrijvingen.map(
    ({ INSZ, OCMW, Hoedanigheidscode, Periode: { Begin, Einde = null } }) =>
      [INSZ, OCMW, Hoedanigheidscode, Begin, Einde] as const,
  );
  const keyed = rijen.map((rij) => [JSON.stringify(rij.slice(0, 4)), rij] as const);
  const sorted = keyed.sort(([een], [ander]) => (een < ander ? -1 : 1)).map(([, rij]) => rij);
  return { soort: 'repertorium.zoals', waarden: { nummers: JSON.stringify(nummers), rijen: JSON.stringify(sorted) } };
};

/** A letter for each. `wait`: how long later changes join it, milliseconds. `soort`: whether somebody changed it, or time did. */
export const invalidatieWrites = (
  concerned: readonly Concerned[],
  { ids, now, wait }: { readonly ids: Ids; readonly now: number; readonly wait: number },
  soort: 'invalidatie.maak' | 'invalidatie.verloop' = 'invalidatie.maak',
): readonly Write[] =>
  concerned.map(({ OCMW, INSZ, vervangenDoor }) => ({
    soort,
    waarden: { GebeurtenisId: ids.uuid(), INSZ, OCMW, aangemaakt: now, wachtTot: now + wait, vervangenDoor },
  }));
