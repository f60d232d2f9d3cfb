import { expect } from 'chai';
import type { Partner } from '../../src/domain/kbi/Partner.js';
import { type GroundContext, groundContext } from '../../src/gronden/context.js';
import { createWorld } from '../../src/world/world.js';
import { toWorldRows, worldRows } from '../world/cast.js';

const world = createWorld(toWorldRows(worldRows()));
const around = (naam: string, dag = '2012-09-03', nummer = '002'): GroundContext =>
  groundContext(world, world.partnerByNaam(naam) as Partner, { nummer }, dag);
const processors = (context: GroundContext): readonly string[] =>
  context.verwerkers.map(({ voor, naam, inKracht }) => `${voor}: ${naam}${inKracht ? '' : ' (no contract)'}`);

describe('what surrounds a ground', () => {
  it('is the act, with the conditions that are unmet that day', () => {
    const { grond, open } = around('ocmw-gent');
    expect(grond?.paragraaf).to.equal('002 §97');
    expect(open.map(({ nummer }) => nummer)).to.include('bewaring');
    expect(around('ocmw-gent', '2012-09-03', 'X')).to.deep.include({ grond: undefined, open: [] });
  });

  it('is every processor in the chain with its contract: of the OCMW, of its intermediaries, of KBI (002 §81-84)', () => {
    expect(processors(around('ocmw-gent'))).to.deep.equal([
      'ocmw-gent: Softwareleverancier A',
      'agii: RealDolmen NV',
      'pod-mi: SMALS vzw',
    ]);
    expect(processors(around('ocmw-gent', '2010-06-01'))[0], 'before its contract').to.equal(
      'ocmw-gent: Softwareleverancier A (no contract)',
    );
    expect(processors(around('vdab', '2012-09-03', 'VDAB-3001')), 'nobody sends for VDAB').to.deep.equal([
      'agii: RealDolmen NV',
    ]);
  });

  it('is the protocol with an onthaalbureau for an OCMW that has one, and never assumed (002 §15, A128)', () => {
    expect(around('ocmw-gent').protocol?.met).to.equal('Onthaalbureau Gent');
    expect(around('ocmw-aalst').protocol).to.equal(undefined);
    expect(around('ocmw-antwerpen').protocol, 'ended on 31 August').to.equal(undefined);
    expect(around('ocmw-antwerpen', '2012-08-31').protocol?.met).to.equal('Onthaalbureau Antwerpen');
  });
});
