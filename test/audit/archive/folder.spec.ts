// A folder of archives with its database is one chain: whole, or broken where somebody changed, removed or put back a file.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { archive } from '../../../src/audit/archive/archive.js';
import { archivedRows, countedAcross, listArchives, rowsAcross } from '../../../src/audit/archive/folder.js';
import type { Fault } from '../../../src/faults/fault.js';
import { at, openTrail, type Trail } from './kit.js';

describe('a folder of archives', () => {
  let trail: Trail;
  beforeEach(async () => {
    trail = openTrail();
    for (const month of ['01', '02', '03', '04']) {
      trail.add(5, at(`2012-${month}-01`));
      const now = at(`2012-${month}-20`);
      await archive({ trail: trail.store.audit, moves: trail.store.auditMoves, folder: trail.folder, now }, 0);
    }
    trail.add(3, at('2012-05-01'));
  });
  afterEach(() => trail.close());
  const files = (): readonly string[] => listArchives(trail.folder).map(({ path }) => path);
  const file = (i: number): string => files()[i] ?? '';
  const change = (i: number, edit: (lines: string[]) => string[]): void => {
    const lines = gunzipSync(readFileSync(file(i)))
      .toString()
      .trimEnd()
      .split('\n');
    writeFileSync(file(i), gzipSync(`${edit(lines).join('\n')}\n`));
  };

  it('is one chain with its database, every row once and in order', () => {
    expect(files()).to.have.length(4);
    expect(trail.verdict(trail.folder)).to.include({ rows: 27, from: 1, to: 27, broken: undefined });
    expect([...rowsAcross(trail.folder, trail.store.audit)].map(({ id }) => id)).to.deep.equal(
      Array.from({ length: 27 }, (_, i) => i + 1),
    );
    expect(trail.verdict()).to.include({ broken: undefined });
  });

  it('counts messages of both', () => {
    const counted = [...countedAcross(trail.folder, trail.store.audit, at('2012-02-01'), at('2012-05-01') + 1)];
    expect(counted.reduce((sum, { aantal }) => sum + aantal, 0)).to.equal(16);
  });

  it('is broken at the row that was changed in a file', () => {
    change(1, (lines) => lines.map((line) => (line.includes('"messageId":"m8"') ? line.replace('DATA', 'X') : line)));
    const [row] = [...archivedRows(trail.folder)].filter(({ messageId }) => messageId === 'm8');
    expect(trail.verdict(trail.folder).broken).to.include({ row: row?.id, kind: 'EDITED' });
  });
  it('is broken where a file is gone, between others or at the start', () => {
    const [first, second] = listArchives(trail.folder);
    const kept = readFileSync(second?.path ?? '');
    rmSync(second?.path ?? '');
    expect(trail.verdict(trail.folder).broken).to.include({ row: second?.from, kind: 'DELETED' });
    writeFileSync(second?.path ?? '', kept);
    expect(trail.verdict(trail.folder).broken).to.equal(undefined);
    rmSync(second?.path ?? '');
    rmSync(first?.path ?? '');
    // The rows before the third file were archived: the row in the third that says so counts, and the verdict begins there.
    expect(trail.verdict(trail.folder)).to.include({ from: (second?.to ?? 0) + 1, broken: undefined });
  });
  it('is broken where lines of a file changed places or are gone', () => {
    change(2, ([head = '', a = '', b = '', ...rest]) => [head, b, a, ...rest]);
    expect(trail.verdict(trail.folder).broken).to.include({ row: listArchives(trail.folder)[2]?.from });
  });

  it('lists nothing else that lies there, and says when it is not there', () => {
    writeFileSync(join(trail.folder, 'notes.txt'), '');
    expect(readdirSync(trail.folder)).to.have.length(5);
    expect(files()).to.have.length(4);
    let key = 'none';
    try {
      listArchives(join(trail.folder, 'none'));
    } catch (error) {
      key = (error as Fault).key;
    }
    expect(key).to.equal('AUDIT_ARCHIVE');
  });
});
