import { expect } from 'chai';
import { Halt } from '../../src/cli/exit.js';
import { runProgram } from '../../src/cli/program.js';

const run = async (...words: string[]) => {
  const written = { out: '', err: '' };
  const stream = (name: 'out' | 'err') => ({
    write: (text: string | Uint8Array) => (written[name] += Buffer.from(text).toString()),
  });
  const exit = await runProgram(words, { stdout: stream('out'), stderr: stream('err') }).catch(
    (error: unknown) => error,
  );
  return { exit, ...written };
};

describe('runProgram', () => {
  it('hands a command its flags as settings, with their origin', async () => {
    const { exit, out } = await run(
      'config',
      '--json',
      '--port',
      '1',
      '--crl',
      'a',
      '--crl',
      'b',
      '--allow-real-numbers',
    );
    const shown = JSON.parse(out) as Record<string, { value: unknown; origin: unknown }>;
    expect(exit).to.equal(0);
    expect(shown.port).to.deep.include({ value: 1, origin: { kind: 'flag', where: '--port' } });
    expect(shown.crl?.value).to.deep.equal(['a', 'b']);
    expect(shown.realNumbers?.value).to.equal(true);
  });
  it('throws what is wrong with a setting as a halt with 3', async () => {
    const { exit } = await run('config', '--workers', '0');
    expect(exit).to.be.instanceOf(Halt).and.to.include({ exit: 3 });
  });
  it('has no flag for a secret', async () => expect((await run('config', '--admin-token', 'x')).exit).to.equal(2));
  it('offers a command only the settings that it takes', async () => {
    expect((await run('export', '--port', '1')).err).to.contain("unknown option '--port'");
  });
  it('says on stderr what it does not understand, and keeps stdout clean', async () => {
    const { exit, out, err } = await run('clock', 'sett');
    expect([exit, out]).to.deep.equal([2, '']);
    expect(err).to.contain('Next: kbi clock --help');
  });
});
