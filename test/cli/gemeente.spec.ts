// kbi gemeente lijst, on a database and through the gateway that holds it.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { expect } from 'chai';
import { EXIT } from '../../src/cli/exit.js';
import { exportRows } from '../../src/cli/export.js';
import { gemeente } from '../../src/cli/gemeente.js';
import { importRows } from '../../src/cli/import.js';
import { reset } from '../../src/cli/reset.js';
import { openGateway, openPlace, type Place, REFERENCE } from './captured.js';

const LIST = ['INSZ,Contract,Attest', '81622992549,ja,nee', '82690992144,ja,nee', '84701391081,ja,ja', ''].join('\n');
const as = 'gemeente-beersel';

describe('kbi gemeente lijst', () => {
  const shown = (place: () => Place): void => {
    it('prints the list as CSV, and how many persons are now in the audit', async () => {
      const { exit, out, err } = await place().run(gemeente, { args: ['lijst'], options: { as } });
      expect([exit, out]).to.deep.equal([EXIT.done, LIST]);
      expect(err).to.contain('3 persons, each in the audit');
    });
    it('is refused with exit 7 without a protocol, and writes no file', async () => {
      const out = place().at('geweigerd.csv');
      const halt = await place().halt(gemeente, { args: ['lijst'], options: { as: 'ocmw-beersel', out } });
      expect(halt.exit).to.equal(EXIT.unauthorised);
      expect(halt.message).to.contain('no protocol');
      expect(existsSync(out)).to.equal(false);
    });
  };

  describe('on a database', () => {
    let place: Place;
    before(async () => {
      place = openPlace();
      await place.run(reset, { options: { yes: true }, config: REFERENCE });
    });
    after(() => place.close());
    shown(() => place);
    it('writes a file that its owner alone can read, or JSON', async () => {
      const out = place.at('beersel.csv');
      await place.run(gemeente, { args: ['lijst'], options: { as, out } });
      expect(readFileSync(out, 'utf8')).to.equal(LIST);
      expect(statSync(out).mode & 0o777).to.equal(0o600);
      const { out: json } = await place.run(gemeente, { args: ['lijst'], options: { as }, json: true });
      expect(JSON.parse(json)[2]).to.deep.equal({ INSZ: '84701391081', Contract: true, Attest: true });
    });
    it('finds who came to live there by an import, under any way of writing, and gives the rows back', async () => {
      const file = place.at('verblijfsgemeenten.csv');
      writeFileSync(file, 'INSZ;NIS;Begin;Einde\n85.63.14-901.32;23003;1/9/2012;\n');
      await place.run(importRows, { args: ['verblijfsgemeenten', file] });
      expect((await place.run(gemeente, { args: ['lijst'], options: { as } })).out).to.contain('85631490132,ja,nee');
      await place.run(exportRows, { args: ['verblijfsgemeenten'], options: { output: file } });
      expect(readFileSync(file, 'utf8')).to.contain(
        '{"soort":"verblijfsgemeente","rij":{"INSZ":"85631490132","NIS":"23003","Periode":{"Begin":"2012-09-01"}}}',
      );
      writeFileSync(file, 'INSZ;NIS;Begin\n85631490132;2300;2012-09-01\n');
      const halt = await place.run(importRows, { args: [file] });
      expect(halt.exit).not.to.equal(EXIT.done);
      expect(halt.err + halt.out).to.contain('NIS');
    });
    it('wants a gemeente', async () => {
      expect((await place.halt(gemeente, { args: ['lijst'] })).exit).to.equal(EXIT.usage);
    });
  });

  describe('where a gateway holds the database', () => {
    let place: Place;
    before(async () => {
      place = await openGateway(REFERENCE);
    });
    after(() => place.close());
    shown(() => place);
  });
});
