// Which fields one decision lets go, as a table: the closed list of the authorisation down to the last element (002 §61, A087).
// A decision is taken on a path; what stands under it may leave only when it is named here. The route never reads this table:
// explanations hold the answer against it, so that a field nobody decided about is found by a test and not by a citizen.
import type { Regel } from './regels.js';

/** Rules that may open this path, and the fields below it that go along. Positions in lists are left out. */
export type Houder = { readonly regels: readonly Regel[]; readonly velden: readonly string[] };

const under = (element: string, velden: readonly string[]): readonly string[] => [
  element,
  ...velden.map((veld) => `${element}/${veld}`),
];
const holds = (regel: Regel, ...velden: readonly (string | readonly string[])[]): Houder => ({
  regels: [regel],
  velden: velden.flat(),
});

const CENTRUM = under('KBICentrum', ['Ondernemingsnummer', 'VOPEntiteitNummer']);
const VESTIGING = ['KBISleutel', 'Ondernemingsnummer', 'TypeCentrum'];
const CONTACTPERSOON = under('Contactpersoon', ['Achternaam', 'Voornaam', 'Type', 'Telefoon', 'Email']);
const ONDERDELEN = under('Onderdelen', under('Onderdeel', under('Details', ['Detail'])));
const UITSTEL = ['Begindatum', 'Einddatum', 'Reden', 'MeestRecentVlag'];
const BESLUIT = ['Type', 'Soort', 'Datum', 'MeestRecentVlag'];
const PERIODE = under('Periode', ['Begin', 'Einde']);

const TRAJECT = 'Trajecten/Traject';
const ONDERDEEL = `${TRAJECT}/Trajectonderdelen/Trajectonderdeel`;
const CURSUS = `${ONDERDEEL}/Cursussen/Cursus`;

/** By the path of the decision. */
export const VELDEN: Readonly<Record<string, Houder>> = {
  KBIDossier: holds('gekend-als-inburgeraar', 'INSZ'),
  Regie: holds('huidige-regie', 'Partner', 'Sinds'),
  'Regie/KBIVestiging': holds('vestiging-enkel-bij-onthaalbureau', VESTIGING, CONTACTPERSOON),
  'Talenkennis/Talen/Taal': holds('contacttaal', 'Type', 'Taal', 'Niveau'),
  'Talenkennis/Alfabetisering': holds('alfabetisering'),
  'Contractgegevens/Contracten/Contract': holds(
    'laatste-contract',
    ...['Type', 'Soort', 'Datum', 'MeestRecentVlag'],
    ONDERDELEN,
  ),
  'Contractgegevens/Contracten/Contract/Addenda/Addendum': holds(
    'addendum-van-laatste-contract',
    ...['Soort', 'Datum', 'MeestRecentVlag'],
    ONDERDELEN,
  ),
  'Contractgegevens/Uitstellen/Uitstel': holds('uitstel-van-ondertekening', UITSTEL),
  'Attesten/Attest': holds('vier-attesten', 'Type', 'Status', 'Datum', 'MeestRecentVlag'),
  'Aanmeldingsgegevens/Aanmeldingen/Aanmelding': holds(
    'aanmelding-binnen-een-jaar',
    ...['Aanmeldingsdatum', 'MeestRecentVlag', 'Type', 'Reden'],
    CENTRUM,
  ),
  'Aanmeldingsgegevens/Uitstellen/Uitstel': holds('uitstel-van-aanmelding', UITSTEL),
  Doelgroepbepaling: holds(
    'recentste-doelgroepbepaling',
    ...['Type', 'Soort', 'MeestRecentVlag', 'RedenGeenDoelgroep', 'RedenVrijstellingVanVerplichting'],
    under('Doelgroepcategorieen', ['Doelgroepcategorie']),
  ),
  'BehaaldeNiveaus/BehaaldNiveau': holds(
    'behaald-niveau-met-herkomst',
    ...['Type', 'Datum', 'MeestRecentVlag', 'Vaardigheid', 'Herkomst'],
  ),
  'BehaaldeNiveaus/Testen/Test': holds(
    'behaald-niveau-met-herkomst',
    ...['Soort', 'Type', 'Datum', 'MeestRecentVlag', 'Resultaat'],
    CENTRUM,
  ),
  'Adviezen/Advies': holds(
    'advies-van-hvn-of-vdab',
    ...['Type', 'Advies', 'Datum', 'MeestRecentVlag', 'TypeTraject', 'TypeCentrum', 'Doorverwijzing'],
  ),
  [TRAJECT]: holds('relevant-traject', 'TypeTraject', PERIODE),
  [`${TRAJECT}/RedenEindeTraject`]: holds('primair-traject'),
  [`${TRAJECT}/Besluiten/Besluit`]: holds('primair-traject', BESLUIT),
  [`${TRAJECT}/Besluiten/Besluit/Opmerking`]: holds('vrije-tekst-voorzichtig'),
  [`${TRAJECT}/Perspectieven/Perspectief`]: holds('perspectief-per-traject', PERIODE, 'Reden'),
  [`${TRAJECT}/KBIVestiging`]: holds('huidig-trajectbeheer', VESTIGING, CONTACTPERSOON),
  [`${TRAJECT}/Sanctioneringsbevoegdheid`]: holds(
    'huidige-sanctioneringsbevoegdheid',
    ...['Partner', 'OCMW'],
    under('Geldigheid', ['Begin', 'Einde']),
  ),
  [ONDERDEEL]: holds('trajectonderdeel', 'Type'),
  [`${ONDERDEEL}/Vrijstelling`]: holds('vrijstelling-ja-of-nee'),
  [`${ONDERDEEL}/Opmerking`]: holds('vrije-tekst-voorzichtig'),
  [`${ONDERDEEL}/Opschortingen/Opschorting`]: holds('opschorting-met-reden', PERIODE, 'Reden'),
  [`${ONDERDEEL}/Besluiten/Besluit`]: holds('besluit-enkel-bij-niet-behaald-of-inbreuk', BESLUIT),
  [`${ONDERDEEL}/Besluiten/Besluit/Opmerking`]: holds('vrije-tekst-voorzichtig'),
  [CURSUS]: holds(
    'cursus-binnen-relevant-traject',
    under('Opleiding', ['Type']),
    under('Inschrijvingsgegevens', [
      ...[...PERIODE, 'TeBehalenAanwezigheidsGraad', 'Uitstapreden'],
      ...['Resultaat', 'Richtgraad', 'Status'],
    ]),
    under('Modules', under('Module', ['Type', 'Cursusnummer', 'AantalLestijden', ...PERIODE, ...CENTRUM])),
    under('Afwezigheden', under('Afwezigheid', ['Type', 'Datum', 'MeestRecentVlag', 'AantalLestijden'])),
  ),
  [`${CURSUS}/Participaties`]: holds(
    'participaties-tot-vandaag',
    under('Participatie', ['Aanwezigheid', ...under('Lesmoment', ['Datum', 'Van', 'Tot', 'Lestijden'])]),
  ),
  OndersteuningGelijkschakeling: holds('ondersteuning-ja-of-nee', 'WordtGeboden', 'Status'),
  'Gesprekken/Gesprek': {
    ...holds(
      'gesprek-voor-ocmw',
      ...['Bestemmeling', 'Datum', 'MeestRecentVlag', 'Tijdstip'],
      under('KBIVestiging', VESTIGING),
      under('GenoteerdDoor', ['Achternaam', 'Voornaam']),
    ),
    regels: ['gesprek-voor-ocmw', 'gesprek-voor-partner'],
  },
  'Gesprekken/Gesprek/Opmerking': holds('vrije-tekst-voorzichtig'),
};

/** The rule by which such an element is there. */
export const REGEL_VAN_BLOK: Regel = 'cluster-op-grond';

/** Elements that only hold others, with their cluster: there because the ground gives the cluster and something in it is given. */
export const BLOKKEN: Readonly<Record<string, number>> = {
  Talenkennis: 2,
  'Talenkennis/Talen': 2,
  Contractgegevens: 3,
  'Contractgegevens/Contracten': 3,
  'Contractgegevens/Contracten/Contract/Addenda': 3,
  'Contractgegevens/Uitstellen': 3,
  Attesten: 4,
  Aanmeldingsgegevens: 5,
  'Aanmeldingsgegevens/Aanmeldingen': 5,
  'Aanmeldingsgegevens/Uitstellen': 5,
  BehaaldeNiveaus: 7,
  'BehaaldeNiveaus/Testen': 7,
  Adviezen: 8,
  Trajecten: 10,
  [`${TRAJECT}/Besluiten`]: 10,
  [`${TRAJECT}/Perspectieven`]: 9,
  [`${TRAJECT}/Trajectonderdelen`]: 13,
  [`${ONDERDEEL}/Opschortingen`]: 14,
  [`${ONDERDEEL}/Besluiten`]: 13,
  [`${ONDERDEEL}/Cursussen`]: 15,
  Gesprekken: 17,
};
