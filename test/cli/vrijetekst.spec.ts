import { writeFileSync } from 'node:fs';
import { expect } from 'chai';
import { importRows } from '../../src/cli/import.js';
import { reset } from '../../src/cli/reset.js';
import { vrijetekst } from '../../src/cli/vrijetekst.js';
import { ABDUL, openPlace, type Place, REFERENCE } from './captured.js';

const rowWith = (Resultaat: string): string =>
  JSON.stringify({
    INSZ: ABDUL,
    dossier: {
      Hoedanigheden: [{ Code: 'INBURGERAAR', Periode: { Begin: '2012-01-01' } }],
      Testen: [{ Type: 'COVAAR', Datum: '2012-01-01', Resultaat }],
    },
  });

describe('kbi vrijetekst', () => {
  let place: Place;
  beforeEach(async () => {
    place = openPlace(REFERENCE);
    await place.run(reset, { options: { yes: true } });
  });
  afterEach(() => place.close());
  const load = (options: Record<string, unknown> = {}) => {
    writeFileSync(place.at('p.ndjson'), rowWith('zie broer 90.66.21-903.43'));
    return place.run(importRows, { args: ['dossiers', place.at('p.ndjson')], options });
  };

  it('says that nothing was found in the test persons', async () => {
    const { exit, out, err } = await place.run(vrijetekst);
    expect([exit, out, err]).to.deep.equal([0, '', 'No free text holds or held a number of a person.\n']);
  });
  it('lists what an import took out, which the import told by row and field', async () => {
    const { err } = await load();
    expect(err)
      .to.include('row 1, dossier.Testen[0].Resultaat: INSZ in free text')
      .and.to.include('1 number(s) of persons in free text: taken out.')
      .and.to.not.include('90.66');
    const { out } = await place.run(vrijetekst, { args: ['rapport'] });
    expect(out).to.match(new RegExp(`^${ABDUL} +Testen\\[0\\]\\.Resultaat +INSZ +number taken out$`, 'm'));
  });
  it('lists what was kept on purpose as withheld, never the text', async () => {
    expect((await load({ vrijeTekst: 'houd' })).err).to.include('kept, and withheld from every answer');
    const { out } = await place.run(vrijetekst, { json: true });
    expect(JSON.parse(out)).to.deep.equal({
      bevindingen: [{ INSZ: ABDUL, pad: 'Testen[0].Resultaat', bezwaar: 'INSZ', gevolg: 'binnen' }],
    });
  });
  it('has nothing to list of a row that was refused', async () => {
    const { exit, err } = await load({ vrijeTekst: 'weiger' });
    expect(exit).to.equal(1);
    expect(err).to.include('row 1, dossier.Testen[0].Resultaat: free text holds a number of a person (INSZ)');
    expect((await place.run(vrijetekst)).out).to.equal('');
  });
});
