// kbi legal on the world of the files, at the reference hour.
import { expect } from 'chai';
import { EXIT } from '../../src/cli/exit.js';
import { legal } from '../../src/cli/legal.js';
import { openPlace, type Place, REFERENCE } from './captured.js';

describe('kbi legal explain', () => {
  let place: Place;
  before(() => {
    place = openPlace(REFERENCE);
  });
  after(() => place.close());
  const run = (options: Record<string, unknown>, json = false) =>
    place.run(legal, { args: ['explain'], options, json });

  it('prints the lines of the contract as JSON: path, verdict, rule, paragraph, facts', async () => {
    const { out, exit } = await run({ partner: 'ocmw-gent', insz: '84722492046' }, true);
    const rijen = JSON.parse(out) as readonly Record<string, unknown>[];
    expect(exit).to.equal(EXIT.done);
    for (const rij of rijen) expect(Object.keys(rij)).to.deep.equal(['pad', 'besluit', 'regel', 'paragraaf', 'invoer']);
    expect(
      rijen.find(({ pad }) => pad === 'Aanmeldingsgegevens/Aanmeldingen/Aanmelding[1]/Aanmeldingsdatum'),
    ).to.deep.include({
      besluit: 'gegeven',
      paragraaf: '002 §61.5',
      invoer: { Datum: '2011-10-03', sinds: '2011-09-03', dagen: 336 },
    });
  });
  it('says how old an Aanmelding is that fell out of the past year', async () => {
    const { out } = await run({ partner: 'ocmw-gent', insz: '84722492046', date: '2012-10-06' });
    expect(out).to.match(
      /onthouden +Aanmeldingsgegevens\/Aanmeldingen\/Aanmelding\[1\] +aanmelding-binnen-een-jaar +002 §61\.5 +aanmelding 2011-10-03 is 369 days old/,
    );
  });
  it('prints who asks, for which purpose, and one line a decision with its fields', async () => {
    const { out } = await run({ partner: 'ocmw-gent', insz: '84722492046' });
    expect(out).to.contain('ocmw-gent asks KBIDossiers as 17001 about 84722492046, on 2012-09-03: DATA');
    expect(out)
      .to.contain('for A120:')
      .and.to.match(/gegeven +Regie +huidige-regie +002 §61\.1 +\[Partner, Sinds\]/);
    expect(out.split('\n').length).to.be.lessThan(120);
  });
  it('draws the inschrijvingen of somebody who is refused, and says from when', async () => {
    const { out, exit } = await run({ partner: 'ocmw-gent', insz: '79710290230' });
    expect(exit).to.equal(EXIT.done);
    expect(out).to.match(/17-2 +#+ +2012-10-01 to …/);
    expect(out).to.contain('would be accepted from 2012-10-01 with code 17-2');
  });
  it('wants a partner and a person, and names the partners there are', async () => {
    for (const options of [
      { partner: 'ocmw-gent' },
      { insz: '84722492046' },
      { partner: 'x', insz: '84722492046' },
      { partner: 'ocmw-gent', insz: '84722492046', date: 'gisteren' },
    ])
      expect((await place.halt(legal, { args: ['explain'], options })).exit).to.equal(EXIT.usage);
    expect((await place.halt(legal, { args: ['explain'], options: { partner: 'x', insz: '1' } })).message).to.contain(
      'ocmw-gent',
    );
  });
});
