// `kbi generate history`, and what the commands answer on it: the questions of Parliament, one command each.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { audit } from '../../src/cli/audit.js';
import type { Command } from '../../src/cli/command.js';
import { generate } from '../../src/cli/generate.js';
import { packageRoot } from '../../src/cli/package.js';
import { stats } from '../../src/cli/stats.js';
import { holderFile } from '../../src/management/holder.js';
import { openPlace, type Place, type Ran } from './captured.js';

const KEYS = join(packageRoot, 'fixtures', 'keys');
const COMMANDS: Readonly<Record<string, Command>> = { audit, generate, stats };

describe('kbi generate history', function () {
  this.timeout(60_000);
  let place: Place;
  before(async () => {
    place = openPlace({ keys: KEYS });
    const { exit, err } = await place.run(generate, { args: ['history'] });
    expect([exit, err]).to.deep.equal([0, `30670 consultations of 2016 and 2017 in ${place.db}\n`]);
  });
  after(() => place.close());
  const run = (
    command: Command,
    options: Record<string, unknown> = {},
    args: readonly string[] = [],
    json = false,
  ): Promise<Ran> => place.run(command, { options, args, json });

  it('goes through the chain', async () => {
    expect((await run(audit, {}, ['verify'])).out).to.match(/^30670 rows, 1 to 30670[\s\S]*the chain is whole\n$/);
  });
  it('is the same for the same seed', async () => {
    const other = openPlace();
    await other.run(generate, { args: ['history'], options: { every: '1000' } });
    await other.run(generate, { args: ['history'], options: { every: '1000' }, config: { db: other.at('b.sqlite') } });
    const listed = async (db: string): Promise<string> => (await other.run(stats, { config: { db } })).out;
    expect(await listed(other.at('b.sqlite'))).to.equal(await listed(other.db));
    await other.close();
  });
  it('refuses a database that a gateway holds, and figures that are none', async () => {
    const other = openPlace();
    expect((await other.halt(generate, { args: ['history'], options: { every: '0' } })).exit).to.equal(2);
    writeFileSync(
      holderFile(other.db),
      JSON.stringify({ pid: process.pid, console: 'http://127.0.0.1:1', token: 'x' }),
    );
    expect((await other.halt(generate, { args: ['history'] })).exit).to.equal(1);
    await other.close();
  });

  it('answers as README.md says', async () => {
    const readme = readFileSync(join(packageRoot, 'README.md'), 'utf8');
    const part = /## Questions of Parliament[\s\S]*?\n## /.exec(readme)?.[0] ?? '';
    const shown = [...part.matchAll(/kbi -- (stats .*)\n```\n\n```\n([\s\S]*?)```/g)];
    expect(shown).to.have.length(3);
    for (const [, words = '', expected = ''] of shown) {
      const [name = '', ...flags] = words.replace(' --db history.sqlite', '').split(' ');
      const options: Record<string, unknown> = {};
      for (const [i, flag] of flags.entries())
        if (flag.startsWith('--'))
          options[flag.slice(2)] = flags[i + 1]?.startsWith('--') === false ? flags[i + 1] : true;
      const { out } = await run(COMMANDS[name] as Command, options);
      const lines = (text: string): readonly string[] =>
        text
          .split('\n')
          .map((line) => line.trimEnd())
          .filter((line) => line !== '');
      // A long answer is shown with its middle left out.
      const [head = [], tail = []] = expected.split('…').map(lines);
      const told = lines(out);
      expect(told.slice(0, head.length), words).to.deep.equal(head);
      expect(told.slice(told.length - tail.length), words).to.deep.equal(tail);
      if (!expected.includes('…')) expect(told.length).to.equal(head.length);
    }
  });
});
