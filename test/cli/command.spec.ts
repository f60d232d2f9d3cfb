import { expect } from 'chai';
import { listOption, switchOption, textOption, wholeOption } from '../../src/cli/command.js';
import type { Halt } from '../../src/cli/exit.js';
import { capture } from './captured.js';

describe('options of a call', () => {
  const { call } = capture({ options: { text: 'a', list: ['b', 'c'], on: true, off: false } });
  it('are texts, lists and switches', () => {
    expect(textOption(call, 'text')).to.equal('a');
    expect(listOption(call, 'list')).to.deep.equal(['b', 'c']);
    expect([switchOption(call, 'on'), switchOption(call, 'off')]).to.deep.equal([true, false]);
  });
  it('are absent rather than of another form', () => {
    expect(textOption(call, 'on')).to.equal(undefined);
    expect(listOption(call, 'text')).to.deep.equal([]);
    expect(switchOption(call, 'none')).to.equal(false);
  });
});

describe('a whole number', () => {
  const read = (port?: string): number =>
    wholeOption(capture({ options: port === undefined ? {} : { port } }).call, 'port', {
      ...{ fallback: 7, least: 1, most: 65_535, next: 'kbi help' },
    });
  it('is read, and usual when it was not given', () => {
    expect([read('1'), read('65535'), read()]).to.deep.equal([1, 65_535, 7]);
  });
  for (const text of ['0', '65536', '-1', '1.5', '1e3', 'x', '', ' 1', '000000001'])
    it(`is not "${text}"`, () => {
      expect(() => read(text))
        .to.throw('--port must be a whole number from 1 to 65535.')
        .that.includes({ exit: 2, next: 'kbi help' } satisfies Partial<Halt>);
    });
});
