// Clusters 9 to 15 as the store keeps them: a Traject with all that hangs under it.
import type {
  Besluit,
  Cursus,
  Inbreukdossier,
  Inschrijvingsgegevens,
  Module,
  Opschorting,
  Participatie,
  Perspectief,
  Sanctioneringsbevoegdheid,
  Traject,
  TrajectBeheer,
  Trajectonderdeel,
} from '../../domain/kbi/KBIDossier.js';
import { list, object, optional } from './shape.js';
import { choice, code, datum, number, ondernemingsnummer, periode, text, uur } from './values.js';
import { verwijzing } from './vestiging.js';

export const partnerVanKBI = choice('ONTHAALBUREAU', 'HVN', 'VDAB', 'OCMW', 'VMSW', 'HH');
const lestijden = number(0, 10_000, { fraction: true });

const besluiten = optional(
  list(
    object<Besluit>({
      Code: code,
      Reden: optional(code),
      Opmerking: optional(text(4000)),
      Datum: datum,
      DatumLaatsteWijziging: optional(datum),
    }),
  ),
);

const perspectief = object<Perspectief>({ Waarde: code, Periode: optional(periode), Reden: optional(code) });

const sanctioneringsbevoegdheid = object<Sanctioneringsbevoegdheid>({
  Partner: partnerVanKBI,
  Geldigheid: periode,
  OCMW: optional(ondernemingsnummer),
});

const participatie = object<Participatie>({
  Datum: datum,
  Van: optional(uur),
  Tot: optional(uur),
  Lestijden: lestijden,
  Aanwezigheid: choice('AANWEZIG', 'AFWEZIG', 'VERANTW_AFWE'),
});

const module = object<Module>({
  Type: code,
  KBIVestiging: optional(verwijzing),
  // A SleutelType in the answer.
  Cursusnummer: optional(text(36)),
  Periode: optional(periode),
  AantalLestijden: optional(lestijden),
});

const inschrijvingsgegevens = object<Inschrijvingsgegevens>({
  Periode: optional(periode),
  TeBehalenAanwezigheidsGraad: optional(number(0, 100, { fraction: true })),
  Uitstapreden: optional(code),
  Resultaat: optional(code),
  Richtgraad: optional(code),
  Status: optional(code),
});

const cursus = object<Cursus>({
  Domein: choice('MO', 'LO', 'NT2'),
  Opleiding: code,
  Inschrijving: inschrijvingsgegevens,
  Modules: optional(list(module)),
  Participaties: optional(list(participatie)),
});

const opschorting = object<Opschorting>({ Periode: periode, Type: optional(code), Reden: code });

const trajectonderdeel = object<Trajectonderdeel>({
  Type: code,
  Periode: optional(periode),
  Vrijstelling: optional(
    object<NonNullable<Trajectonderdeel['Vrijstelling']>>({ Reden: optional(code), Datum: optional(datum) }),
  ),
  Opmerking: optional(text(4000)),
  Besluiten: besluiten,
  Opschortingen: optional(list(opschorting)),
  Cursussen: optional(list(cursus)),
});

const inbreukdossier = object<Inbreukdossier>({
  Dossiernummer: text(48),
  Bestemmeling: choice('OCMW', 'VDAB', 'VMSW', 'HH'),
  Type: code,
  Vaststelling: datum,
  Rechtzetting: optional(datum),
  GeenGevolg: optional(datum),
});

export const traject = object<Traject>({
  Type: code,
  Periode: periode,
  Status: optional(code),
  RedenEinde: optional(code),
  Besluiten: besluiten,
  Perspectieven: optional(list(perspectief)),
  Beheer: optional(list(object<TrajectBeheer>({ KBIVestiging: verwijzing, Periode: periode }))),
  Sanctioneringsbevoegdheden: optional(list(sanctioneringsbevoegdheid)),
  Trajectonderdelen: optional(list(trajectonderdeel)),
  Inbreukdossiers: optional(list(inbreukdossier)),
});
