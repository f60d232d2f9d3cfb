import { expect } from 'chai';
import { EXIT } from '../../../src/cli/exit.js';
import { readSide } from '../../../src/cli/legal/diff.js';
import { legal } from '../../../src/cli/legal.js';
import { openPlace, type Place, REFERENCE } from '../captured.js';

describe('kbi legal diff', () => {
  let place: Place;
  before(() => {
    place = openPlace(REFERENCE);
  });
  after(() => place.close());
  const run = (options: Record<string, unknown>, json = false) => place.run(legal, { args: ['diff'], options, json });

  it('shows what time alone takes away between two days', async () => {
    const { out, err } = await run({ insz: '84722492046', from: '2012-09-03', to: '2012-10-06' });
    expect(out).to.contain('is 369 days old').and.to.contain('Aanmeldingsgegevens/Aanmeldingen/Aanmelding[1]');
    expect(out).not.to.contain('Regie');
    expect(err).to.contain('1 of 1 persons');
  });
  it('shows which conditions stand otherwise in two rule sets, and for whom it matters', async () => {
    const { out, err } = await run({ from: 'profiel-2012', to: 'profiel-2012-ruim' });
    expect(out).to.match(/^opschortingSluitInbreuk +besluit-enkel-bij-niet-behaald-of-inbreuk +true → false/m);
    expect(out)
      .to.contain('ocmw-gent about 71650491142')
      .and.to.contain('attest NOG_NIET_BEPAALD, inbreuk true, opgeschort true');
    expect(err).to.match(/3 of \d+ persons/);
  });
  it('is empty, and done, when nothing differs; and gives the rows as JSON', async () => {
    const { exit, out } = await run({ from: 'profiel-2012', to: 'profiel-2018', insz: '84722492046' }, true);
    expect([exit, JSON.parse(out)]).to.deep.equal([EXIT.done, []]);
    const changed = JSON.parse((await run({ insz: '84722492046', from: '2012-09-03', to: '2012-10-06' }, true)).out);
    expect(changed[0].wijzigingen[0]).to.have.all.keys('pad', 'van');
  });
  it('wants a day or a rule set on both sides', () => {
    expect(readSide('2012-09-03', 'from')).to.deep.equal({ dag: '2012-09-03' });
    expect(readSide('vdab-2012', 'to')).to.deep.equal({ regelset: 'vdab-2012' });
    for (const text of [undefined, 'x', '2012-02-30']) expect(() => readSide(text, 'from')).to.throw('--from');
  });
});
