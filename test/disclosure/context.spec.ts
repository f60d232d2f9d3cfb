import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../src/cli/package.js';
import { PRIMAIRE_TRAJECTEN, RELEVANTE_TRAJECTEN } from '../../src/disclosure/context.js';
import type { Codelijst } from '../../src/domain/kbi/World.js';

const lijsten = JSON.parse(
  readFileSync(join(packageRoot, 'fixtures', 'world', 'codelijsten.json'), 'utf8'),
) as Codelijst[];
const typeTraject = lijsten.find(({ naam }) => naam === 'TypeTraject')?.codes ?? {};

describe('the Trajecten that concern an OCMW', () => {
  it('are types of the code list, and leave out housing, minors and Brussels', () => {
    for (const type of RELEVANTE_TRAJECTEN) expect(typeTraject).to.have.property(type);
    const out = Object.keys(typeTraject).filter((type) => /^TT_(WC|IB-18|IBBXL)/.test(type));
    expect(out.length).to.be.greaterThan(3);
    for (const type of out) expect(RELEVANTE_TRAJECTEN).not.to.include(type);
  });

  it('are primair only as verplicht or rechthebbend (A079)', () => {
    expect(PRIMAIRE_TRAJECTEN).to.deep.equal(['TT_IBVP', 'TT_IBRH']);
    for (const type of PRIMAIRE_TRAJECTEN) expect(RELEVANTE_TRAJECTEN).to.include(type);
  });
});
