// The same question under another rule set: the answer follows the rules, the court itself and its memory stay as they are.
import { expect } from 'chai';
import { explain } from '../../src/explanation/explain.js';
import { underRules } from '../../src/explanation/rules.js';
import { createWorld } from '../../src/world/world.js';
import { NOW, openKit } from '../gateway-kit.js';

describe('a court under another rule set', () => {
  it('gives what those rules give, and leaves the first as it was', async () => {
    const kit = await openKit();
    const world = createWorld(await kit.store.worlds.load());
    const partner = world.partnerByNaam('ocmw-gent') ?? expect.fail();
    const asked = { partner, stroom: 'KBIDossiers', Hoedanigheid: '17001', INSZ: '84722492046', now: NOW };
    const gesprekken = async (court = kit.house) =>
      (await explain(asked, { court, world })).rijen.filter(
        ({ pad, besluit }) => besluit === 'gegeven' && /^Gesprekken\/Gesprek\[\d+\]$/.test(pad),
      ).length;
    const narrow = await gesprekken();
    expect(await gesprekken({ ...kit.house, ...underRules(kit.house, 'profiel-2012-ruim') })).to.equal(narrow + 1);
    expect(await gesprekken()).to.equal(narrow);
    await kit.close();
  });
});
