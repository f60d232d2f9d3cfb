import { expect } from 'chai';
import { listOption, switchOption, textOption } from '../../src/cli/command.js';
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
