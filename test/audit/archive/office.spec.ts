// Archiving on command: what an order may say, one run at a time, and nothing out of a trail that cannot be trusted.
import { expect } from 'chai';
import { createArchiveOffice } from '../../../src/audit/archive/office.js';
import { Fault } from '../../../src/faults/fault.js';
import { refusal } from '../../store/samples.js';
import { at, openTrail, type Trail } from './kit.js';

describe('createArchiveOffice', () => {
  let trail: Trail;
  beforeEach(() => {
    trail = openTrail();
    trail.add(3, at('2012-01-10'));
  });
  afterEach(() => trail.close());
  const office = (check: () => void = () => undefined) =>
    createArchiveOffice({
      ...{ trail: trail.store.audit, moves: trail.store.auditMoves, check },
      clock: { now: () => at('2012-08-01') },
    });

  it('archives six months by default, others when told', async () => {
    expect(await office()({ to: trail.folder, months: 12 })).to.include({ rows: 0 });
    expect(await office()({ to: trail.folder })).to.include({ rows: 3 });
  });
  for (const order of [{}, { to: 'relative' }, { to: '/tmp/x', months: 1.5 }, { to: '/tmp/x', months: -1 }])
    it(`refuses ${JSON.stringify(order)}`, async () => {
      expect(await refusal((async () => office()(order))())).to.equal('ORDER_INVALID');
    });
  it('runs once at a time: rows are archived once', async () => {
    const run = office();
    const done = await Promise.all([run({ to: trail.folder }), run({ to: trail.folder })]);
    expect(done.map(({ rows }) => rows)).to.deep.equal([3, 0]);
  });
  it('takes nothing out of a trail that does not fit, and goes on afterwards', async () => {
    let fits = false;
    const run = office(() => {
      if (!fits) throw new Fault('AUDIT_UNWRITABLE', 'it does not fit');
    });
    expect(await refusal(run({ to: trail.folder }))).to.equal('AUDIT_UNWRITABLE');
    fits = true;
    expect(await run({ to: trail.folder })).to.include({ rows: 3 });
  });
  it('removes what is due only when told', async () => {
    await office()({ to: trail.folder });
    const later = createArchiveOffice({
      ...{ trail: trail.store.audit, moves: trail.store.auditMoves, clock: { now: () => at('2023-01-01') } },
    });
    expect((await later({ to: trail.folder, months: 1200 })).removed).to.deep.equal([]);
    expect((await later({ to: trail.folder, months: 1200, removeDue: true })).removed).to.have.length(1);
  });
});
