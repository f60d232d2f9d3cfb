// docs/audit.md against the program: its columns, its rows about rows, its kinds of break; and its recipe of a hash, which is followed here
// to the letter, with the lists of columns that stand in the page, on rows that a gateway kept.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect } from 'chai';
import { AT_HAND, FILE_ROWS, KEPT } from '../../src/audit/archive/archive.js';
import { packageRoot } from '../../src/cli/package.js';
import { storeOn } from '../../src/store/sqlite/open.js';
import { audit, unit } from '../store/samples.js';

const page = readFileSync(join(packageRoot, 'docs', 'audit.md'), 'utf8');
const source = (path: string): string => readFileSync(join(packageRoot, 'src', path), 'utf8');
const partOf = (title: string): string => new RegExp(`## ${title}\n[\\s\\S]*?(?=\n## |$)`).exec(page)?.[0] ?? '';
/** First cells of the rows of the tables in a part, words in code. */
const namesIn = (title: string, cell = 0): readonly string[] =>
  [...partOf(title).matchAll(/^\|(.+)\|$/gm)].flatMap(([, row = '']) =>
    [...(row.split('|')[cell] ?? '').matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
  );

describe('docs/audit.md', () => {
  it('has every column of the table, and no other', () => {
    const db = new Sqlite(':memory:');
    storeOn(db);
    const columns = (db.pragma('table_info(audit)') as { name: string }[]).map(({ name }) => name);
    expect([...namesIn('What a row says')].sort()).to.deep.equal(columns.sort());
    db.close();
  });

  it('tells how a hash is made, so that whoever follows it comes to the same', () => {
    const store = storeOn(new Sqlite(':memory:'));
    store.applyUnits([
      unit('a'),
      unit('b', { audit: { ...audit('b'), INSZ: null, inszHash: 'é"\\', mutatiesContext: false } }),
      unit('c', { audit: { ...audit('c'), erases: [1] } }),
    ]);
    const recipe = /```\ncontentHash[\s\S]*?```/.exec(page)?.[0] ?? '';
    const [personal = [], rest = []] = [...recipe.matchAll(/JSON\[([^\]]+)\]/g)].map(([, list = '']) =>
      list.split(/,\s*/),
    );
    expect([personal.length, rest.length]).to.deep.equal([6, 14]);
    const sha256 = (...lines: readonly string[]): string =>
      createHash('sha256').update(lines.join('\n'), 'utf8').digest('base64url');
    let previous = 'A'.repeat(43);
    const rows = store.audit.page(0, 9) as unknown as Readonly<Record<string, unknown>>[];
    for (const row of rows) {
      const list = (names: readonly string[]): string => JSON.stringify(names.map((name) => row[name]));
      const content = row.salt === null ? String(row.contentHash) : sha256(String(row.salt), list(personal));
      expect(sha256(previous, content, list(rest)), String(row.id)).to.equal(row.hash);
      previous = String(row.hash);
    }
    expect(rows.map(({ salt }) => salt === null)).to.deep.equal([true, false, false]);
    store.close();
  });

  it('marks as personal what enters the first hash and is gone after an erasure', () => {
    const marked = [...partOf('What a row says').matchAll(/^\| (.+?) \|.*\| yes \|$/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
    );
    const recipe = /contentHash = SHA-256\( salt LF JSON\[([^\]]+)\]/.exec(page)?.[1]?.split(', ');
    expect(marked.sort()).to.deep.equal(recipe?.sort());
  });

  it('has every row that the trail writes about itself', () => {
    const [, kinds = ''] = /export type OwnRow = (.*);/.exec(source('store/sqlite/audit/trail.ts')) ?? [];
    expect(namesIn('Rows of the trail about itself').slice(1).sort()).to.deep.equal(
      [...kinds.matchAll(/'(\w+)'/g)].map(([, kind = '']) => kind).sort(),
    );
  });

  it('has every kind of break', () => {
    const [, kinds = ''] = /export type BreakKind =([^;]*);/.exec(source('audit/verdict.ts')) ?? [];
    expect([...namesIn('Verifying')].sort()).to.deep.equal(
      [...kinds.matchAll(/'(\w+)'/g)].map(([, kind = '']) => kind).sort(),
    );
  });

  it('gives the figures of the archives', () => {
    const part = partOf('Ten years: six months at hand, the rest in archives');
    expect([AT_HAND, KEPT]).to.deep.equal([6, 120]);
    expect(part)
      .to.contain('older than six months')
      .and.to.contain(`at most ${FILE_ROWS.toLocaleString('en')} rows`);
    expect(part).to.contain('older than ten years');
  });
});
