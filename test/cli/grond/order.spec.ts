// Steps on a running gateway: the partner is refused from the next question on, in one process and in two, and the chain says why.
import { writeFileSync } from 'node:fs';
import { expect } from 'chai';
import { doorOf } from '../../../src/cli/grond/order.js';
import { grond } from '../../../src/cli/grond.js';
import { importRows } from '../../../src/cli/import.js';
import { send } from '../../../src/cli/send.js';
import { openSqlite } from '../../../src/store/sqlite/open.js';
import { ABDUL, capture, openGateway, type Place } from '../captured.js';

describe('a step of a ground while a gateway runs', function () {
  this.timeout(60_000);
  for (const workers of [1, 2])
    describe(`with ${workers} process${workers === 1 ? '' : 'es'} that answer`, () => {
      let place: Place & { readonly url: string };
      before(async () => {
        place = await openGateway({ workers });
      });
      after(() => place.close());
      const ask = async (as = 'ocmw-gent', service = 'KBIDossiers', more: object = { insz: ABDUL }) =>
        (await place.run(send, { args: [service], options: { as, to: place.url, ...more } })).exit;

      it('refuses at once whoever held it, in every stream, once it ended; and nobody else', async () => {
        const asked = () => Promise.all(Array.from({ length: 8 }, () => ask()));
        expect(await asked()).to.deep.equal(Array(8).fill(0));
        const ended = await place.run(grond, { args: ['beeindig', '002'], options: { reden: 'opgezegd', door: 'an' } });
        expect(ended.err).to.equal('002 is BEEINDIGD\n');
        expect(await asked(), '13001').to.deep.equal(Array(8).fill(7));
        expect(await ask('ocmw-gent', 'GeefKBIVestiging', { set: ['Postcode=9000'] }), 'its other stream').to.equal(7);
        const registered = { set: ['Hoedanigheid=17-2'], insz: '84722492046' };
        expect(await ask('ocmw-gent', 'RegistreerInschrijving', registered), 'another ground').not.to.equal(7);
      });

      it('refuses a step that does not follow, in the words of the catalogue', async () => {
        const halt = await place.halt(grond, { args: ['valideer', '002'] });
        expect([halt.exit, halt.message]).to.deep.equal([
          1,
          'The ground cannot take that step from the status it has. 002 is BEEINDIGD: valideer asks ONDERTEKEND',
        ]);
      });

      it('is taken by an import as well, and a leap is refused with all its rows', async () => {
        const file = place.at('gronden.json');
        const { out } = await place.run(grond, { args: ['show', 'ACTIRIS-3005'], json: true });
        const load = async (status: string): Promise<number> => {
          writeFileSync(file, JSON.stringify([{ ...JSON.parse(out), status }]));
          const words = { args: ['grond', file], options: { door: 'dpo' } };
          return place.run(importRows, words).then(
            ({ exit }) => exit,
            ({ exit }: { exit: number }) => exit,
          );
        };
        expect([await load('GEVALIDEERD'), await load('ADVIES_DPO')]).to.deep.equal([1, 0]);
        const { out: after } = await place.run(grond, { args: ['show', 'ACTIRIS-3005'] });
        expect(after).to.match(/dpo +CONCEPT → ADVIES_DPO +kbi import/);
      });

      it('stands in the audit trail with the questions before and after it', () => {
        const store = openSqlite(place.db, { readonly: true });
        const rows = store.audit.page(0, 100).map(({ stroom, afzender, grond, uitkomst, doeleinde }) => ({
          ...{ stroom, afzender, grond, uitkomst, doeleinde },
        }));
        store.close();
        const at = rows.findIndex(({ stroom }) => stroom === 'GROND');
        expect(rows[at]).to.deep.equal({
          ...{
            stroom: 'GROND',
            afzender: 'an',
            grond: '002',
            uitkomst: 'GEVALIDEERD>BEEINDIGD',
            doeleinde: 'opgezegd',
          },
        });
        expect(rows[at - 1]).to.deep.include({ grond: '002', uitkomst: 'DATA' });
        expect(rows[at + 1]).to.deep.include({ grond: null, uitkomst: 'GEEN_MACHTIGING' });
      });
    });

  it('is given by whoever says so, else by the user of this machine', () => {
    expect(doorOf(capture({ options: { door: 'an' } }).call)).to.equal('an');
    expect(doorOf(capture({}).call)).to.match(/\S/);
  });
});
