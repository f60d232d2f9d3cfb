import { expect } from 'chai';
import { openProgress, progressLine } from '../../src/cli/progress.js';

describe('progressLine', () => {
  const table: readonly [string, Parameters<typeof progressLine>, string][] = [
    ['nothing yet', ['x', 0, 10, 0], 'x [........................] 0/10  0.0/s  0 s'],
    ['half, with the time left', ['x', 5, 10, 5000], 'x [############............] 5/10  1.0/s  5 s left'],
    ['all, with the time taken', ['x', 10, 10, 5000], 'x [########################] 10/10  2.0/s  5 s'],
    ['minutes', ['x', 1, 100, 1000], 'x [........................] 1/100  1.0/s  1 min 39 s left'],
    ['a fast run', ['x', 500, 1000, 1000], 'x [############............] 500/1000  500/s  1 s left'],
    ['a count without total', ['x', 7, undefined, 1000], 'x 7  7.0/s'],
    ['a total of nothing', ['x', 0, 0, 0], 'x [########################] 0/0  0.0/s  0 s'],
  ];
  for (const [title, words, line] of table) it(`shows ${title}`, () => expect(progressLine(...words)).to.equal(line));
});

describe('openProgress', () => {
  const run = (isTTY: boolean, quiet: boolean): string => {
    let written = '';
    let time = 0;
    const stream = { isTTY, write: (text: string) => (written += text) };
    const bar = openProgress({ label: 'x', total: 100, stream, quiet, now: () => time });
    for (let done = 1; done <= 100; done += 1) {
      time += 10;
      bar.tick(done);
    }
    bar.end();
    return written;
  };
  it('redraws at most ten times a second, and leaves the last line standing', () => {
    const written = run(true, false);
    expect(written.split('\r')).to.have.lengthOf(12);
    expect(written).to.match(/100\/100 .*\n$/);
  });
  it('is silent when stderr is no terminal', () => expect(run(false, false)).to.equal(''));
  it('is silent when the user asked for quiet', () => expect(run(true, true)).to.equal(''));
});
