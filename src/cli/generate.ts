// `kbi generate history`: an audit trail of two years in a database, through the chain that the gateway writes, to try statistics on.
// Deterministic by seed. Only on a database that no gateway holds: these rows are made, and do not belong between real ones.
import { existsSync } from 'node:fs';
import type { AuditRow } from '../commit/unit.js';
import { prepareStore } from '../prepare.js';
import { generateHistory } from '../world/generate/history.js';
import { type Command, wholeOption } from './command.js';
import { withStore } from './database.js';
import { EXIT, Halt } from './exit.js';
import { findHolder } from './holder.js';
import { packageRoot, version } from './package.js';

const UNITS = 500;

function* chunks(rows: Iterable<AuditRow>): Generator<readonly AuditRow[]> {
  let chunk: AuditRow[] = [];
  for (const row of rows) {
    chunk.push(row);
    if (chunk.length < UNITS) continue;
    yield chunk;
    chunk = [];
  }
  yield chunk;
}

export const generate: Command = {
  story:
    'Fills the audit trail of a database with two years of consultations, 2016 and 2017, as they were told to the Flemish Parliament:\n' +
    'OCMW Gent alone until July 2017, every OCMW from August. One of ten by default; the same seed gives the same rows.',
  arguments: [{ name: '<what>', d: 'history', choices: ['history'] }],
  options: [
    { flags: '--seed <number>', d: 'which history (1)' },
    { flags: '--every <number>', d: 'one of so many consultations (10); 1 makes all, some 310 000' },
  ],
  settings: ['db', 'world', 'clock'],
  examples: [
    'kbi generate history --db history.sqlite',
    'kbi stats --db history.sqlite --from 2016 --to 2017 --by month',
    'kbi audit verify --db history.sqlite',
  ],
  run: async (call) => {
    const { config, terminal } = call;
    if (findHolder(config.db) !== undefined)
      throw new Halt(EXIT.failed, `A gateway holds ${config.db}.`, 'kbi generate history --db history.sqlite');
    const options = {
      seed: wholeOption(call, 'seed', { fallback: 1, least: 1, next: 'kbi generate --help' }),
      every: wholeOption(call, 'every', { fallback: 10, least: 1, next: 'kbi generate --help' }),
    };
    const fresh = !existsSync(config.db);
    const written = await withStore(config, 'fill', async (store) => {
      if (fresh) await prepareStore(config, store, { root: packageRoot, version: version(), say: terminal.say });
      let rows = 0;
      for (const chunk of chunks(generateHistory(options))) {
        store.applyUnits(chunk.map((audit) => ({ replayKeys: [], writes: [], audit })));
        rows += chunk.length;
      }
      return rows;
    });
    if (terminal.json) terminal.out(JSON.stringify({ rows: written, db: config.db }));
    else terminal.say(`${written} consultations of 2016 and 2017 in ${config.db}`);
    return EXIT.done;
  },
};
