// The job over the store: one unit a person, letters with it, again and again the same, whoever comes between.
import { expect } from 'chai';
import type { Committer } from '../../src/commit/unit.js';
import { Fault } from '../../src/faults/fault.js';
import { type RetentionReport, runRetention } from '../../src/retention/run.js';
import { verifyKept } from '../audit/kept.js';
import { AALST, client, GENT, openRetention, person, type RetentionKit, regel, rowsOf } from './kit.js';

const CLIENTS = [1, 2, 3, 4, 5].map((serie) => client(serie));
const OPEN = client(6, { Attesten: [{ Type: 'INBURGERING', Status: 'NOG_NIET_BEPAALD' }] });

describe('runRetention', () => {
  let kit: RetentionKit;
  const open = async (...args: Parameters<typeof openRetention>): Promise<RetentionKit> => {
    kit = await openRetention(...args);
    return kit;
  };
  afterEach(() => kit.close());
  const stored = async (serie: number) => kit.store.dossiers.find(person(serie));
  const letters = async () => (await kit.store.outbox.list(0, 1000)).map(({ INSZ, OCMW }) => [INSZ, OCMW]);

  it('deletes what is due, keeps everything else, and reports both by cluster and by rule', async () => {
    const { retention } = await open(
      rowsOf([regel(), regel({ nummer: 'B', clusters: [2], actie: 'BEPERKEN' })], [...CLIENTS, OPEN]),
    );
    // Looked at now: later another version stands there.
    const before = (await stored(1))?.dossier;
    const report = await runRetention(retention);
    expect(report).to.deep.include({
      ...{ dag: '2012-09-03', dryRun: false, personen: 5, brieven: 5 },
      clusters: { '2': { gewist: 0, beperkt: 5 }, '17': { gewist: 5, beperkt: 0 } },
      regels: { B: 5, R: 5 },
    });
    expect(report.bekeken).to.be.greaterThan(6);
    const { Gesprekken, ...rest } = before ?? expect.fail('no dossier');
    expect(Gesprekken).to.have.length(1);
    expect(await stored(1)).to.deep.equal({ dossier: { ...rest, Bewaring: { Beperkt: [2] } }, versie: 2 });
    expect((await stored(6))?.versie, 'whose obligations are not met').to.equal(1);
  });

  it('owes one letter to the OCMW whose picture changed', async () => {
    const { retention } = await open(
      rowsOf(
        [regel()],
        [
          client(1),
          client(2, {
            Gesprekken: [{ ...(CLIENTS[0]?.dossier?.Gesprekken?.[0] ?? expect.fail()), Bestemmeling: 'VDAB' }],
          }),
        ],
      ),
    );
    expect((await runRetention(retention)).personen).to.equal(2);
    expect(await letters(), 'what no OCMW saw concerns none').to.deep.equal([[person(1), GENT]]);
  });

  it('leaves a row of the trail for each person, with rule and clusters, and a chain that holds', async () => {
    const { retention } = await open(rowsOf([regel()], [client(1)]));
    await runRetention(retention);
    const rows = kit.audit();
    expect(rows.at(-1)).to.include({
      ...{ stroom: 'Bewaring', richting: 'INTERN', INSZ: person(1), uitkomst: 'GEWIST', grond: 'R', clusters: '17' },
    });
    expect(verifyKept(kit.store.audit)).to.equal('whole');
  });

  it('finds nothing the second time', async () => {
    const { retention } = await open(rowsOf([regel()], CLIENTS));
    await runRetention(retention);
    expect(await runRetention(retention)).to.deep.include({ personen: 0, brieven: 0, clusters: {}, regels: {} });
    expect((await stored(1))?.versie).to.equal(2);
    expect(await letters()).to.have.length(5);
  });

  it('writes nothing in a dry run and tells the same, also of a later day', async () => {
    const { retention } = await open(rowsOf([regel({ termijn: 4 })], CLIENTS));
    expect(await runRetention(retention)).to.deep.include({ personen: 0 });
    const dry = await runRetention(retention, { dag: '2012-10-02', dryRun: true });
    expect(dry).to.deep.include({
      personen: 5,
      brieven: 5,
      dryRun: true,
      clusters: { '17': { gewist: 5, beperkt: 0 } },
    });
    expect((await stored(1))?.versie).to.equal(1);
    expect(await letters()).to.deep.equal([]);
    kit.clock.set(Date.parse('2012-10-02T09:00:00+02:00'));
    const { dryRun: _, ...done } = await runRetention(retention);
    const { dryRun: __, ...would } = dry;
    expect(done).to.deep.equal(would);
  });

  it('refuses to delete what is due only later', async () => {
    const { retention } = await open(rowsOf([regel()], CLIENTS));
    const refused = await runRetention(retention, { dag: '2012-09-04' }).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(Fault).and.to.have.property('key', 'ORDER_INVALID');
  });

  it('counts an old number of the person, and the leefloon and inschrijvingen under it', async () => {
    const ended = { OCMW: AALST, Hoedanigheidscode: 2, Periode: { Begin: '2011-01-01', Einde: '2012-07-01' } };
    const rule = regel({ anker: 'OCMW_DOSSIER_EINDE', termijn: 1 });
    const replaced = { status: 'VERVANGEN', door: person(1) } as const;
    const running = { ...ended, Periode: { Begin: '2011-01-01' } };
    const { retention } = await open(
      rowsOf(
        [rule],
        [
          { ...client(1), inschrijvingen: [ended] },
          { INSZ: person(2), identiteit: replaced, inschrijvingen: [running] },
          { ...client(3), inschrijvingen: [ended] },
        ],
      ),
    );
    await runRetention(retention);
    expect((await stored(1))?.versie, 'Aalst follows the person under the old number still').to.equal(1);
    expect((await stored(3))?.versie).to.equal(2);
  });

  it('decides again when the dossier changed in between', async () => {
    let crossed = false;
    const crossing = (real: Committer): Committer => ({
      commit: async (unit) => {
        if (!crossed && unit.writes[0]?.soort === 'dossier.bewaar') {
          crossed = true;
          await kit.store.loader.load([{ soort: 'persona', rij: client(1, { Alfabetisering: 'ANALFABEET' }) }], 'user');
        }
        return real.commit(unit);
      },
    });
    const { retention } = await open(rowsOf([regel()], [client(1)]), { committer: crossing });
    await runRetention(retention);
    const { dossier, versie } = (await stored(1)) ?? expect.fail('gone');
    expect([dossier.Alfabetisering, dossier.Gesprekken, versie]).to.deep.equal(['ANALFABEET', undefined, 3]);
  });

  it('leaves a demo world untouched, so that it still follows the calendar', async () => {
    const { retention } = await open(rowsOf([regel()], CLIENTS));
    await runRetention(retention);
    expect(await letters()).to.have.length(5);
    expect(await kit.store.loader.touched()).to.equal(false);
  });

  it('ends where it cannot write, keeps what came before whole, and goes on from there, wherever that was', async () => {
    const whole = await openRetention(rowsOf([regel()], CLIENTS));
    const expected: RetentionReport = await runRetention(whole.retention);
    const state = async ({ store }: RetentionKit) => [
      await Promise.all(CLIENTS.map(({ INSZ }) => store.dossiers.find(INSZ as never))),
      (await store.outbox.list(0, 100)).map(({ INSZ, samengevoegd }) => [INSZ, samengevoegd]),
    ];
    for (let allowed = 0; allowed <= CLIENTS.length; allowed += 1) {
      let left = allowed;
      const failing = (real: Committer): Committer => ({
        commit: (unit) => {
          if (left === 0) return Promise.reject(new Fault('AUDIT_UNWRITABLE', 'no room'));
          left -= 1;
          return real.commit(unit);
        },
      });
      const broken = await openRetention(rowsOf([regel()], CLIENTS), { committer: failing });
      const key = await runRetention(broken.retention).then(
        () => undefined,
        (fault: Fault) => fault.key,
      );
      expect(key).to.equal(allowed < CLIENTS.length ? 'AUDIT_UNWRITABLE' : undefined);
      const done = await Promise.all(
        CLIENTS.map(async ({ INSZ }) => (await broken.store.dossiers.find(INSZ as never))?.versie),
      );
      expect(done.filter((versie) => versie === 2)).to.have.length(allowed);
      expect(await broken.store.outbox.list(0, 100), 'a letter for each that was done').to.have.length(allowed);
      left = 100;
      expect((await runRetention(broken.retention)).personen).to.equal(expected.personen - allowed);
      expect(await state(broken)).to.deep.equal(await state(whole));
      await broken.close();
    }
    await whole.close();
    await open([]);
  });
});
