// Cluster 5 (A074, C.3.2, C.3.15): the most recent Aanmelding, and only if within the past year; deferral with its reason.
// The past year starts on the same day one year earlier, that day included; on 29 February it starts on 28 February.
import type { Aanmelding, KBIDossier } from '../domain/kbi/KBIDossier.js';
import { dagenTussen, plusDagen, plusMaanden } from '../domain/numbers/Datum.js';
import type { Datum } from '../domain/time.js';
import { type Building, toCentrum, toCode, withholdContactpersonen } from './elements.js';
import type { AanmeldingElement, Picture } from './picture.js';
import { indexOfRecentste, type Ordening } from './recentste.js';
import { changesOn, give, hasHappened, isOnGround, type Trace, withhold } from './trace.js';
import { discloseUitstellen } from './uitstellen.js';

type AanmeldingsgegevensElement = NonNullable<Picture['Aanmeldingsgegevens']>;

const LIJST = 'Aanmeldingsgegevens/Aanmeldingen';
const ORDENING: Ordening<Aanmelding> = { datum: ({ Datum }) => Datum };

/** First day of the past year, as seen from a day. Text arithmetic: this runs for every question. */
export const oneYearEarlier = (dag: Datum): Datum => {
  const jaar = String(Number(dag.slice(0, 4)) - 1).padStart(4, '0');
  const rest = dag.slice(4);
  return jaar + (rest === '-02-29' ? '-02-28' : rest);
};

/** First day on which an Aanmelding no longer lies within the past year. */
export const firstDayOutside = (datum: Datum): Datum => {
  const dag = plusDagen(plusMaanden(datum, 12), 1);
  return oneYearEarlier(dag) > datum ? dag : plusDagen(dag, 1);
};

const toElement = (trace: Trace, { Datum, Type, Reden, KBIVestiging }: Aanmelding): AanmeldingElement => {
  const element: Building<AanmeldingElement> = {
    Aanmeldingsdatum: Datum,
    MeestRecentVlag: true,
    Type: toCode(trace, 'AanmeldingType', Type),
  };
  const centrum = toCentrum(KBIVestiging);
  if (centrum !== undefined) element.KBICentrum = centrum;
  if (Reden !== undefined) element.Reden = toCode(trace, 'RedenAanmelding', Reden);
  return element;
};

const discloseAanmelding = (trace: Trace, aanmeldingen: readonly Aanmelding[]): AanmeldingElement | undefined => {
  const latest = indexOfRecentste(aanmeldingen, ORDENING, trace.vandaag);
  let element: AanmeldingElement | undefined;
  for (const [index, aanmelding] of aanmeldingen.entries()) {
    const { Datum } = aanmelding;
    const pad = `${LIJST}/Aanmelding[dossier ${index + 1}]`;
    if (!hasHappened(trace, Datum, pad, 5)) continue;
    if (index !== latest) {
      withhold(trace, pad, 5, 'recentste-aanmelding', { Datum });
      continue;
    }
    const sinds = oneYearEarlier(trace.vandaag);
    const invoer = { Datum, sinds, dagen: dagenTussen(Datum, trace.vandaag) };
    if (Datum < sinds) {
      withhold(trace, `${LIJST}/Aanmelding[1]`, 5, 'aanmelding-binnen-een-jaar', invoer);
      continue;
    }
    element = toElement(trace, aanmelding);
    give(trace, `${LIJST}/Aanmelding[1]`, 5, 'aanmelding-binnen-een-jaar', invoer);
    withholdContactpersonen(trace, aanmelding.KBIVestiging, `${LIJST}/Aanmelding[1]`, 5);
    changesOn(trace, firstDayOutside(Datum));
  }
  return element;
};

export const discloseAanmeldingsgegevens = (
  trace: Trace,
  { Aanmeldingen = [], UitstellenAanmelding = [] }: Pick<KBIDossier, 'Aanmeldingen' | 'UitstellenAanmelding'>,
): AanmeldingsgegevensElement | undefined => {
  if (Aanmeldingen.length === 0 && UitstellenAanmelding.length === 0) return undefined;
  if (!isOnGround(trace, 5, 'Aanmeldingsgegevens')) return undefined;
  const element: Building<AanmeldingsgegevensElement> = {};
  const aanmelding = discloseAanmelding(trace, Aanmeldingen);
  if (aanmelding !== undefined) element.Aanmeldingen = [aanmelding];
  const uitstellen = discloseUitstellen(trace, UitstellenAanmelding, {
    pad: 'Aanmeldingsgegevens/Uitstellen',
    cluster: 5,
    regel: 'uitstel-van-aanmelding',
  });
  if (uitstellen !== undefined) element.Uitstellen = uitstellen;
  return aanmelding !== undefined || uitstellen !== undefined ? element : undefined;
};
