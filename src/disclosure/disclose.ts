// Station "disclose", after the operation and before the dialect writes: what of a dossier may leave, under this ground, on this day.
// Trusts that authorise admitted the question. Pure: the same dossier and context give the same picture, decisions and geldigTot.
// A person is known (C.3.13, A020, A086) once the Hoedanigheid INBURGERAAR has begun; that it ended later does not undo it.
import type { KBIDossier } from '../domain/kbi/KBIDossier.js';
import type { Datum } from '../domain/time.js';
import { discloseAanmeldingsgegevens } from './aanmelding.js';
import { discloseAdviezen } from './adviezen.js';
import { discloseAttesten } from './attesten.js';
import type { DisclosureContext } from './context.js';
import { discloseContractgegevens } from './contractgegevens.js';
import type { Decision } from './decision.js';
import { discloseDoelgroepbepaling } from './doelgroepbepaling.js';
import type { Building } from './elements.js';
import { discloseGelijkschakeling } from './gelijkschakeling.js';
import { discloseGesprekken } from './gesprekken.js';
import { discloseBehaaldeNiveaus } from './niveaus.js';
import type { Picture } from './picture.js';
import type { PubliekDossier } from './publiek/dossier.js';
import { discloseRegie } from './regie.js';
import { discloseTalenkennis } from './talenkennis.js';
import { BUITEN_DE_LIJST, changesOn, give, startTrace, type Trace, withhold } from './trace.js';
import { discloseTrajecten } from './trajecten.js';

export type { DisclosureContext } from './context.js';

/**
 * `picture`: absent when the person is not known as INBURGERAAR. `publiek`: the same in the shape of the public service, where that was asked. `decisions`: in the order taken, never on the wire.
 * `geldigTot`: first day on which time alone, on the facts of this dossier, can change the picture; absent when never.
 * Never too late; where two changes of one day cancel out, the picture of that day is the same.
 */
export type Disclosed = {
  readonly picture: Picture | undefined;
  readonly publiek?: PubliekDossier;
  readonly decisions: readonly Decision[];
  readonly geldigTot: Datum | undefined;
};

const isKnown = (trace: Trace, { Hoedanigheden }: KBIDossier): boolean => {
  let sinds: Datum | undefined;
  for (const { Code, Periode } of Hoedanigheden) {
    if (Code === 'INBURGERAAR' && (sinds === undefined || Periode.Begin < sinds)) sinds = Periode.Begin;
  }
  if (sinds !== undefined && sinds <= trace.vandaag) {
    give(trace, 'KBIDossier', BUITEN_DE_LIJST, 'gekend-als-inburgeraar', { sinds });
    return true;
  }
  const Hoedanigheid = Hoedanigheden.map(({ Code }) => Code).join(',');
  withhold(trace, 'KBIDossier', BUITEN_DE_LIJST, 'enkel-inburgeraar', { Hoedanigheid, sinds: sinds ?? null });
  if (sinds !== undefined) changesOn(trace, sinds);
  return false;
};

/** Sets a block only when it has data: an absent block is absent, never empty (C.3.10). */
const put = <K extends keyof Picture>(picture: Building<Picture>, naam: K, block: Picture[K] | undefined): void => {
  if (block !== undefined) picture[naam] = block;
};

const toPicture = (trace: Trace, dossier: KBIDossier): Picture => {
  const picture: Building<Picture> = { INSZ: dossier.INSZ };
  put(picture, 'Regie', discloseRegie(trace, dossier.Regie));
  put(picture, 'Talenkennis', discloseTalenkennis(trace, dossier));
  put(picture, 'Contractgegevens', discloseContractgegevens(trace, dossier));
  put(picture, 'Attesten', discloseAttesten(trace, dossier.Attesten));
  put(picture, 'Aanmeldingsgegevens', discloseAanmeldingsgegevens(trace, dossier));
  put(picture, 'Doelgroepbepaling', discloseDoelgroepbepaling(trace, dossier.Doelgroepbepalingen));
  put(picture, 'BehaaldeNiveaus', discloseBehaaldeNiveaus(trace, dossier));
  put(picture, 'Adviezen', discloseAdviezen(trace, dossier.Adviezen));
  put(picture, 'Trajecten', discloseTrajecten(trace, dossier.Trajecten, dossier.Attesten));
  put(picture, 'OndersteuningGelijkschakeling', discloseGelijkschakeling(trace, dossier.OndersteuningGelijkschakeling));
  put(picture, 'Gesprekken', discloseGesprekken(trace, dossier.Gesprekken));
  return picture;
};

/** The picture of a dossier for one question, with the reason of everything given or withheld. */
export const disclose = (dossier: KBIDossier, context: DisclosureContext): Disclosed => {
  const trace = startTrace(context, dossier.Bewaring?.Beperkt);
  const picture = isKnown(trace, dossier) ? toPicture(trace, dossier) : undefined;
  if (picture !== undefined && dossier.AfsluitenDossier !== undefined) {
    withhold(trace, 'AfsluitenDossier', BUITEN_DE_LIJST, 'geen-rechtsgrond', {});
  }
  return { picture, decisions: trace.decisions, geldigTot: trace.horizon };
};
