// The dossier of the disclosure specs: one that fills all seventeen clusters on 2012-09-03, and the context of a usual question.
// Specs take it whole and change one thing, so that each case shows what it is about.
import type { DisclosureContext } from '../../src/disclosure/context.js';
import { disclose } from '../../src/disclosure/disclose.js';
import type { Picture } from '../../src/disclosure/picture.js';
import type { KBIDossier, Traject, Trajectonderdeel, VestigingVerwijzing } from '../../src/domain/kbi/KBIDossier.js';
import { completeINSZ } from '../../src/domain/numbers/INSZ.js';
import type { Datum } from '../../src/domain/time.js';

export const INSZ = completeINSZ('846224920', false);
export const VANDAAG = '2012-09-03';
export const OCMW = '0212214125';
export const ALLE_CLUSTERS = Array.from({ length: 17 }, (_, index) => index + 1);

export const context = (changes: Partial<DisclosureContext> = {}): DisclosureContext => ({
  vandaag: VANDAAG,
  clusters: ALLE_CLUSTERS,
  ocmw: OCMW,
  repertoriumcodes: [2],
  beschrijf: (codelijst, code) => `${codelijst}:${code}`,
  ...changes,
});

export const GENT: VestigingVerwijzing = {
  KBISleutel: 'A1B2C3D4',
  Ondernemingsnummer: '0543307391',
  VOPEntiteitNummer: '12345678',
  TypeCentrum: 'LOKET',
  Contactpersonen: [{ Achternaam: 'Peeters', Voornaam: 'An', Type: 'TRAJECTBEGELEIDER', Telefoon: ['09 000 00 00'] }],
};

export const onderdeel = (changes: Partial<Trajectonderdeel> = {}): Trajectonderdeel => ({
  Type: 'TO_OB_MO',
  Periode: { Begin: '2012-01-10', Einde: '2012-12-20' },
  Opmerking: 'Zoekt opvang voor de avondlessen.',
  Besluiten: [
    { Code: 'NVT', Datum: '2012-02-01' },
    { Code: 'NVO', Reden: 'AFWEZIG', Datum: '2012-08-01', Opmerking: 'Te weinig lessen gevolgd.' },
  ],
  Opschortingen: [{ Periode: { Begin: '2012-03-01', Einde: '2012-03-31' }, Type: 'MEDISCH', Reden: 'ZIEKTE' }],
  Cursussen: [
    {
      Domein: 'MO',
      Opleiding: 'MO60',
      Inschrijving: {
        Periode: { Begin: '2012-01-10' },
        TeBehalenAanwezigheidsGraad: 80,
        Uitstapreden: 'WERK',
        Resultaat: 'GESLAAGD',
        Richtgraad: '1',
        Status: 'INGESCHREVEN',
      },
      Modules: [
        {
          Type: 'M10588',
          KBIVestiging: GENT,
          Cursusnummer: 'MO-2012-7',
          Periode: { Begin: '2012-01-10', Einde: '2012-06-30' },
          AantalLestijden: 60,
        },
      ],
      Participaties: [
        { Datum: '2012-01-10', Van: '09:00', Tot: '12:00', Lestijden: 3, Aanwezigheid: 'AANWEZIG' },
        { Datum: '2012-01-11', Lestijden: 3, Aanwezigheid: 'AFWEZIG' },
        { Datum: '2012-01-12', Lestijden: 2.5, Aanwezigheid: 'VERANTW_AFWE' },
      ],
    },
  ],
  ...changes,
});

export const traject = (changes: Partial<Traject> = {}): Traject => ({
  Type: 'TT_IBVP',
  Periode: { Begin: '2012-01-05', Einde: '2013-01-31' },
  Status: 'OP',
  RedenEinde: 'VOLTOOID',
  Besluiten: [{ Code: 'JA_IB', Datum: '2012-01-05' }],
  Perspectieven: [{ Waarde: 'PROFESSIONEEL', Periode: { Begin: '2012-01-05' }, Reden: 'KEUZE' }],
  Beheer: [{ KBIVestiging: GENT, Periode: { Begin: '2012-01-05' } }],
  Sanctioneringsbevoegdheden: [{ Partner: 'OCMW', Geldigheid: { Begin: '2012-01-05' }, OCMW }],
  Trajectonderdelen: [onderdeel()],
  Inbreukdossiers: [{ Dossiernummer: 'INB-1', Bestemmeling: 'OCMW', Type: '5', Vaststelling: '2012-08-10' }],
  ...changes,
});

/** All seventeen clusters filled. */
export const dossier = (changes: Partial<KBIDossier> = {}): KBIDossier => ({
  INSZ,
  Hoedanigheden: [{ Code: 'INBURGERAAR', Periode: { Begin: '2011-10-01' } }],
  Regie: [{ Partner: 'ONTHAALBUREAU', Sinds: '2011-10-01', KBIVestiging: GENT }],
  Talen: [
    { Taal: 'ara', Contacttaal: true, Niveau: 'MOEDERTAAL', Type: 'GESPROKEN' },
    { Taal: 'fra', Contacttaal: false, Niveau: 'GOED' },
  ],
  Alfabetisering: 'GEALFABETISEERD',
  Contracten: [
    {
      Id: 'c1',
      Soort: 'MOEDER',
      ModelCode: 'IC07G',
      DatumOndertekening: '2012-01-05',
      Onderdelen: [{ Onderdeel: 'MO', Details: ['60 lestijden'] }, { Onderdeel: 'NT2' }],
      RapportGUID: '{00000000-0000-0000-0000-000000000001}',
      Addenda: [
        {
          ModelCode: 'AIC14G',
          DatumOndertekening: '2012-04-02',
          Onderdelen: [{ Onderdeel: 'LO' }],
          RapportGUID: '{00000000-0000-0000-0000-000000000002}',
        },
      ],
    },
  ],
  UitstellenOndertekening: [{ Begin: '2011-11-01', Eind: '2011-12-31', Reden: 'ZIEKTE' }],
  Attesten: [{ Type: 'INBURGERING', Status: 'NOG_NIET_BEPAALD' }],
  Aanmeldingen: [{ Datum: '2011-10-01', Type: 'EA', Reden: '13', KBIVestiging: GENT }],
  UitstellenAanmelding: [{ Begin: '2011-09-01', Reden: 'KINDEROPVANG' }],
  Doelgroepbepalingen: [
    { Datum: '2011-10-01', Type: 'VERPLICHT_VOLLEDIG', Soort: 'NIEUWKOMER', Categorieen: ['GEZINSHERENIGING'] },
  ],
  BehaaldeNiveaus: [{ Niveau: 'A1', Vaardigheid: 'MONDELING', Herkomst: 'TEST', Datum: '2012-05-01' }],
  Testen: [{ Soort: 'NT2', Type: 'COVAAR', Datum: '2012-05-01', Resultaat: '72', KBIVestiging: GENT }],
  Adviezen: [{ Verstrekker: 'HVN', Inhoud: 'CVO', Datum: '2012-02-01', TypeTraject: 'TT_IBVP', TypeCentrum: 'CVO' }],
  Trajecten: [traject()],
  OndersteuningGelijkschakeling: { WordtGeboden: true, Status: 'BZ', Sinds: '2012-03-01' },
  Gesprekken: [
    {
      Tijdstip: '2012-06-01T10:00:00+02:00',
      KBIVestiging: GENT,
      GenoteerdDoor: { Achternaam: 'Janssens', Voornaam: 'Els' },
      Bestemmeling: 'OCMW',
      Tekst: 'Werkafspraak: cursus combineren met deeltijdse job.',
    },
  ],
  ...changes,
});

/** The picture of a full dossier with changes; fails when the person is not known. */
export const pictureOf = (changes: Partial<KBIDossier> = {}, asked: Partial<DisclosureContext> = {}): Picture => {
  const { picture } = disclose(dossier(changes), context(asked));
  if (picture === undefined) throw new Error('not known');
  return picture;
};

/** `geldigTot` of a dossier that holds nothing but the changes, so that no other date plays along. */
export const geldigTotOf = (changes: Partial<KBIDossier>, asked: Partial<DisclosureContext> = {}): Datum | undefined =>
  disclose(
    { INSZ, Hoedanigheden: [{ Code: 'INBURGERAAR', Periode: { Begin: '2000-01-01' } }], ...changes },
    context(asked),
  ).geldigTot;

/** The decisions on paths that start with a text, as `besluit pad regel`, in order. */
export const decisionsOn = (
  pad: string,
  changes: Partial<KBIDossier> = {},
  asked: Partial<DisclosureContext> = {},
): readonly string[] =>
  disclose(dossier(changes), context(asked))
    .decisions.filter((decision) => decision.pad.startsWith(pad))
    .map((decision) => `${decision.besluit} ${decision.pad} ${decision.regel}`);
