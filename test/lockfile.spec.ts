// Floors and ceilings of packages: what a known weakness was mended in, and what still runs on Node 20. Read from the lock file,
// so that a transitive package counts as much as our own, and no registry has to be asked.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../src/cli/package.js';

type Floor = { readonly name: string; readonly from: string; readonly below?: string; readonly why: string };

const FLOORS: readonly Floor[] = [
  { name: 'xml-crypto', from: '6.0.1', why: 'CVE-2025-29774 and -29775: several SignedInfo, comment in DigestValue' },
  { name: 'node-forge', from: '1.4.1', why: 'CVE-2026-33891, -33894 to -33896, -85393: forged signatures' },
  { name: 'fast-xml-parser', from: '5.7.0', why: 'CVE-2026-41650 and those before it: entities' },
  { name: '@xmldom/xmldom', from: '0.8.14', why: 'CVE-2026-83605 and those before it (0.9.11 in the 0.9 line)' },
  { name: 'better-sqlite3', from: '12.11.1', below: '13.0.0', why: '13 ends the process when it is loaded on Node 20' },
  { name: 'axios', from: '1.18.1', why: 'what soap asks for' },
  { name: 'undici', from: '7.30.2', below: '8.0.0', why: '8 needs Node 22' },
  { name: 'commander', from: '14.0.3', below: '15.0.0', why: '15 needs Node 22' },
];

const parse = (version: string): number[] => version.split(/[.-]/).slice(0, 3).map(Number);
const isOlder = (a: string, b: string): boolean => {
  const [x, y] = [parse(a), parse(b)];
  const at = [0, 1, 2].find((index) => x[index] !== y[index]);
  return at !== undefined && (x[at] ?? 0) < (y[at] ?? 0);
};

const { packages } = JSON.parse(readFileSync(join(packageRoot, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, { version?: string; engines?: { node?: string } }>;
};

describe('the lock file', () => {
  for (const { name, from, below, why } of FLOORS) {
    it(`holds ${name} from ${from}${below === undefined ? '' : ` and below ${below}`}: ${why}`, () => {
      const found = Object.entries(packages).filter(([path]) => path.endsWith(`node_modules/${name}`));
      expect(found.length).to.be.greaterThan(0);
      for (const [path, { version = '0' }] of found) {
        const floor = name === '@xmldom/xmldom' && version.startsWith('0.9.') ? '0.9.11' : from;
        expect(isOlder(version, floor), `${path} ${version}`).to.equal(false);
        if (below !== undefined) expect(isOlder(version, below), `${path} ${version}`).to.equal(true);
      }
    });
  }

  it('compares versions number by number', () => {
    expect(isOlder('1.4.0', '1.4.1')).to.equal(true);
    expect(isOlder('1.10.0', '1.4.1')).to.equal(false);
    expect(isOlder('12.11.1', '12.11.1')).to.equal(false);
  });

  it('names no machine or registry of its maker', () => {
    const addresses = [
      ...readFileSync(join(packageRoot, 'package-lock.json'), 'utf8').matchAll(/"resolved": "(https?:\/\/[^/"]+)/g),
    ].map(([, host]) => host);
    expect([...new Set(addresses)].filter((host) => host !== 'https://registry.npmjs.org')).to.deep.equal([]);
  });
});
