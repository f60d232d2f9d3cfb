// What the law says must be in an answer and what must not, written by hand from A070–A088, never from an answer:
// so that a reply.xml that was recorded from a mistake does not pass. Paths are below KBIDossier; `@` reads an attribute.
// A number counts the elements at a path, a list gives their texts in order.

export type Facts = Readonly<Record<string, number | readonly string[]>>;

const INSZ = ['85631490132'];
const ONDERDEEL = 'Trajecten/Traject/Trajectonderdelen/Trajectonderdeel';
const BESLUIT = `${ONDERDEEL}/Besluiten/Besluit`;
const CURSUS = `${ONDERDEEL}/Cursussen/Cursus`;
const CONTRACT = 'Contractgegevens/Contracten/Contract';
const AANMELDING = 'Aanmeldingsgegevens/Aanmeldingen/Aanmelding/Aanmeldingsdatum';
const GESPREK = 'Gesprekken/Gesprek';
const TRAJECT = 'Trajecten/Traject';
/** Nothing of an Inbreukdossier may ever show, whatever it is called (A088). */
const GEEN_INBREUK: Facts = { [`${TRAJECT}/Inbreukdossiers`]: 0, [`${TRAJECT}/Inbreuken`]: 0 };
const GESLOTEN: Facts = { ...GEEN_INBREUK, [ONDERDEEL]: 1, [`${ONDERDEEL}/Besluiten`]: 0 };
const OPEN: Facts = { ...GEEN_INBREUK, [`${BESLUIT}/Type`]: ['NVO'], [`${BESLUIT}/Datum`]: ['2012-05-31'] };
/** Abdul as everybody with a full ground sees him. */
const ABDUL: Facts = {
  INSZ,
  'Regie/Partner': ['ONTHAALBUREAU'],
  'Regie/KBIVestiging/Contactpersoon/Achternaam': ['De Smet'],
  'Talenkennis/Talen/Taal/Taal': ['prs', 'nld'],
  [`${CONTRACT}/Datum`]: ['2011-12-12'],
  [`${CONTRACT}/Addenda/Addendum/Datum`]: ['2012-03-05', '2012-06-18'],
  [`${CONTRACT}/KBIRapport`]: 0,
  [AANMELDING]: ['2011-11-14'],
  [`${TRAJECT}/Sanctioneringsbevoegdheid/OCMW`]: ['0212214125'],
  [`${ONDERDEEL}/Besluiten`]: 0,
  'OndersteuningGelijkschakeling/WordtGeboden': ['false'],
  [`${GESPREK}/Bestemmeling`]: ['OCMW'],
};
const GELETTERD: Facts = { INSZ, 'Talenkennis/Alfabetisering': ['GEALFABETISEERD'] };
const ATTEST: Facts = { INSZ, 'Attesten/Attest/Status': ['NOG_NIET_BEPAALD'] };

/** Facts by claim, for every scenario of KBIDossiers that gives data. */
export const FACTS: Readonly<Record<string, Facts>> = {
  'dossier-gevonden': ABDUL,
  'hoedanigheid-werkbereidheid': ABDUL,
  'na-wijziging-de-nieuwe-gegevens': {
    INSZ: ['01683090579'],
    [AANMELDING]: ['2012-09-03'],
    [`${TRAJECT}/TypeTraject`]: ['TT_IBVP'],
  },
  'na-inschrijving-gegevens': { INSZ: ['89613191563'], 'Regie/Partner': 1 },
  mutatiescontext: ABDUL,
  'soap-1.2': ABDUL,
  'zonder-prefix': ABDUL,
  'soapaction-van-de-wsdl': ABDUL,
  'soapaction-van-een-ander-huis': ABDUL,
  'naam-en-gebruiker-in-de-context': ABDUL,
  'antwoord-in-ecdsa': ABDUL,
  'machtiging-eindigt-vandaag': ABDUL,
  'via-ksz-met-mandaat': ABDUL,
  'via-pod-mi-met-mandaat': ABDUL,
  'quotum-net-niet-overschreden': ABDUL,
  'periode-eindigt-vandaag': ABDUL,
  'periode-van-een-dag': ABDUL,
  'inburgeraar-vanaf-vandaag': GELETTERD,
  'inschrijving-eindigt-vandaag': GELETTERD,
  'traject-gesloten-blijft-gekend': {
    INSZ,
    [`${GESPREK}/Tijdstip`]: ['2012-06-29T14:00:00+02:00'],
    AfsluitenDossier: 0,
  },
  'machtiging-voor-vier-clusters': {
    'Regie/Partner': ['ONTHAALBUREAU'],
    'Attesten/Attest': 1,
    [AANMELDING]: ['2011-11-14'],
    Doelgroepbepaling: 1,
    Talenkennis: 0,
    Contractgegevens: 0,
    BehaaldeNiveaus: 0,
    Adviezen: 0,
    Trajecten: 0,
    OndersteuningGelijkschakeling: 0,
    Gesprekken: 0,
  },
  // Own grounds of partners: clusters 12 and 17 are not VDAB's; of VMSW 3, 4, 6, 7, 10, 13 and 15.
  'vdab-eigen-clusters': {
    INSZ: ['84722492046'],
    'Regie/Partner': 1,
    'Talenkennis/Talen/Taal/Taal': ['ara', 'nld'],
    [`${TRAJECT}/TypeTraject`]: ['TT_IBVP'],
    [`${TRAJECT}/Sanctioneringsbevoegdheid`]: 0,
    [`${TRAJECT}/KBIVestiging`]: 1,
    [`${ONDERDEEL}/Type`]: ['TO_OB_MO', 'TO_A2', 'TO_OB_PLO'],
    Gesprekken: 0,
  },
  'vdab-zonder-repertorium': { INSZ: ['79710290230'], 'Regie/Partner': 1, Gesprekken: 0 },
  'vdab-ziet-talen-bij-code-1': {
    INSZ: ['88671492205'],
    Talenkennis: 1,
    OndersteuningGelijkschakeling: 1,
  },
  'inbreuk-voor-vdab-opent-voor-vdab': OPEN,
  'inbreuk-voor-ocmw-opent-niet-voor-vdab': GESLOTEN,
  'vmsw-eigen-clusters': {
    INSZ: ['84722492046'],
    Regie: 0,
    Talenkennis: 0,
    Contractgegevens: 1,
    'Attesten/Attest/Type': ['EVC', 'INBURGERING'],
    Aanmeldingsgegevens: 0,
    Doelgroepbepaling: 1,
    'BehaaldeNiveaus/BehaaldNiveau': 1,
    Adviezen: 0,
    [`${TRAJECT}/TypeTraject`]: ['TT_IBVP', 'TT_WCTB'],
    [`${TRAJECT}/Perspectieven`]: 0,
    [`${TRAJECT}/KBIVestiging`]: 0,
    [`${TRAJECT}/Sanctioneringsbevoegdheid`]: 0,
    [`${ONDERDEEL}/Opschortingen`]: 0,
    [CURSUS]: 2,
    OndersteuningGelijkschakeling: 0,
    Gesprekken: 0,
  },
  'vmsw-zonder-repertorium': { INSZ: ['89613191563'], Regie: 0, [`${TRAJECT}/TypeTraject`]: 1 },
  'insz-vervangen': { INSZ: ['82690992144'] },
  'insz-nieuw-nummer': { INSZ: ['82690992144'] },
  'bij-het-eigen-ocmw': { INSZ: ['89613191563'] },
  'nieuwe-bewoner-van-gent': { INSZ: ['87691092716'] },
  'inschrijving-begonnen-op-de-klok': { INSZ: ['79710290230'] },
  'periode-na-de-leemte': { INSZ: ['91630792850'] },
  'aansluitende-inschrijvingen': { INSZ: ['84722492046'], Talenkennis: 1, OndersteuningGelijkschakeling: 1 },
  'code-1-laatste-dag': ATTEST,
  'code-1-van-einde-december': ATTEST,
  'code-1-alleen-zonder-talen-en-gelijkschakeling': {
    INSZ: ['88671492205'],
    Talenkennis: 0,
    OndersteuningGelijkschakeling: 0,
    Regie: 1,
    Trajecten: 1,
    Gesprekken: 1,
  },
  'code-1-naast-code-3-met-talen': {
    'Talenkennis/Talen/Taal/Taal': ['nld'],
    'OndersteuningGelijkschakeling/WordtGeboden': ['true'],
    'OndersteuningGelijkschakeling/Sinds': 0,
  },
  // 1
  'regie-verhuisd-naar-vdab': { 'Regie/Partner': ['VDAB'], 'Regie/Sinds': ['2012-06-01'], 'Regie/KBIVestiging': 0 },
  'regie-eindigt-vandaag': {
    'Regie/Partner': ['ONTHAALBUREAU'],
    'Regie/Sinds': ['2011-11-14'],
    'Regie/KBIVestiging': 1,
  },
  'regie-eindigde-gisteren': { ...GELETTERD, Regie: 0 },
  'regie-bij-vdab-met-vestiging-in-het-dossier': { 'Regie/Partner': ['VDAB'], 'Regie/KBIVestiging': 0 },
  // 2
  'enkel-contacttalen': { 'Talenkennis/Talen/Taal/Taal': ['prs'] },
  'geen-contacttaal-geen-blok': { ...ATTEST, Talenkennis: 0 },
  // 3
  'addendum-van-ouder-contract': {
    [`${CONTRACT}/Datum`]: ['2011-12-12'],
    [`${CONTRACT}/Addenda/Addendum/Datum`]: ['2012-03-05'],
  },
  'contract-van-dezelfde-dag': { [`${CONTRACT}/Soort`]: ['OVERNAME'] },
  'twee-overnames-van-dezelfde-dag': { [`${CONTRACT}/Type`]: ['ICO13G'] },
  'overname-ouder-dan-moeder': { [`${CONTRACT}/Soort`]: ['MOEDER'], [`${CONTRACT}/Datum`]: ['2012-05-02'] },
  'contract-van-morgen': { [`${CONTRACT}/Datum`]: ['2011-12-12'] },
  'uitstel-van-ondertekening': {
    'Contractgegevens/Contracten': 0,
    'Contractgegevens/Uitstellen/Uitstel/Reden': ['ZIEKTE', 'WERK'],
  },
  // 4
  'enkel-de-vier-attesten': { 'Attesten/Attest/Type': ['INBURGERING', 'EVC', 'VRIJSTELLING', 'OPSCHORTING'] },
  // 5
  'aanmelding-364-dagen': { [AANMELDING]: ['2011-09-05'], 'Aanmeldingsgegevens/Uitstellen/Uitstel/Reden': 1 },
  'aanmelding-369-dagen': { INSZ: ['75720590653'], Aanmeldingsgegevens: 0 },
  'aanmelding-precies-een-jaar': { [AANMELDING]: ['2011-09-03'] },
  'aanmelding-een-jaar-en-een-dag': { ...GELETTERD, Aanmeldingsgegevens: 0 },
  'aanmelding-in-een-schrikkeljaar': { [AANMELDING]: ['2011-02-28'] },
  'recentste-aanmelding': { [AANMELDING]: ['2012-05-07'] },
  'aanmelding-van-morgen': { [AANMELDING]: ['2011-11-14'] },
  'contactpersoon-niet-bij-aanmelding': {
    [AANMELDING]: ['2012-01-09'],
    'Aanmeldingsgegevens/Aanmeldingen/Aanmelding/Contactpersoon': 0,
  },
  // 6
  'recentste-doelgroepbepaling': {
    'Doelgroepbepaling/@DatumGeldigheid': ['2012-01-23'],
    'Doelgroepbepaling/Type': ['VERPLICHT_VOLLEDIG'],
  },
  'doelgroepbepalingen-van-dezelfde-dag': { 'Doelgroepbepaling/Type': ['VERPLICHT_NT2'] },
  'geen-doelgroep-met-reden': {
    'Doelgroepbepaling/RedenGeenDoelgroep': ['03'],
    'Doelgroepbepaling/RedenVrijstellingVanVerplichting': ['65_PLUS'],
  },
  // 7, 8
  'niveau-met-herkomst': { 'BehaaldeNiveaus/BehaaldNiveau/Herkomst': ['TEST', 'LOOPBAAN', 'CERTIFICAAT'] },
  'advies-van-hvn-of-vdab': { 'Adviezen/Advies/Type': ['HVN', 'VDAB'] },
  // 9-12
  'traject-niet-relevant': { [`${TRAJECT}/TypeTraject`]: ['TT_OBOCMW'], [CURSUS]: 0, [`${TRAJECT}/Perspectieven`]: 0 },
  'geen-relevant-traject-geen-blok': { ...GELETTERD, Trajecten: 0 },
  'besluit-en-reden-enkel-bij-primair-traject': {
    [`${TRAJECT}/TypeTraject`]: ['TT_IBRH', 'TT_OBSEC'],
    [`${TRAJECT}/RedenEindeTraject`]: ['ATTEST_BEHAALD'],
    [`${TRAJECT}/Besluiten/Besluit/Type`]: ['JA_IB'],
    [`${TRAJECT}/Periode/Einde`]: ['2012-06-29', '2012-08-31'],
  },
  'traject-van-morgen': { ...GELETTERD, Trajecten: 0 },
  'perspectief-per-traject': {
    [`${TRAJECT}/Perspectieven/Perspectief/@Beschrijving`]: ['Professioneel', 'Socio-cultureel'],
  },
  'vestiging-per-traject': {
    'Regie/KBIVestiging/KBISleutel': ['3e9666d4689017b95a914257cf658b95'],
    [`${TRAJECT}/KBIVestiging/KBISleutel`]: ['a3efc5ab3258bc870b443a020b95e7d4'],
  },
  'sanctioneringsbevoegdheid-bij-dit-ocmw': {
    [`${TRAJECT}/Sanctioneringsbevoegdheid/Partner`]: ['OCMW'],
    [`${TRAJECT}/Sanctioneringsbevoegdheid/OCMW`]: ['0212214125'],
  },
  'sanctioneringsbevoegdheid-bij-ander-ocmw': { [`${TRAJECT}/Sanctioneringsbevoegdheid/OCMW`]: ['0212567877'] },
  'sanctioneringsbevoegdheid-bij-vdab': {
    [`${TRAJECT}/Sanctioneringsbevoegdheid/Partner`]: ['VDAB'],
    [`${TRAJECT}/Sanctioneringsbevoegdheid/OCMW`]: 0,
  },
  // 13
  'besluit-bij-attest-niet-behaald': {
    ...GEEN_INBREUK,
    'Attesten/Attest/Status': ['NIET_BEHAALD'],
    [`${BESLUIT}/Type`]: ['NVO', 'NVO'],
    [`${BESLUIT}/Datum`]: ['2012-06-29', '2012-06-29'],
  },
  'recentste-besluit': OPEN,
  'geen-besluit-bij-attest-behaald': { 'Attesten/Attest/Status': ['BEHAALD'], [`${ONDERDEEL}/Besluiten`]: 0 },
  'geen-besluit-bij-leeg-attest': { ...GESLOTEN, 'Attesten/Attest/Status': ['NOG_NIET_BEPAALD'] },
  'geen-besluit-zonder-attest': { ...GESLOTEN, Attesten: 0 },
  'geen-besluit-bij-evc-niet-behaald': { ...GESLOTEN, 'Attesten/Attest/Type': ['EVC'] },
  'attest-van-morgen-opent-nog-niet': { ...GESLOTEN, Attesten: 0 },
  'besluit-bij-inbreuk': { ...OPEN, 'Attesten/Attest/Status': ['NOG_NIET_BEPAALD'] },
  'inbreuk-voor-vdab-opent-niet': GESLOTEN,
  'inbreuk-rechtgezet-opent-niet': GESLOTEN,
  'inbreuk-morgen-rechtgezet-opent-nog': OPEN,
  'inbreuk-zonder-gevolg-opent-niet': GESLOTEN,
  'inbreuk-van-ander-traject-opent-niet': GESLOTEN,
  'inbreuk-tijdens-opschorting': {
    ...GEEN_INBREUK,
    [`${ONDERDEEL}/Opschortingen/Opschorting`]: 2,
    [`${ONDERDEEL}/Besluiten`]: 0,
  },
  'opschorting-eindigt-vandaag': {
    ...GESLOTEN,
    [`${ONDERDEEL}/Opschortingen/Opschorting/Periode/Einde`]: ['2012-09-03'],
  },
  'opschorting-eindigde-gisteren': {
    ...OPEN,
    [`${ONDERDEEL}/Opschortingen/Opschorting/Periode/Einde`]: ['2012-09-02'],
  },
  'attest-niet-behaald-tijdens-opschorting': { ...OPEN, [`${ONDERDEEL}/Opschortingen/Opschorting`]: 1 },
  'vrijstelling-ja-of-nee': {
    [`${ONDERDEEL}/Vrijstelling`]: ['true', 'false', 'false'],
    [`${ONDERDEEL}/Vrijstelling/Reden`]: 0,
  },
  'opmerking-met-nummer-van-een-persoon': {
    [ONDERDEEL]: 2,
    [`${ONDERDEEL}/Opmerking`]: ['Dossier 12345678901 van de school.'],
  },
  // 14, 15
  'opschorting-met-reden': {
    [`${ONDERDEEL}/Opschortingen/Opschorting/Reden`]: ['ZWANGERSCHAP_BEVALLING', 'WERK'],
    [`${ONDERDEEL}/Opschortingen/Opschorting/Periode/Begin`]: ['2012-02-01', '2012-09-10'],
    [`${ONDERDEEL}/Opschortingen/Opschorting/Type`]: 0,
  },
  'lessen-tot-vandaag': {
    [`${CURSUS}/Participaties/Participatie/Lesmoment/Datum`]: ['2012-08-27', '2012-08-29', '2012-09-03'],
    [`${CURSUS}/Participaties/Participatie/Aanwezigheid`]: ['AANWEZIG', 'VERANTW_AFWE', 'AFWEZIG'],
    [`${CURSUS}/Afwezigheden/Afwezigheid/AantalLestijden`]: ['2.5', '3'],
  },
  'cursus-van-voor-en-na': {
    [`${CURSUS}/Inschrijvingsgegevens/Uitstapreden`]: ['WERK'],
    [`${CURSUS}/Inschrijvingsgegevens/Resultaat`]: ['NT_GESLAAGD'],
    [`${CURSUS}/Modules/Module/AantalLestijden`]: ['60'],
  },
  'groot-dossier': { [CURSUS]: 3, [`${CURSUS}/Participaties/Participatie`]: 240 },
  // 16, 17
  'gelijkschakeling-met-status': {
    'OndersteuningGelijkschakeling/WordtGeboden': ['true'],
    'OndersteuningGelijkschakeling/Status': ['BZ'],
    'OndersteuningGelijkschakeling/Sinds': 0,
  },
  'gelijkschakeling-nee-is-een-gegeven': { 'OndersteuningGelijkschakeling/WordtGeboden': ['false'] },
  'gesprekken-voor-het-ocmw': {
    [`${GESPREK}/Bestemmeling`]: ['OCMW', 'OCMW', 'OCMW'],
    [`${GESPREK}/Tijdstip`]: ['2012-02-27T11:00:00+01:00', '2012-04-19T15:30:00+02:00', '2012-08-28T13:20:00+02:00'],
    [`${GESPREK}/GenoteerdDoor/Achternaam`]: 3,
    [`${GESPREK}/KBIVestiging/KBISleutel`]: 3,
    [`${GESPREK}/KBIVestiging/Contactpersoon`]: 0,
  },
  'gesprekken-in-volgorde-van-tijd': {
    [`${GESPREK}/Opmerking`]: ['Eerste gesprek, een half uur vroeger.', 'Tweede gesprek.'],
    [`${GESPREK}/Tijdstip`]: ['2012-08-30T13:30:00Z', '2012-08-30T16:00:00+02:00'],
  },
  'gesprek-met-nummer-van-een-persoon': {
    [`${GESPREK}/Tijdstip`]: 1,
    [`${GESPREK}/GenoteerdDoor`]: 1,
    [`${GESPREK}/Opmerking`]: 0,
  },
  // the whole
  'volledig-dossier': {
    Regie: 1,
    Talenkennis: 1,
    Contractgegevens: 1,
    Attesten: 1,
    Aanmeldingsgegevens: 1,
    Doelgroepbepaling: 1,
    BehaaldeNiveaus: 1,
    Adviezen: 1,
    [`${TRAJECT}/Perspectieven`]: 1,
    [`${TRAJECT}/KBIVestiging`]: 1,
    [`${TRAJECT}/Sanctioneringsbevoegdheid`]: 1,
    [`${ONDERDEEL}/Opschortingen`]: 1,
    [`${BESLUIT}/Type`]: ['NVO', 'VO'],
    [CURSUS]: 2,
    OndersteuningGelijkschakeling: 1,
    Gesprekken: 1,
  },
  'dossier-zonder-gegevens': { '*': ['85631490132'] },
  'schema-maxima': { [TRAJECT]: 2, [BESLUIT]: 4, 'Attesten/Attest': 12 },
};
