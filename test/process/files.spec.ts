import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { watchFiles } from '../../src/process/files.js';

describe('watchFiles', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kbi-files-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('tells of a file that was replaced, each time, until it is stopped', async () => {
    const [one, other] = [join(folder, 'one'), join(folder, 'other')];
    for (const file of [one, other]) writeFileSync(file, '');
    let [first, second] = [0, 0];
    const stopFirst = watchFiles([one, other], 5, () => {
      first += 1;
    });
    const stopSecond = watchFiles([other], 5, () => {
      second += 1;
    });
    // Until the first look is over, nobody knows what was there.
    await sleep(100);
    writeFileSync(one, 'a');
    while (first < 1) await sleep(5);
    stopFirst();
    writeFileSync(other, 'b');
    while (second < 1) await sleep(5);
    expect(first, 'stopped').to.equal(1);
    stopSecond();
  });
});
