import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot, version } from '../../src/cli/package.js';

describe('the package', () => {
  it('finds its own folder, with the contracts in it', () => {
    expect(existsSync(join(packageRoot, 'wsdl'))).to.equal(true);
    expect(existsSync(join(packageRoot, 'package.json'))).to.equal(true);
  });
  it('says its version', () => expect(version()).to.match(/^\d+\.\d+\.\d+/));
});
