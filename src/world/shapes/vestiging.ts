// Establishments, and the way a dossier refers to them.
import type { VestigingVerwijzing } from '../../domain/kbi/KBIDossier.js';
import type { Contactpersoon, KBIVestiging } from '../../domain/kbi/KBIVestiging.js';
import { list, object, optional, record } from './shape.js';
import { choice, code, kbiSleutel, ondernemingsnummer, periode, postcode, text, vopEntiteitNummer } from './values.js';

const typeCentrum = choice('CENTRUM', 'VESTIGING', 'LOKET');
const telefoons = optional(list(text(20)));
const emails = optional(list(text(120)));

const contactpersonen = optional(
  list(
    object<Contactpersoon>({
      Achternaam: text(48),
      Voornaam: optional(text(48)),
      Type: optional(code),
      Telefoon: telefoons,
      Email: emails,
    }),
  ),
);

export const verwijzing = object<VestigingVerwijzing>({
  KBISleutel: kbiSleutel,
  Ondernemingsnummer: optional(ondernemingsnummer),
  VOPEntiteitNummer: optional(vopEntiteitNummer),
  TypeCentrum: typeCentrum,
  Contactpersonen: contactpersonen,
});

export const vestiging = object<KBIVestiging>({
  KBISleutel: kbiSleutel,
  Ondernemingsnummer: optional(ondernemingsnummer),
  VOPEntiteitNummer: optional(vopEntiteitNummer),
  TypeCentrum: typeCentrum,
  Telefoon: telefoons,
  Email: emails,
  Contactpersonen: contactpersonen,
  Toelichting: optional(text(1000)),
  Bedieningsgebied: list(postcode, { empty: true }),
  Opvolgers: optional(list(kbiSleutel)),
  Geldigheid: periode,
  bron: optional(record(code, text(1000))),
});
