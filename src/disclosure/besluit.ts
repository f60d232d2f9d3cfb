// The Besluit rule of cluster 13 (A082, C.3.6, C.3.7, C.3.14): the most recent Besluit of a Trajectonderdeel, and only behind a door.
// The door opens when the latest inburgeringsattest is explicitly NIET_BEHAALD, or a relevant Inbreukdossier exists on the Traject.
// While an Opschorting is in force on that Traject its Inbreukdossiers are not looked at (A083); "not yet" never opens.
import type { Attest, Besluit, Inbreukdossier, Opschorting, Traject } from '../domain/kbi/KBIDossier.js';
import { bevat } from '../domain/numbers/Periode.js';
import type { Datum } from '../domain/time.js';
import type { Codelijstnaam } from './context.js';
import { type Building, toCode } from './elements.js';
import type { BesluitElement } from './picture.js';
import { indexOfRecentste, type Ordening } from './recentste.js';
import type { Standen } from './standen.js';
import { dayAfter, give, hasHappened, type Trace, watch, withhold } from './trace.js';
import { passTekst } from './vrije-tekst.js';

const ATTESTEN: Ordening<Attest> = { datum: ({ Datum }) => Datum, telt: ({ Type }) => Type === 'INBURGERING' };
const BESLUITEN: Ordening<Besluit> = { datum: ({ Datum }) => Datum };

/** What the door of one Traject rests on. */
type Feiten = {
  readonly attesten: readonly Attest[];
  readonly inbreuken: readonly Inbreukdossier[];
  readonly opschortingen: readonly Opschorting[];
};

/** How the door stands on a day, with the reasons. */
export type Stand = {
  readonly open: boolean;
  readonly attest: Attest['Status'] | null;
  readonly inbreuk: boolean;
  readonly opgeschort: boolean;
};

/** The door of one Traject: how it stands today and on another day, and the days to come on which it may turn. */
export type Deur = {
  readonly nu: Stand;
  readonly op: (dag: Datum) => Stand;
  readonly dagen: readonly Datum[];
};

/** For the recipient, established, and by that day neither put right nor closed without consequence. */
const isRelevant = (
  { Bestemmeling, Vaststelling, Rechtzetting, GeenGevolg }: Inbreukdossier,
  dag: Datum,
  { inbreukenVoor }: Standen,
): boolean =>
  inbreukenVoor.includes(Bestemmeling) &&
  Vaststelling <= dag &&
  (Rechtzetting === undefined || Rechtzetting > dag) &&
  (GeenGevolg === undefined || GeenGevolg > dag);

const standOf = ({ attesten, inbreuken, opschortingen }: Feiten, dag: Datum, standen: Standen): Stand => {
  const attest = attesten[indexOfRecentste(attesten, ATTESTEN, dag)]?.Status ?? null;
  const inbreuk = inbreuken.some((dossier) => isRelevant(dossier, dag, standen));
  const opgeschort = opschortingen.some(({ Periode }) => bevat(Periode, dag));
  const open = attest === 'NIET_BEHAALD' || (inbreuk && !(opgeschort && standen.opschortingSluitInbreuk));
  return { open, attest, inbreuk, opgeschort };
};

const daysOf = (trace: Trace, { attesten, inbreuken, opschortingen }: Feiten): readonly Datum[] => {
  const dagen: Datum[] = [];
  const add = (dag: Datum | undefined): void => {
    if (dag !== undefined && dag > trace.vandaag) dagen.push(dag);
  };
  for (const { Datum } of attesten) add(Datum);
  for (const { Vaststelling, Rechtzetting, GeenGevolg } of inbreuken) {
    add(Vaststelling);
    add(Rechtzetting);
    add(GeenGevolg);
  }
  for (const { Periode } of opschortingen) {
    add(Periode.Begin);
    add(dayAfter(trace, Periode.Einde));
  }
  return dagen;
};

/** The door of a Traject. `attesten`: of the whole dossier. */
export const deurOf = (trace: Trace, attesten: readonly Attest[] | undefined, traject: Traject): Deur => {
  const { Inbreukdossiers, Trajectonderdelen } = traject;
  const feiten: Feiten = {
    attesten: attesten ?? [],
    inbreuken: Inbreukdossiers ?? [],
    opschortingen: Trajectonderdelen?.flatMap(({ Opschortingen }) => Opschortingen ?? []) ?? [],
  };
  const op = (dag: Datum): Stand => standOf(feiten, dag, trace.standen);
  return { nu: op(trace.vandaag), op, dagen: daysOf(trace, feiten) };
};

/** A Besluit as an element; its remark passes the guard. */
export const toBesluit = (
  trace: Trace,
  { Code, Reden, Opmerking, Datum }: Besluit,
  { codelijst, pad, cluster }: { readonly codelijst: Codelijstnaam; readonly pad: string; readonly cluster: number },
): Building<BesluitElement> => {
  const element: Building<BesluitElement> = { Type: toCode(trace, codelijst, Code), Datum };
  if (Reden !== undefined) element.Soort = toCode(trace, 'RedenBesluit', Reden);
  const tekst = passTekst(trace, Opmerking, `${pad}/Opmerking`, cluster);
  if (tekst !== undefined) element.Opmerking = tekst;
  return element;
};

/** The Besluiten of one Trajectonderdeel: none or one. `pad`: path of the list. */
export const discloseBesluiten = (
  trace: Trace,
  besluiten: readonly Besluit[] | undefined,
  deur: Deur,
  pad: string,
): readonly BesluitElement[] | undefined => {
  if (besluiten === undefined || besluiten.length === 0) return undefined;
  watch(trace, [...deur.dagen, ...besluiten.map(({ Datum }) => Datum)], (dag) =>
    deur.op(dag).open ? indexOfRecentste(besluiten, BESLUITEN, dag) : -1,
  );
  const { open, attest, inbreuk, opgeschort } = deur.nu;
  const invoer = { attest, inbreuk, opgeschort };
  if (!open) {
    withhold(trace, pad, 13, 'besluit-enkel-bij-niet-behaald-of-inbreuk', invoer);
    return undefined;
  }
  const latest = indexOfRecentste(besluiten, BESLUITEN, trace.vandaag);
  let given: readonly BesluitElement[] | undefined;
  for (const [index, besluit] of besluiten.entries()) {
    const { Datum } = besluit;
    const eigen = `${pad}/Besluit[dossier ${index + 1}]`;
    if (index === latest) {
      give(trace, `${pad}/Besluit[1]`, 13, 'besluit-enkel-bij-niet-behaald-of-inbreuk', { ...invoer, Datum });
      const plaats = { codelijst: 'OnderdeelBesluit', pad: `${pad}/Besluit[1]`, cluster: 13 } as const;
      given = [{ ...toBesluit(trace, besluit, plaats), MeestRecentVlag: true }];
    } else if (hasHappened(trace, Datum, eigen, 13)) {
      withhold(trace, eigen, 13, 'recentste-besluit', { Datum });
    }
  }
  return given;
};
