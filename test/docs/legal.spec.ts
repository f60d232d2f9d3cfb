// docs/legal.md is run: every `$ kbi …` in a console block prints what stands under it, on the test persons at the reference hour.
import { expect } from 'chai';
import { packageRoot } from '../../src/cli/package.js';
import { runProgram } from '../../src/cli/program.js';
import { reset } from '../../src/cli/reset.js';
import { openPlace, type Place, REFERENCE } from '../cli/captured.js';
import { pagesOf } from './pages.js';

type Shown = { readonly command: string; readonly expected: readonly string[] };

const page = pagesOf(packageRoot).find(({ path }) => path === 'docs/legal.md')?.text ?? '';
const shown: Shown[] = [];
for (const [, block = ''] of page.matchAll(/^```console\n([\s\S]*?)^```$/gm))
  for (const part of block.split(/^\$ /m).filter((text) => text !== '')) {
    const [command = '', ...expected] = part.trimEnd().split('\n');
    shown.push({ command, expected });
  }

/** White space does not count; nor do bars and dashes of a drawing longer than one. */
const plain = (line: string): string => line.trim().replace(/\s+/g, ' ').replace(/#+/g, '#');
const fits = (line: string, wanted: string): boolean =>
  wanted.endsWith('…') ? line.startsWith(wanted.slice(0, -1).trimEnd()) : line === wanted;

/** The first expected line that the output does not have in its place. */
const missing = (output: readonly string[], expected: readonly string[]): string | undefined => {
  let at = 0;
  let skips = false;
  for (const wanted of expected.map(plain)) {
    if (wanted === '…') {
      skips = true;
      continue;
    }
    while (skips && at < output.length && !fits(output[at] ?? '', wanted)) at += 1;
    if (!fits(output[at] ?? '', wanted)) return `${wanted}\ninstead of\n${output[at]}`;
    at += 1;
    skips = false;
  }
  return skips || at === output.length ? undefined : `nothing more, instead of ${output[at]}`;
};

describe('docs/legal.md', () => {
  let place: Place;
  before(async () => {
    place = openPlace();
    await place.run(reset, { options: { yes: true }, config: REFERENCE });
  });
  after(() => place.close());

  it('shows commands', () => expect(shown.length).to.be.greaterThan(5));
  for (const { command, expected } of shown)
    it(`prints what it says for ${command}`, async () => {
      const out: string[] = [];
      const stdout = { write: (text: string | Uint8Array) => out.push(Buffer.from(text).toString()) };
      const words = command.replace(/^kbi /, '').split(' ');
      await runProgram([...words, '--db', place.db], { stdout, stderr: { write: () => true } });
      expect(missing(out.join('').trimEnd().split('\n').map(plain), expected)).to.equal(undefined);
    });
});
