// What is public about GeefDossierKBI 01.00 and RegistreerToeleiding 01.00, line by line and by hand: names, order, cardinality, type,
// codes. An oracle beside our schemas and our writer, made from neither. Indentation is nesting; `?` 0..1, `*` 0..n, `+` 1..n, 1 once;
// `|` is one of a choice; the last word is the kind of the value. A line that starts with `#` cites its section.

/** The frame of both services (magda 1.1 to 1.4). */
const VERZOEK = `
# MAGDA 1.1 Request
Verzoek 1
  # MAGDA 1.3 Context
  Context 1
    Naam 1 naam48
    Versie 1 versie
    Bericht 1
      Type 1 BerichtType
      Tijdstip 1
        Datum 1 datum
        Tijd 1 tijd
      Afzender 1
        Identificatie 1 tekst120
        Naam ? tekst24
        Referte 1 referte
        OrganisatieEenheid ? tekst24
        Hoedanigheid ? tekst24
        Gebruiker ? insz11
      Ontvanger ?
        Identificatie 1 tekst120
        Naam ? tekst24
        Referte ? referte
        OrganisatieEenheid ? tekst24
        Hoedanigheid ? tekst24
        Gebruiker ? insz11
    Annotaties ?
      Annotatie +
        Naam 1 tekst
        Waarde 1 tekst
  Vragen 1
    Vraag 1
      Referte 1 referte
`;

const UITZONDERINGEN = `
# MAGDA 1.4 Uitzondering
Uitzonderingen ?
  Uitzondering +
    Identificatie 1 cijfers10
    Oorsprong 1 oorsprong
    Type 1 UitzonderingType
    Tijdstip ?
      Datum 1 datum
      Tijd 1 tijd
    Diagnose 1 tekst
    Omstandigheid ? tekst
    Annotaties ?
      Annotatie +
        Naam 1 tekst
        Waarde 1 tekst
    ElementReferenties ?
      ElementReferentie + tekst
`;

const indent = (text: string, depth: number): string =>
  text.replace(/^(?=.)/gm, ' '.repeat(depth)).replace(/^\s*\n/, '');

/** The Context of an answer is that of a question. */
const CONTEXT = VERZOEK.slice(VERZOEK.indexOf('  Context 1'), VERZOEK.indexOf('  Vragen 1'));

const repliek = (card: string, inhoud: string): string => `# MAGDA 1.2 Reply
Repliek ${card}
${CONTEXT}  Antwoorden ?
    Antwoord 1
      Referte 1 referte
${indent(inhoud, 6)}
${indent(UITZONDERINGEN, 6)}${indent(UITZONDERINGEN, 2)}`;

const PARTIJ = `  | KboNummer 1 cijfers10vast
  | Identificatienummer 1 kbinummer
  | IdentificatieNr 1 kbinummer
`;
const PARTIJ_REST = `  Naam ? tekst
  Adres ?
    straat ?
      code ? tekst
      Naam ? tekst
    Huisnummer ? tekst
    Busnummer ? tekst
    Gemeente ?
      Niscode ? tekst
      postcode ? tekst
      naam ? tekst
  ContactPersoon ?
    Naam 1 tekst
    Voornaam ? tekst
    Telefoon ? tekst
    Email ? tekst
`;

const PARTNER = `  ExternID ? tekst
  DavinciInstellingsNummer ? tekst
  Naam ? tekst
  Adres ?
    straat ?
      code ? tekst
      Naam ? tekst
    Huisnummer ? tekst
    Busnummer ? tekst
    Gemeente ?
      Niscode ? tekst
      postcode ? tekst
      naam ? tekst
  ContactGegevens ?
    telefoon ? tekst
    gsm ? tekst
    fax ? tekst
    email ? tekst
`;

const VESTIGING = `  KboNummer ? cijfers10vast
  KbiNummer ? kbinummer
`;
const PERIODE = `  Begin ? datum
  Einde ? datum
`;
const LESMOMENTEN = `  LesMoment *
    Datum ? datum
    AanvangUur ? uur
    EindUur ? uur
    Aanwezigheidsduur ? getal
    Aanwezigheid ? Aanwezigheid
`;
const CURSUS = `  ID ? uuid
  Nummer ? tekst
  Naam ? tekst
  Taal ? code
  LesPlaats ?
${indent(VESTIGING, 2)}  Periode ?
${indent(PERIODE, 2)}  DatumInschrijving ? datum
  DatumUitschrijving ? datum
  LesMomenten ?
${indent(LESMOMENTEN, 2)}`;
const UITSTEL = `  Periode ?
${indent(PERIODE, 2)}  Reden ? code
`;

/** GeefDossierKBI 3, blocks 1 to 20. */
export const KBIDOSSIER = `# GeefDossierKBI 3 order of the blocks, all optional
KBIDossier ?
  # GeefDossierKBI 3 (1) Personalia
  Personalia ?
    INSZ 1 insz
    Naam ?
      Achternamen ?
        Achternaam + tekst
      Voornamen ?
        Voornaam * tekst
    Geboortedatum ? onvolledig
    Geslacht ?
      Code 1 Geslacht
    AangemaaktDoor ?
${indent(VESTIGING, 4)}  # GeefDossierKBI 3 (2) Doelgroep
  Doelgroep ?
    Code ? DoelgroepCode
    Type ? DoelgroepType
    SubType ? DoelgroepSubType
    Periode ?
${indent(PERIODE, 4)}    RedenGeenDoelgroep ? code
    RedenVrijstellingVanDeVerplichting ? code
  # GeefDossierKBI 3 (3) BehaaldeAttesten
  BehaaldeAttesten ?
    Document *
      Soort ? DocumentSoort
      Type ? DocumentType
      Id ? uuid
      DatumAanmaak ? datum
      DatumOndertekening ? datum
      AangemaaktDoor ?
${indent(VESTIGING, 6)}  # GeefDossierKBI 3 (4) Contracten
  Contracten ?
    Contract *
      DatumRegistratie ? datum
      Type ? Contract
      AangemaaktDoor ?
${indent(VESTIGING, 6)}      OnderdeelMO ? vlag
      OnderdeelNT2 ? vlag
      OnderdeelLO ? vlag
      Addenda ?
        Addendum *
          DatumRegistratie ? datum
          Type ? Addendum
          AangemaaktDoor ?
${indent(VESTIGING, 10)}          OnderdeelMO ? vlag
          OnderdeelNT2 ? vlag
          OnderdeelLO ? vlag
      Opschortingen ?
        Opschorting *
          Periode 1
            Begin 1 datum
            Einde ? datum
          Reden ? code
  # GeefDossierKBI 3 (5) UitstellenVanOndertekening
  UitstellenVanOndertekening ?
    UitstelVanOndertekening *
${indent(UITSTEL, 4)}  # GeefDossierKBI 3 (6) Aanmelding
  Aanmelding ?
    Type ? Aanmelding
    DatumAanmelding ? datum
    AanmeldingsPlaats ?
${indent(VESTIGING, 4)}    Reden ? code
  # GeefDossierKBI 3 (7) UitstellenVanAanmelding
  UitstellenVanAanmelding ?
    UitstelVanAanmelding *
${indent(UITSTEL, 4)}  # GeefDossierKBI 3 (8) Trajecten
  Trajecten ?
    Traject *
      Type ? Traject
      Periode ?
${indent(PERIODE, 6)}      Beheerder ?
        Periode ?
${indent(PERIODE, 8)}        KBIVestiging ?
${indent(VESTIGING, 8)}        ContactPersoon ?
          Naam ? tekst
          email ? tekst
          telefoon ? tekst
          gsm ? tekst
          fax ? tekst
      Status ?
        Code ? TrajectStatus
        Periode ?
${indent(PERIODE, 8)}      Besluit ?
        Code ? TrajectBesluit
        Reden ? code
        DatumToekenning ? datum
      TrajectOnderdelen ?
        TrajectOnderdeel *
          Type ? TrajectOnderdeel
          Periode ?
${indent(PERIODE, 10)}          Status ?
            Code ? OnderdeelStatus
            Periode ?
${indent(PERIODE, 12)}            DatumOnbepaaldTot ? datum
          Besluit ?
            Code ? OnderdeelBesluit
            Reden ? code
            DatumToekenning ? datum
  # GeefDossierKBI 3 (9) VormingsActiviteiten
  VormingsActiviteiten ?
    MOCursussen *
${indent(CURSUS, 4)}    IndividueleMOCursussen *
${indent(CURSUS, 4)}    NT2Cursussen *
      ID ? uuid
      Centrum ?
${indent(PARTNER, 6)}      Vestiging ?
${indent(PARTNER, 6)}      Opleiding ? code
      Module ? code
      Periode ?
${indent(PERIODE, 6)}      DatumInschrijving ? datum
      DatumUitschrijving ? datum
      LesMomenten ?
${indent(LESMOMENTEN, 6)}      Status ? NT2Status
      Besluit ? NT2Besluit
    PLOCursussen *
      ID ? uuid
      Naam ? tekst
      Periode ?
${indent(PERIODE, 6)}      Besluit ?
        Voldaan ? vlag
        Reden ? code
        DatumToekenning ? datum
  # GeefDossierKBI 3 (10) AfgelegdeTesten
  AfgelegdeTesten ?
    AfgelegdeTest *
      ID 1 uuid
      Nummer 1 tekst
      ToeleidingID ? uuid
      Type ? code
      Datum ? datum
      Versie ? tekst
      Taal ? code
      Resultaat ? tekst
  # GeefDossierKBI 3 (11) Adviezen
  Adviezen ?
    HvN ? code
    Arbeidsmarkt ? Arbeidsmarkt
  # GeefDossierKBI 3 (12) Perspectieven
  Perspectieven ?
    HvN ? code
    OB ? code
  # GeefDossierKBI 3 (13) ToeleidingenDiplomaGelijkschakeling
  ToeleidingenDiplomaGelijkschakeling ?
    ToeleidingDiplomaGelijkschakeling *
      StartDatum ? datum
      Status ? Gelijkschakeling
      DiplomaNaam ? tekst
      OnderwijsInstelling ? tekst
      ErkenningsInstantie ?
${indent(PARTNER, 6)}      Reden ? code
      Type ? code
      DatumIngediendBijPartner ? datum
      DatumAntwoordPartner ? datum
      AntwoordPartnerCode ? code
      Opdrachtgever ? tekst
      DossiernummerBijPartner ? tekst
  # GeefDossierKBI 3 (14) ToeleidingenPartner
  ToeleidingenPartner ?
    ToeleidingPartner *
      ExterneID ? uuid
      Van ?
${indent(PARTNER, 6)}      Naar ?
${indent(VESTIGING, 6)}      DatumOntvangen ? datum
      Status ? ToeleidingStatus
      Reden ? code
      RedenOmschrijving ? tekst
  # GeefDossierKBI 3 (15) Inbreuken
  Inbreuken ?
    Inbreuk *
      Type ? Inbreuk
      SanctionerendeOverheid ? SanctionerendeOverheid
      DatumVaststelling ? datum
      DatumIngebrekestellingVerzonden ? datum
      Motivering ? tekst
      FeitenRelaas ?
        Activiteiten * tekst
        Communicaties * tekst
      RechtzettingsFormulier ? tekst
  # GeefDossierKBI 3 (16) Talenkennis
  Talenkennis ?
    Talen ?
      Taal *
        Code ? code
        ContactTaal ? vlag
        KennisNiveau ? code
    Alfabetiseringsgraad ?
      LatijnsSchrift ? code
      AnderSchrift ?
        Code ? code
        Taal ? code
    BehaaldNT2Niveau ?
      HoogstBehaald ? code
      RecentstBehaald ? code
  # GeefDossierKBI 3 (17) Wachtlijst
  Wachtlijst ?
    Aanmelding *
      Code ? code
      Module ? code
      Datum ? datum
  # GeefDossierKBI 3 (18) VoorkeurenKlant
  VoorkeurenKlant ?
    DatumGewensteStart ? datum
    reden ? code
    Intensiteit ? int
    Centra * tekst
    PostkantonCodes * tekst
    VoorkeurLesMomenten * tekst
  # GeefDossierKBI 3 (19) Gesprekken
  Gesprekken ?
    Gesprek *
      Datum ? datum
      GeregistreerdBij ?
${indent(VESTIGING, 6)}      ToeleidingID ? uuid
  # GeefDossierKBI 3 (20) Wooncode
  Wooncode ?
    MoetVoldoenAanInburgeringsBereidheid ? vlag
    VoldoetAanInburgeringsBereidheid ? vlag
    MoetVoldoenAanTaalBereidheid ? vlag
    VoldoetAanTaalBereidheid ? vlag
    OpvolgingDoor ? tekst
`;

/** The roots by service, with their namespaces. */
export const DIENSTEN = {
  GeefDossierKBI: {
    /** GeefDossierKBI 2.1. */
    namespace: 'http://webservice.GeefDossierKBI-01.00.kbi-01.00.vip.vlaanderen.be',
    vraag: `GeefDossierKBI 1
${indent(VERZOEK, 2)}        # GeefDossierKBI 2.1 question
        Inhoud 1
          MutatiesContext 1 vlag
          INSZ 1 insz11
`,
    antwoord: `GeefDossierKBIResponse 1
${indent(repliek('1', `# GeefDossierKBI 3\nInhoud ?\n${indent(KBIDOSSIER, 2)}`), 2)}`,
  },
  RegistreerToeleiding: {
    /** RegistreerToeleiding 2.2. */
    namespace: 'http://inburgering.be/types/RegistreerToeleidingService/V01',
    vraag: `RegistreerToeleiding 1
${indent(VERZOEK, 2)}        # RegistreerToeleiding 2.2 question
        Inhoud 1
          Personalia 1
            INSZ 1 insz
            Naam ? tekst
            Voornaam ? tekst
            Geboortedatum ? datum
            Geslacht ? ToeleidingGeslacht
          Toeleiding 1
            Id 1 uuid
            # RegistreerToeleiding 2.2 Van
            Van 1
${indent(PARTIJ, 12)}              TypePartner 1 TypePartnerVan
${indent(PARTIJ_REST, 12)}            # RegistreerToeleiding 2.2 Naar: the same structure
            Naar 1
${indent(PARTIJ, 12)}              TypePartner 1 TypePartner
${indent(PARTIJ_REST, 12)}            RedenToeleiding 1 tekst
            RedenOmschrijving ? tekst
            AfspraakMoment ?
              StartTijd 1 dateTime
              EindTijd 1 dateTime
            Commentaar ? tekst
`,
    antwoord: `RegistreerToeleidingResponse 1
${indent(repliek('?', '# RegistreerToeleiding 2.2 answer\nInhoud ?\n  Id 1 uuid'), 2)}${indent(UITZONDERINGEN, 2)}`,
  },
} as const;

/** Code lists: GeefDossierKBI 3 "KBIEnum", and those of the frame and of RegistreerToeleiding 2.2. */
export const CODES: Readonly<Record<string, string>> = {
  BerichtType: 'VRAAG ANTWOORD VOORLOPIG_ANTWOORD DATAGRAM BEVESTIGING UITZONDERING PUBLICATIE',
  UitzonderingType: 'FOUT WAARSCHUWING INFORMATIE',
  Geslacht: '1 2',
  DoelgroepCode: 'JA NEE NADER_TE_BEPALEN',
  DoelgroepType: 'PLICHT RECHT RECHT_PLICHT MINDERJARIG NADER_TE_BEPALEN GEEN',
  DoelgroepSubType: 'RECHT PRI_RECHT VOL_PROG NT2 MO RECHT_PLICHT MINDERJARIG DOELGROEP RECHTHEBBEND',
  DocumentSoort: 'ATTEST',
  DocumentType: 'AI023 AEVC05',
  Contract: 'IC07G ICF08G IC09G ICF10G IC11G ICF12G ICO13G',
  Addendum: 'AIC14G AICF15G AICF16G AICF17G AICF18G AIC19G AIC20G AIC21G',
  Aanmelding: 'EA HA',
  Traject:
    'TT_IB-18 TT_IBVP TT_IBRH TT_IBNB TT_IBBXL TT_IBAS TT_IBLING TT_IBGD TT_OBVDAB TT_OBOCMW TT_WCIB TT_WCTB TT_WCTK TT_OBSEC TT_NT2OCMW TT_NT2VDAB TT_OBMAT TT_NT2 TT_NIV_BEPALING',
  TrajectStatus: 'OP GS TS',
  TrajectBesluit: 'JA_IB JA_EVC NEE NEE_ANALFA',
  TrajectOnderdeel:
    'TO_OB_TO/TV TO_SANCTIO TO_OB_MO TO_OB_PLO TO_OB_ELO TO_OB_SLO TO_OB_LLO TO_A1 TO_OB_INDOND TO_A2 TO_B1/1 TO_B1/2 TO_B1/3 TO_B1/4 TO_B2 TO_C1 TO_C2 TO_NB TO_HH TO_OB_W/A',
  OnderdeelStatus:
    'TO_STA_01 TO_STA_02 TO_STA_03 TO_STA_04 TO_STA_05 TO_STA_06 TO_STA_20 TO_STA_21 TO_STA_22 TO_STA_27 TO_STA_28 TO_STA_29 TO_STA_30 TO_STA_31 TO_STA_99',
  OnderdeelBesluit: 'VO NVO NVT',
  Arbeidsmarkt: 'AD AR LA LB LH LO LU RT',
  Aanwezigheid: 'AANWEZIG AFWEZIG VERANTW_AFWE',
  NT2Status: 'TOEGEWEZEN INGESCHREVEN GERESERVEERD NT_INGESCHREVEN NT_TOEGEWEZEN UITGESCHREVEN',
  NT2Besluit: 'GESLAAGD NT_GESLAAGD NT_DEELGENOMEN',
  Gelijkschakeling: 'BZ GD AN',
  ToeleidingStatus: 'OP VW NU GW',
  Inbreuk: '1 2 3 4 5 6 7 8',
  SanctionerendeOverheid: 'VDAB OCMW VMSW HH',
  ToeleidingGeslacht: 'M V O',
  TypePartnerVan: 'KBI VDAB VMSW OCMW',
  TypePartner:
    'KBI VDAB VMSW OCMW OPENBAAR_VERVOER DIPLOMAGELIJKSCHAKELING PRIVE_VERVOER WELZIJN JURIDISCH GEMEENTE SPORT MUZIEK JEUGD HOBBYCLUB VRIJWILLIGERSORGANISATIE CONVERSATIEGROEP VRIJETIJD ONDERWIJS_VOLWASSENEN_NIET_NT2 ONDERWIJS_VOLWASSENEN_NT2 KINDEROPVANG ONDERWIJS_MINDERJARIGEN OPLEIDING DAVINCI_TAX ADVOCATUUR VERTAALBUREAU UNIVERSITAIR_TALEN_CENTRUM VWF',
};

const of = (length: number): string => 'x'.repeat(length);

/** Other kinds by what they take and what they refuse. */
export const SOORTEN: Readonly<Record<string, { readonly goed: readonly string[]; readonly fout: readonly string[] }>> =
  {
    tekst: { goed: ['x', of(50)], fout: [] },
    tekst24: { goed: [of(24)], fout: [of(25)] },
    naam48: { goed: [of(48)], fout: [of(49)] },
    tekst120: { goed: [of(120)], fout: [of(121)] },
    referte: { goed: ['x', of(36)], fout: ['', of(37)] },
    versie: { goed: ['01.00.0000'], fout: ['01.00', '1.0.0000', '01.00.00000'] },
    datum: { goed: ['2012-09-03'], fout: ['2012-9-3', '2012-09-03Z', '03-09-2012', ''] },
    onvolledig: { goed: ['2012-09-03', '2012-00-00'], fout: ['2012', '2012-13-01', '2012-01-32'] },
    tijd: { goed: ['09:00', '09:00:01', '09:00:01.123'], fout: ['9:00', '09:00Z', '09:00:01.1234'] },
    uur: { goed: ['09:00', '23:59'], fout: ['9:00', '25:00'] },
    dateTime: { goed: ['2012-09-03T09:00:00', '2012-09-03T09:00:00+02:00'], fout: ['2012-09-03', '09:00'] },
    insz11: { goed: ['85631490132', '00000000000'], fout: ['8563149013', '856314901322', '8563149013x'] },
    insz: {
      // The register, bis and ter, and the test register.
      goed: ['85031490132', '85231490132', '85431490132', '85631490132'],
      fout: ['8563149013', '85131490132', '85331490132', '85531490132', '85991490132', '85.63.14-901.32'],
    },
    uuid: {
      goed: ['3b0c5f6e-7c1d-4e2a-9f48-1a2b3c4d5e6f', '3B0C5F6E-7C1D-4E2A-9F48-1A2B3C4D5E6F'],
      fout: ['3b0c5f6e7c1d4e2a9f481a2b3c4d5e6f', 'x', ''],
    },
    cijfers10: { goed: ['1', '40003', '0123456789'], fout: ['', 'ERR_025', '01234567890'] },
    cijfers10vast: { goed: ['0212214125'], fout: ['212214125', '02122141255', 'BE0212214125'] },
    kbinummer: { goed: ['3e9666d4689017b95a914257cf658b95'], fout: [of(33)] },
    oorsprong: { goed: ['KSZ', 'MAGDA', 'RR_1'], fout: ['', 'Crassus', 'K-Z'] },
    vlag: { goed: ['true', 'false', '0', '1'], fout: ['ja'] },
    getal: { goed: ['3', '2.5', '0'], fout: ['x'] },
    int: { goed: ['3'], fout: ['2.5', 'x'] },
    code: { goed: [of(50), ''], fout: [of(51)] },
  };

/** Attributes: CodeType of GeefDossierKBI 3 "Common types", and Geslacht. */
export const ATTRIBUTEN: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  code: { KorteNaam: 25, Naam: 50 },
  Geslacht: { Beschrijving: 0 },
};

/** One line of the table. `keuze`: one of a choice. `kind`: of the value; absent for an element with children. */
export type Regel = {
  readonly naam: string;
  readonly card: string;
  readonly kind: string | undefined;
  readonly keuze: boolean;
  readonly bron: string;
  readonly kinderen: Regel[];
};

/** The table as a tree. */
export const leesFeiten = (tekst: string): Regel => {
  const stapel: { readonly diepte: number; readonly regel: Regel }[] = [];
  let bron = '';
  let wortel: Regel | undefined;
  for (const line of tekst.split('\n')) {
    const diepte = line.length - line.trimStart().length;
    const woorden = line.trim().split(/\s+/);
    if (line.trim() === '') continue;
    if (line.trim().startsWith('#')) {
      bron = line.trim().slice(2);
      continue;
    }
    const keuze = woorden[0] === '|';
    const [naam = '', card = '', kind] = keuze ? woorden.slice(1) : woorden;
    const regel: Regel = { naam, card, kind, keuze, bron, kinderen: [] };
    while ((stapel.at(-1)?.diepte ?? -1) >= diepte) stapel.pop();
    stapel.at(-1)?.regel.kinderen.push(regel);
    wortel ??= regel;
    stapel.push({ diepte, regel });
  }
  if (wortel === undefined) throw new Error('an empty table');
  return wortel;
};
