// The KBIDossier of the public service GeefDossierKBI, in the order of `xsd/inburgering-types-V01.xsd`.
// Trusts the public shape of the picture: what stands in it may leave. The names of the wire stand here once, in wire order.
import type {
  AfgelegdeTest,
  Beheerder,
  KbiVestiging,
  LesMoment,
  MOCursus,
  NT2Cursus,
  PLOCursus,
  PubliekAddendum,
  PubliekBesluit,
  PubliekContract,
  PubliekDocument,
  PubliekDossier,
  PubliekeAanmelding,
  PubliekeCode,
  PubliekeOpschorting,
  PubliekTraject,
  PubliekTrajectOnderdeel,
  PubliekUitstel,
} from '../disclosure/publiek/dossier.js';
import { escapeAttribute, escapeText } from '../xml/writer.js';
import { each, type Field, flag, list, record, remembered, text } from './element-writer.js';
import { periode } from './kbi-vestiging.js';

type Block<K extends keyof PubliekDossier> = Exclude<PubliekDossier[K], undefined>;
type Present<T> = Exclude<T, undefined>;
type Entry<T> = Present<T> extends readonly (infer E)[] ? E : never;

/** CodeType: names in attributes, in canonical order. */
const code: Field<PubliekeCode> =
  (name) =>
  ({ code: value, KorteNaam, Naam }) => {
    const kort = KorteNaam === undefined ? '' : ` KorteNaam="${escapeAttribute(KorteNaam)}"`;
    const lang = Naam === undefined ? '' : ` Naam="${escapeAttribute(Naam)}"`;
    return `<${name}${kort}${lang}>${escapeText(value)}</${name}>`;
  };

const vestiging = record<KbiVestiging>({ KboNummer: text, KbiNummer: text });
const uitstel = record<PubliekUitstel>({ Periode: periode, Reden: code });
const besluit = record<PubliekBesluit>({ Code: text, Reden: code, DatumToekenning: text });

const contract = record<PubliekContract>({
  DatumRegistratie: text,
  Type: text,
  OnderdeelMO: flag,
  OnderdeelNT2: flag,
  OnderdeelLO: flag,
  Addenda: list(
    'Addendum',
    record<PubliekAddendum>({
      DatumRegistratie: text,
      Type: text,
      OnderdeelMO: flag,
      OnderdeelNT2: flag,
      OnderdeelLO: flag,
    }),
  ),
  Opschortingen: list('Opschorting', record<PubliekeOpschorting>({ Periode: periode, Reden: code })),
});

const traject = record<PubliekTraject>({
  Type: text,
  Periode: periode,
  Beheerder: record<Beheerder>({
    KBIVestiging: vestiging,
    ContactPersoon: record<Present<Beheerder['ContactPersoon']>>({ Naam: text, email: text, telefoon: text }),
  }),
  Besluit: besluit,
  TrajectOnderdelen: list('TrajectOnderdeel', record<PubliekTrajectOnderdeel>({ Type: text, Besluit: besluit })),
});

const lesMomenten = list(
  'LesMoment',
  record<LesMoment>({ Datum: text, AanvangUur: text, EindUur: text, Aanwezigheidsduur: text, Aanwezigheid: text }),
);
const moCursus = record<MOCursus>({
  Nummer: text,
  Naam: text,
  LesPlaats: vestiging,
  Periode: periode,
  LesMomenten: lesMomenten,
});
const nt2Cursus = record<NT2Cursus>({
  Centrum: record<Present<NT2Cursus['Centrum']>>({ ExternID: text }),
  Opleiding: code,
  Module: code,
  Periode: periode,
  LesMomenten: lesMomenten,
  Status: text,
  Besluit: text,
});
const ploCursus = record<PLOCursus>({
  Naam: text,
  Periode: periode,
  Besluit: record<Present<PLOCursus['Besluit']>>({ Voldaan: flag }),
});
const test = record<AfgelegdeTest>({ ID: text, Nummer: text, Type: code, Datum: text, Resultaat: text });

type Talenkennis = Block<'Talenkennis'>;
type Graad = Present<Talenkennis['Alfabetiseringsgraad']>;
const talenkennis = record<Talenkennis>({
  Talen: list('Taal', record<Entry<Talenkennis['Talen']>>({ Code: code, ContactTaal: flag, KennisNiveau: code })),
  Alfabetiseringsgraad: record<Graad>({
    LatijnsSchrift: code,
    AnderSchrift: record<Present<Graad['AnderSchrift']>>({ Code: code }),
  }),
  BehaaldNT2Niveau: record<Present<Talenkennis['BehaaldNT2Niveau']>>({ HoogstBehaald: code, RecentstBehaald: code }),
});

const write = record<PubliekDossier>({
  Personalia: record<Block<'Personalia'>>({ INSZ: text }),
  Doelgroep: record<Block<'Doelgroep'>>({
    Code: text,
    Type: text,
    SubType: text,
    Periode: periode,
    RedenGeenDoelgroep: code,
    RedenVrijstellingVanDeVerplichting: code,
  }),
  BehaaldeAttesten: list('Document', record<PubliekDocument>({ Soort: text, Type: text, DatumAanmaak: text })),
  Contracten: list('Contract', contract),
  UitstellenVanOndertekening: list('UitstelVanOndertekening', uitstel),
  Aanmelding: record<PubliekeAanmelding>({
    Type: text,
    DatumAanmelding: text,
    AanmeldingsPlaats: vestiging,
    Reden: code,
  }),
  UitstellenVanAanmelding: list('UitstelVanAanmelding', uitstel),
  Trajecten: list('Traject', traject),
  VormingsActiviteiten: record<Block<'VormingsActiviteiten'>>({
    MOCursussen: each(moCursus),
    IndividueleMOCursussen: each(moCursus),
    NT2Cursussen: each(nt2Cursus),
    PLOCursussen: each(ploCursus),
  }),
  AfgelegdeTesten: list('AfgelegdeTest', test),
  Adviezen: record<Block<'Adviezen'>>({ HvN: code, Arbeidsmarkt: text }),
  Perspectieven: record<Block<'Perspectieven'>>({ OB: code }),
  ToeleidingenDiplomaGelijkschakeling: list(
    'ToeleidingDiplomaGelijkschakeling',
    record<Entry<Block<'ToeleidingenDiplomaGelijkschakeling'>>>({ Status: text }),
  ),
  Talenkennis: talenkennis,
  Gesprekken: list('Gesprek', record<Entry<Block<'Gesprekken'>>>({ Datum: text, GeregistreerdBij: vestiging })),
})('KBIDossier');

/** The element `KBIDossier` of the public service in canonical form, UTF-8. Pure; one that is shown again is not written again. */
export const writePubliekDossier: (dossier: PubliekDossier) => Buffer = remembered(write);
