// Proof by a second build of libxml2, the xmllint of the machine: an older release, fed by files, comments kept.
// xmlsec1 is not asked here: it canonicalises with the very library that xmllint is made of.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { canonicalize } from '../../../src/xml/c14n.js';
import { parseXml } from '../../../src/xml/parser.js';
import { requireProgram } from '../../oracles/binaries.js';
import { randomDocument } from '../../oracles/documents.js';
import { diceOf } from '../../oracles/prng.js';

const DOCUMENTS = 600;
const BATCH = 100;

describe('canonical forms against xmllint', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'kbi-c14n-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  it(`makes of ${DOCUMENTS} generated documents what xmllint --exc-c14n makes (oracle: the program xmllint)`, function () {
    requireProgram(this, 'xmllint');
    for (let first = 1; first <= DOCUMENTS; first += BATCH) {
      const files: string[] = [];
      const mine: string[] = [];
      for (let seed = first; seed < first + BATCH; seed += 1) {
        const octets = Buffer.from(randomDocument(diceOf(700_000 + seed)).xml);
        const file = join(folder, `${seed}.xml`);
        writeFileSync(file, octets);
        files.push(file);
        mine.push(canonicalize(parseXml(octets).root, { withComments: true }));
      }
      const { stdout, stderr } = spawnSync('xmllint', ['--exc-c14n', ...files], { encoding: 'utf8' });
      expect(stdout, stderr).to.equal(mine.join(''));
    }
  });
});
