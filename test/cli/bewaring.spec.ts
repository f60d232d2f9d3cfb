import { writeFileSync } from 'node:fs';
import { expect } from 'chai';
import { bewaring } from '../../src/cli/bewaring.js';
import { haltOf } from '../../src/cli/exit.js';
import { importRows } from '../../src/cli/import.js';
import { outbox } from '../../src/cli/outbox.js';
import { reset } from '../../src/cli/reset.js';
import { client, person, regel, rowsOf } from '../retention/kit.js';
import { openGateway, openPlace, type Place, REFERENCE } from './captured.js';

const lines = rowsOf([regel({ nummer: 'PROEF' })], [client(1)])
  .map((row) => JSON.stringify(row))
  .join('\n');
const load = async (place: Place): Promise<void> => {
  writeFileSync(place.at('rows.ndjson'), lines);
  await place.run(importRows, { args: [place.at('rows.ndjson')] });
};

describe('kbi bewaring', () => {
  for (const where of ['on a database', 'at a gateway'] as const)
    describe(where, () => {
      let place: Place;
      beforeEach(async () => {
        place = where === 'at a gateway' ? await openGateway(REFERENCE) : openPlace(REFERENCE);
        if (where === 'on a database') await place.run(reset, { options: { yes: true } });
      });
      afterEach(() => place.close());

      it('shows the rules with their source', async () => {
        const { out } = await place.run(bewaring);
        expect(out).to.match(
          /^BEWAAR-OPVOLGING +9 12 13 14 15 17 +VERPLICHTING_VOLDAAN +6 +WISSEN +2012-09-30 – +002 §70/m,
        );
      });

      if (where === 'on a database')
        it('says what would go, does it once, and then has nothing to do', async () => {
          await load(place);
          const dry = await place.run(bewaring, { args: ['uitvoeren'], options: { dryRun: true } });
          expect(dry.err).to.match(/^2012-09-03: \d+ dossiers looked at; 1 would change, 1 letters would be owed$/m);
          expect(dry.out)
            .to.match(/^17 +1 +0$/m)
            .and.to.match(/^PROEF +1$/m);
          const done = JSON.parse((await place.run(bewaring, { args: ['uitvoeren'], json: true })).out);
          expect(done).to.deep.include({ personen: 1, brieven: 1, clusters: { '17': { gewist: 1, beperkt: 0 } } });
          expect((await place.run(outbox, { json: true })).out).to.include(person(1));
          expect((await place.run(bewaring, { args: ['uitvoeren'] })).err).to.include('0 changed, 0 letters owed');
        });
      else
        it('finds done what the gateway did by itself when the rows came in', async () => {
          await load(place);
          const { err } = await place.run(bewaring, { args: ['uitvoeren'] });
          expect(err).to.include('0 changed, 0 letters owed');
          expect((await place.run(outbox, { options: { all: true }, json: true })).out).to.include(person(1));
        });

      it('asks about a later day with --dry-run only', async () => {
        const options = { date: '2013-09-03', dryRun: true };
        expect((await place.run(bewaring, { args: ['uitvoeren'], options })).exit).to.equal(0);
        const refused = await place
          .run(bewaring, { args: ['uitvoeren'], options: { date: '2013-09-03' } })
          .catch((error: unknown) => error);
        expect(haltOf(refused)?.message).to.include('lies after today, 2012-09-03');
      });
    });
});
