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
import { dayAfter, give, hasHappened, type Trace, watch, withhold } from './trace.js';
import { passTekst } from './vrije-tekst.js';

const ATTESTEN: Ordening<Attest> = { datum: ({ Datum }) => Datum, telt: ({ Type }) => Type === 'INBURGERING' };
const BESLUITEN: Ordening<Besluit> = { datum: ({ Datum }) => Datum };

/** What the door of one Traject rests on: fixed facts; the day decides. */
export type Deur = {
  readonly attesten: readonly Attest[];
  readonly inbreuken: readonly Inbreukdossier[];
  readonly opschortingen: readonly Opschorting[];
  readonly opschortingSluitInbreuk: boolean;
};

/** How the door stands on a day, with the reasons. */
export type Stand = {
  readonly open: boolean;
  readonly attest: Attest['Status'] | null;
  readonly inbreuk: boolean;
  readonly opgeschort: boolean;
};

export const deurOf = (trace: Trace, attesten: readonly Attest[] | undefined, traject: Traject): Deur => ({
  attesten: attesten ?? [],
  inbreuken: traject.Inbreukdossiers ?? [],
  opschortingen: traject.Trajectonderdelen?.flatMap(({ Opschortingen }) => Opschortingen ?? []) ?? [],
  opschortingSluitInbreuk: trace.context.regels?.opschortingSluitInbreuk ?? true,
});

/** For the OCMW, established, and by that day neither put right nor closed without consequence. */
const isRelevant = ({ Bestemmeling, Vaststelling, Rechtzetting, GeenGevolg }: Inbreukdossier, dag: Datum): boolean =>
  Bestemmeling === 'OCMW' &&
  Vaststelling <= dag &&
  (Rechtzetting === undefined || Rechtzetting > dag) &&
  (GeenGevolg === undefined || GeenGevolg > dag);

export const standOf = (deur: Deur, dag: Datum): Stand => {
  const attest = deur.attesten[indexOfRecentste(deur.attesten, ATTESTEN, dag)]?.Status ?? null;
  const inbreuk = deur.inbreuken.some((dossier) => isRelevant(dossier, dag));
  const opgeschort = deur.opschortingen.some(({ Periode }) => bevat(Periode, dag));
  const gezien = inbreuk && !(opgeschort && deur.opschortingSluitInbreuk);
  return { open: attest === 'NIET_BEHAALD' || gezien, attest, inbreuk, opgeschort };
};

/** Every day on which the door may turn. */
const daysOf = ({ attesten, inbreuken, opschortingen }: Deur): (Datum | undefined)[] => [
  ...attesten.map(({ Datum }) => Datum),
  ...inbreuken.flatMap(({ Vaststelling, Rechtzetting, GeenGevolg }) => [Vaststelling, Rechtzetting, GeenGevolg]),
  ...opschortingen.flatMap(({ Periode }) => [Periode.Begin, dayAfter(Periode.Einde)]),
];

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
  watch(trace, [...daysOf(deur), ...besluiten.map(({ Datum }) => Datum)], (dag) =>
    standOf(deur, dag).open ? indexOfRecentste(besluiten, BESLUITEN, dag) : -1,
  );
  const { open, attest, inbreuk, opgeschort } = standOf(deur, trace.vandaag);
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
