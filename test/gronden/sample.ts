// One ground with everything that can surround it; each test changes one thing.
import type { Grond } from '../../src/domain/kbi/Grond.js';
import { toWorldRows, worldRows } from '../world/cast.js';

export const NOW = Date.parse('2012-09-03T09:00:00+02:00');

export const GROND: Grond = {
  nummer: '003-GENT',
  soort: 'PROTOCOL',
  omschrijving: 'Protocol van AgII en gemeente Gent',
  bron: 'integratiedecreet art 20',
  paragraaf: '003 a1',
  ontvangers: ['GEMEENTE'],
  stromen: [
    {
      ...{ stroom: 'LijstInburgeraars', Hoedanigheden: ['12001'], clusters: [3, 4] },
      doeleinden: [{ code: 'A060', nl: 'lokaal beleid', en: 'local policy', paragraaf: '003 a1' }],
    },
  ],
  status: 'CONCEPT',
  geldig: { Begin: '2012-01-01' },
};

export const wie = { now: NOW, door: 'an', reden: 'beslist' };

/** The shipped grounds. */
export const GRONDEN: readonly Grond[] = toWorldRows(worldRows()).gronden;
