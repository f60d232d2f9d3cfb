// The centre behind a pair of numbers: the element names a centre by Ondernemingsnummer and VOPEntiteitNummer, a dossier by its KBI key.
// Found among the establishments of the world, else in the stored dossier. One that is found nowhere keeps no key, and the check refuses it.
import type { KBICentrum } from '../../domain/kbi/DossierKBI.js';
import type { KBIDossier, VestigingVerwijzing } from '../../domain/kbi/KBIDossier.js';
import type { Vestigingen } from '../../store/port.js';
import { compact, keyOf, type Los } from './pairing.js';

/** The reference to a centre, without contact persons. Nothing for a centre without numbers. */
export type FindCentrum = (centrum: KBICentrum | undefined) => Los | undefined;

const isVerwijzing = (value: object): value is VestigingVerwijzing => 'KBISleutel' in value;

/** Every reference in a dossier, wherever it stands. */
const verwijzingenIn = (value: unknown): readonly VestigingVerwijzing[] => {
  if (typeof value !== 'object' || value === null) return [];
  if (isVerwijzing(value)) return [value];
  return Object.values(value).flatMap(verwijzingenIn);
};

/** An Ondernemingsnummer of nine digits lacks its leading zero. */
const tienCijfers = (nummer: string | undefined): string | undefined => nummer?.padStart(10, '0');

/** Makes the look-up for one dossier. */
export const createFindCentrum = (stored: KBIDossier | undefined, vestigingen: Vestigingen): FindCentrum => {
  const known = new Map(
    verwijzingenIn(stored).map((verwijzing) => [
      keyOf(verwijzing.Ondernemingsnummer, verwijzing.VOPEntiteitNummer),
      verwijzing,
    ]),
  );
  return (centrum) => {
    if (centrum === undefined) return undefined;
    const Ondernemingsnummer = tienCijfers(centrum.Ondernemingsnummer);
    const { VOPEntiteitNummer } = centrum;
    if (Ondernemingsnummer === undefined && VOPEntiteitNummer === undefined) return undefined;
    const own = Ondernemingsnummer === undefined ? [] : vestigingen.byOndernemingsnummer(Ondernemingsnummer);
    const found =
      VOPEntiteitNummer === undefined && own.length === 1
        ? own[0]
        : (own.find((vestiging) => vestiging.VOPEntiteitNummer === VOPEntiteitNummer) ??
          known.get(keyOf(Ondernemingsnummer, VOPEntiteitNummer)));
    if (found === undefined) return compact({ Ondernemingsnummer, VOPEntiteitNummer });
    return compact({
      KBISleutel: found.KBISleutel,
      Ondernemingsnummer: found.Ondernemingsnummer,
      VOPEntiteitNummer: found.VOPEntiteitNummer,
      TypeCentrum: found.TypeCentrum,
    });
  };
};

/** The reference with the contact persons that are stored with the same centre: the element has none there. */
export const withContactpersonen = (
  found: Los | undefined,
  stored: VestigingVerwijzing | undefined,
): Los | undefined =>
  found === undefined || found.KBISleutel !== stored?.KBISleutel
    ? found
    : compact({ ...found, Contactpersonen: stored?.Contactpersonen });
