import { expect } from 'chai';
import { lineOf } from '../../src/cli/relay-pass.js';

describe('lineOf of a relay that passes on', () => {
  const leg = { octets: 'abcdefghijklmnopqrstuvwxyz', body: 'b', text: 't', change: undefined };
  const passed = { target: '/p', status: 200, hop: 2, question: leg, answer: { ...leg, octets: '0123456789abcdef' } };
  it('shows status, path and the beginning of both digests', () => {
    expect(lineOf(passed)).to.equal('200  /p  abcdefghijkl → 0123456789ab');
    expect(lineOf({ ...passed, status: 502, answer: undefined })).to.equal('502  /p  abcdefghijkl → no answer');
  });
  it('names who changed what', () => {
    const change = 'Body changed between hop 1 and hop 2, white space only';
    expect(lineOf({ ...passed, question: { ...leg, change } })).to.match(
      / {2}Body changed between hop 1 and hop 2, white space only$/,
    );
  });
});
