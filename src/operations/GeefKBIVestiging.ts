// GeefKBIVestiging: find an establishment by postcode, ondernemingsnummer or KBI key (A056, A112), and show what KBI staff entered of it (A057).
// By postcode those that are open today; by number or key also those that have ended, with their Opvolgers. None before its first day.
import type { KBIVestiging } from '../domain/kbi/KBIVestiging.js';
import { projectKBIVestiging, rankKBIVestigingen } from '../domain/kbi/KBIVestiging.js';
import { type GeefKBIVestigingVraag, isVerzoek } from '../domain/kbi/Verzoek.js';
import { isOndernemingsnummer } from '../domain/numbers/Ondernemingsnummer.js';
import { bevat } from '../domain/numbers/Periode.js';
import type { Datum } from '../domain/time.js';
import { Fault } from '../faults/fault.js';
import type { Vestigingen } from '../store/port.js';
import type { Operation } from './operation.js';

/** Refuses what is not exactly one criterion in its right form: CRITERIA_ONGELDIG, ONDERNEMINGSNUMMER_ONGELDIG. */
export const checkCriteria = ({ Postcode, Ondernemingsnummer, KBISleutel }: GeefKBIVestigingVraag): void => {
  const given = [Postcode, Ondernemingsnummer, KBISleutel].filter((criterium) => criterium !== undefined).length;
  if (given !== 1) throw new Fault('CRITERIA_ONGELDIG', `${given} criteria`);
  if (Postcode !== undefined && !/^\d{4}$/.test(Postcode)) throw new Fault('CRITERIA_ONGELDIG', 'no postcode');
  if (Ondernemingsnummer !== undefined && !isOndernemingsnummer(Ondernemingsnummer))
    throw new Fault('ONDERNEMINGSNUMMER_ONGELDIG', 'form or check digits do not hold');
};

/** What the one criterion finds on a day, best first. */
export const findKBIVestigingen = (
  { Postcode, Ondernemingsnummer, KBISleutel }: GeefKBIVestigingVraag,
  vestigingen: Vestigingen,
  dag: Datum,
): readonly KBIVestiging[] => {
  const begun = ({ Geldigheid }: KBIVestiging): boolean => Geldigheid.Begin <= dag;
  if (Postcode !== undefined) {
    const serving = vestigingen.byPostcode(Postcode).filter(({ Geldigheid }) => bevat(Geldigheid, dag));
    return rankKBIVestigingen(serving, dag);
  }
  if (Ondernemingsnummer !== undefined)
    return rankKBIVestigingen(vestigingen.byOndernemingsnummer(Ondernemingsnummer).filter(begun), dag);
  const found = KBISleutel === undefined ? undefined : vestigingen.bySleutel(KBISleutel);
  return found !== undefined && begun(found) ? [found] : [];
};

export const GeefKBIVestiging: Operation = {
  persoon: 'none',
  check: (verzoek) => {
    if (isVerzoek(verzoek, 'GeefKBIVestiging')) checkCriteria(verzoek.vraag);
  },
  run: async ({ verzoek, vandaag, remarks }, sources) => {
    if (!isVerzoek(verzoek, 'GeefKBIVestiging')) throw new Fault('INTERNE_FOUT', `asked as ${verzoek.dienst}`);
    const found = findKBIVestigingen(verzoek.vraag, sources.vestigingen, vandaag);
    const vestigingen = found.map((vestiging) => projectKBIVestiging(vestiging, vandaag));
    const none = found.length === 0 ? [new Fault('GEEN_GEGEVENS', 'no such establishment')] : [];
    return {
      kind: 'answer',
      answer: { antwoord: { dienst: 'GeefKBIVestiging', vestigingen }, remarks: [...remarks, ...none] },
      uitkomst: found.length === 0 ? 'GEEN_GEGEVENS' : 'DATA',
      writes: [],
    };
  },
};
