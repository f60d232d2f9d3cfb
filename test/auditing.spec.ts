// No log, no answer, in a whole gateway: a real disk that is full, a trail that lost its end, and service that comes back by itself.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect } from 'chai';
import { archivedRows } from '../src/audit/archive/folder.js';
import { verifyChain } from '../src/audit/verify.js';
import { anchorFile } from '../src/auditing.js';
import { type RunningGateway, startGateway } from '../src/main.js';
import { allRows } from '../src/store/audit.js';
import { openSqlite } from '../src/store/sqlite/open.js';
import { configOf, messageOf, PATH, ROOT } from './gateway-kit.js';
import { skipFor } from './oracle.js';

const FROZEN = '2012-09-03T09:00:00+02:00,frozen';
type Answer = { readonly status: number; readonly id: string; readonly text: string };

describe('a gateway without a log', function () {
  this.timeout(60_000);
  let folder: string;
  let db: string;
  let running: RunningGateway | undefined;
  const said: string[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kbi-nolog-'));
    db = join(folder, 'disk', 'kbi.sqlite');
    mkdirSync(join(folder, 'disk'));
    said.length = 0;
  });
  afterEach(async () => {
    await running?.close();
    running = undefined;
    spawnSync('umount', [join(folder, 'disk')]);
    rmSync(folder, { recursive: true });
  });
  const start = async (meer: object = {}): Promise<RunningGateway> => {
    const keys = join(ROOT, 'fixtures', 'keys');
    const own = { db, keys, port: 0, consolePort: 0, clock: FROZEN, logLevel: 'silent' };
    const say = (line: string): void => void said.push(line);
    running = await startGateway(configOf({ ...own, ...meer }), { root: ROOT, version: '0', say });
    return running;
  };
  const post = async (url: string): Promise<Answer> => {
    const headers = { 'Content-Type': 'text/xml; charset=utf-8' };
    const response = await fetch(`${url}${PATH}`, { method: 'POST', headers, body: new Uint8Array(messageOf()) });
    const id = response.headers.get('x-kbi-message-id') ?? '';
    return { status: response.status, id, text: await response.text() };
  };
  const ready = async (url: string): Promise<number> => (await fetch(`${url}/readyz`)).status;

  it('answers with a Fault while its disk is full, is not ready, comes back with room, and lost nothing that it answered', async function () {
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', join(folder, 'disk')]);
    // Without the right to mount there is no small disk; test/store/sqlite/units.spec.ts then shows the same on a bounded database.
    if (mounted.status !== 0) skipFor(this, 'no small disk can be mounted here');
    const { url, consoleUrl } = await start();
    const answered: string[] = [];
    const ask = async (): Promise<number> => {
      const answers = await Promise.all(Array.from({ length: 8 }, () => post(url)));
      for (const { status, id } of answers) if (status === 200) answered.push(id);
      for (const { status, text } of answers)
        if (status !== 200)
          expect(text)
            .to.match(/Fault/)
            .and.not.match(/SQLITE/);
      return answers.filter(({ status }) => status === 200).length;
    };
    expect(await ask()).to.equal(8);
    expect(await ready(consoleUrl)).to.equal(200);
    const filler = join(folder, 'disk', 'filler');
    try {
      writeFileSync(filler, Buffer.alloc(32_000_000));
    } catch {
      // That it does not fit is what it is for.
    }
    // What is left in the log file of SQLite may hold some more.
    let served = 8;
    for (let i = 0; i < 400 && served > 0; i += 1) served = await ask();
    expect(served).to.equal(0);
    expect(await ready(consoleUrl)).to.equal(503);
    rmSync(filler);
    expect(await ask()).to.equal(8);
    expect(await ready(consoleUrl)).to.equal(200);
    await running?.close();
    running = undefined;
    const { audit, close } = openSqlite(db, { readonly: true });
    const kept = new Set([...allRows(audit)].map(({ messageId }) => messageId));
    expect(answered.filter((id) => !kept.has(id))).to.deep.equal([]);
    expect(verifyChain({ rows: () => allRows(audit), own: audit.own(), given: audit.given() }).broken).to.equal(
      undefined,
    );
    close();
  });

  const cut = (sql: string): void => {
    const shell = new Sqlite(db);
    shell.exec(sql);
    shell.close();
  };

  it('refuses everything on a trail that does not fit its anchor, says so, and answers when the rows are back', async () => {
    const first = await start();
    for (let i = 0; i < 3; i += 1) await post(first.url);
    await first.close();
    cpSync(db, join(folder, 'backup.sqlite'));
    cut("DELETE FROM audit WHERE id > 1; UPDATE sqlite_sequence SET seq = 1 WHERE name = 'audit'");
    const { url, consoleUrl } = await start();
    expect(said.join()).to.match(/does not fit .*anchor\.json: row 2: the anchor knows 3 rows/);
    expect([(await post(url)).status, await ready(consoleUrl)]).to.deep.equal([500, 503]);
    const backup = new Sqlite(join(folder, 'backup.sqlite'), { readonly: true });
    const shell = new Sqlite(db);
    for (const row of backup.prepare('SELECT * FROM audit WHERE id > 1').all() as Record<string, unknown>[]) {
      const names = Object.keys(row);
      shell
        .prepare(`INSERT INTO audit (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
        .run(Object.values(row));
    }
    shell.close();
    backup.close();
    expect([(await post(url)).status, await ready(consoleUrl)]).to.deep.equal([200, 200]);
  });

  it('refuses everything on a trail whose end was changed', async () => {
    const first = await start();
    for (let i = 0; i < 3; i += 1) await post(first.url);
    await first.close();
    cut("UPDATE audit SET afzender = 'vdab' WHERE id = 3");
    rmSync(`${db}.anchor.json`);
    const { url, consoleUrl } = await start();
    expect([(await post(url)).status, await ready(consoleUrl)]).to.deep.equal([500, 503]);
    expect(existsSync(`${db}.anchor.json`)).to.equal(true);
  });

  it('is one chain, whoever of two workers answered', async () => {
    const { url } = await start({ workers: 2 });
    const answers = await Promise.all(Array.from({ length: 40 }, () => post(url)));
    await running?.close();
    running = undefined;
    expect(answers.filter(({ status }) => status !== 200)).to.deep.equal([]);
    const { audit, close } = openSqlite(db, { readonly: true });
    const verdict = verifyChain({ rows: () => allRows(audit), own: audit.own(), given: audit.given() });
    expect(verdict).to.include({ rows: 40, to: 40, broken: undefined });
    const kept = new Set([...allRows(audit)].map(({ messageId }) => messageId));
    expect(answers.filter(({ id }) => !kept.has(id))).to.deep.equal([]);
    close();
  });

  it('archives old rows by itself where the settings name a folder', async () => {
    const first = await start();
    await post(first.url);
    await first.close();
    const auditArchive = join(folder, 'archives');
    await start({ auditArchive, clock: '2013-09-03T09:00:00+02:00,frozen' });
    await running?.close();
    running = undefined;
    const { audit, close } = openSqlite(db, { readonly: true });
    expect(audit.page(0, 9)[0]).to.include({ id: 2, uitkomst: 'ARCHIVED' });
    expect([...archivedRows(auditArchive)].map(({ uitkomst }) => uitkomst)).to.deep.equal(['DATA']);
    close();
  });

  it('notes its head when it stops', async () => {
    const { url, close } = await start();
    await post(url);
    await close();
    running = undefined;
    expect(JSON.parse(readFileSync(`${db}.anchor.json`, 'utf8'))).to.include({ sequence: 1 });
  });

  it('says at a start that its anchor is gone, which it never is by itself', async () => {
    const restart = async (): Promise<readonly string[]> => {
      said.length = 0;
      await start();
      await running?.close();
      running = undefined;
      return said.filter((line) => line.includes('no audit anchor'));
    };
    expect(await restart(), 'a new database').to.deep.equal([]);
    const { url } = await start();
    await post(url);
    await running?.close();
    expect(await restart(), 'with its anchor').to.deep.equal([]);
    rmSync(`${db}.anchor.json`);
    expect((await restart())[0]).to.include('1 audit rows');
    expect(await restart(), 'once').to.deep.equal([]);
  });
});

describe('anchorFile', () => {
  it('stands beside the database, where a setting says, or nowhere', () => {
    expect(anchorFile({ db: 'a.sqlite' })).to.equal('a.sqlite.anchor.json');
    expect(anchorFile({ db: 'a.sqlite', auditAnchor: '/b' })).to.equal('/b');
    expect(anchorFile({ db: 'a.sqlite', auditAnchor: 'none' })).to.equal(undefined);
    expect(anchorFile({ db: ':memory:' })).to.equal(undefined);
  });
});
