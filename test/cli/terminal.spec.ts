import { expect } from 'chai';
import { columns, openTerminal } from '../../src/cli/terminal.js';

const open = (isTTY: boolean, manner: { colour: boolean; quiet: boolean }) => {
  const written = { out: '', err: '' };
  const stream = (name: 'out' | 'err') => ({
    isTTY,
    write: (text: string | Uint8Array) => (written[name] += Buffer.from(text).toString()),
  });
  return { written, terminal: openTerminal(stream('out'), stream('err'), { json: false, verbose: false, ...manner }) };
};

describe('openTerminal', () => {
  it('puts data on stdout and the rest on stderr, each ended by one line end', () => {
    const { written, terminal } = open(false, { colour: true, quiet: false });
    terminal.out('data');
    terminal.say('words\n');
    terminal.complain('wrong');
    expect(written).to.deep.equal({ out: 'data\n', err: 'words\nwrong\n' });
  });
  it('adds nothing to octets', () => {
    const { written, terminal } = open(false, { colour: true, quiet: false });
    terminal.octets(Buffer.from('<a/>'));
    expect(written.out).to.equal('<a/>');
  });
  it('keeps data and complaints with quiet', () => {
    const { written, terminal } = open(false, { colour: true, quiet: true });
    terminal.out('data');
    terminal.say('words');
    terminal.complain('wrong');
    expect(written).to.deep.equal({ out: 'data\n', err: 'wrong\n' });
  });
  const colours: readonly [string, boolean, boolean, boolean, boolean][] = [
    ['a terminal', true, true, false, true],
    ['a pipe', false, true, false, false],
    ['a terminal with --no-color', true, false, false, false],
    ['a terminal with quiet', true, true, true, false],
  ];
  for (const [title, isTTY, colour, quiet, coloured] of colours)
    it(`${coloured ? 'colours' : 'does not colour'} on ${title}`, () => {
      const { terminal } = open(isTTY, { colour, quiet });
      expect(terminal.red('x') !== 'x').to.equal(coloured);
    });
});

describe('columns', () => {
  it('pads all but the last', () =>
    expect(
      columns([
        ['a', 'b'],
        ['ccc', 'd'],
      ]),
    ).to.equal('a    b\nccc  d'));
});
