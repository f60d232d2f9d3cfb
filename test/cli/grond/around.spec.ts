import { expect } from 'chai';
import { printAround } from '../../../src/cli/grond/around.js';
import { legal } from '../../../src/cli/legal.js';
import { reset } from '../../../src/cli/reset.js';
import { groundContext } from '../../../src/gronden/context.js';
import { createWorld } from '../../../src/world/world.js';
import { toWorldRows, worldRows } from '../../world/cast.js';
import { openPlace, REFERENCE } from '../captured.js';

const world = createWorld(toWorldRows(worldRows()));
const around = (naam: string, nummer = '002', dag = '2012-09-03'): string => {
  const partner = world.partnerByNaam(naam);
  if (partner === undefined) throw new RangeError(naam);
  return printAround(groundContext(world, partner, { nummer }, dag), partner.soort === 'OCMW');
};

describe('what surrounds a ground, in words', () => {
  it('names the act with its rule set, each processor with its contract, the protocol, and what is unmet', () => {
    expect(around('ocmw-gent').split('\n')).to.deep.equal([
      'ground     002: VTC, beraadslaging van 25-07-2012 (002 §97), rule set profiel-2012',
      'processor  Softwareleverancier A for ocmw-gent (002 §83-84)',
      'processor  RealDolmen NV for agii (002 §81, §84)',
      'processor  SMALS vzw for pod-mi (002 §82, §84)',
      'protocol   with Onthaalbureau Gent, since 2011-03-01 (002 §15)',
      'unmet      kennisgeving, bewaring, maatregelen-kbi, goedgekeurd-plan: kbi grond open',
    ]);
  });
  it('says that there is no protocol, or no contract in force, and assumes none', () => {
    expect(around('ocmw-aalst')).to.include('none with an onthaalbureau; it is voluntary');
    expect(around('ocmw-aalst', '002', '2010-06-01')).to.include('ocmw-aalst (002 §83-84): NO CONTRACT IN FORCE');
    expect(around('vdab', 'VDAB-3001')).not.to.include('protocol');
    expect(around('ocmw-gent', 'geen')).to.equal('');
  });

  it('stands under what kbi legal explain says', async () => {
    const place = openPlace();
    await place.run(reset, { options: { yes: true }, config: REFERENCE });
    const asked = { partner: 'ocmw-gent', insz: '84722492046' };
    const { out } = await place.run(legal, { args: ['explain'], options: asked });
    expect(out).to.include('\nprotocol   with Onthaalbureau Gent, since 2011-03-01 (002 §15)\n');
    const json = JSON.parse((await place.run(legal, { args: ['explain'], options: asked, json: true })).out);
    expect(json[0]).to.have.all.keys('pad', 'besluit', 'regel', 'paragraaf', 'invoer');
    await place.close();
  });
});
