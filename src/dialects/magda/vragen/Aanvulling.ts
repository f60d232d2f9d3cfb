// The element DossierKBIAanvulling into blocks of our own dossier, name by name as in `xsd/kbi-aanvulling-01.00.xsd`.
// What a code may be is judged when the whole dossier is: here text is text.
import type { DossierKBIAanvulling } from '../../../domain/kbi/DossierKBI.js';
import type {
  Addendum,
  BehaaldNiveau,
  Besluit,
  Contractonderdeel,
  Cursus,
  Gesprek,
  Inbreukdossier,
  Inburgeringscontract,
  Inschrijvingsgegevens,
  Module,
  OndersteuningGelijkschakeling,
  Opschorting,
  Participatie,
  Perspectief,
  Regie,
  Sanctioneringsbevoegdheid,
  Taalkennis,
  Traject,
  TrajectBeheer,
  Trajectonderdeel,
  VestigingVerwijzing,
} from '../../../domain/kbi/KBIDossier.js';
import type { Contactpersoon } from '../../../domain/kbi/KBIVestiging.js';
import type { Periode } from '../../../domain/numbers/Periode.js';
import { decimal, each, flag, list, type Read, record, text, token } from '../../element-reader.js';

/** One of a few words, which the check of the dossier holds to that. */
const word = <T extends string>(): Read<T> => token as Read<T>;

const periode = record<Periode>({ Begin: token, Einde: token });
const vestiging = record<VestigingVerwijzing>({
  KBISleutel: token,
  Ondernemingsnummer: token,
  VOPEntiteitNummer: token,
  TypeCentrum: word(),
  Contactpersonen: list(
    'Contactpersoon',
    record<Contactpersoon>({
      Achternaam: text,
      Voornaam: text,
      Type: token,
      Telefoon: each(token),
      Email: each(token),
    }),
  ),
});
const regie = record<Regie>({ Partner: word(), Sinds: token, Tot: token, KBIVestiging: vestiging });
const taal = record<Taalkennis>({ Type: token, Taal: token, Contacttaal: flag, Niveau: token });

const onderdelen = list('Onderdeel', record<Contractonderdeel>({ Onderdeel: word(), Details: list('Detail', text) }));
const contract = record<Inburgeringscontract>({
  Id: token,
  Soort: word(),
  ModelCode: token,
  DatumOndertekening: token,
  Onderdelen: onderdelen,
  RapportGUID: token,
  Addenda: list(
    'Addendum',
    record<Addendum>({ ModelCode: token, DatumOndertekening: token, Onderdelen: onderdelen, RapportGUID: token }),
  ),
  DatumLaatsteWijziging: token,
});
const niveau = record<BehaaldNiveau>({ Niveau: token, Vaardigheid: token, Herkomst: word(), Datum: token });

const besluiten = list(
  'Besluit',
  record<Besluit>({ Code: token, Reden: token, Opmerking: text, Datum: token, DatumLaatsteWijziging: token }),
);
const cursus = record<Cursus>({
  Domein: word(),
  Opleiding: token,
  Inschrijving: record<Inschrijvingsgegevens>({
    Periode: periode,
    TeBehalenAanwezigheidsGraad: decimal,
    Uitstapreden: token,
    Resultaat: token,
    Richtgraad: token,
    Status: token,
  }),
  Modules: list(
    'Module',
    record<Module>({
      Type: token,
      KBIVestiging: vestiging,
      Cursusnummer: token,
      Periode: periode,
      AantalLestijden: decimal,
    }),
  ),
  Participaties: list(
    'Participatie',
    record<Participatie>({ Datum: token, Van: token, Tot: token, Lestijden: decimal, Aanwezigheid: word() }),
  ),
});
const trajectonderdeel = record<Trajectonderdeel>({
  Type: token,
  Periode: periode,
  Vrijstelling: record<NonNullable<Trajectonderdeel['Vrijstelling']>>({ Reden: token, Datum: token }),
  Opmerking: text,
  Besluiten: besluiten,
  Opschortingen: list('Opschorting', record<Opschorting>({ Periode: periode, Type: token, Reden: token })),
  Cursussen: list('Cursus', cursus),
});
const inbreukdossier = record<Inbreukdossier>({
  Dossiernummer: token,
  Bestemmeling: word(),
  Type: token,
  Vaststelling: token,
  Rechtzetting: token,
  GeenGevolg: token,
});
const traject = record<Traject>({
  Type: token,
  Periode: periode,
  Status: token,
  RedenEinde: token,
  Besluiten: besluiten,
  Perspectieven: list('Perspectief', record<Perspectief>({ Waarde: token, Periode: periode, Reden: token })),
  Beheer: list('TrajectBeheer', record<TrajectBeheer>({ KBIVestiging: vestiging, Periode: periode })),
  Sanctioneringsbevoegdheden: list(
    'Sanctioneringsbevoegdheid',
    record<Sanctioneringsbevoegdheid>({ Partner: word(), Geldigheid: periode, OCMW: token }),
  ),
  Trajectonderdelen: list('Trajectonderdeel', trajectonderdeel),
  Inbreukdossiers: list('Inbreukdossier', inbreukdossier),
});
const gesprek = record<Gesprek>({
  Tijdstip: token,
  KBIVestiging: vestiging,
  GenoteerdDoor: record<Gesprek['GenoteerdDoor']>({ Achternaam: text, Voornaam: text }),
  Bestemmeling: word(),
  Tekst: text,
});

type Gelezen = Omit<DossierKBIAanvulling, 'Regie'> & { readonly Regies?: readonly Regie[] };
const gelezen = record<Gelezen>({
  Regies: list('Regie', regie),
  Talen: list('Taal', taal),
  Contracten: list('Contract', contract),
  BehaaldeNiveaus: list('BehaaldNiveau', niveau),
  Trajecten: list('Traject', traject),
  OndersteuningGelijkschakeling: record<OndersteuningGelijkschakeling>({
    WordtGeboden: flag,
    Status: token,
    Sinds: token,
  }),
  Gesprekken: list('Gesprek', gesprek),
});

/** The element DossierKBIAanvulling. */
export const readAanvulling: Read<DossierKBIAanvulling> = (element, all) => {
  const { Regies, ...rest } = gelezen(element, all) ?? {};
  return Regies === undefined ? rest : { ...rest, Regie: Regies };
};
