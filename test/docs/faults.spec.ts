import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../src/cli/package.js';
import { writeFaultsDocument } from './faults.js';

describe('docs/faults.md', () => {
  it('says what the catalogue says: npm run docs:faults', () => {
    expect(readFileSync(join(packageRoot, 'docs', 'faults.md'), 'utf8')).to.equal(writeFaultsDocument(packageRoot));
  });
});
