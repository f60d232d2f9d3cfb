// Pages that show commands with what they print: each is run, and prints that.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../src/cli/package.js';
import { fits, readPage, runLine, transcriptOf } from './transcript.js';

describe('what a page says that a command prints', () => {
  const cases: readonly (readonly [string, readonly string[], readonly string[], boolean])[] = [
    ['the same lines', ['a', 'b'], ['a', 'b'], true],
    ['another line', ['a', 'b'], ['a', 'c'], false],
    ['a line more', ['a'], ['a', 'b'], false],
    ['lines left out', ['a', '…', 'd'], ['a', 'b', 'c', 'd'], true],
    ['none left out', ['a', '…', 'd'], ['a', 'd'], true],
    ['the end left out', ['a', '…'], ['a', 'b', 'c'], true],
    ['words left out', ['a … d (x)'], ['a b c d (x)'], true],
    ['other words', ['a … d'], ['a b c'], false],
    ['columns of another width', ['a  b'], ['a      b  '], true],
  ];
  for (const [title, expected, printed, verdict] of cases)
    it(`${verdict ? 'fits' : 'does not fit'} with ${title}`, () => expect(fits(expected, printed)).to.equal(verdict));

  for (const page of ['docs/gronden.md', 'docs/legal.md'])
    describe(page, () => {
      const folder = mkdtempSync(join(tmpdir(), 'kbi-page-'));
      before(() => runLine('kbi reset --yes --clock 2012-09-03T09:00:00+02:00,frozen', folder));
      after(() => rmSync(folder, { recursive: true, force: true }));
      for (const { line, expected } of transcriptOf(readPage(join(packageRoot, page))))
        it(`$ ${line}`, async () => {
          const printed = await runLine(line, folder);
          if (expected.length > 0 && !fits(expected, printed)) expect(printed.join('\n')).to.equal(expected.join('\n'));
        });
      it('has commands to run', () =>
        expect(transcriptOf(readPage(join(packageRoot, page))).length).to.be.greaterThan(3));
    });
});
