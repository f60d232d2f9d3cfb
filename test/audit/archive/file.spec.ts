// One archive file: read back as it was written, refused when it is damaged, renamed, or not what its rows prove.
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect } from 'chai';
import {
  type ArchiveHeader,
  archiveName,
  rangeOf,
  readArchive,
  writeArchive,
} from '../../../src/audit/archive/file.js';
import { type ChainedRow, FIRST } from '../../../src/commit/chain.js';
import type { Fault } from '../../../src/faults/fault.js';
import { openTrail, START, type Trail } from './kit.js';

describe('an archive file', () => {
  let trail: Trail;
  let rows: readonly ChainedRow[];
  beforeEach(() => {
    trail = openTrail();
    mkdirSync(trail.folder);
    trail.add(6, START);
    rows = trail.store.audit.page(2, 3);
  });
  afterEach(() => trail.close());
  const header = (meer: Partial<ArchiveHeader> = {}): ArchiveHeader => ({
    ...{ archive: 'kbi-gateway audit 1', from: 3, to: 5, previousFile: null, begin: START, end: START },
    ...{ previous: trail.store.audit.page(1, 1)[0]?.hash ?? '', hash: rows.at(-1)?.hash ?? '' },
    ...meer,
  });
  const refusalOf = (work: () => unknown): string => {
    try {
      work();
      return 'none';
    } catch (error) {
      return `${(error as Fault).key}: ${(error as Fault).detail}`;
    }
  };

  it('is named after its rows', () => {
    expect(archiveName({ from: 3, to: 5 })).to.equal('audit-000000000003-000000000005.ndjson.gz');
    expect(rangeOf('audit-000000000003-000000000005.ndjson.gz')).to.deep.equal({ from: 3, to: 5 });
    for (const name of ['audit-3-5.ndjson.gz', '.audit-000000000003-000000000005.ndjson.gz', 'notes.txt'])
      expect(rangeOf(name), name).to.equal(undefined);
  });

  it('is read back as it was written, and leaves no draft', () => {
    const path = writeArchive(trail.folder, header(), rows);
    expect(readArchive(path)).to.deep.equal({ header: header(), rows });
    expect(readdirSync(trail.folder)).to.deep.equal([archiveName(header())]);
  });

  it('is lines of JSON that any tool can read: first who it is, then a row a line', () => {
    const path = writeArchive(trail.folder, header(), rows);
    const lines = gunzipSync(readFileSync(path)).toString().trimEnd().split('\n');
    expect(lines).to.have.length(4);
    expect(JSON.parse(lines[0] ?? '')).to.include({ from: 3, to: 5 });
    expect(JSON.parse(lines[3] ?? '')).to.include({ id: 5, messageId: 'm5' });
  });

  const WRONG: Readonly<Record<string, () => readonly [Partial<ArchiveHeader>, readonly ChainedRow[]]>> = {
    'whose row was changed': () => [{}, rows.map((row, i) => (i === 1 ? { ...row, uitkomst: 'x' } : row))],
    'that lacks a row': () => [{}, rows.filter((_, i) => i !== 1)],
    'that lacks its last row': () => [{}, rows.slice(0, 2)],
    'that does not follow what it says': () => [{ previous: FIRST }, rows],
    'that ends in another hash': () => [{ hash: FIRST }, rows],
    'without rows': () => [{}, []],
  };
  for (const [title, make] of Object.entries(WRONG))
    it(`gets no name ${title}`, () => {
      const [meer, other] = make();
      expect(refusalOf(() => writeArchive(trail.folder, header(meer), other))).to.match(/^AUDIT_ARCHIVE: /);
      expect(readdirSync(trail.folder)).to.deep.equal([]);
    });

  it('is refused when it is damaged, renamed or something else', () => {
    const path = writeArchive(trail.folder, header(), rows);
    const octets = readFileSync(path);
    renameSync(path, join(trail.folder, archiveName({ from: 4, to: 6 })));
    expect(refusalOf(() => readArchive(join(trail.folder, archiveName({ from: 4, to: 6 }))))).to.match(
      /it says that it is/,
    );
    writeFileSync(path, octets.subarray(0, octets.length - 20));
    expect(refusalOf(() => readArchive(path))).to.match(/cannot be read/);
    writeFileSync(path, gzipSync('{"a":1}\n'));
    expect(refusalOf(() => readArchive(path))).to.match(/no archive of this program/);
    expect(refusalOf(() => readArchive(join(trail.folder, 'none')))).to.match(/cannot be read/);
  });
});
