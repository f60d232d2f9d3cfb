// The contract every store keeps, whatever database is behind it: run by the spec of each adapter with its own factory.
import { expect } from 'chai';
import type { Committer } from '../../src/commit/unit.js';
import { Fault } from '../../src/faults/fault.js';
import type { Loader, LoadRow, Store } from '../../src/store/port.js';
import { audit, CITIZEN, dossier, GENT, grond, insz, partner, persona, refusal, unit } from './samples.js';

/** One opened store under test. `auditIds`: message ids of the trail in order. */
export type Subject = {
  readonly store: Store;
  readonly loader: Loader;
  readonly committer: Committer;
  auditIds(): readonly string[];
  close(): void;
};

const inschrijving = (OCMW: string, code: number, Begin = '2012-01-01') => ({
  OCMW,
  Hoedanigheidscode: code,
  Periode: { Begin },
});

/** Declares the suite for one factory; `realNumbers` opens a store that takes citizens' numbers. */
export const describeStore = (naam: string, open: (options: { realNumbers: boolean }) => Subject): void => {
  describe(`A store on ${naam}`, () => {
    let subject: Subject;
    beforeEach(() => {
      subject = open({ realNumbers: false });
    });
    afterEach(() => subject.close());
    const load = (rows: Iterable<LoadRow>, herkomst: 'fixture' | 'user' = 'fixture') =>
      subject.loader.load(rows, herkomst);
    const exported = (): LoadRow[] => [...subject.loader.rows()];

    describe('dossiers', () => {
      it('answers nothing for a person it does not know', async () => {
        expect(await subject.store.dossiers.find(insz(1))).to.equal(undefined);
      });
      it('gives the document back with the number put in', async () => {
        await load([persona(insz(1), { dossier: dossier('ara') })]);
        const rij = await subject.store.dossiers.find(insz(1));
        expect(rij?.dossier).to.deep.equal({ INSZ: insz(1), ...dossier('ara') });
      });
      it('never gives a version twice, not even after the dossier was taken away', async () => {
        const versies: number[] = [];
        for (const stap of [
          { dossier: dossier('ara') },
          {},
          { dossier: dossier('fra') },
          { dossier: dossier('ara') },
        ]) {
          await load([persona(insz(1), stap)]);
          const rij = await subject.store.dossiers.find(insz(1));
          expect(rij === undefined).to.equal(!('dossier' in stap));
          if (rij !== undefined) versies.push(rij.versie);
        }
        expect(new Set(versies).size).to.equal(3);
        expect([...versies].sort((a, b) => a - b)).to.deep.equal(versies);
      });
    });

    describe('identiteiten', () => {
      beforeEach(() =>
        load([
          persona(insz(1), { identiteit: { status: 'VERVANGEN', door: insz(2) } }),
          persona(insz(2), { identiteit: { status: 'VERVANGEN', door: insz(3) } }),
          persona(insz(4), { identiteit: { status: 'GEANNULEERD' } }),
        ]),
      );
      it('tells replaced, cancelled and active numbers apart', async () => {
        const { find } = subject.store.identiteiten;
        expect(await find(insz(1))).to.deep.equal({ status: 'VERVANGEN', door: insz(2) });
        expect(await find(insz(4))).to.deep.equal({ status: 'GEANNULEERD' });
        expect(await find(insz(3))).to.equal(undefined);
      });
      it('finds every older number of a chain of replacements', async () => {
        expect(await subject.store.identiteiten.oudeNummers(insz(3))).to.have.members([insz(1), insz(2)]);
        expect(await subject.store.identiteiten.oudeNummers(insz(1))).to.deep.equal([]);
      });
      it('survives numbers that replace each other', async () => {
        await load([persona(insz(3), { identiteit: { status: 'VERVANGEN', door: insz(1) } })]);
        expect(await subject.store.identiteiten.oudeNummers(insz(3))).to.have.members([insz(1), insz(2)]);
      });
    });

    describe('repertorium', () => {
      it('gives the inschrijvingen of one institution under any of the numbers', async () => {
        await load([
          persona(insz(1), { inschrijvingen: [inschrijving(GENT, 2), inschrijving('0212161171', 2)] }),
          persona(insz(2), { inschrijvingen: [inschrijving(GENT, 3), inschrijving(GENT, 1)] }),
        ]);
        const { inschrijvingen } = subject.store.repertorium;
        expect(await inschrijvingen(GENT, [insz(1)])).to.deep.equal([{ INSZ: insz(1), ...inschrijving(GENT, 2) }]);
        expect((await inschrijvingen(GENT, [insz(1), insz(2)])).map((rij) => rij.Hoedanigheidscode)).to.have.members([
          1, 2, 3,
        ]);
        expect(await inschrijvingen('0212999999', [insz(1)])).to.deep.equal([]);
      });
      it('keeps an end date, and replaces the row that began the same day', async () => {
        const rij = { INSZ: insz(1), ...inschrijving(GENT, 2) };
        await load([{ soort: 'inschrijving', rij }]);
        const ended = { ...rij, Periode: { Begin: '2012-01-01', Einde: '2012-06-30' } };
        await load([{ soort: 'inschrijving', rij: ended }]);
        expect(await subject.store.repertorium.inschrijvingen(GENT, [insz(1)])).to.deep.equal([ended]);
      });
      it('forgets what a persona no longer has when it is loaded again', async () => {
        await load([persona(insz(1), { inschrijvingen: [inschrijving(GENT, 2)] })]);
        await load([persona(insz(1), { inschrijvingen: [inschrijving(GENT, 3, '2012-02-01')] })]);
        const rijen = await subject.store.repertorium.inschrijvingen(GENT, [insz(1)]);
        expect(rijen.map((rij) => rij.Hoedanigheidscode)).to.deep.equal([3]);
      });
    });

    describe('worlds', () => {
      it('gives all rows of each kind in the order of their keys', async () => {
        await load([partner('b'), grond('G1'), partner('a')]);
        const world = await subject.store.worlds.load();
        expect(world.partners.map((rij) => rij.naam)).to.deep.equal(['a', 'b']);
        expect(world.gronden.map((rij) => rij.nummer)).to.deep.equal(['G1']);
        expect(world.codelijsten).to.deep.equal([]);
      });
      it('moves its version when a row of the world changes, and only then', async () => {
        const versions: number[] = [await subject.store.worlds.version()];
        for (const row of [partner('a'), persona(insz(1)), partner('a', 'renamed')]) {
          await load([row]);
          versions.push(await subject.store.worlds.version());
        }
        const [before = 0, loaded = 0, withPerson, renamed = 0] = versions;
        expect(loaded).to.be.above(before);
        expect(withPerson).to.equal(loaded);
        expect(renamed).to.be.above(loaded);
      });
    });

    describe('load', () => {
      const refused: readonly (readonly [string, string, LoadRow])[] = [
        ['a number whose check digits do not hold', 'INSZ_ONGELDIG', persona('84722400100')],
        ['a number that a citizen could have', 'INSZ_NIET_TOEGELATEN', persona(CITIZEN)],
        [
          "a citizen's number in an inschrijving",
          'INSZ_NIET_TOEGELATEN',
          { soort: 'inschrijving', rij: { INSZ: CITIZEN, ...inschrijving(GENT, 2) } },
        ],
        [
          "a citizen's number in a leefloonrecht",
          'INSZ_NIET_TOEGELATEN',
          {
            soort: 'leefloonrecht',
            rij: {
              INSZ: CITIZEN,
              OCMW: GENT,
              Soort: 'LEEFLOON',
              Periode: { Begin: '2012-01-01' },
              OntvangenOp: '2012-01-02',
            },
          },
        ],
        [
          "a citizen's number as the replacement",
          'INSZ_NIET_TOEGELATEN',
          persona(insz(5), { identiteit: { status: 'VERVANGEN', door: CITIZEN } }),
        ],
      ];
      for (const [title, key, row] of refused) {
        it(`refuses ${title}, names the row, and keeps none`, async () => {
          let fault: unknown;
          try {
            await load([partner('a'), persona(insz(1), { dossier: dossier('ara') }), row]);
          } catch (error) {
            fault = error;
          }
          if (!(fault instanceof Fault)) expect.fail('no Fault');
          expect(fault.key).to.equal(key);
          expect(fault.facts).to.deep.equal({ rij: '3' });
          expect(fault.detail)
            .to.match(/^row 3: /)
            .and.not.match(/\d{11}/);
          expect(exported()).to.deep.equal([]);
          expect(await subject.store.worlds.version()).to.equal(0);
        });
      }
      it("takes citizens' numbers when it was opened for them", async () => {
        const open2 = open({ realNumbers: true });
        try {
          expect(await open2.loader.load([persona(CITIZEN)], 'user')).to.equal(1);
        } finally {
          open2.close();
        }
      });
      it('keeps nothing when the source of the rows breaks off', async () => {
        const broken = function* (): Generator<LoadRow> {
          yield partner('a');
          throw new Fault('INTERNE_FOUT', 'end of file');
        };
        expect(await refusal(load(broken()))).to.equal('INTERNE_FOUT');
        expect(exported()).to.deep.equal([]);
      });
      it('reads its rows one by one', async () => {
        let alive = 0;
        let most = 0;
        const rows = function* (): Generator<LoadRow> {
          for (let serie = 1; serie <= 900; serie += 1) {
            alive += 1;
            most = Math.max(most, alive);
            yield persona(insz(serie));
            alive -= 1;
          }
        };
        expect(await load(rows())).to.equal(900);
        expect(most).to.equal(1);
        expect(exported()).to.have.length(900);
      });
    });

    it('exports what another store can load to hold the same', async () => {
      await load([
        partner('a'),
        grond('G1'),
        { soort: 'codelijst', rij: { naam: 'Taal', bron: 'ISO 639-3', codes: { ara: 'Arabisch' } } },
        {
          soort: 'vestiging',
          rij: {
            KBISleutel: 'V1',
            TypeCentrum: 'LOKET',
            Bedieningsgebied: ['9000'],
            Geldigheid: { Begin: '2010-01-01' },
          },
        },
        { soort: 'bronvertraging', rij: { INSZ: insz(1), milliseconden: 50, daarna: 'BRON_TRAAG' } },
        persona(insz(1), {
          verhaal: 'Amina',
          bewijst: 'fills all',
          dossier: dossier('ara'),
          inschrijvingen: [inschrijving(GENT, 2)],
        }),
        persona(insz(2), { identiteit: { status: 'VERVANGEN', door: insz(1) } }),
        { soort: 'inschrijving', rij: { INSZ: insz(3), ...inschrijving(GENT, 2) } },
        {
          soort: 'leefloonrecht',
          rij: {
            INSZ: insz(1),
            OCMW: GENT,
            Soort: 'EQUIVALENT',
            Periode: { Begin: '2012-01-01', Einde: '2012-12-31' },
            OntvangenOp: '2012-01-05',
          },
        },
      ]);
      const rows = exported();
      expect(rows.map((row) => row.soort)).to.deep.equal([
        ...['partner', 'grond', 'codelijst', 'vestiging', 'bronvertraging'],
        ...['persona', 'persona', 'persona'],
      ]);
      const other = open({ realNumbers: false });
      try {
        await other.loader.load(rows, 'user');
        expect([...other.loader.rows()]).to.deep.equal(rows);
      } finally {
        other.close();
      }
    });

    it('keeps a setting, and keeps it when everything else is cleared', async () => {
      await load([partner('a'), persona(insz(1), { dossier: dossier('ara') })]);
      await subject.committer.commit(unit('m1'));
      await subject.loader.setting('clock', 'system');
      const version = await subject.store.worlds.version();
      await subject.loader.clear();
      expect(await subject.store.settings.get('clock')).to.equal('system');
      expect(await subject.store.settings.get('shift')).to.equal(undefined);
      expect(exported()).to.deep.equal([]);
      // What was emptied is gone; that it was, and how the chain ended, stays.
      expect(subject.auditIds()).to.deep.equal(['audit-2']);
      expect(await subject.committer.commit(unit('m1'))).to.deep.equal({ kind: 'durable' });
      expect(await subject.store.worlds.version()).to.be.above(version);
    });

    describe('touched', () => {
      const write = { soort: 'dossier.zet', waarden: { INSZ: insz(1), document: '{}' } };
      const cases: readonly (readonly [string, boolean, (s: Subject) => Promise<unknown>])[] = [
        ['fixture rows', false, (s) => s.loader.load([partner('a')], 'fixture')],
        ['a consultation and its audit', false, (s) => s.committer.commit(unit('m1'))],
        ['a setting', false, (s) => s.loader.setting('clock', 'x')],
        [
          'a setting in a unit',
          false,
          (s) =>
            s.committer.commit(unit('m1', { writes: [{ soort: 'setting.zet', waarden: { name: 'a', value: 'b' } }] })),
        ],
        ['rows of a user', true, (s) => s.loader.load([partner('a')], 'user')],
        ['a write of a message', true, (s) => s.committer.commit(unit('m1', { writes: [write] }))],
        [
          'a message that failed',
          false,
          (s) => refusal(s.committer.commit(unit('m1', { writes: [write, { soort: 'x', waarden: {} }] }))),
        ],
        ['rows that were refused', false, (s) => refusal(s.loader.load([persona(insz(1)), persona('1')], 'user'))],
        [
          'a write before a clear',
          false,
          async (s) => {
            await s.loader.load([partner('a')], 'user');
            await s.loader.clear();
          },
        ],
      ];
      for (const [title, expected, act] of cases) {
        it(`is ${expected} after ${title}`, async () => {
          await act(subject);
          // What failed may leave nothing behind for the next transaction either.
          await load([partner('b')]);
          expect(await subject.loader.touched()).to.equal(expected);
        });
      }
    });

    describe('commit', () => {
      it('keeps writes, replay keys and audit of a unit together', async () => {
        const writes = [
          {
            soort: 'inschrijving.zet',
            waarden: { INSZ: insz(1), OCMW: GENT, Hoedanigheidscode: 2, Begin: '2012-01-01', Einde: null },
          },
          {
            soort: 'dossier.zet',
            waarden: { INSZ: insz(1), document: JSON.stringify({ INSZ: insz(1), ...dossier('ara') }) },
          },
          { soort: 'setting.zet', waarden: { name: 'clock', value: 'frozen' } },
        ];
        expect(await subject.committer.commit(unit('m1', { writes }))).to.deep.equal({ kind: 'durable' });
        expect(await subject.store.repertorium.inschrijvingen(GENT, [insz(1)])).to.have.length(1);
        expect((await subject.store.dossiers.find(insz(1)))?.dossier.Talen?.[0]?.Taal).to.equal('ara');
        expect(await subject.store.settings.get('clock')).to.equal('frozen');
        expect(subject.auditIds()).to.deep.equal(['m1']);
      });
      it('refuses a key it has seen and then writes nothing of the unit', async () => {
        await subject.committer.commit(unit('m1'));
        const again = unit('m2', {
          replayKeys: [
            { key: 'fresh', tot: 9e12 },
            { key: 'm1', tot: 9e12 },
          ],
          writes: [{ soort: 'setting.zet', waarden: { name: 'a', value: 'b' } }],
        });
        expect(await subject.committer.commit(again)).to.deep.equal({ kind: 'replay' });
        expect(subject.auditIds()).to.deep.equal(['m1']);
        expect(await subject.store.settings.get('a')).to.equal(undefined);
        const fresh = unit('m3', { replayKeys: [{ key: 'fresh', tot: 9e12 }] });
        expect(await subject.committer.commit(fresh)).to.deep.equal({ kind: 'durable' });
      });
      it('lets exactly one of equal units through when they come together', async () => {
        const outcomes = await Promise.all(
          [1, 2, 3, 4, 5].map((i) => subject.committer.commit(unit('same', { audit: audit(`m${i}`) }))),
        );
        expect(outcomes.map(({ kind }) => kind)).to.deep.equal(['durable', 'replay', 'replay', 'replay', 'replay']);
        expect(subject.auditIds()).to.deep.equal(['m1']);
      });
      it('takes a key again once its time was over, and not a millisecond before', async () => {
        const at = (naam: string, tijdstip: number) => unit('k', { audit: audit(naam, tijdstip) });
        expect(await subject.committer.commit(at('m1', 0))).to.deep.equal({ kind: 'durable' });
        expect(await subject.committer.commit(at('m2', 1_346_656_200_000))).to.deep.equal({ kind: 'replay' });
        expect(await subject.committer.commit(at('m3', 1_346_656_200_001))).to.deep.equal({ kind: 'durable' });
      });
      const failing: readonly (readonly [string, string, Readonly<Record<string, string | number | null>>, string])[] =
        [
          ['of an unknown kind', 'no-such.zet', {}, 'INTERNE_FOUT'],
          ["with a citizen's number", 'dossier.zet', { INSZ: CITIZEN, document: '{}' }, 'INSZ_NIET_TOEGELATEN'],
          ['with an impossible number', 'dossier.zet', { INSZ: '84722400100', document: '{}' }, 'INSZ_ONGELDIG'],
          ['that breaks a constraint', 'setting.zet', { name: 'a', value: null }, 'AUDIT_UNWRITABLE'],
          ['with a value missing', 'setting.zet', { name: 'a' }, 'AUDIT_UNWRITABLE'],
        ];
      for (const [title, soort, waarden, key] of failing) {
        it(`rolls back a unit with a write ${title} alone`, async () => {
          const bad = unit('bad', {
            writes: [
              { soort: 'setting.zet', waarden: { name: 'b', value: 'c' } },
              { soort, waarden },
            ],
          });
          const results = [
            subject.committer.commit(unit('m1')),
            subject.committer.commit(bad),
            subject.committer.commit(unit('m2')),
          ];
          expect(await Promise.all(results.map(refusal))).to.deep.equal(['none', key, 'none']);
          expect(subject.auditIds()).to.deep.equal(['m1', 'm2']);
          expect(await subject.store.settings.get('b')).to.equal(undefined);
          expect(await subject.committer.commit(unit('bad'))).to.deep.equal({ kind: 'durable' });
        });
      }
    });
  });
};
