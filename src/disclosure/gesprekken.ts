// Cluster 17 (A086, C.3.8): conversations noted for the recipient, in order of time: moment, establishment, worker, text.
// The worker is named, so the contact persons of the establishment stay inside. The text passes the guard (A130).
import type { Gesprek } from '../domain/kbi/KBIDossier.js';
import { type Datum, vandaag } from '../domain/time.js';
import { type Building, toCode, toVestiging, withholdContactpersonen } from './elements.js';
import type { GesprekElement } from './picture.js';
import { flagRecentste } from './recentste.js';
import type { Regel } from './regels.js';
import { give, hasHappened, isOnGround, type Trace, withhold } from './trace.js';
import { passTekst } from './vrije-tekst.js';

/** Brussels day of an RFC 3339 moment. Between 01 and 23 o'clock on a Brussels offset no clock needs to be asked. */
export const dayOf = (tijdstip: string): Datum => {
  const uur = tijdstip.slice(11, 13);
  const brussels = tijdstip.endsWith('+02:00') || tijdstip.endsWith('+01:00');
  return brussels && uur > '00' && uur < '23' ? tijdstip.slice(0, 10) : vandaag(Date.parse(tijdstip));
};

type Kept = { readonly gesprek: Gesprek; readonly Datum: Datum };

const byTijdstip = ({ gesprek: a }: Kept, { gesprek: b }: Kept): number => {
  const comparable = a.Tijdstip.length === b.Tijdstip.length && a.Tijdstip.slice(-6) === b.Tijdstip.slice(-6);
  if (!comparable) return Date.parse(a.Tijdstip) - Date.parse(b.Tijdstip);
  return a.Tijdstip < b.Tijdstip ? -1 : a.Tijdstip > b.Tijdstip ? 1 : 0;
};

/** The rule by its recipient: the id stands in audit rows for ten years. */
const ruleOf = ({ standen }: Trace): Regel =>
  standen.gesprekkenVoor.includes('OCMW') ? 'gesprek-voor-ocmw' : 'gesprek-voor-partner';

const toElement = (trace: Trace, { gesprek, Datum }: Kept, pad: string): GesprekElement => {
  const { Tijdstip, KBIVestiging, Bestemmeling } = gesprek;
  const { Achternaam, Voornaam } = gesprek.GenoteerdDoor;
  const element: Building<GesprekElement> = {
    Bestemmeling: toCode(trace, 'Bestemmeling', Bestemmeling),
    Datum,
    Tijdstip,
    KBIVestiging: toVestiging(KBIVestiging),
    GenoteerdDoor: Voornaam === undefined ? { Achternaam } : { Achternaam, Voornaam },
  };
  give(trace, pad, 17, ruleOf(trace), { Bestemmeling, Tijdstip });
  withholdContactpersonen(trace, KBIVestiging, `${pad}/KBIVestiging`, 17);
  const tekst = passTekst(trace, gesprek.Tekst, `${pad}/Opmerking`, 17);
  if (tekst !== undefined) element.Opmerking = tekst;
  return element;
};

export const discloseGesprekken = (
  trace: Trace,
  gesprekken: readonly Gesprek[] | undefined,
): readonly GesprekElement[] | undefined => {
  if (gesprekken === undefined || gesprekken.length === 0 || !isOnGround(trace, 17, 'Gesprekken')) return undefined;
  const kept: Kept[] = [];
  for (const [index, gesprek] of gesprekken.entries()) {
    const { Bestemmeling, Tijdstip } = gesprek;
    const pad = `Gesprekken/Gesprek[dossier ${index + 1}]`;
    if (!trace.standen.gesprekkenVoor.includes(Bestemmeling)) {
      withhold(trace, pad, 17, ruleOf(trace), { Bestemmeling, Tijdstip });
      continue;
    }
    const Datum = dayOf(Tijdstip);
    if (hasHappened(trace, Datum, pad, 17)) kept.push({ gesprek, Datum });
  }
  if (kept.length === 0) return undefined;
  const given = kept.sort(byTijdstip).map((one, index) => toElement(trace, one, `Gesprekken/Gesprek[${index + 1}]`));
  return flagRecentste(given, ({ Datum }) => Datum);
};
