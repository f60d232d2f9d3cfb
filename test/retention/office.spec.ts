import { expect } from 'chai';
import { Fault } from '../../src/faults/fault.js';
import { retentionOffice } from '../../src/retention/office.js';
import { client, openRetention, type RetentionKit, regel, rowsOf } from './kit.js';

describe('retentionOffice', () => {
  let kit: RetentionKit;
  beforeEach(async () => {
    kit = await openRetention(rowsOf([regel()], [client(1)]));
  });
  afterEach(() => kit.close());
  it('gives the rules', async () =>
    expect(
      ((await retentionOffice(kit.retention)({ action: 'regels' })) as { regels: { nummer: string }[] }).regels.map(
        ({ nummer }) => nummer,
      ),
    ).to.include('R'));
  it('runs dry, and then for good', async () => {
    const office = retentionOffice(kit.retention);
    expect(await office({ dryRun: true, dag: '2012-09-20' })).to.deep.include({ dryRun: true, personen: 1 });
    expect(await office({})).to.deep.include({ dryRun: false, personen: 1 });
    expect(await office({})).to.deep.include({ personen: 0 });
  });
  for (const dag of ['2012-13-01', 7, 'morgen'])
    it(`refuses the day ${dag}`, async () => {
      const refused = await retentionOffice(kit.retention)({ dag }).catch((error: unknown) => error);
      expect(refused).to.be.instanceOf(Fault).and.to.have.property('key', 'ORDER_INVALID');
    });
});
