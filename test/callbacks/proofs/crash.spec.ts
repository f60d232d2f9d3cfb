// R1: a process that makes changes and delivers them is killed with SIGKILL at random moments. Every change whose commit was
// acknowledged is delivered or stands in the outbox; everything arrives in the end, in order, under one id and number each.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { Invalidatie } from '../../../src/domain/kbi/Invalidatie.js';
import { openSqlite } from '../../../src/store/sqlite/open.js';
import { diceOf } from '../../oracles/prng.js';
import { ANTWERPEN, GENT, type Ocmw, openOcmw, person } from '../kit.js';

/** `npm run test:crash` has 200. */
const ROUNDS = Number(process.env.KBI_CRASHES ?? 30);
const CHILD = fileURLToPath(
  new URL(`./gateway-child${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
);

describe(`a gateway that is killed ${ROUNDS} times`, function () {
  this.timeout(60_000 + ROUNDS * 4_000);
  let folder: string;
  let ocmws: readonly [Ocmw, Ocmw];
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kbi-crash-'));
    ocmws = [await openOcmw(GENT), await openOcmw(ANTWERPEN)];
  });
  after(async () => {
    for (const ocmw of ocmws) await ocmw.close();
    rmSync(folder, { recursive: true });
  });

  /** Runs the child until it ends, or is killed some ms after it said that so many changes are durable; gives what it said. */
  const run = (naam: string, life?: { readonly changes: number; readonly ms: number }): Promise<readonly string[]> =>
    new Promise((resolve, reject) => {
      const args = [CHILD, join(folder, 'kbi.sqlite'), naam, ocmws[0].url, ocmws[1].url];
      const child = spawn(process.execPath, [...process.execArgv, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
      const said: string[] = [];
      createInterface({ input: child.stdout }).on('line', (line) => {
        said.push(line);
        // The first line says that it is ready; every other is a change.
        if (life !== undefined && said.length === life.changes + 1) setTimeout(() => child.kill('SIGKILL'), life.ms);
      });
      child.on('close', (code, signal) => {
        if (signal === 'SIGKILL' || code === 0) resolve(said);
        else reject(new RangeError(`the child ended with ${code}`));
      });
    });

  const readRows = async (): Promise<readonly Invalidatie[]> => {
    const store = openSqlite(join(folder, 'kbi.sqlite'), { readonly: true });
    const rows = await store.outbox.list(0, 1_000_000);
    store.close();
    return rows;
  };

  it('loses nothing: what was acknowledged is owed or delivered, and in the end all is delivered, in order', async () => {
    const dice = diceOf(20120903);
    const changes = new Map<string, number>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const life = { changes: 1 + dice.below(40), ms: dice.below(60) };
      const said = (await run(`round-${round}`, life)).filter((line) => line !== 'ready');
      expect(said.length, 'it worked until it was killed').to.be.at.least(life.changes);
      for (const line of said) changes.set(line, (changes.get(line) ?? 0) + 1);
    }
    const kept = new Map<string, number>();
    for (const { INSZ, OCMW, samengevoegd } of await readRows()) {
      const key = `${INSZ} ${OCMW}`;
      kept.set(key, (kept.get(key) ?? 0) + samengevoegd + 1);
    }
    // A change may be durable though the process died before it could say so; never the other way round.
    for (const [key, times] of changes) expect(kept.get(key) ?? 0, key).to.be.at.least(times);

    expect((await run('last')).at(-1)).to.equal('drained');
    const rows = await readRows();
    expect(rows.filter(({ status }) => status !== 'BEVESTIGD')).to.deep.equal([]);
    for (const [ocmw, { meldingen }] of [
      [GENT, ocmws[0]],
      [ANTWERPEN, ocmws[1]],
    ] as const) {
      const own = rows.filter(({ OCMW }) => OCMW === ocmw);
      const heard = meldingen();
      expect(own.map(({ Volgnummer }) => Volgnummer ?? 0).sort((a, b) => a - b)).to.deep.equal(
        own.map((_, i) => i + 1),
      );
      const numbers = new Map(own.map(({ GebeurtenisId, Volgnummer }) => [GebeurtenisId, Volgnummer]));
      for (const { GebeurtenisId, Volgnummer } of heard) expect(numbers.get(GebeurtenisId)).to.equal(Volgnummer);
      expect(new Set(heard.map(({ GebeurtenisId }) => GebeurtenisId)).size, 'all arrived').to.equal(own.length);
      for (let serie = 1; serie <= 8; serie += 1) {
        const about = heard.filter(({ INSZ }) => INSZ === person(serie)).map(({ Volgnummer }) => Volgnummer);
        expect(about, 'order of each person').to.deep.equal([...about].sort((a, b) => a - b));
      }
    }
  });
});
