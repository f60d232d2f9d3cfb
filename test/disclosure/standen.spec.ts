import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../src/cli/package.js';
import { REGELS } from '../../src/disclosure/regels.js';
import { STAND_VAN, STANDEN_2012 } from '../../src/disclosure/standen.js';
import type { Codelijst } from '../../src/domain/kbi/World.js';

const lijsten = JSON.parse(
  readFileSync(join(packageRoot, 'fixtures', 'world', 'codelijsten.json'), 'utf8'),
) as Codelijst[];
const { relevanteTrajecten, primaireTrajecten } = STANDEN_2012;
const typeTraject = lijsten.find(({ naam }) => naam === 'TypeTraject')?.codes ?? {};

describe('the Trajecten that concern an OCMW', () => {
  it('are types of the code list, and leave out housing, minors and Brussels', () => {
    for (const type of relevanteTrajecten) expect(typeTraject).to.have.property(type);
    const out = Object.keys(typeTraject).filter((type) => /^TT_(WC|IB-18|IBBXL)/.test(type));
    expect(out.length).to.be.greaterThan(3);
    for (const type of out) expect(relevanteTrajecten).not.to.include(type);
  });

  it('are primair only as verplicht or rechthebbend (A079)', () => {
    expect(primaireTrajecten).to.deep.equal(['TT_IBVP', 'TT_IBRH']);
    for (const type of primaireTrajecten) expect(relevanteTrajecten).to.include(type);
  });
});

describe('the conditions of a rule set', () => {
  it('are each read by a rule, on clusters of the list', () => {
    expect(Object.keys(STAND_VAN).sort()).to.deep.equal(Object.keys(STANDEN_2012).sort());
    for (const [stand, { regel, clusters }] of Object.entries(STAND_VAN)) {
      expect(REGELS, stand).to.have.property(regel);
      expect(clusters.length, stand).to.be.greaterThan(0);
      for (const cluster of clusters) expect(cluster).to.be.within(1, 17);
    }
  });
});
