// Cluster 2 (A071, C.3.11): languages used with the onthaalbureau and degree of literacy; no full language CV.
// Withheld when only code 1 (sociaal onderzoek) covers today: the cluster is for persons on (equivalent) leefloon.
import type { KBIDossier, Taalkennis } from '../domain/kbi/KBIDossier.js';
import { type Building, toCode } from './elements.js';
import type { Picture } from './picture.js';
import { give, isOnGround, type Trace, withhold } from './trace.js';

type TalenkennisElement = NonNullable<Picture['Talenkennis']>;
type TaalElement = NonNullable<TalenkennisElement['Talen']>[number];

const SOCIAAL_ONDERZOEK = 1;

/** Whether the person counts as one on leefloon; when only code 1 covers today, withholds the block. */
export const isForLeefloon = (trace: Trace, cluster: number, pad: string): boolean => {
  if (!trace.standen.leefloonVereist.includes(cluster)) return true;
  const codes = trace.context.repertoriumcodes;
  if (codes === undefined || codes.length === 0 || codes.some((code) => code !== SOCIAAL_ONDERZOEK)) return true;
  withhold(trace, pad, cluster, 'leefloon-vereist', { hoedanigheidscodes: codes.join(',') });
  return false;
};

const toTaal = (trace: Trace, taal: Taalkennis): TaalElement => {
  const element: Building<TaalElement> = { Taal: toCode(trace, 'Taal', taal.Taal) };
  if (taal.Type !== undefined) element.Type = toCode(trace, 'TaalType', taal.Type);
  if (taal.Niveau !== undefined) element.Niveau = toCode(trace, 'KennisNiveau', taal.Niveau);
  return element;
};

export const discloseTalenkennis = (
  trace: Trace,
  { Talen = [], Alfabetisering }: Pick<KBIDossier, 'Talen' | 'Alfabetisering'>,
): TalenkennisElement | undefined => {
  if (Talen.length === 0 && Alfabetisering === undefined) return undefined;
  if (!isOnGround(trace, 2, 'Talenkennis') || !isForLeefloon(trace, 2, 'Talenkennis')) return undefined;
  const element: Building<TalenkennisElement> = {};
  const talen: TaalElement[] = [];
  for (const [index, taal] of Talen.entries()) {
    const invoer = { Taal: taal.Taal, Contacttaal: taal.Contacttaal };
    if (taal.Contacttaal) {
      talen.push(toTaal(trace, taal));
      give(trace, `Talenkennis/Talen/Taal[${talen.length}]`, 2, 'contacttaal', invoer);
    } else {
      withhold(trace, `Talenkennis/Talen/Taal[dossier ${index + 1}]`, 2, 'contacttaal', invoer);
    }
  }
  if (talen.length > 0) element.Talen = talen;
  if (Alfabetisering !== undefined) {
    element.Alfabetisering = toCode(trace, 'Alfabetisering', Alfabetisering);
    give(trace, 'Talenkennis/Alfabetisering', 2, 'alfabetisering', { Alfabetisering });
  }
  return talen.length > 0 || Alfabetisering !== undefined ? element : undefined;
};
