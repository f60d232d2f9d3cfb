import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { ELEMENT_OF_CLUSTER, writeDataFilters } from '../../../src/dialects/ksz/filters.js';
import { ROOT } from '../../gateway-kit.js';

const ALL = Array.from({ length: 17 }, (_, index) => index + 1);

describe('dataFilters', () => {
  it('are absent when the ground gives every cluster', () => {
    expect(writeDataFilters(ALL)).to.equal('');
  });

  it('name the element of each cluster that the ground does not give, in the order of the authorisation', () => {
    expect(writeDataFilters(ALL.filter((cluster) => cluster !== 2 && cluster !== 17))).to.equal(
      '<dataFilters><filteredElement>KBIDossier/Talenkennis</filteredElement><filteredElement>KBIDossier/Gesprekken</filteredElement></dataFilters>',
    );
  });

  it('know an element of the schema for every cluster', () => {
    const schema = readFileSync(join(ROOT, 'xsd', 'kbi-dossier-01.00.xsd'), 'utf8');
    expect(ELEMENT_OF_CLUSTER.map(([cluster]) => cluster)).to.deep.equal(ALL);
    for (const [, path] of ELEMENT_OF_CLUSTER)
      for (const name of path.split('/').slice(1)) expect(schema).to.contain(`name="${name}"`);
  });
});
