// The embedded store: the contract on a file and in memory, what it keeps over a restart, and the kill -9 test (R1).

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { createBatcher } from '../../../src/commit/batcher.js';
import { openSqlite, type SqliteStore } from '../../../src/store/sqlite/open.js';
import { describeStore, type Subject } from '../contract.js';
import { dossier, insz, partner, persona, refusal, unit } from '../samples.js';

const subjectOf = (store: SqliteStore): Subject => ({
  store,
  loader: store.loader,
  committer: createBatcher({ apply: store.applyUnits }),
  auditIds: () => store.auditRows(0, 1_000_000).map(({ messageId }) => messageId),
  close: () => store.close(),
});

describe('openSqlite', () => {
  let folder: string;
  let files = 0;
  const freshPath = (): string => {
    files += 1;
    return join(folder, `${files}.sqlite`);
  };
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'kbi-store-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  describeStore('a SQLite file', (options) => subjectOf(openSqlite(freshPath(), options)));
  describeStore('SQLite in memory', (options) => subjectOf(openSqlite(':memory:', options)));

  it('keeps rows, audit and replay keys over a restart', async () => {
    const path = freshPath();
    const first = openSqlite(path);
    await first.loader.load([partner('a'), persona(insz(1), { dossier: dossier('ara') })], 'fixture');
    first.applyUnits([unit('m1')]);
    first.close();
    const second = openSqlite(path);
    expect((await second.dossiers.find(insz(1)))?.versie).to.equal(1);
    expect(second.applyUnits([unit('m1'), unit('m2')])).to.deep.equal([{ kind: 'replay' }, { kind: 'durable' }]);
    expect(second.auditRows(0, 10).map(({ messageId }) => messageId)).to.deep.equal(['m1', 'm2']);
    second.close();
  });

  describe('opened readonly', () => {
    it('sees what the writer committed since, and writes nothing itself', async () => {
      const path = freshPath();
      const writer = openSqlite(path);
      const reader = openSqlite(path, { readonly: true });
      await writer.loader.load([persona(insz(1), { dossier: dossier('ara') })], 'user');
      expect((await reader.dossiers.find(insz(1)))?.versie).to.equal(1);
      expect(await refusal(Promise.resolve().then(() => reader.applyUnits([unit('m1')])))).to.equal('AUDIT_UNWRITABLE');
      expect(writer.auditRows(0, 10)).to.deep.equal([]);
      reader.close();
      writer.close();
    });
    it('refuses a file that does not exist', () => {
      expect(() => openSqlite(freshPath(), { readonly: true }))
        .to.throw()
        .with.property('key', 'INTERNE_FOUT');
    });
  });

  describe('killed with SIGKILL while units are committed', () => {
    const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    const script = fileURLToPath(new URL(`./committing-child.${extension}`, import.meta.url));

    /** Runs the child until it has acknowledged at least `least` units, waits a little, kills it; returns what it acknowledged. */
    const round = async (path: string, naam: string, least: number): Promise<readonly string[]> => {
      const child: ChildProcess = spawn(process.execPath, [...process.execArgv, script, path, naam], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let output = '';
      child.stdout?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
      const gone = once(child, 'close');
      while (output.split('\n').length <= least && child.exitCode === null) await sleep(5);
      await sleep(Math.random() * 30);
      child.kill('SIGKILL');
      await gone;
      return output.split('\n').slice(0, -1);
    };

    it('shows every acknowledged audit row and replay key when it is opened again', async () => {
      const path = freshPath();
      const acknowledged: string[] = [];
      for (let i = 0; i < 10; i += 1) {
        const names = await round(path, `round${i}`, 10);
        expect(names.length).to.be.at.least(10);
        acknowledged.push(...names);
        const store = openSqlite(path);
        const rows = store.auditRows(0, 1_000_000).map(({ messageId }) => messageId);
        const kept = new Set(rows);
        expect(acknowledged.filter((naam) => !kept.has(naam))).to.deep.equal([]);
        expect(kept.size).to.equal(rows.length);
        const replayed = store.applyUnits(rows.map((naam) => unit(naam)));
        expect(replayed.filter(({ kind }) => kind !== 'replay')).to.deep.equal([]);
        store.close();
      }
    });
  });
});
