import { expect } from 'chai';
import { EXIT } from '../../../src/cli/exit.js';
import { gemeente } from '../../../src/cli/gemeente.js';
import { legal } from '../../../src/cli/legal.js';
import { reset } from '../../../src/cli/reset.js';
import { openSqlite } from '../../../src/store/sqlite/open.js';
import { openPlace, type Place, REFERENCE } from '../captured.js';

describe('kbi legal explain --audit', () => {
  let place: Place;
  before(async () => {
    place = openPlace();
    await place.run(reset, { options: { yes: true }, config: REFERENCE });
    await place.run(gemeente, { args: ['lijst'], options: { as: 'gemeente-beersel' } });
  });
  after(() => place.close());
  const explain = (options: Record<string, unknown>) => ({ args: ['explain'], options });

  it('explains an answer of the past by its message id', async () => {
    const store = openSqlite(place.db, { readonly: true });
    const row = store.audit.page(0, 100).find(({ INSZ }) => INSZ === '84701391081');
    store.close();
    const { out } = await place.run(legal, explain({ audit: row?.messageId }));
    expect(out).to.contain('gemeente-beersel asks LijstInburgeraars as 12001 about 84701391081');
    expect(out).to.match(/gegeven +Attest +attest-ja-of-nee +003 a1 +Attest true/);
  });
  it('says that it knows no such message', async () => {
    expect((await place.halt(legal, explain({ audit: 'x' }))).exit).to.equal(EXIT.failed);
  });
  it('explains the public service and streams without a dossier', async () => {
    const publiek = await place.run(legal, explain({ partner: 'vmsw', insz: '84722492046', stream: 'GeefDossierKBI' }));
    expect(publiek.out)
      .to.contain('vmsw asks GeefDossierKBI as 3003')
      .and.to.match(/onthouden +Regie +cluster-niet-op-grond +002 §17/);
    const { out } = await place.run(
      legal,
      explain({ partner: 'ocmw-gent', insz: '84722492046', stream: 'InvalidatieKBIDossier' }),
    );
    expect(out)
      .to.match(/gegeven +repertorium/)
      .and.to.contain('17-1 2011-09-01..2011-10-31 (not relevant)');
  });
});
