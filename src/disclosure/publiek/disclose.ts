// Disclosure for the public service GeefDossierKBI: first the law, which gives a picture; then that picture in the public shape.
// Nothing of the dossier is looked at after the law has spoken. Blocks that no ground names are withheld, and the trace says so;
// what the law gives and the public schema cannot say is withheld too, so that the trace tells what the wire carried.
import type { KBIDossier } from '../../domain/kbi/KBIDossier.js';
import type { DisclosureContext } from '../context.js';
import type { Decision } from '../decision.js';
import { type Disclosed, disclose } from '../disclose.js';
import type { Picture } from '../picture.js';
import { BUITEN_DE_LIJST, startTrace, withhold } from '../trace.js';
import type { PubliekDossier } from './dossier.js';
import { toAanmelding, toBehaaldeAttesten, toContracten, toUitstellen } from './inburgering.js';
import {
  toAdviezen,
  toDoelgroep,
  toGelijkschakeling,
  toGesprekken,
  toPerspectieven,
  toTalenkennis,
} from './persoon.js';
import { drop, filled, type Publiek } from './pieces.js';
import { toTrajecten } from './trajecten.js';
import { toAfgelegdeTesten, toVormingsActiviteiten } from './vorming.js';

/** Blocks and fields of the public schema that stand on nobody's ground (A087, A088). */
export const OP_GEEN_GROND: readonly string[] = [
  'Personalia/Naam',
  'Personalia/Geboortedatum',
  'Personalia/Geslacht',
  'ToeleidingenPartner',
  'Inbreuken',
  'Wachtlijst',
  'VoorkeurenKlant',
  'Wooncode',
];

const toPubliek = (publiek: Publiek, picture: Picture): PubliekDossier => {
  if (picture.Regie !== undefined) drop(publiek, 'Regie', 1);
  const blokken = filled<Omit<PubliekDossier, 'Personalia'>>({
    Doelgroep: toDoelgroep(publiek, picture.Doelgroepbepaling),
    BehaaldeAttesten: toBehaaldeAttesten(publiek, picture.Attesten),
    Contracten: toContracten(publiek, picture),
    UitstellenVanOndertekening: toUitstellen(picture.Contractgegevens?.Uitstellen),
    Aanmelding: toAanmelding(publiek, picture.Aanmeldingsgegevens),
    UitstellenVanAanmelding: toUitstellen(picture.Aanmeldingsgegevens?.Uitstellen),
    Trajecten: toTrajecten(publiek, picture.Trajecten),
    VormingsActiviteiten: toVormingsActiviteiten(publiek, picture.Trajecten),
    AfgelegdeTesten: toAfgelegdeTesten(picture),
    Adviezen: toAdviezen(publiek, picture.Adviezen),
    Perspectieven: toPerspectieven(publiek, picture.Trajecten),
    ToeleidingenDiplomaGelijkschakeling: toGelijkschakeling(publiek, picture.OndersteuningGelijkschakeling),
    Talenkennis: toTalenkennis(publiek, picture),
    Gesprekken: toGesprekken(publiek, picture.Gesprekken),
  });
  return { Personalia: { INSZ: picture.INSZ }, ...blokken };
};

const isDropped = ({ pad, besluit }: Decision, dropped: ReadonlySet<string>): boolean =>
  besluit === 'gegeven' && [...dropped].some((path) => pad === path || pad.startsWith(`${path}/`));

/** A picture in the public shape. `dropped`: paths of the picture that have no place in it; `decisions`: what is said of that. */
export const toPubliekeVorm = (
  picture: Picture,
  context: DisclosureContext,
): {
  readonly publiek: PubliekDossier;
  readonly dropped: ReadonlySet<string>;
  readonly decisions: readonly Decision[];
} => {
  const run: Publiek = { trace: startTrace(context), dropped: new Set() };
  const publiek = toPubliek(run, picture);
  for (const pad of OP_GEEN_GROND) withhold(run.trace, pad, BUITEN_DE_LIJST, 'geen-rechtsgrond', {});
  return { publiek, dropped: run.dropped, decisions: run.trace.decisions };
};

/** What disclose gives, with the same in the public shape; `decisions` tell of the public answer, on paths of the picture. */
export const disclosePubliek = (dossier: KBIDossier, context: DisclosureContext): Disclosed => {
  const { picture, decisions, geldigTot } = disclose(dossier, context);
  if (picture === undefined) return { picture, decisions, geldigTot };
  const { publiek, dropped, decisions: own } = toPubliekeVorm(picture, context);
  return {
    picture,
    publiek,
    decisions: [...decisions.filter((one) => !isDropped(one, dropped)), ...own],
    geldigTot,
  };
};
