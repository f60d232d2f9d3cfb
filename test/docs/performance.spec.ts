// docs/performance.md names every bench, and its picture is drawn from the figures that stand beside it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { BreakdownResult } from '../../bench/breakdown.js';
import { draw } from '../../bench/picture.js';
import { packageRoot } from '../../src/cli/package.js';

const read = (path: string): string => readFileSync(join(packageRoot, path), 'utf8');

describe('docs/performance.md', () => {
  it('names every bench there is, and no other', () => {
    const there = [...read('bench/run.ts').matchAll(/^ {2}(\w+): (?:async )?\(\)/gm)].map(([, name]) => name);
    const named = [...read('docs/performance.md').matchAll(/`npm run (?:bench -- )?(\w+)`/g)].map(([, name]) => name);
    expect(there.length).to.be.greaterThan(8);
    expect([...new Set(named)].sort()).to.deep.equal(there.sort());
  });

  it('shows a picture that is drawn from the figures beside it, station by station', () => {
    const figures = JSON.parse(read('docs/breakdown.json')) as BreakdownResult;
    expect(read('docs/breakdown.svg')).to.equal(draw(figures));
    const sum = figures.stations.reduce((all, { microseconds }) => all + microseconds, 0);
    expect(sum).to.be.closeTo(figures.cpuMicroseconds, 1);
  });
});
