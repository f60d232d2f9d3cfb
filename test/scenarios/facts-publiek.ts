// What must be in an answer of the public service GeefDossierKBI and what must not, by hand from the ground of who asks, the law and the
// public schema. Paths are below KBIDossier, as in facts.ts.
import type { Facts } from './facts.js';

/** Blocks on nobody's ground. */
const NOOIT: Facts = {
  'Personalia/Naam': 0,
  'Personalia/Geboortedatum': 0,
  ToeleidingenPartner: 0,
  Inbreuken: 0,
  Wachtlijst: 0,
  VoorkeurenKlant: 0,
  Wooncode: 0,
};
const of = (INSZ: string): Facts => ({ ...NOOIT, 'Personalia/INSZ': [INSZ] });
const ABDUL = of('85631490132');
const ALLES = of('84722492046');
const LEEG: Facts = { '*': 1, ...ABDUL };

export const PUBLIEKE_FACTS: Readonly<Record<string, Facts>> = {
  'dossier-gevonden': { ...ABDUL, 'Contracten/Contract': 1, Gesprekken: 0 },
  // VDAB: all but who may sanction and conversations.
  'volledig-dossier': {
    ...ALLES,
    'Contracten/Contract/Type': ['ICO13G'],
    'Doelgroep/SubType': ['VOL_PROG'],
    'Trajecten/Traject/Beheerder': 1,
    'VormingsActiviteiten/MOCursussen': 1,
    'VormingsActiviteiten/NT2Cursussen/Besluit': ['GESLAAGD'],
    'Adviezen/Arbeidsmarkt': ['LB'],
    'ToeleidingenDiplomaGelijkschakeling/ToeleidingDiplomaGelijkschakeling/Status': ['GD'],
    'Talenkennis/Talen/Taal/Code': ['ARA', 'NLD'],
    Regie: 0,
    Gesprekken: 0,
  },
  // VMSW: contract, attests, target group, levels, paths, their parts and courses.
  'vmsw-minder-clusters': {
    ...ALLES,
    'Contracten/Contract': 1,
    'Contracten/Contract/Opschortingen': 0,
    Aanmelding: 0,
    Adviezen: 0,
    Perspectieven: 0,
    ToeleidingenDiplomaGelijkschakeling: 0,
    'Trajecten/Traject/Type': ['TT_IBVP', 'TT_WCTB'],
    'Trajecten/Traject/Beheerder': 0,
    'Talenkennis/Talen': 0,
    'Talenkennis/BehaaldNT2Niveau/HoogstBehaald': ['A2'],
    Gesprekken: 0,
  },
  'alle-clusters': {
    ...ALLES,
    Regie: 0,
    'Trajecten/Traject/Sanctioneringsbevoegdheid': 0,
    'Gesprekken/Gesprek': 2,
    'Gesprekken/Gesprek/Opmerking': 0,
  },
  'onthaalbureau-alle-clusters': {
    ...ALLES,
    Regie: 0,
    Aanmelding: 1,
    'Trajecten/Traject/Beheerder': 1,
    'Gesprekken/Gesprek': 2,
  },
  'zonder-inschrijving': of('79710290230'),
  'inbreuken-nooit': { ...ABDUL, 'Trajecten/Traject': 1, 'Trajecten/Traject/Inbreukdossiers': 0 },
  'codes-buiten-de-lijst': {
    ...ABDUL,
    'Contracten/Contract/DatumRegistratie': ['2012-01-05'],
    'Contracten/Contract/Type': 0,
    'Trajecten/Traject/TrajectOnderdelen/TrajectOnderdeel/Type': ['TO_A1'],
  },
  'attesten-met-code': {
    ...ABDUL,
    'BehaaldeAttesten/Document/Type': ['AI023', 'AEVC05'],
    'BehaaldeAttesten/Document/DatumAanmaak': ['2012-06-01', '2012-05-02'],
  },
  'dossier-zonder-gegevens': LEEG,
  'mutatiescontext-leeg': LEEG,
  'insz-vervangen': of('82690992144'),
  'insz-nieuw-nummer': of('82690992144'),
};
