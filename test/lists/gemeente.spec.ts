// The list of a gemeente: who is on it, who is not, and that nobody is on it unseen.
import { expect } from 'chai';
import { createBatcher } from '../../src/commit/batcher.js';
import type { CommitUnit } from '../../src/commit/unit.js';
import { createListCommands, LIJST, type ListParts, listPage } from '../../src/lists/gemeente.js';
import type { LoadRow } from '../../src/store/port.js';
import { FIXTURES, type Kit, openKit } from '../gateway-kit.js';

const BEERSEL = 'gemeente-beersel';
const protocol = FIXTURES.find((row) => row.soort === 'grond' && row.rij.nummer === '003-BEERSEL');
const changed = (change: Record<string, unknown>): LoadRow => {
  if (protocol?.soort !== 'grond') return expect.fail('no protocol');
  return { soort: 'grond', rij: { ...protocol.rij, ...change } } as LoadRow;
};

const partsOf = (kit: Kit, extra: Partial<ListParts> = {}): ListParts => ({
  ...{
    ...kit.store,
    committer: kit.parts.committer,
    clock: kit.clock,
    ids: kit.parts.ids,
    salt: 'pepper',
    realNumbers: false,
  },
  ...extra,
});

describe('the list of a gemeente', () => {
  let kit: Kit;
  beforeEach(async () => {
    kit = await openKit();
  });
  afterEach(() => kit.close());
  const page = (parts = partsOf(kit), as = BEERSEL) => listPage(as, '', undefined, parts);
  const numbers = async (): Promise<readonly string[]> => {
    const outcome = await page();
    return 'regels' in outcome ? outcome.regels.map(({ INSZ }) => INSZ) : [outcome.refusal];
  };

  it('names the inburgeraars who live there today: not who left, who is to come, who is no inburgeraar or has no dossier', async () => {
    const outcome = await page();
    expect('regels' in outcome && outcome.regels).to.deep.equal([
      { INSZ: '81622992549', Contract: true, Attest: false },
      { INSZ: '82690992144', Contract: true, Attest: false },
      { INSZ: '84701391081', Contract: true, Attest: true },
    ]);
    kit.clock.set(Date.parse('2012-10-01T10:00:00Z'));
    expect(await numbers()).to.include('79661891683');
    kit.clock.set(Date.parse('2012-07-31T10:00:00Z'));
    expect(await numbers())
      .to.include('85651293176')
      .and.not.to.include('84701391081');
  });

  it('has each person once, under the number in force, and where that number lives', async () => {
    const lives = (INSZ: string, NIS: string): LoadRow => ({
      soort: 'verblijfsgemeente',
      rij: { INSZ, NIS, Periode: { Begin: '2012-01-01' } },
    });
    await kit.store.loader.load([lives('82690992144', '23003')], 'user');
    expect((await numbers()).filter((one) => one === '82690992144')).to.have.length(1);
    await kit.store.loader.load([lives('82690992144', '44021')], 'user');
    expect(await numbers()).not.to.include('82690992144');
  });

  it('leaves one audit row a person, with ground, purpose, clusters and decisions, under one reference', async () => {
    await page();
    const rows = kit.audit();
    expect(rows.map(({ INSZ }) => INSZ).sort()).to.deep.equal(['81622992549', '82690992144', '84701391081']);
    for (const row of rows)
      expect(row).to.include({
        ...{ stroom: LIJST.stroom, richting: 'UIT', afzender: BEERSEL, instelling: BEERSEL, Hoedanigheid: '12001' },
        ...{
          grond: '003-BEERSEL',
          doeleinde: 'A060: lokaal integratiebeleid (003 a1)',
          uitkomst: 'DATA',
          clusters: '3,4',
        },
      });
    expect(new Set(rows.map(({ Referte }) => Referte)).size).to.equal(1);
    expect(new Set(rows.map(({ beslissingen }) => beslissingen)).size).to.equal(2);
  });

  it('tells nothing that could not be audited', async () => {
    const apply = (units: readonly CommitUnit[]) => units.map(() => ({ kind: 'failed' as const, error: 'disk' }));
    const thrown: unknown = await page(partsOf(kit, { committer: createBatcher({ apply }) })).catch(
      (error: unknown) => error,
    );
    expect(thrown).to.include({ key: 'AUDIT_UNWRITABLE' });
  });

  it('tells nothing of which the row was not kept, though nothing failed', async () => {
    const committer = { commit: async () => ({ kind: 'conflict' as const }) };
    for (const as of [BEERSEL, 'ocmw-beersel']) {
      const thrown: unknown = await page(partsOf(kit, { committer }), as).catch((error: unknown) => error);
      expect(thrown).to.include({ key: 'AUDIT_UNWRITABLE' });
    }
  });

  const refused: readonly (readonly [string, readonly LoadRow[], string])[] = [
    ['a protocol that is not GEVALIDEERD', [changed({ status: 'ONDERTEKEND' })], BEERSEL],
    ['a protocol that has ended', [changed({ geldig: { Begin: '2012-01-01', Einde: '2012-09-02' } })], BEERSEL],
    ['a protocol for another', [changed({ ontvangers: ['opgroeien'] })], BEERSEL],
    ['somebody who is no gemeente', [changed({ ontvangers: ['opgroeien'] })], 'opgroeien'],
    ['an OCMW', [], 'ocmw-beersel'],
  ];
  for (const [what, rows, as] of refused)
    it(`refuses ${what}, and audits it`, async () => {
      await kit.store.loader.load(rows, 'user');
      expect(await page(partsOf(kit), as)).to.deep.include({ refusal: 'GEEN_MACHTIGING' });
      expect(kit.audit().map(({ uitkomst, INSZ, afzender }) => [uitkomst, INSZ, afzender])).to.deep.equal([
        ['GEEN_MACHTIGING', null, as],
      ]);
    });

  it('is made page by page, and the last page says so', async () => {
    const persona = FIXTURES.find((row) => row.soort === 'persona' && row.rij.INSZ === '84701391081');
    if (persona?.soort !== 'persona') return expect.fail('no person');
    const rows = FIXTURES.flatMap((row) =>
      row.soort === 'persona' && row.rij.identiteit === undefined ? [row.rij.INSZ] : [],
    );
    expect(rows.length).to.be.greaterThan(20);
    const parts = partsOf(kit, {
      inwoners: {
        page: async (_, __, na, most) =>
          rows
            .filter((one) => one > na)
            .sort()
            .slice(0, Math.min(most, 200)) as never,
        gemeente: async () => '23003',
      },
    });
    const command = createListCommands(parts).get('gemeente');
    const all = (await command?.({ as: BEERSEL })) as { regels: readonly unknown[]; na?: string };
    expect([all.regels.length > 20, all.na]).to.deep.equal([true, undefined]);
    const rest = (await command?.({ as: BEERSEL, na: '85000000000', lijst: 'L' })) as {
      lijst: string;
      regels: { INSZ: string }[];
    };
    expect(rest.lijst).to.equal('L');
    expect(rest.regels.every(({ INSZ }) => INSZ > '85')).to.equal(true);
    expect(kit.audit().at(-1)?.Referte).to.equal('L');
  });

  it('leaves a row of an empty list too', async () => {
    const inwoners = { page: async () => [], gemeente: async () => undefined };
    expect(await page(partsOf(kit, { inwoners }))).to.deep.include({ regels: [] });
    expect(kit.audit().map(({ uitkomst }) => uitkomst)).to.deep.equal(['GEEN_GEGEVENS']);
  });
});
