// Where a toeleiding goes (docs/toeleiding.md): Naar/TypePartner must be KBI, then the establishment that Naar names, else one of the
// OCMW's territory. An establishment that has ended is followed to its successors. Nothing here depends on the person.
import { type KBIVestiging, rankKBIVestigingen } from '../domain/kbi/KBIVestiging.js';
import type { Partner } from '../domain/kbi/Partner.js';
import type { ToeleidingPartij } from '../domain/kbi/Toeleiding.js';
import { isOndernemingsnummer } from '../domain/numbers/Ondernemingsnummer.js';
import { bevat } from '../domain/numbers/Periode.js';
import type { Datum } from '../domain/time.js';
import { Fault } from '../faults/fault.js';
import type { Sources } from '../store/port.js';

/** The one TypePartner that this gateway delivers to. VDAB, VMSW and OCMW can be routed in the real chain, but hold no wachtdossiers here. */
const TYPE_PARTNER = 'KBI';

const unroutable = (detail: string): Fault => new Fault('TOELEIDING_ONROUTEERBAAR', detail);

/** Refuses parties that contradict themselves, before anything is looked up: CRITERIA_ONGELDIG, TOELEIDING_ONROUTEERBAAR, ONDERNEMINGSNUMMER_ONGELDIG. */
export const checkPartijen = (van: ToeleidingPartij, naar: ToeleidingPartij): void => {
  for (const { KboNummer, IdentificatieNr } of [van, naar])
    if (KboNummer !== undefined && IdentificatieNr !== undefined)
      throw new Fault('CRITERIA_ONGELDIG', 'a party has KboNummer and IdentificatieNr');
  if (naar.TypePartner !== TYPE_PARTNER) throw unroutable(`Naar/TypePartner ${naar.TypePartner} is not delivered here`);
  for (const { KboNummer } of [van, naar])
    if (KboNummer !== undefined && !isOndernemingsnummer(KboNummer))
      throw new Fault('ONDERNEMINGSNUMMER_ONGELDIG', 'KboNummer: form or check digits do not hold');
};

type Places = Pick<Sources, 'vestigingen' | 'partners'>;

/** Those of a list that are open on a day, and in the place of those that have ended whoever took over, however often. */
const followOpvolgers = (named: readonly KBIVestiging[], { vestigingen }: Places, dag: Datum): KBIVestiging[] => {
  const seen = new Set<KBIVestiging>(named);
  for (const { Geldigheid, Opvolgers = [] } of seen) {
    if (Geldigheid.Einde === undefined || Geldigheid.Einde >= dag) continue;
    for (const sleutel of Opvolgers) {
      const opvolger = vestigingen.bySleutel(sleutel);
      if (opvolger !== undefined) seen.add(opvolger);
    }
  }
  return [...seen].filter(({ Geldigheid }) => bevat(Geldigheid, dag));
};

/** The establishments that Naar names; undefined when it names none: nothing at all, or KBI itself, which is no establishment. */
const findNamed = (naar: ToeleidingPartij, { vestigingen, partners }: Places): readonly KBIVestiging[] | undefined => {
  const { KboNummer, IdentificatieNr } = naar;
  if (IdentificatieNr !== undefined) {
    const named = vestigingen.bySleutel(IdentificatieNr);
    return named === undefined ? [] : [named];
  }
  if (KboNummer === undefined || partners.byOndernemingsnummer(KboNummer)?.soort === 'KBI') return undefined;
  return vestigingen.byOndernemingsnummer(KboNummer);
};

const serves = ({ Bedieningsgebied }: KBIVestiging, werkgebied: readonly string[]): boolean =>
  werkgebied.some((postcode) => Bedieningsgebied.includes(postcode));

/** The establishment that receives a toeleiding of an OCMW on a day. Refuses with TOELEIDING_ONROUTEERBAAR. */
export const findBestemming = (
  naar: ToeleidingPartij,
  { naam, werkgebied = [] }: Pick<Partner, 'naam' | 'werkgebied'>,
  places: Places,
  dag: Datum,
): KBIVestiging => {
  const named = findNamed(naar, places);
  const open =
    named === undefined
      ? followOpvolgers(werkgebied.flatMap(places.vestigingen.byPostcode), places, dag).filter((one) =>
          serves(one, werkgebied),
        )
      : followOpvolgers(named, places, dag);
  const ranked = rankKBIVestigingen(open, dag);
  // An enterprise may have several establishments: the one that serves the OCMW's own territory goes first.
  const chosen = ranked.find((one) => serves(one, werkgebied)) ?? ranked[0];
  if (chosen === undefined)
    throw unroutable(
      named === undefined ? `nobody serves the territory of ${naam} on ${dag}` : `Naar names nobody open on ${dag}`,
    );
  return chosen;
};
