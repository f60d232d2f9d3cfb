import { expect } from 'chai';
import { rechten } from '../../src/cli/rechten.js';
import { reset } from '../../src/cli/reset.js';
import { send } from '../../src/cli/send.js';
import { ABDUL, openGateway, openPlace, type Place, REFERENCE } from './captured.js';

describe('kbi rechten', function () {
  this.timeout(30_000);
  for (const where of ['on a database', 'at a gateway'] as const)
    describe(where, () => {
      let place: Place & { readonly url?: string };
      beforeEach(async () => {
        place = where === 'at a gateway' ? await openGateway(REFERENCE) : openPlace(REFERENCE);
        if (where === 'on a database') await place.run(reset, { options: { yes: true } });
      });
      afterEach(() => place.close());
      const run = (args: readonly string[], options: Record<string, unknown> = {}, json = false) =>
        place.run(rechten, { args, options, json });

      it('registers, lists with the term, and tells by its exit code that one is late', async () => {
        expect((await run([])).err).to.equal('No request is open.\n');
        expect((await run(['registreer', 'inzage', ABDUL])).err).to.equal('request 1, to be answered by 2012-10-03\n');
        expect((await run(['list'], { teLaat: true })).exit).to.equal(0);
        await run(['registreer', 'wissing', ABDUL], { ontvangen: '2012-08-02' });
        const late = await run(['list'], { teLaat: true });
        expect(late.exit).to.equal(1);
        expect(late.out)
          .to.match(/^2 +WISSING +\d{11} +2012-08-02 +2012-09-02 +LATE/m)
          .and.to.not.match(/^1 /m);
        expect((await run(['weiger', '2'], { reden: 'niet aangetoond' })).exit).to.equal(0);
        expect((await run(['list'], { all: true })).out).to.match(/^2 +WISSING .* GEWEIGERD +niet aangetoond$/m);
        expect((await run(['verleng', '1'], { maanden: '1', reden: 'archief' })).err).to.contain('2012-11-03');
      });

      it('prints all that is held, and who saw it', async () => {
        const options = { as: 'ocmw-gent', insz: ABDUL, to: place.url };
        const config = { keys: place.at('keys') };
        if (place.url !== undefined) await place.run(send, { args: ['KBIDossiers'], options, config });
        const { out, err } = await run(['inzage', ABDUL]);
        expect(out).to.contain('"Contracten"');
        if (place.url === undefined) expect(err).to.contain('Nobody saw anything of this person.');
        else expect(out).to.match(/^2012-09-03T07:00:00.000Z +ocmw-gent +KBIDossiers +17001 +\S+ .* DATA +[\d,]+$/m);
        expect(JSON.parse((await run(['inzage', ABDUL], {}, true)).out)).to.have.nested.property('nummers[0]', ABDUL);
      });

      it('corrects fields, by value or away, and erases for who says yes', async () => {
        const done = await run(['verbetering', ABDUL], { set: ['Alfabetisering=ANALFABEET'], weg: ['Contracten[0]'] });
        expect(done.err).to.equal('corrected; 1 letters owed to OCMWs that saw it otherwise\n');
        const held = JSON.parse((await run(['inzage', ABDUL], {}, true)).out) as {
          dossiers: { Alfabetisering: string }[];
        };
        expect(held.dossiers[0]?.Alfabetisering).to.equal('ANALFABEET');
        const { exit, next } = await place.halt(rechten, { args: ['wissing', ABDUL] });
        expect([exit, next]).to.deep.equal([2, `kbi rechten wissing ${ABDUL} --yes`]);
        expect((await run(['wissing', ABDUL], { yes: true })).err).to.match(
          /^GEDEELTELIJK: 1 dossier, .* stayed: \d+ inschrijvingen/,
        );
        expect(JSON.parse((await run(['inzage', ABDUL], {}, true)).out)).to.deep.include({ dossiers: [] });
      });
    });

  describe('refuses', () => {
    const place = openPlace();
    after(() => place.close());
    for (const args of [['inzage'], ['registreer', 'inzage'], ['weiger', 'x'], ['verleng']])
      it(`"${args.join(' ')}"`, async () => expect((await place.halt(rechten, { args })).exit).to.equal(2));
    it('a --set without value', async () => {
      const options = { set: ['Alfabetisering'] };
      expect((await place.halt(rechten, { args: ['verbetering', ABDUL], options })).exit).to.equal(2);
    });
  });
});
