// Moving rows out: what is old enough and nothing else, taken up again after any interruption, and ten years later.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { archive, findDue, monthsAgo, removeDue } from '../../../src/audit/archive/archive.js';
import { archiveName } from '../../../src/audit/archive/file.js';
import { listArchives } from '../../../src/audit/archive/folder.js';
import { FIRST } from '../../../src/commit/chain.js';
import type { AuditMoves } from '../../../src/store/audit.js';
import { refusal } from '../../store/samples.js';
import { at, openTrail, type Trail } from './kit.js';

describe('archive', () => {
  let trail: Trail;
  beforeEach(() => {
    trail = openTrail();
  });
  afterEach(() => trail.close());
  const parts = (now: number, moves: AuditMoves = trail.store.auditMoves) => ({
    ...{ trail: trail.store.audit, moves, folder: trail.folder, now },
  });
  const ids = (): readonly number[] => trail.store.audit.page(0, 100).map(({ id }) => id);

  it('moves what is older than six months of Brussels, and leaves a row that says which', async () => {
    trail.add(3, at('2012-01-10'));
    trail.add(2, at('2012-07-01'));
    const { rows, files, due } = await archive(parts(at('2012-08-01')));
    expect([rows, files.length, due]).to.deep.equal([3, 1, []]);
    expect(ids()).to.deep.equal([4, 5, 6]);
    const [own] = trail.store.audit.own();
    expect([own?.uitkomst, own?.tijdstip]).to.deep.equal(['ARCHIVED', at('2012-08-01')]);
    expect(JSON.parse(own?.concerns ?? '')).to.include({ from: 1, to: 3 });
    expect(trail.verdict(trail.folder)).to.include({ rows: 6, from: 1, broken: undefined });
    expect(monthsAgo(at('2012-08-31'), 6)).to.equal(Date.parse('2012-02-29T00:00:00+01:00'));
  });

  it('does nothing twice, and links the next file to the one before', async () => {
    trail.add(3, at('2012-01-10'));
    await archive(parts(at('2012-08-01')));
    expect(await archive(parts(at('2012-08-01')))).to.deep.include({ rows: 0, files: [] });
    trail.add(2, at('2012-08-02'));
    await archive(parts(at('2013-03-01')));
    const [first, second] = listArchives(trail.folder);
    expect([first?.to, second?.from, second?.to]).to.deep.equal([3, 4, 6]);
    expect(trail.verdict(trail.folder)).to.include({ from: 1, broken: undefined });
    expect(await archive(parts(at('2013-03-01')))).to.deep.include({ rows: 0, files: [] });
  });

  it('stops at the first row that is younger, though older ones follow: the clock was moved', async () => {
    trail.add(2, at('2012-01-10'));
    trail.add(1, at('2012-07-31'));
    trail.add(2, at('2012-01-20'));
    await archive(parts(at('2012-08-01')));
    expect(ids()).to.deep.equal([3, 4, 5, 6]);
  });

  it('leaves the rows in the database when they do not fit, and names the row', async () => {
    trail.add(4, at('2012-01-10'));
    trail.db.exec("UPDATE audit SET uitkomst = 'x' WHERE id = 2");
    expect(await refusal(archive(parts(at('2012-08-01'))))).to.equal('AUDIT_ARCHIVE');
    expect([ids(), listArchives(trail.folder)]).to.deep.equal([[1, 2, 3, 4], []]);
    trail.db.exec("UPDATE audit SET uitkomst = 'DATA' WHERE id = 2; UPDATE audit SET uitkomst = 'x' WHERE id = 4");
    expect(await refusal(archive(parts(at('2012-08-01'))))).to.be.oneOf(['AUDIT_ARCHIVE', 'AUDIT_UNWRITABLE']);
    expect(ids()).to.deep.equal([1, 2, 3, 4]);
  });

  it('takes up a run that ended between the file and the database', async () => {
    trail.add(4, at('2012-01-10'));
    const dying: AuditMoves = {
      ...trail.store.auditMoves,
      archived: () => {
        throw new RangeError('power');
      },
    };
    await refusal(archive(parts(at('2012-08-01'), dying)));
    expect([ids(), listArchives(trail.folder).length]).to.deep.equal([[1, 2, 3, 4], 1]);
    // Until then both hold the rows, and they count once.
    expect(trail.verdict(trail.folder)).to.include({ rows: 4, broken: undefined });
    trail.add(2, at('2012-01-20'));
    expect((await archive(parts(at('2012-08-01')))).rows).to.equal(6);
    expect(trail.verdict(trail.folder)).to.include({ from: 1, broken: undefined });
    expect(listArchives(trail.folder).map(({ from, to }) => [from, to])).to.deep.equal([
      [1, 4],
      [5, 6],
    ]);
  });

  it('believes no file that it holds the rows, whatever its first line says: it writes them again, or leaves them', async () => {
    trail.add(4, at('2012-07-10'));
    const [last] = trail.store.audit.page(3, 1);
    const claim = (from: number, hash = last?.hash): string => {
      const header = { archive: 'kbi-gateway audit 1', from, to: 4, previous: FIRST, hash };
      const path = join(trail.folder, archiveName({ from, to: 4 }));
      mkdirSync(trail.folder, { recursive: true });
      writeFileSync(path, gzipSync(JSON.stringify({ ...header, previousFile: null, begin: 0, end: 0 })));
      return path;
    };
    for (const make of [() => claim(3), () => claim(1, FIRST)]) {
      const path = make();
      expect(await refusal(archive(parts(at('2012-08-01'))))).to.equal('AUDIT_ARCHIVE');
      expect(ids()).to.deep.equal([1, 2, 3, 4]);
      rmSync(path);
    }
    claim(1);
    expect((await archive(parts(at('2012-08-01')))).rows).to.equal(4);
    expect(trail.verdict(trail.folder)).to.include({ rows: 5, from: 1, erased: 0, broken: undefined });
  });

  it('gives others a turn between files, and writes bounded ones', async () => {
    for (let i = 0; i < 5; i += 1) trail.add(4_500, at('2011-01-10') + i);
    let turns = 0;
    const breathe = async (): Promise<void> => {
      turns += 1;
    };
    const { files, rows } = await archive({ ...parts(at('2015-01-01')), breathe });
    expect([files.length, rows, turns]).to.deep.equal([3, 22_500, 3]);
    expect(trail.verdict(trail.folder).broken).to.equal(undefined);
  });

  it('says after ten years what is due, and removes it only when told, with the chain still whole', async () => {
    trail.add(3, at('2012-01-10'));
    await archive(parts(at('2012-08-01')));
    trail.add(3, at('2014-01-10'));
    await archive(parts(at('2014-08-01')));
    expect(findDue(trail.folder, at('2022-01-09'))).to.deep.equal([]);
    const now = at('2022-01-12');
    const due = findDue(trail.folder, now).map(({ name }) => name);
    expect([due.length, (await archive(parts(now), 1200)).due]).to.deep.equal([1, due]);
    const [first] = listArchives(trail.folder);
    expect(removeDue(parts(now))).to.deep.equal(due);
    expect(existsSync(first?.path ?? '')).to.equal(false);
    expect(trail.verdict(trail.folder)).to.include({ from: 4, broken: undefined });
    expect(trail.store.audit.own().at(-1)?.uitkomst).to.equal('REMOVED');
    expect(removeDue(parts(now))).to.deep.equal([]);
  });
});
