import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { LINE_MAX, readLines, readText } from '../../../src/world/parse/lines.js';
import { faultOf } from '../cast.js';

const texts = (pieces: readonly string[]): readonly string[] => [...readLines(pieces)].map(({ text }) => text);

describe('readLines', () => {
  const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['a last line without its end', ['a\nb'], ['a', 'b']],
    ['no line after the last end', ['a\nb\n'], ['a', 'b']],
    ['CR LF', ['a\r\nb\r\n'], ['a', 'b']],
    ['CR LF cut in two', ['a\r', '\nb'], ['a', 'b']],
    ['a line over many pieces', ['a', 'b', 'c\nd'], ['abc', 'd']],
    ['empty lines', ['a\n\n\nb'], ['a', '', '', 'b']],
    ['nothing', [], []],
  ];
  for (const [title, pieces, expected] of cases) {
    it(`reads ${title}`, () => expect(texts(pieces)).to.deep.equal(expected));
  }

  it('counts lines from one', () => {
    expect([...readLines(['a\n\nb'])].map(({ line }) => line)).to.deep.equal([1, 2, 3]);
  });

  it('refuses a line without end', async () => {
    const endless = Array.from({ length: 10 }, () => 'x'.repeat(LINE_MAX / 4));
    expect(await faultOf(() => [...readLines(endless)])).to.include({ key: 'IMPORT_INVALID' });
  });
});

describe('readText', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'kbi-lines-'));
  });
  after(() => rmSync(folder, { recursive: true }));
  const write = (content: string | Buffer): string => {
    const path = join(folder, 'file');
    writeFileSync(path, content);
    return path;
  };

  it('keeps characters whole that a piece cuts in two', () => {
    const text = `x${'é€𝄞'.repeat(100_000)}`;
    expect([...readText(write(text))].join('') === text).to.equal(true);
  });

  it('drops the byte order mark of a spreadsheet', () => {
    expect([...readText(write('\ufeffINSZ'))].join('')).to.equal('INSZ');
  });

  it('refuses what is not UTF-8', async () => {
    const latin = write(Buffer.from([0x63, 0x6c, 0x69, 0xeb, 0x6e, 0x74]));
    expect(await faultOf(() => [...readText(latin)])).to.include({ key: 'IMPORT_INVALID' });
  });

  it('refuses a file that is not there, and names it', async () => {
    const { key, detail } = await faultOf(() => [...readText(join(folder, 'none.csv'))]);
    expect(key).to.equal('IMPORT_INVALID');
    expect(detail).to.include('none.csv');
  });
});
