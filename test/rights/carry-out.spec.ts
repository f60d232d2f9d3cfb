// Seeing, correcting and erasing over the whole gateway: questions are asked and audited before, and the trail verified after.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { archive } from '../../src/audit/archive/archive.js';
import { archivedFiles } from '../../src/audit/archive/folder.js';
import { completeINSZ } from '../../src/domain/numbers/INSZ.js';
import { Fault } from '../../src/faults/fault.js';
import { inzage, verbetering, wissing } from '../../src/rights/carry-out.js';
import { readHeld } from '../../src/rights/held.js';
import { listRequests, register } from '../../src/rights/requests.js';
import { verifyKept } from '../audit/kept.js';
import { ask, NOW, saysOf } from '../gateway-kit.js';
import { client, GENT, gesprek, person, rowsOf } from '../retention/kit.js';
import { openRights, type RightsKit } from './kit.js';

const [INSZ, OLD, OTHER] = [person(1), person(2), person(3)];
const DAY = 86_400_000;
const SECRET = 'Een verhaal dat nergens meer mag staan.';
const leefloonrechten = [
  { OCMW: GENT, Soort: 'LEEFLOON' as const, Periode: { Begin: '2012-01-01' }, OntvangenOp: '2012-01-05' },
];
const verblijfsgemeenten = [{ NIS: '44021', Periode: { Begin: '2012-01-01' } }];
const rows = rowsOf(
  [],
  [
    {
      ...client(1, { Gesprekken: [{ ...gesprek, Tekst: SECRET }] }),
      verhaal: 'de eerste',
      leefloonrechten,
      verblijfsgemeenten,
    },
    { INSZ: OLD, identiteit: { status: 'VERVANGEN', door: INSZ } },
    client(3),
  ],
);

describe('the rights of a person', () => {
  let kit: RightsKit;
  let folder: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kbi-rights-'));
    kit = await openRights(rows, { db: join(folder, 'kbi.sqlite') });
    await ask(kit, { INSZ });
    await ask(kit, { INSZ, as: 'ocmw-antwerpen' });
    await ask(kit, { INSZ: OTHER });
  });
  afterEach(async () => {
    await kit.close();
    rmSync(folder, { recursive: true });
  });
  const letters = async () => (await kit.store.outbox.list(0, 100)).map((one) => [one.INSZ, one.OCMW]);
  const seen = async (insz: string) => saysOf((await ask(kit, { INSZ: insz })).body);

  it('to see: all that is held, under every number, and who saw it, answered or refused', async () => {
    const held = await inzage(OLD, kit.rights);
    expect(held).to.deep.include({ nummers: [INSZ, OLD], verhaal: ['de eerste'] });
    expect(held.verblijfsgemeenten).to.deep.equal([{ INSZ, ...verblijfsgemeenten[0] }]);
    expect(held.identiteiten).to.deep.equal({ [OLD]: { status: 'VERVANGEN', door: INSZ } });
    expect(held.dossiers[0]?.Gesprekken?.[0]?.Tekst).to.equal(SECRET);
    expect([held.inschrijvingen.length, held.leefloonrechten.length]).to.deep.equal([1, 1]);
    expect(held.gezien.map(({ instelling, uitkomst }) => [instelling, uitkomst])).to.deep.equal([
      ['ocmw-gent', 'DATA'],
      ['ocmw-antwerpen', 'NIET_IN_REPERTORIUM'],
    ]);
    expect(held.gezien[0]).to.include({ stroom: 'KBIDossiers', Hoedanigheid: '17001', clusters: '2,4,17' });
    expect(JSON.stringify(held)).to.not.include(OTHER);
  });

  it('to see: ends the open request of its kind, or notes one of today', async () => {
    const { id } = await register({ soort: 'INZAGE', INSZ: OLD, ontvangen: '2012-08-20' }, kit.rights);
    await inzage(INSZ, kit.rights);
    await inzage(INSZ, kit.rights);
    expect(
      (await listRequests(true, kit.rights)).map(({ id: nummer, Ontvangen, Uitkomst, Afgehandeld }) => [
        nummer,
        Ontvangen,
        Uitkomst,
        Afgehandeld,
      ]),
    ).to.deep.equal([
      [id, '2012-08-20', 'INGEWILLIGD', '2012-09-03'],
      [id + 1, '2012-09-03', 'INGEWILLIGD', '2012-09-03'],
    ]);
    expect(kit.audit().at(-1)).to.include({
      stroom: 'Rechten',
      richting: 'INTERN',
      uitkomst: 'INZAGE',
      INSZ,
      grond: 'INZAGE',
    });
  });

  it('to correct: stores what was corrected, and owes the OCMW that saw it otherwise', async () => {
    const done = await verbetering(OLD, [{ pad: 'Attesten[0].Datum', waarde: '2012-06-02' }], kit.rights);
    expect(done).to.deep.equal({ brieven: 1, vrijeTekst: [] });
    expect(await letters()).to.deep.equal([[INSZ, GENT]]);
    expect((await kit.store.dossiers.find(INSZ))?.dossier.Attesten?.[0]?.Datum).to.equal('2012-06-02');
    const nobody = await verbetering(
      INSZ,
      [{ pad: 'Attesten[0].RapportGUID', waarde: '{00000000-0000-4000-8000-000000000001}' }],
      kit.rights,
    );
    expect(nobody.brieven, 'nobody is shown that').to.equal(0);
    expect((await listRequests(true, kit.rights)).map(({ Soort }) => Soort)).to.deep.equal([
      'VERBETERING',
      'VERBETERING',
    ]);
    expect(verifyKept(kit.store.audit)).to.equal('whole');
  });

  it('to correct: takes what an import would take, and nothing else', async () => {
    const key = await verbetering(INSZ, [{ pad: 'Attesten[0].Datum', waarde: 'gisteren' }], kit.rights).catch(
      (fault: Fault) => fault.key,
    );
    expect(key).to.equal('DOSSIER_ONGELDIG');
    const { vrijeTekst } = await verbetering(
      INSZ,
      [{ pad: 'Gesprekken[0].Tekst', waarde: `zie ${OTHER}` }],
      kit.rights,
    );
    expect(vrijeTekst).to.deep.equal([{ pad: 'Gesprekken[0].Tekst', bezwaar: 'INSZ' }]);
    const stranger = completeINSZ('856609777', false);
    for (const order of [
      verbetering(INSZ, [], kit.rights),
      verbetering(stranger, [{ pad: 'Alfabetisering' }], kit.rights),
    ])
      expect(await order.catch((fault: Fault) => fault.key)).to.equal('ORDER_INVALID');
    expect(await letters()).to.have.length(1);
  });

  it('to erase: nothing of the person is left but what belongs to others, and the chain holds', async () => {
    await inzage(INSZ, kit.rights);
    const done = await wissing(INSZ, false, kit.rights);
    expect(done).to.deep.equal({
      Uitkomst: 'GEDEELTELIJK',
      gewist: { dossiers: 1, toeleidingen: 0, brieven: 0, auditrijen: 3 },
      gebleven: { inschrijvingen: 1, leefloonrechten: 1, auditrijen: 0, gearchiveerd: 0 },
      brieven: 1,
    });
    const held = await readHeld(INSZ, kit.rights);
    expect(held).to.deep.include({
      dossiers: [],
      verhaal: [],
      toeleidingen: [],
      verblijfsgemeenten: [],
      verzoeken: [],
      gezien: [],
    });
    expect([held.inschrijvingen.length, held.leefloonrechten.length]).to.deep.equal([1, 1]);
    expect(verifyKept(kit.store.audit)).to.equal('whole, 3 erased');
    const [last] = kit.audit().slice(-1);
    expect(last).to.include({ stroom: 'Rechten', uitkomst: 'WISSING', INSZ: null, concerns: '{"erased":"1-2,4"}' });
    expect(await letters(), 'the OCMW that saw the dossier is told').to.deep.equal([[INSZ, GENT]]);
    expect(await seen(INSZ)).to.include('30001');
    expect((await readHeld(OTHER, kit.rights)).gezien, 'of others nothing is gone').to.have.length(1);
  });

  it('to erase: keeps the outcome of the request without the number, and says what stayed', async () => {
    await register({ soort: 'WISSING', INSZ, ontvangen: undefined }, kit.rights);
    await wissing(INSZ, false, kit.rights);
    const [request, ...others] = await listRequests(true, kit.rights);
    expect(others).to.deep.equal([]);
    expect(request).to.include({ Soort: 'WISSING', Uitkomst: 'GEDEELTELIJK' }).and.to.not.have.property('INSZ');
    expect(request?.Toelichting).to.equal(
      'gebleven: 1 inschrijvingen (KSZ), 1 leefloonrechten (OCMW), 0 auditrijen, 0 in archief',
    );
  });

  it('to erase: keeps who saw what when it is asked to', async () => {
    const { gewist, gebleven } = await wissing(INSZ, true, kit.rights);
    expect([gewist.auditrijen, gebleven.auditrijen]).to.deep.equal([0, 2]);
    expect((await readHeld(INSZ, kit.rights)).gezien).to.have.length(2);
    expect(verifyKept(kit.store.audit)).to.equal('whole');
  });

  it('to erase: takes the explanations of what was decided, and none that somebody else needs', async () => {
    const hashes = () => kit.audit().map(({ beslissingen }) => String(beslissingen));
    const [own = '', , others = ''] = hashes();
    const explained = (hash: string) => kit.store.audit.decisions(hash) !== undefined;
    expect([own, others].map(explained), 'before').to.deep.equal([true, true]);
    await wissing(INSZ, true, kit.rights);
    expect([own, others].map(explained), 'while the rows stay').to.deep.equal([true, true]);
    await wissing(INSZ, false, kit.rights);
    expect([own, others].map(explained), 'afterwards').to.deep.equal([false, true]);
  });

  it('to see and to erase: tells of the rows that were archived, which stay', async () => {
    const archives = join(folder, 'archives');
    await archive({ trail: kit.store.audit, moves: kit.store.auditMoves, folder: archives, now: NOW + 2 * DAY }, 0);
    await ask(kit, { INSZ });
    const rights = { ...kit.rights, archived: () => archivedFiles(archives) };
    const outcomes = async () => (await inzage(INSZ, rights)).gezien.map(({ uitkomst }) => uitkomst);
    expect(await outcomes()).to.deep.equal(['DATA', 'NIET_IN_REPERTORIUM', 'DATA']);
    expect((await wissing(INSZ, false, rights)).gebleven).to.include({ auditrijen: 0, gearchiveerd: 2 });
    expect((await readHeld(INSZ, rights)).gezien, 'and are found for who asks').to.have.length(2);
  });

  it('to erase: leaves no word of it in the files of the database', async () => {
    const octets = () =>
      readdirSync(folder)
        .map((name) => readFileSync(join(folder, name), 'latin1'))
        .join();
    expect(octets()).to.include(SECRET);
    await wissing(INSZ, false, kit.rights);
    expect(octets()).to.not.include(SECRET);
  });

  it('to erase: a dossier that comes later is never taken for the one that was erased', async () => {
    const before = (await kit.store.dossiers.find(INSZ))?.versie ?? 0;
    await wissing(INSZ, false, kit.rights);
    await kit.store.loader.load([{ soort: 'persona', rij: client(1) }], 'user');
    expect((await kit.store.dossiers.find(INSZ))?.versie).to.be.greaterThan(before);
    expect(await seen(INSZ)).to.equal('Gekend true');
  });

  it('does all of it or nothing', async () => {
    const failing = {
      ...kit.rights,
      committer: { commit: () => Promise.reject(new Fault('AUDIT_UNWRITABLE', 'no room')) },
    };
    expect(await wissing(INSZ, false, failing).catch((fault: Fault) => fault.key)).to.equal('AUDIT_UNWRITABLE');
    expect((await readHeld(INSZ, kit.rights)).dossiers).to.have.length(1);
    expect(await listRequests(true, kit.rights)).to.deep.equal([]);
  });
});
