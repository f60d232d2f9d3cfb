// A past answer is explained from its audit row and the decisions beside it, whatever became of law, world and dossier since.
import { expect } from 'chai';
import { explainKept } from '../../src/explanation/kept.js';
import { ABDUL, ask, type Kit, openKit } from '../gateway-kit.js';

describe('a past answer', () => {
  let kit: Kit;
  before(async () => {
    kit = await openKit();
  });
  after(() => kit.close());
  const keptOf = async (asked: Parameters<typeof ask>[1]) => {
    const { messageId } = await ask(kit, asked);
    const row = kit.store.audit.byMessage(messageId) ?? expect.fail('no row');
    const document = row.beslissingen === null ? undefined : kit.store.audit.decisions(row.beslissingen);
    return explainKept(row, document, (grond) => (grond === '002' ? '002 §97' : undefined));
  };

  it('has its ground, purpose and the decisions as they were taken', async () => {
    const { rijen, doeleinden, uitkomst, INSZ, dag } = await keptOf({ INSZ: ABDUL });
    expect([uitkomst, INSZ, dag]).to.deep.equal(['DATA', ABDUL, '2012-09-03']);
    expect(doeleinden.join()).to.contain('A120');
    expect(rijen[0]).to.include({ pad: 'grond', regel: 'grond-gevalideerd', paragraaf: '002 §97', besluit: 'gegeven' });
    expect(rijen.find(({ pad }) => pad === 'Regie')).to.include({
      besluit: 'gegeven',
      regel: 'huidige-regie',
      paragraaf: '002 §61.1',
    });
  });
  it('says what was decided then, also when the dossier is gone', async () => {
    const { messageId } = await ask(kit, { INSZ: ABDUL });
    const count = () => {
      const row = kit.store.audit.byMessage(messageId) ?? expect.fail('no row');
      return explainKept(row, kit.store.audit.decisions(row.beslissingen ?? ''), () => undefined).rijen.length;
    };
    const before = count();
    await kit.store.loader.load([{ soort: 'persona', rij: { INSZ: ABDUL } }], 'user');
    expect(count()).to.equal(before).and.to.be.greaterThan(20);
  });
  it('names the station that refused', async () => {
    const { rijen } = await keptOf({ INSZ: '89613191563' });
    expect(rijen.map(({ pad, regel }) => [pad, regel])).to.deep.equal([
      ['grond', 'grond-gevalideerd'],
      ['repertorium', 'NIET_IN_REPERTORIUM'],
    ]);
    expect((await keptOf({ as: 'actiris', Hoedanigheid: '3005' })).rijen.map(({ regel }) => regel)).to.deep.equal([
      'GEEN_MACHTIGING',
    ]);
  });
});
