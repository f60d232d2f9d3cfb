// The notice that a person gets about the exchange (002 §77-80, A131, A132), in Dutch or English, filled from the rows: the ground with its
// source, who asks, why, which clusters, how long they stay, which rights. Only the sentences around them are ours.
import { regelsetKader } from '../disclosure/regelsets.js';
import type { Bewaaractie, Bewaaranker, Bewaarregel } from '../domain/kbi/Bewaarregel.js';
import { CLUSTERNAMEN } from '../domain/kbi/Cluster.js';
import type { Doeleinde, Grond } from '../domain/kbi/Grond.js';
import type { Partner } from '../domain/kbi/Partner.js';

export type Taal = 'nl' | 'en';

/** `ontvanger`: the institution that hands the notice over; absent: any that holds the ground. `partners`: to name recipients. */
export type KennisgevingVraag = {
  readonly grond: Grond;
  readonly partners: readonly Pick<Partner, 'naam' | 'omschrijving'>[];
  readonly ontvanger?: Pick<Partner, 'naam' | 'omschrijving'> | undefined;
  readonly taal: Taal;
  /** Rules of retention in force. */
  readonly bewaarregels?: readonly Bewaarregel[];
};

type Woorden = {
  readonly titel: string;
  readonly wie: string;
  readonly waarom: string;
  readonly wat: string;
  readonly niets: string;
  readonly vanWaar: string;
  readonly bron: string;
  readonly grond: string;
  readonly bewaring: string;
  readonly termijn: string;
  readonly alles: string;
  readonly maanden: string;
  readonly ankers: Readonly<Record<Bewaaranker, string>>;
  readonly acties: Readonly<Record<Bewaaractie, string>>;
  readonly rechten: string;
  readonly WVP: readonly string[];
  readonly AVG: readonly string[];
  readonly nooit: string;
  readonly kennisname: string;
  readonly soorten: Readonly<Record<string, string>>;
};

const NL: Woorden = {
  titel: 'Kennisgeving: wij raadplegen uw inburgeringsdossier',
  wie: 'Wie',
  waarom: 'Waarom',
  wat: 'Welke gegevens',
  niets: 'geen gegevens uit uw dossier',
  vanWaar: 'Van waar',
  bron: 'Kruispuntbank Inburgering (KBI), langs MAGDA en, voor een OCMW, de Kruispuntbank van de Sociale Zekerheid (KSZ).',
  grond: 'Op welke grond',
  bewaring: 'Hoe lang',
  termijn:
    'Niet langer dan nodig om na te gaan of u aan uw verplichtingen voldoet (002 §70). Wie uw gegevens heeft bekeken, wordt tien jaar bijgehouden.',
  alles: 'alle gegevens hierboven',
  maanden: 'maanden',
  ankers: {
    VERPLICHTING_VOLDAAN: 'nadat u aan uw verplichtingen voldoet',
    LEEFLOON_EINDE: 'na het einde van uw leefloon',
    OCMW_DOSSIER_EINDE: 'na het einde van uw dossier bij het OCMW',
  },
  acties: { WISSEN: 'gewist', BEPERKEN: 'aan niemand meer getoond' },
  rechten: 'Uw rechten',
  WVP: [
    'u mag weten welke gegevens wij hebben (WVP art 9 en 10)',
    'u mag ze laten verbeteren of verwijderen als ze niet kloppen (WVP art 12)',
  ],
  AVG: [
    'u mag weten welke gegevens wij hebben en wie ze zag (AVG art 13 tot 15)',
    'u mag ze laten verbeteren (AVG art 16)',
    'u mag ze laten wissen of de verwerking laten beperken (AVG art 17 en 18)',
    'u mag klacht indienen bij de toezichthoudende autoriteit (AVG art 77)',
  ],
  nooit: 'Uit deze gegevens volgt nooit vanzelf een sanctie: daarover beslist alleen het OCMW, na een gesprek met u.',
  kennisname: 'Voor kennisname, datum en handtekening:',
  soorten: { OCMW: 'het OCMW', GEMEENTE: 'de gemeente', VDAB: 'de VDAB', VMSW: 'de VMSW', KBI: 'KBI' },
};

const EN: Woorden = {
  titel: 'Notice: we consult your integration file',
  wie: 'Who',
  waarom: 'Why',
  wat: 'Which data',
  niets: 'no data of your file',
  vanWaar: 'From where',
  bron: 'The Kruispuntbank Inburgering (KBI), through MAGDA and, for an OCMW, the Crossroads Bank for Social Security (KSZ).',
  grond: 'On which ground',
  bewaring: 'For how long',
  termijn:
    'No longer than is needed to judge whether you meet your obligations (002 §70). Who looked at your data is kept for ten years.',
  alles: 'all data above',
  maanden: 'months',
  ankers: {
    VERPLICHTING_VOLDAAN: 'after you have met your obligations',
    LEEFLOON_EINDE: 'after the end of your leefloon',
    OCMW_DOSSIER_EINDE: 'after the end of your file at the OCMW',
  },
  acties: { WISSEN: 'deleted', BEPERKEN: 'shown to nobody any more' },
  rechten: 'Your rights',
  WVP: [
    'you may know which data we hold (WVP art 9 and 10)',
    'you may have them corrected or removed when they are wrong (WVP art 12)',
  ],
  AVG: [
    'you may know which data we hold and who saw them (GDPR art 13 to 15)',
    'you may have them corrected (GDPR art 16)',
    'you may have them erased or their use restricted (GDPR art 17 and 18)',
    'you may complain to the supervisory authority (GDPR art 77)',
  ],
  nooit: 'No sanction ever follows from these data by itself: only the OCMW decides, after talking with you.',
  kennisname: 'Taken note of, date and signature:',
  soorten: { OCMW: 'the OCMW', GEMEENTE: 'the municipality', VDAB: 'VDAB', VMSW: 'VMSW', KBI: 'KBI' },
};

const namesOf = ({ grond, ontvanger, partners }: KennisgevingVraag, { soorten }: Woorden): string => {
  if (ontvanger !== undefined) return ontvanger.omschrijving;
  const name = (wie: string): string => soorten[wie] ?? partners.find(({ naam }) => naam === wie)?.omschrijving ?? wie;
  return grond.ontvangers.map(name).join(', ');
};

/** Each purpose once, in the order of the streams. */
const purposesOf = ({ stromen }: Grond): readonly Doeleinde[] => [
  ...new Map(stromen.flatMap(({ doeleinden }) => doeleinden.map((one) => [one.code, one] as const))).values(),
];

const clustersOf = ({ stromen }: Grond): readonly number[] =>
  [...new Set(stromen.flatMap(({ clusters }) => clusters))].sort((a, b) => a - b);

/** What becomes of which of these clusters, and when. */
const termsOf = (
  regels: readonly Bewaarregel[],
  clusters: readonly number[],
  taal: Taal,
  { alles, maanden, ankers, acties }: Woorden,
): readonly string[] =>
  regels.flatMap((regel) => {
    const own = clusters.filter((cluster) => regel.clusters.includes(cluster));
    if (own.length === 0) return [];
    const wat = own.length === clusters.length ? alles : own.map((cluster) => nameOf(cluster, taal)).join('; ');
    return [`${regel.termijn} ${maanden} ${ankers[regel.anker]} ${acties[regel.actie]}: ${wat}`];
  });

const nameOf = (cluster: number, taal: Taal): string => CLUSTERNAMEN[cluster]?.[taal] ?? String(cluster);

const block = (kop: string, regels: readonly string[]): readonly string[] => [
  '',
  kop,
  ...regels.map((regel) => `  - ${regel}`),
];

/** The notice as lines of text. Pure. */
export const kennisgeving = (vraag: KennisgevingVraag): string => {
  const { grond, taal, bewaarregels = [] } = vraag;
  const woorden = taal === 'nl' ? NL : EN;
  const kader = grond.soort === 'PROTOCOL' ? 'AVG' : regelsetKader(grond.regelset);
  const clusters = clustersOf(grond);
  const namen = clusters.map((cluster) => nameOf(cluster, taal));
  const { nummer, bron, paragraaf } = grond;
  return [
    woorden.titel,
    ...block(woorden.wie, [namesOf(vraag, woorden)]),
    ...block(
      woorden.waarom,
      purposesOf(grond).map((one) => `${one[taal]} (${one.paragraaf})`),
    ),
    ...block(woorden.wat, clusters.length === 0 ? [woorden.niets] : namen),
    ...block(woorden.vanWaar, [woorden.bron]),
    ...block(woorden.grond, [`${nummer}: ${bron} (${paragraaf})`]),
    ...block(woorden.bewaring, [woorden.termijn, ...termsOf(bewaarregels, clusters, taal, woorden)]),
    ...block(woorden.rechten, woorden[kader]),
    ...(grond.ontvangers.includes('OCMW') ? ['', woorden.nooit, '', woorden.kennisname] : []),
  ].join('\n');
};
