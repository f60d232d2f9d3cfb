// Public blocks about the person: Doelgroep (cluster 6), Talenkennis (2, 7), Adviezen (8), Perspectieven (9), what goes for
// recognition of a diploma (16) and Gesprekken (17). Out of the picture only; words of the authorisation become codes of KBIEnum.
import type { BehaaldNiveauElement, CodeElement, Picture } from '../picture.js';
import type { PubliekDossier } from './dossier.js';
import { drop, filled, listed, type Publiek, some, toKbiVestiging, toPubliekeCode } from './pieces.js';

type Doelgroep = NonNullable<PubliekDossier['Doelgroep']>;
type Talenkennis = NonNullable<PubliekDossier['Talenkennis']>;

/** Result of a Doelgroepbepaling → Code, Type, SubType. */
const DOELGROEP: Readonly<Record<string, readonly [Code: string, Type: string, SubType?: string]>> = {
  RECHTHEBBEND: ['JA', 'RECHT', 'RECHT'],
  PRIORITAIR_RECHTHEBBEND: ['JA', 'RECHT', 'PRI_RECHT'],
  VERPLICHT_VOLLEDIG: ['JA', 'PLICHT', 'VOL_PROG'],
  VERPLICHT_MO: ['JA', 'PLICHT', 'MO'],
  VERPLICHT_NT2: ['JA', 'PLICHT', 'NT2'],
  GEEN_DOELGROEP: ['NEE', 'GEEN'],
};

export const toDoelgroep = (publiek: Publiek, bepaling: Picture['Doelgroepbepaling']): Doelgroep | undefined => {
  if (bepaling === undefined) return undefined;
  const { DatumGeldigheid, Type, Soort, Doelgroepcategorieen } = bepaling;
  const { RedenGeenDoelgroep: geen, RedenVrijstellingVanVerplichting: vrijstelling } = bepaling;
  const codes = Type === undefined ? undefined : DOELGROEP[Type.code];
  if (Type !== undefined && codes === undefined) listed(publiek, [], Type, 'Doelgroepbepaling/Type', 6);
  if (Soort !== undefined) drop(publiek, 'Doelgroepbepaling/Soort', 6);
  if (Doelgroepcategorieen !== undefined) drop(publiek, 'Doelgroepbepaling/Doelgroepcategorieen', 6);
  return filled<Doelgroep>({
    Code: codes?.[0],
    Type: codes?.[1],
    SubType: codes?.[2],
    Periode: { Begin: DatumGeldigheid },
    RedenGeenDoelgroep: geen && toPubliekeCode(geen),
    RedenVrijstellingVanDeVerplichting: vrijstelling && toPubliekeCode(vrijstelling),
  });
};

/** Two languages have another code in the public list than ISO 639-3 gives them. */
const TAALCODE: Readonly<Record<string, string>> = { sqi: 'ALB', hbs: 'SH' };

/** Literacy in another script has an element of its own. */
const toAlfabetisering = (graad: CodeElement | undefined): Talenkennis['Alfabetiseringsgraad'] => {
  if (graad === undefined) return undefined;
  return graad.code === 'ANDERS_GEALFABETISEERD'
    ? { AnderSchrift: { Code: { code: 'GEALFABETISEERD', KorteNaam: 'Gealfabetiseerd', Naam: 'Gealfabetiseerd' } } }
    : { LatijnsSchrift: toPubliekeCode(graad) };
};

/** The highest level and the latest one; the schema has room for no other. */
const toNiveau = (publiek: Publiek, niveaus: readonly BehaaldNiveauElement[] = []): Talenkennis['BehaaldNT2Niveau'] => {
  let hoogst: BehaaldNiveauElement | undefined;
  // CEFR levels sort as text: A1 … C2.
  for (const niveau of niveaus) if (niveau.Type && (hoogst?.Type?.code ?? '') < niveau.Type.code) hoogst = niveau;
  const recentst = niveaus.find(({ MeestRecentVlag }) => MeestRecentVlag);
  for (const [index, niveau] of niveaus.entries())
    if (niveau !== hoogst && niveau !== recentst) drop(publiek, `BehaaldeNiveaus/BehaaldNiveau[${index + 1}]`, 7);
  if (hoogst?.Type === undefined) return undefined;
  const HoogstBehaald = toPubliekeCode(hoogst.Type);
  return recentst?.Type === undefined
    ? { HoogstBehaald }
    : { HoogstBehaald, RecentstBehaald: toPubliekeCode(recentst.Type) };
};

/** The picture holds languages of contact only (A071). */
export const toTalenkennis = (publiek: Publiek, { Talenkennis, BehaaldeNiveaus }: Picture): Talenkennis | undefined =>
  filled<Talenkennis>({
    Talen: Talenkennis?.Talen?.map(({ Taal, Niveau }) => ({
      Code: { ...toPubliekeCode(Taal), code: TAALCODE[Taal.code] ?? Taal.code.toUpperCase() },
      ContactTaal: true,
      ...(Niveau === undefined ? {} : { KennisNiveau: toPubliekeCode(Niveau) }),
    })),
    Alfabetiseringsgraad: toAlfabetisering(Talenkennis?.Alfabetisering),
    BehaaldNT2Niveau: toNiveau(publiek, BehaaldeNiveaus?.Niveaus),
  });

const ARBEIDSMARKT = ['AD', 'AR', 'LA', 'LB', 'LH', 'LO', 'LU', 'RT'];

/** The latest advice of the Huis van het Nederlands, and the latest of VDAB on the labour market: the schema has room for one of each. */
export const toAdviezen = (publiek: Publiek, adviezen: Picture['Adviezen'] = []): PubliekDossier['Adviezen'] => {
  const latest = (verstrekker: string): number => {
    let best = -1;
    for (const [index, { Type, Datum = '' }] of adviezen.entries())
      if (Type?.code === verstrekker && (best < 0 || Datum >= (adviezen[best]?.Datum ?? ''))) best = index;
    return best;
  };
  const [hvn, vdab] = [latest('HVN'), latest('VDAB')];
  for (const index of adviezen.keys())
    if (index !== hvn && index !== vdab) drop(publiek, `Adviezen/Advies[${index + 1}]`, 8);
  const HvN = adviezen[hvn]?.Advies;
  const markt = adviezen[vdab]?.Advies;
  return filled<NonNullable<PubliekDossier['Adviezen']>>({
    HvN: HvN && toPubliekeCode(HvN),
    Arbeidsmarkt: markt && listed(publiek, ARBEIDSMARKT, markt, `Adviezen/Advies[${vdab + 1}]/Advies`, 8),
  });
};

const PERSPECTIEVEN = ['PROFESSIONEEL', 'EDUCATIEF', 'SOCIAAL', 'SOCIO_CULTUREEL'];

/** One perspective, that of the onthaalbureau: the last one of the last Traject that has any. The picture holds labels; the code is found again. */
export const toPerspectieven = (
  publiek: Publiek,
  trajecten: Picture['Trajecten'] = [],
): PubliekDossier['Perspectieven'] => {
  let OB: NonNullable<PubliekDossier['Perspectieven']>['OB'] | undefined;
  let kept = '';
  const { beschrijf } = publiek.trace.context;
  for (const [at, { Perspectieven = [] }] of trajecten.entries()) {
    for (const [index, { Beschrijving }] of Perspectieven.entries()) {
      if (OB !== undefined) drop(publiek, kept, 9);
      kept = `Trajecten/Traject[${at + 1}]/Perspectieven/Perspectief[${index + 1}]`;
      const code = PERSPECTIEVEN.find((one) => (beschrijf('Perspectief', one) ?? one) === Beschrijving) ?? Beschrijving;
      OB = toPubliekeCode({ code, Beschrijving });
    }
  }
  return OB && { OB };
};

/** The public record tells a status; that nothing is supported, or nothing more is known, it cannot tell. */
export const toGelijkschakeling = (
  publiek: Publiek,
  ondersteuning: Picture['OndersteuningGelijkschakeling'],
): PubliekDossier['ToeleidingenDiplomaGelijkschakeling'] => {
  if (ondersteuning === undefined) return undefined;
  const { WordtGeboden, Status } = ondersteuning;
  const pad = 'OndersteuningGelijkschakeling';
  const code = WordtGeboden && Status !== undefined ? listed(publiek, ['BZ', 'GD', 'AN'], Status, pad, 16) : undefined;
  if (code === undefined) drop(publiek, pad, 16);
  return code === undefined ? undefined : [{ Status: code }];
};

/** That a conversation took place, and where. Its text, its worker and its hour have no element. */
export const toGesprekken = (publiek: Publiek, gesprekken: Picture['Gesprekken'] = []): PubliekDossier['Gesprekken'] =>
  some(
    gesprekken.map(({ Datum, KBIVestiging, Opmerking }, index) => {
      if (Opmerking !== undefined) drop(publiek, `Gesprekken/Gesprek[${index + 1}]/Opmerking`, 17);
      const GeregistreerdBij = toKbiVestiging(KBIVestiging);
      return {
        ...(Datum === undefined ? {} : { Datum }),
        ...(GeregistreerdBij === undefined ? {} : { GeregistreerdBij }),
      };
    }),
  );
