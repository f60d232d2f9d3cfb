// Delivery beside several processes: changes come in through two workers, the primary commits and delivers. A worker that is killed
// meanwhile loses no change that was acknowledged, and the one that takes its place passes changes on as well.
import cluster from 'node:cluster';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { type RunningGateway, startGateway } from '../../../src/main.js';
import { openSqlite } from '../../../src/store/sqlite/open.js';
import { configOf, messageOf, NOW, ROOT, read } from '../../gateway-kit.js';
import { connectRaw, rawRequest } from '../../http/raw-client.js';
import { resultaatIn } from '../../streams/asking.js';
import { writeDossierKBI, writeMutatie } from '../../streams/dossier-kbi.js';
import { client, GENT, type Ocmw, openOcmw, pause, person } from '../kit.js';

const PERSONS = Array.from({ length: 60 }, (_, i) => i + 1);
const PATH = '/RegistreerMutatieDossierKBIDienst-02.00/soap/WebService';
const NAMESPACE = 'http://webservice.registreermutatiedossierkbidienst-02_00.inburgering-01_00.vip.vlaanderen.be';

/** A first dossier of a person, as KBI announces it. */
const announcementOf = (serie: number): Buffer => {
  const inhoud = writeMutatie(
    writeDossierKBI({
      INSZ: person(serie),
      Hoedanigheden: [{ Code: 'INBURGERAAR', Periode: { Begin: '2012-01-01' } }],
      Attesten: [{ Type: 'EVC', Status: 'BEHAALD', Datum: '2012-09-01' }],
    }),
  );
  const service = { dienst: 'RegistreerMutatieDossierKBI', namespace: NAMESPACE, versie: '02.00' } as const;
  return messageOf({ ...service, as: 'agii', Hoedanigheid: '9001', inhoud });
};

/** On a connection of its own, so that the workers take turns; nothing when the connection died with its worker. */
const announce = async (url: string, serie: number): Promise<boolean> => {
  const connection = connectRaw(url);
  const headers = { 'Content-Type': 'text/xml; charset=utf-8', Connection: 'close' };
  connection.write(rawRequest('POST', PATH, headers, announcementOf(serie).toString()));
  const lost = pause(1_500).then(() => undefined);
  const answer = await Promise.race([connection.answer().catch(() => undefined), lost]);
  connection.destroy();
  if (answer === undefined || answer.status !== 200) return false;
  return resultaatIn(read(Buffer.from(answer.body), 'strict', NOW).content) === '1';
};

const pids = (): readonly number[] =>
  Object.values(cluster.workers ?? {}).flatMap((worker) => worker?.process.pid ?? []);

describe('delivery beside two workers', function () {
  this.timeout(60_000);
  let folder: string;
  let gateway: RunningGateway | undefined;
  let gent: Ocmw;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kbi-workers-'));
    gent = await openOcmw(GENT);
  });
  after(async () => {
    await gateway?.close();
    await gent.close();
    rmSync(folder, { recursive: true });
  });

  it('tells the OCMW of every change that was acknowledged, though a worker was killed meanwhile', async () => {
    const db = join(folder, 'kbi.sqlite');
    const store = openSqlite(db);
    await store.loader.load(
      PERSONS.map((serie) => client(serie, [GENT])),
      'user',
    );
    store.close();
    const config = configOf({
      ...{ db, keys: join(ROOT, 'fixtures', 'keys'), port: 0, consolePort: 0, logLevel: 'silent' },
      ...{ workers: 2, clock: '2012-09-03T09:00:00+02:00', callbackWait: 0, callback: { 'ocmw-gent': gent.url } },
    });
    gateway = await startGateway(config, { root: ROOT, version: '0' });
    const { url } = gateway;
    const [victim = 0, other] = pids();
    expect(other, 'two workers').to.be.a('number');

    const acknowledged = new Set<number>();
    const pass = async (series: readonly number[]): Promise<void> => {
      for (const serie of series) if (await announce(url, serie)) acknowledged.add(serie);
    };
    await pass(PERSONS.slice(0, 10));
    expect(acknowledged.size, 'both answer').to.equal(10);
    const rest = PERSONS.slice(10, 50);
    const passing = Promise.all([0, 1, 2, 3].map((lane) => pass(rest.filter((_, i) => i % 4 === lane))));
    while (acknowledged.size < 16) await pause(1);
    process.kill(victim, 'SIGKILL');
    await passing;
    while (pids().length < 2 || pids().includes(victim)) await pause(20);
    await pass(PERSONS.slice(50));
    expect(acknowledged.size).to.be.greaterThan(20);

    const heard = (): ReadonlySet<string> => new Set(gent.meldingen().map(({ INSZ }) => INSZ));
    while ([...acknowledged].some((serie) => !heard().has(person(serie)))) await pause(10);
    await gateway.close();
    gateway = undefined;
    const after = openSqlite(db, { readonly: true });
    const letters = await after.outbox.list(0, 1000);
    after.close();
    const owed = new Set(letters.map(({ INSZ }) => INSZ));
    expect([...acknowledged].map(person).filter((INSZ) => !owed.has(INSZ))).to.deep.equal([]);
    expect(letters.map(({ Volgnummer }) => Volgnummer ?? 0).sort((a, b) => a - b)).to.deep.equal(
      letters.map((_, i) => i + 1),
    );
  });
});
