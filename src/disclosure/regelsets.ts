// Rule sets as data: what a recipient is shown under one law at one time, as differences from the authorisation of 2012.
// Each difference says where it comes from; "afgeleid" marks what is our reading and stands in no text we know. Validity here is the
// calendar of the law and never shifts; a ground picks its rule set by name, and nothing changes by itself on a day.
import { REGELSETS, type RegelsetNaam, STANDAARD_REGELSET } from '../domain/kbi/Regelset.js';
import type { Periode } from '../domain/numbers/Periode.js';
import { bevat } from '../domain/numbers/Periode.js';
import type { Datum } from '../domain/time.js';
import type { Regel } from './regels.js';
import { STAND_VAN, STANDEN_2012, type Standen } from './standen.js';

/** One condition that stands otherwise than in 2012, and on what that rests. */
export type Afwijking = { readonly [K in keyof Standen]?: { readonly stand: Standen[K]; readonly bron: string } };

/** `familie`: rule sets of one recipient that follow each other. `kader`: the law of personal data in force, for the notice. */
export type Regelset = {
  readonly naam: RegelsetNaam;
  readonly familie: 'OCMW' | 'VDAB' | 'VMSW';
  readonly omschrijving: string;
  readonly bron: string;
  readonly geldig: Periode;
  readonly kader: 'WVP' | 'AVG';
  /** A reading beside the rule set in force, to compare with; no day selects it. */
  readonly lezing?: true;
  readonly afwijkingen: Afwijking;
};

const AVG = '2018-05-25';
const EIGEN = 'afgeleid: eigen stroom van deze partner, 002 §17, B.2';
const VDAB: Afwijking = {
  relevanteTrajecten: { stand: ['TT_IBVP', 'TT_IBRH', 'TT_OBVDAB', 'TT_NT2VDAB', 'TT_OBSEC'], bron: EIGEN },
  gesprekkenVoor: { stand: ['VDAB'], bron: EIGEN },
  inbreukenVoor: { stand: ['VDAB'], bron: EIGEN },
  leefloonVereist: { stand: [], bron: 'leefloon is a matter of OCMWs: 002 §61.2, §61.16' },
  noemtOCMW: { stand: false, bron: 'which OCMW may sanction is told so that this OCMW knows: 002 §61.12' },
};
const VMSW: Afwijking = {
  relevanteTrajecten: { stand: ['TT_IBVP', 'TT_IBRH', 'TT_WCIB', 'TT_WCTB'], bron: EIGEN },
  gesprekkenVoor: { stand: ['VMSW'], bron: EIGEN },
  inbreukenVoor: { stand: ['VMSW'], bron: EIGEN },
  leefloonVereist: { stand: [], bron: 'leefloon is a matter of OCMWs: 002 §61.2, §61.16' },
  noemtOCMW: { stand: false, bron: 'which OCMW may sanction is told so that this OCMW knows: 002 §61.12' },
};

/** Every rule set, by name. */
const SETS: Readonly<Record<RegelsetNaam, Omit<Regelset, 'naam'>>> = {
  'profiel-2012': {
    familie: 'OCMW',
    omschrijving: 'The authorisation of 25 July 2012; what it leaves open is read cautiously.',
    bron: 'VTC 25-07-2012, 002 §61',
    geldig: { Begin: '2012-07-25', Einde: '2018-05-24' },
    kader: 'WVP',
    afwijkingen: {},
  },
  'profiel-2012-ruim': {
    familie: 'OCMW',
    omschrijving: 'The same authorisation; what it leaves open is read broadly.',
    bron: 'VTC 25-07-2012, 002 §61; afgeleid',
    geldig: { Begin: '2012-07-25', Einde: '2018-05-24' },
    kader: 'WVP',
    lezing: true,
    afwijkingen: {
      gesprekkenVoor: { stand: ['OCMW', 'ALGEMEEN'], bron: 'afgeleid: 002 §61.17 does not say who a remark is for' },
      opschortingSluitInbreuk: { stand: false, bron: 'afgeleid: 002 §61.14 speaks of communicating Inbreuken only' },
      verantwoordeAfwezigheidTeltNiet: { stand: false, bron: 'afgeleid: 002 §35 does not tell absences apart' },
    },
  },
  'profiel-2018': {
    familie: 'OCMW',
    omschrijving: 'From the AVG on: other rights and another notice. No text we know changes what an OCMW is shown.',
    bron: 'AVG (EU) 2016/679, 004 a3',
    geldig: { Begin: AVG },
    kader: 'AVG',
    afwijkingen: {},
  },
  'vdab-2012': {
    familie: 'VDAB',
    omschrijving: 'VDAB: its own Trajecten, conversations and breaches; no condition that is about leefloon.',
    bron: EIGEN,
    geldig: { Begin: '2010-01-01' },
    kader: 'WVP',
    afwijkingen: VDAB,
  },
  'vmsw-2012': {
    familie: 'VMSW',
    omschrijving: 'VMSW: the Trajecten of the Wooncode, willingness to learn Dutch.',
    bron: EIGEN,
    geldig: { Begin: '2010-01-01', Einde: '2017-10-31' },
    kader: 'WVP',
    afwijkingen: VMSW,
  },
  'vmsw-2017': {
    familie: 'VMSW',
    omschrijving: 'VMSW: the Wooncode asks knowledge of Dutch, no longer willingness to learn it.',
    bron: 'taalkennisvereiste van de Vlaamse Wooncode, 001 a2; day of change afgeleid',
    geldig: { Begin: '2017-11-01' },
    kader: 'WVP',
    afwijkingen: {
      ...VMSW,
      relevanteTrajecten: { stand: ['TT_IBVP', 'TT_IBRH', 'TT_WCIB', 'TT_WCTK'], bron: '001 a2; types afgeleid' },
    },
  },
};

/** All rule sets. */
export const ALLE_REGELSETS: readonly Regelset[] = REGELSETS.map((naam) => ({ naam, ...SETS[naam] }));

/** The rule set of a name; nothing for a name that is none. */
export const findRegelset = (naam: string): Regelset | undefined => ALLE_REGELSETS.find((set) => set.naam === naam);

/** The rule set of a recipient that was in force on a day of the calendar; nothing before the first. */
export const regelsetOp = (familie: Regelset['familie'], dag: Datum): Regelset | undefined =>
  ALLE_REGELSETS.find((set) => set.familie === familie && set.lezing === undefined && bevat(set.geldig, dag));

const standenVan = (afwijkingen: Afwijking): Standen => {
  const anders = Object.entries(afwijkingen).map(([naam, { stand }]) => [naam, stand]);
  return { ...STANDEN_2012, ...(Object.fromEntries(anders) as Partial<Standen>) };
};

const STANDEN = new Map(ALLE_REGELSETS.map(({ naam, afwijkingen }) => [naam, standenVan(afwijkingen)]));

/** How the conditions stand under a ground that names this rule set, or none. The route asks it for every message. */
export const standenOf = (naam: RegelsetNaam | undefined): Standen =>
  STANDEN.get(naam ?? STANDAARD_REGELSET) ?? STANDEN_2012;

/** The law of personal data under a rule set; of 2012 for no name. */
export const regelsetKader = (naam: RegelsetNaam | undefined): Regelset['kader'] =>
  SETS[naam ?? STANDAARD_REGELSET].kader;

/** One condition that stands differently in two rule sets. `bron`: of the later-named one, else of the first. */
export type Verschil = {
  readonly stand: keyof Standen;
  readonly regel: Regel;
  readonly clusters: readonly number[];
  readonly van: Standen[keyof Standen];
  readonly naar: Standen[keyof Standen];
  readonly bron: string;
};

/** What differs between two rule sets, condition by condition. Pure; empty when the same is shown under both. */
export const diffRegelsets = (van: Regelset, naar: Regelset): readonly Verschil[] => {
  const [before, after] = [standenVan(van.afwijkingen), standenVan(naar.afwijkingen)];
  return (Object.keys(STANDEN_2012) as (keyof Standen)[])
    .filter((stand) => JSON.stringify(before[stand]) !== JSON.stringify(after[stand]))
    .map((stand) => {
      const bron = naar.afwijkingen[stand]?.bron ?? van.afwijkingen[stand]?.bron ?? naar.bron;
      return { stand, ...STAND_VAN[stand], van: before[stand], naar: after[stand], bron };
    });
};
