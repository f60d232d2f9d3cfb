import { expect } from 'chai';
import type { Fault } from '../../src/faults/fault.js';
import { rightsOffice } from '../../src/rights/office.js';
import { client, person, rowsOf } from '../retention/kit.js';
import { openRights, type RightsKit } from './kit.js';

describe('rightsOffice', () => {
  let kit: RightsKit;
  beforeEach(async () => {
    kit = await openRights(rowsOf([], [client(1)]));
  });
  afterEach(() => kit.close());
  const order = (words: Record<string, unknown>) => rightsOffice(kit.rights)(words);
  const INSZ = person(1);

  it('carries out each action by its name', async () => {
    const made = (await order({ action: 'registreer', soort: 'WISSING', INSZ })) as { id: number };
    expect(await order({ action: 'verleng', id: made.id, maanden: 1, reden: 'x' })).to.include({
      Termijn: '2012-11-03',
    });
    expect(await order({ action: 'inzage', INSZ })).to.have.property('gezien');
    expect(
      await order({ action: 'verbetering', INSZ, verbeteringen: [{ pad: 'Alfabetisering', waarde: 'ANALFABEET' }] }),
    ).to.include({ brieven: 1 });
    expect(await order({ action: 'weiger', id: made.id, reden: 'x' })).to.include({ Uitkomst: 'GEWEIGERD' });
    expect(await order({ action: 'wissing', INSZ, behoudAudit: true })).to.include({ Uitkomst: 'GEDEELTELIJK' });
    expect(((await order({})) as { verzoeken: unknown[] }).verzoeken).to.deep.equal([]);
    expect(((await order({ all: true })) as { verzoeken: unknown[] }).verzoeken).to.have.length(4);
  });
  for (const wrong of [undefined, 'x', [{ waarde: 1 }], [null]])
    it(`refuses ${JSON.stringify(wrong)} as corrections`, async () => {
      const key = await order({ action: 'verbetering', INSZ, verbeteringen: wrong }).catch((fault: Fault) => fault.key);
      expect(key).to.equal('ORDER_INVALID');
    });
  it('refuses what is no number of a person', async () =>
    expect(await order({ action: 'inzage', INSZ: '1' }).catch((fault: Fault) => fault.key)).to.equal('INSZ_ONGELDIG'));
});
