import { expect } from 'chai';
import type { RetentionReport } from '../../src/retention/run.js';
import { startRetention } from '../../src/retention/schedule.js';
import { client, openRetention, person, type RetentionKit, regel, rowsOf } from './kit.js';

describe('startRetention', () => {
  let kit: RetentionKit;
  let reports: RetentionReport[];
  let looked: number;
  beforeEach(async () => {
    kit = await openRetention(rowsOf([regel({ termijn: 4 })], [client(1)]));
    reports = [];
    looked = 0;
  });
  afterEach(() => kit.close());
  const start = (complain: (error: unknown) => void = (error) => expect.fail(String(error))) => {
    const { houders, regels } = kit.store.bewaring;
    const counting = {
      regels,
      houders: (na: string, most: number) => {
        looked += 1;
        return houders(na, most);
      },
    };
    return startRetention({
      ...kit.retention,
      bewaring: counting,
      report: (report) => reports.push(report),
      complain,
      ...{ settings: kit.store.settings, worlds: kit.store.worlds },
    });
  };
  const days = () => reports.map(({ dag, personen }) => [dag, personen]);

  it('looks once a day, and tells only of a run that changed something', async () => {
    const schedule = start();
    await schedule.check();
    await schedule.check();
    expect([looked, days()]).to.deep.equal([1, []]);
    kit.clock.set(Date.parse('2012-10-02T00:00:01+02:00'));
    await schedule.check();
    expect([looked, days()]).to.deep.equal([2, [['2012-10-02', 1]]]);
    await schedule.close();
  });

  it('does not repeat the day after a restart, and makes up for days on which nobody looked', async () => {
    const first = start();
    await first.check();
    await first.close();
    const second = start();
    await second.check();
    expect(looked).to.equal(1);
    kit.clock.set(Date.parse('2012-11-20T09:00:00+01:00'));
    await second.check();
    expect(days()).to.deep.equal([['2012-11-20', 1]]);
    await second.close();
  });

  it('forgets at midnight the letters that told of an erased person, and those of nobody else', async () => {
    const letter = (INSZ: string, OCMW: string) => ({
      soort: 'invalidatie.maak',
      waarden: {
        ...{ GebeurtenisId: `${INSZ} ${OCMW}`, INSZ, OCMW, aangemaakt: 0, wachtTot: 0, vervangenDoor: null },
      },
    });
    const erased = person(2);
    const writes = [letter(person(1), 'A'), letter(erased, 'A'), letter(erased, 'B')];
    kit.store.applyUnits([{ replayKeys: [], writes, audit: null }]);
    const [first, second] = await kit.store.outbox.list(0, 10);
    const done = [first, second].map((one) => ({
      soort: 'invalidatie.bevestig',
      waarden: { id: one?.id ?? 0, OCMW: 'A', nu: 1 },
    }));
    kit.store.applyUnits([{ replayKeys: [], writes: done, audit: null }]);
    const schedule = start();
    await schedule.check();
    const left = (await kit.store.outbox.list(0, 10)).map(({ INSZ, status }) => [INSZ, status]);
    expect(left).to.deep.equal([
      [person(1), 'BEVESTIGD'],
      [erased, 'WACHT'],
    ]);
    await schedule.close();
  });

  it('looks again on the same day when the world got another rule', async () => {
    const schedule = start();
    await schedule.check();
    await kit.store.loader.load([{ soort: 'bewaarregel', rij: regel({ nummer: 'S', termijn: 1 }) }], 'user');
    await schedule.check();
    expect(days()).to.deep.equal([['2012-09-03', 1]]);
    await schedule.close();
  });

  it('complains when it fails, and tries again when it is asked', async () => {
    const complaints: unknown[] = [];
    const schedule = start((error) => complaints.push(error));
    const { now } = kit.clock;
    kit.store.bewaring.regels = () => Promise.reject(new RangeError('no rules'));
    await schedule.close();
    const failing = start((error) => complaints.push(error));
    await failing.check();
    expect(complaints.map(String)).to.deep.equal(['RangeError: no rules']);
    expect(now).to.equal(kit.clock.now);
    await failing.close();
  });
});
