import { expect } from 'chai';
import { COMMANDS, namedCommand } from '../../src/cli/commands.js';
import { settings } from '../../src/config.js';

describe('namedCommand', () => {
  const table: readonly [string[], string | undefined][] = [
    [['send', 'KBIDossiers'], 'send'],
    [['--version'], undefined],
    [['help', 'clock'], 'clock'],
    [['help'], undefined],
    [['--quiet', 'serve'], 'serve'],
    [['sned'], undefined],
    [[], undefined],
  ];
  for (const [words, name] of table)
    it(`is ${name} for "kbi ${words.join(' ')}"`, () => expect(namedCommand(words)?.name).to.equal(name));
});

describe('every command', () => {
  for (const { name, load } of COMMANDS)
    it(`${name} tells its story, gives examples of itself, and takes settings that exist`, async () => {
      const command = await load();
      expect(command.story).to.match(/^[A-Z].{20,}/s);
      expect(command.examples.some((example) => example.includes(`kbi ${name}`))).to.equal(true);
      const names = settings.map((setting) => setting.name);
      expect(names).to.include.members([...(command.settings ?? [])]);
    });
});
