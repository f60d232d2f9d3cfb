import { expect } from 'chai';
import { askerOf, dayOption, findPartner, needed } from '../../../src/cli/legal/asked.js';
import { createWorld } from '../../../src/world/world.js';
import { FIXTURES } from '../../gateway-kit.js';
import { capture } from '../captured.js';

const partners = FIXTURES.flatMap((row) => (row.soort === 'partner' ? [row.rij] : []));
const world = createWorld({ partners, gronden: [], codelijsten: [], vestigingen: [], bronvertragingen: [] });

describe('the words of kbi legal', () => {
  it('name a partner, a stream and a Hoedanigheid, each with its usual value', () => {
    const asked = (options: Record<string, unknown>, naam: string) => {
      const { partner, stroom, Hoedanigheid } = askerOf(capture({ options }).call, world, naam);
      return [partner.naam, stroom, Hoedanigheid];
    };
    expect(asked({}, 'ocmw-gent')).to.deep.equal(['ocmw-gent', 'KBIDossiers', '17001']);
    expect(asked({}, 'vdab')).to.deep.equal(['vdab', 'KBIDossiers', '3001']);
    expect(asked({ stream: 'Toeleiding' }, 'ocmw-gent')).to.deep.equal(['ocmw-gent', 'Toeleiding', '17003']);
    expect(asked({ hoedanigheid: '17002' }, 'ocmw-gent')[2]).to.equal('17002');
  });
  it('are refused when they name no day, no value or nobody', () => {
    expect(() => dayOption(capture({ options: { date: '2012-02-30' } }).call, 'date')).to.throw('--date');
    expect(dayOption(capture({}).call, 'date')).to.equal(undefined);
    expect(() => needed(capture({}).call, 'insz', 'x')).to.throw('--insz');
    expect(() => findPartner(world, 'x')).to.throw('No partner is called x');
  });
});
