// A process that carries out retention is killed with SIGKILL at random moments: every dossier is whole, with its letter or without
// both, and the run after it does the rest, once.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { openSqlite } from '../../../src/store/sqlite/open.js';
import { verifyKept } from '../../audit/kept.js';
import { diceOf } from '../../oracles/prng.js';
import { client, openRetention, person, regel, rowsOf } from '../kit.js';

const ROUNDS = 4;
const PERSONS = Array.from({ length: 200 }, (_, i) => i + 1);
const CHILD = fileURLToPath(
  new URL(`./retaining-child${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
);

describe(`retention that is killed ${ROUNDS} times`, function () {
  this.timeout(60_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'kbi-retention-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  /** Runs the child, killed `life` ms after it began when given; tells what it said at its end. */
  const run = (db: string, life: number | undefined): Promise<string> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [...process.execArgv, CHILD, db], { stdio: ['ignore', 'pipe', 'inherit'] });
      let last = '';
      createInterface({ input: child.stdout }).on('line', (line) => {
        last = line;
        if (line === 'begins' && life !== undefined) setTimeout(() => child.kill('SIGKILL'), life);
      });
      child.once('close', () => resolve(last));
    });

  it('leaves each person done with a letter, or untouched without one, and ends as if nothing had happened', async () => {
    const dice = diceOf(20120903);
    const db = join(folder, 'kbi.sqlite');
    const kit = await openRetention(
      rowsOf(
        [regel()],
        PERSONS.map((serie) => client(serie)),
      ),
      { db },
    );
    await kit.close();
    let half = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      await run(db, 2 + dice.below(60));
      const store = openSqlite(db);
      const letters = new Set((await store.outbox.list(0, 1000)).map(({ INSZ }) => String(INSZ)));
      let done = 0;
      for (const serie of PERSONS) {
        const rij = await store.dossiers.find(person(serie));
        const gone = rij?.dossier.Gesprekken === undefined;
        expect(rij?.versie).to.equal(gone ? 2 : 1);
        expect(letters.has(person(serie)), 'a letter with the deletion, and only with it').to.equal(gone);
        if (gone) done += 1;
      }
      if (done > 0 && done < PERSONS.length) half += 1;
      store.close();
    }
    expect(await run(db, undefined)).to.match(/^done \d+$/);
    expect(await run(db, undefined), 'nothing is left').to.equal('done 0');
    const store = openSqlite(db);
    expect(await store.outbox.list(0, 1000)).to.have.length(PERSONS.length);
    expect(verifyKept(store.audit)).to.equal('whole');
    store.close();
    expect(half, 'it was killed half-way at least once').to.be.greaterThan(0);
  });
});
