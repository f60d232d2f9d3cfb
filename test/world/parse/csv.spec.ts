import { expect } from 'chai';
import { readCsv, separatorOf } from '../../../src/world/parse/csv.js';
import { readLines } from '../../../src/world/parse/lines.js';
import { faultOf } from '../cast.js';

const read = (text: string) => [...readCsv(readLines([text]))];
const cells = (text: string) => read(text).map((record) => record.cells);

describe('readCsv', () => {
  const cases: readonly (readonly [string, string, readonly (readonly string[])[]])[] = [
    [
      'plain cells',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'semicolons',
      'a;b\n1,5;2',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'cells that are quoted',
      'a,b\n"1,2",3',
      [
        ['a', 'b'],
        ['1,2', '3'],
      ],
    ],
    ['quotes within quotes', 'a\n"say ""ja"""', [['a'], ['say "ja"']]],
    [
      'line ends within quotes',
      'a,b\n"1\n2",3',
      [
        ['a', 'b'],
        ['1\n2', '3'],
      ],
    ],
    [
      'empty cells at the end',
      'a,b\n1,',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    [
      'an empty quoted cell at the end',
      'a,b\n1,""',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    [
      'white space around cells',
      'a , b\n 1,2 ',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'no record from an empty line',
      'a,b\n\n1,2\n\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
  ];
  for (const [title, text, expected] of cases) {
    it(`reads ${title}`, () => expect(cells(text)).to.deep.equal(expected));
  }

  it('numbers a record by the line on which it starts', () => {
    expect(read('a\n"1\n2"\n3').map(({ line }) => line)).to.deep.equal([1, 2, 4]);
  });

  it('refuses a quote that is never closed, by its line', async () => {
    const { key, detail } = await faultOf(() => cells('a\nb\n"c\nd'));
    expect(key).to.equal('IMPORT_INVALID');
    expect(detail).to.include('row 3');
  });

  it('refuses text behind a closing quote', async () => {
    expect(await faultOf(() => cells('a,b\n"1"x,2'))).to.include({ key: 'IMPORT_INVALID' });
  });

  it('takes a comma when a header has one column', () => expect(separatorOf('INSZ')).to.equal(','));
});
