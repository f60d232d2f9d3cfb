// The small pieces of an answer: codes with their label, periods, centres and contact persons.
// Every piece is built field by field, so that a field nobody named cannot travel along (A087, closed list).

import type { VestigingVerwijzing } from '../domain/kbi/KBIDossier.js';
import type { Contactpersoon } from '../domain/kbi/KBIVestiging.js';
import type { Periode } from '../domain/numbers/Periode.js';
import type { Codelijstnaam } from './context.js';
import type {
  CentrumElement,
  CodeElement,
  ContactpersoonElement,
  PeriodeElement,
  VestigingElement,
} from './picture.js';
import { type Trace, withhold } from './trace.js';

/** An element under construction. */
export type Building<T> = { -readonly [K in keyof T]: T[K] };

/** A code with the label of its code list, when it has one. */
export const toCode = (trace: Trace, codelijst: Codelijstnaam, code: string): CodeElement => {
  const Beschrijving = trace.context.beschrijf(codelijst, code);
  return Beschrijving === undefined ? { code } : { code, Beschrijving };
};

/** The label of a code, or the code itself: for elements whose meaning is their attribute Beschrijving. */
export const toLabel = (trace: Trace, codelijst: Codelijstnaam, code: string): string =>
  trace.context.beschrijf(codelijst, code) ?? code;

export const toPeriode = ({ Begin, Einde }: Periode): PeriodeElement =>
  Einde === undefined ? { Begin } : { Begin, Einde };

/** The centre by its numbers; nothing when it has none. */
export const toCentrum = (vestiging: VestigingVerwijzing): CentrumElement | undefined => {
  const { Ondernemingsnummer, VOPEntiteitNummer } = vestiging;
  if (Ondernemingsnummer === undefined && VOPEntiteitNummer === undefined) return undefined;
  const centrum: Building<CentrumElement> = {};
  if (Ondernemingsnummer !== undefined) centrum.Ondernemingsnummer = Ondernemingsnummer;
  if (VOPEntiteitNummer !== undefined) centrum.VOPEntiteitNummer = VOPEntiteitNummer;
  return centrum;
};

const toContactpersoon = (persoon: Contactpersoon): ContactpersoonElement => {
  const element: Building<ContactpersoonElement> = { Achternaam: persoon.Achternaam };
  if (persoon.Voornaam !== undefined) element.Voornaam = persoon.Voornaam;
  if (persoon.Type !== undefined) element.Type = persoon.Type;
  if (persoon.Telefoon !== undefined && persoon.Telefoon.length > 0) element.Telefoon = persoon.Telefoon;
  if (persoon.Email !== undefined && persoon.Email.length > 0) element.Email = persoon.Email;
  return element;
};

/** The establishment by key and number, without any person. */
export const toVestiging = (vestiging: VestigingVerwijzing): VestigingElement => {
  const { KBISleutel, Ondernemingsnummer, TypeCentrum } = vestiging;
  return Ondernemingsnummer === undefined
    ? { KBISleutel, TypeCentrum }
    : { KBISleutel, Ondernemingsnummer, TypeCentrum };
};

/** The establishment with its contact persons: Regie and Traject only (A058). */
export const toVestigingMetContact = (vestiging: VestigingVerwijzing): VestigingElement => {
  const personen = vestiging.Contactpersonen;
  if (personen === undefined || personen.length === 0) return toVestiging(vestiging);
  return { ...toVestiging(vestiging), Contactpersoon: personen.map(toContactpersoon) };
};

/** Notes that the contact persons of an establishment stay inside (A021: they belong to clusters 1 and 11). */
export const withholdContactpersonen = (trace: Trace, vestiging: VestigingVerwijzing, pad: string, cluster: number) => {
  const aantal = vestiging.Contactpersonen?.length ?? 0;
  if (aantal > 0) {
    withhold(trace, `${pad}/Contactpersoon`, cluster, 'contactpersoon-enkel-bij-regie-en-traject', { aantal });
  }
};
