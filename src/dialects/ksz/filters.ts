// dataFilters of an answer: the elements of a KBIDossier that the ground of the question gives to nobody (docs/ksz.md).
// Depends on the ground alone. What the data of a person caused to be withheld is never named: that would be a disclosure.
import { textElement } from '../../xml/writer.js';

/** The element of each cluster of the authorisation, by its path in result. */
export const ELEMENT_OF_CLUSTER: readonly (readonly [cluster: number, path: string])[] = [
  [1, 'KBIDossier/Regie'],
  [2, 'KBIDossier/Talenkennis'],
  [3, 'KBIDossier/Contractgegevens'],
  [4, 'KBIDossier/Attesten'],
  [5, 'KBIDossier/Aanmeldingsgegevens'],
  [6, 'KBIDossier/Doelgroepbepaling'],
  [7, 'KBIDossier/BehaaldeNiveaus'],
  [8, 'KBIDossier/Adviezen'],
  [9, 'KBIDossier/Trajecten/Traject/Perspectieven'],
  [10, 'KBIDossier/Trajecten'],
  [11, 'KBIDossier/Trajecten/Traject/KBIVestiging'],
  [12, 'KBIDossier/Trajecten/Traject/Sanctioneringsbevoegdheid'],
  [13, 'KBIDossier/Trajecten/Traject/Trajectonderdelen'],
  [14, 'KBIDossier/Trajecten/Traject/Trajectonderdelen/Trajectonderdeel/Opschortingen'],
  [15, 'KBIDossier/Trajecten/Traject/Trajectonderdelen/Trajectonderdeel/Cursussen'],
  [16, 'KBIDossier/OndersteuningGelijkschakeling'],
  [17, 'KBIDossier/Gesprekken'],
];

/** The element `dataFilters` in canonical form; nothing when the ground gives every cluster. */
export const writeDataFilters = (clusters: readonly number[]): string => {
  const filtered = ELEMENT_OF_CLUSTER.filter(([cluster]) => !clusters.includes(cluster));
  if (filtered.length === 0) return '';
  return `<dataFilters>${filtered.map(([, path]) => textElement('filteredElement', path)).join('')}</dataFilters>`;
};
