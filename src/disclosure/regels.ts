// The rules of disclosure as one table: id, the paragraph it rests on, and what it says in one sentence.
// Ids are stable: they stand in audit rows for ten years. A null paragraph is that of the cluster itself, `002 §61.<cluster>`.

export const REGELS = {
  'gekend-als-inburgeraar': [
    '002 §57',
    'Known: has, or had, the Hoedanigheid INBURGERAAR; also after the path closed.',
  ],
  'enkel-inburgeraar': ['002 §11', 'Only inburgeraars are disclosed; a person known only as NT2-cursist is not known.'],
  'geen-rechtsgrond': ['002 §61', 'The list of clusters is closed: what it does not name never leaves.'],
  'geen-plaats-in-publiek-schema': [
    '002 §61',
    'The public service GeefDossierKBI 01.00 has no element for it, so it is not given there.',
  ],
  'code-niet-in-publiek-schema': [
    '002 §61',
    'The code list of the public service GeefDossierKBI 01.00 lacks the code.',
  ],
  'cluster-op-grond': [null, 'The ground gives this cluster, and something in it is given.'],
  'cluster-niet-op-grond': [null, 'The ground of the asking partner does not give this cluster.'],
  'bewaartermijn-verstreken': ['002 §70', 'The term of retention is over: the data are restricted (AVG art. 18).'],
  'drager-niet-op-grond': [null, 'It hangs under a Traject or Trajectonderdeel that the ground does not give.'],
  'nog-niet-ingegaan': [null, 'What is dated after today has not happened yet.'],
  'leefloon-vereist': [null, 'Only for a person on (equivalent) leefloon: withheld when only code 1 covers today.'],
  'vrije-tekst-voorzichtig': [
    '002 §62',
    'Free text that names a person by number, or is longer than allowed, stays inside.',
  ],
  'contactpersoon-enkel-bij-regie-en-traject': ['002 §60', 'Contact persons belong to Regie and Traject only.'],
  'huidige-regie': [null, 'Only the Regie in force today.'],
  'vestiging-enkel-bij-onthaalbureau': [null, 'The KBIVestiging is given only when an onthaalbureau holds the Regie.'],
  contacttaal: [null, 'Only languages used with the onthaalbureau.'],
  alfabetisering: [null, 'The degree of literacy.'],
  'laatste-contract': [null, 'Only the latest moedercontract or overnamecontract.'],
  'addendum-van-laatste-contract': [null, 'Only addenda of that contract.'],
  'uitstel-van-ondertekening': [null, 'Deferral of signing, with its reason.'],
  'vier-attesten': [null, 'Only INBURGERING, EVC, VRIJSTELLING and OPSCHORTING.'],
  'recentste-aanmelding': [null, 'Only the most recent Aanmelding.'],
  'aanmelding-binnen-een-jaar': [null, 'Only within the past year; the anniversary itself still counts.'],
  'uitstel-van-aanmelding': [null, 'Deferral of the duty to register, with its reason.'],
  'recentste-doelgroepbepaling': [null, 'Only the most recent Doelgroepbepaling.'],
  'behaald-niveau-met-herkomst': [null, 'Level reached, with its origin and the tests.'],
  'advies-van-hvn-of-vdab': [null, 'Only advice given by HVN or VDAB.'],
  'perspectief-per-traject': [null, 'Perspectief of a relevant Traject.'],
  'relevant-traject': [null, 'Only types of Traject relevant for the partner that asks.'],
  'primair-traject': [null, 'Algemeen Besluit and reason of ending only for the primair Traject.'],
  'huidig-trajectbeheer': [null, 'The centre that follows the Traject today, with its contact person.'],
  'huidige-sanctioneringsbevoegdheid': [null, 'Who may sanction today; the OCMW by number when it is an OCMW.'],
  trajectonderdeel: [null, 'Type, Vrijstelling and general remark of a Trajectonderdeel.'],
  'vrijstelling-ja-of-nee': [null, 'Vrijstelling is a yes or no; its reason and date stay inside.'],
  'besluit-enkel-bij-niet-behaald-of-inbreuk': [
    null,
    'Besluit only when the inburgeringsattest is explicitly NIET_BEHAALD or a relevant Inbreukdossier exists.',
  ],
  'recentste-besluit': [null, 'Only the most recent Besluit of a Trajectonderdeel.'],
  'opschorting-met-reden': [null, 'Period and reason of an Opschorting.'],
  'cursus-binnen-relevant-traject': [null, 'Only courses within a Trajectonderdeel of a relevant Traject.'],
  'participaties-tot-vandaag': [null, 'Attendance on lessons up to today, today included.'],
  aanwezigheidsgraad: ['002 §35', 'Explanation only: lessons attended of lessons given.'],
  deelnamestatus: ['002 §35', 'Explanation only: nothing on the wire may imply a sanction.'],
  'ondersteuning-ja-of-nee': [
    null,
    'Whether the onthaalbureau supports the recognition of the diploma, and its status.',
  ],
  'ocmw-enkel-voor-ocmw': [null, 'Which OCMW may sanction is told to OCMWs only.'],
  'gesprek-voor-ocmw': [null, 'Only conversations noted for the OCMW.'],
  'gesprek-voor-partner': [null, 'Only conversations noted for the partner that asks.'],
  'contract-ja-of-nee': [null, 'A list says whether a contract was signed, and nothing of it.'],
  'attest-ja-of-nee': [null, 'A list says whether the inburgeringsattest was obtained, and nothing of it.'],
} as const satisfies Record<string, readonly [string | null, string]>;

/** Id of a rule of disclosure. */
export type Regel = keyof typeof REGELS;
