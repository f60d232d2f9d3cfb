import { expect } from 'chai';
import { digestsOf } from '../../src/relay/digests.js';
import { findChange, type Hop, readHops, writeHops } from '../../src/relay/hops.js';

const S11 = 'http://schemas.xmlsoap.org/soap/envelope/';
const message = (inner: string): Buffer =>
  Buffer.from(`<s:Envelope xmlns:s="${S11}"><s:Body>${inner}</s:Body></s:Envelope>`);
const hop = (nummer: number, octets: Buffer): Hop => ({ nummer, ...digestsOf(octets) });
const SENT = hop(1, message('<a>1</a>'));

describe('the trail of hops', () => {
  it('is read as it was written', () => {
    const hops = [SENT, hop(2, Buffer.from('no soap'))];
    expect(readHops(writeHops(hops))).to.deep.equal(hops);
  });

  for (const header of [
    undefined,
    '',
    'hop=1',
    `${writeHops([SENT])},`,
    `${writeHops([SENT])}, x`,
    writeHops(Array.from({ length: 17 }, () => SENT)),
    'hop=1;octets=<script>;body=;text=',
  ])
    it(`is none when the header is ${header === undefined ? 'absent' : `"${header.slice(0, 40)}"`}`, () => {
      expect(readHops(header)).to.deep.equal([]);
    });

  const cases: readonly (readonly [string, Buffer, string | undefined])[] = [
    ['the same octets', message('<a>1</a>'), undefined],
    ['another layout of the Body', message('\n  <a>1</a>\n'), 'Body changed between hop 1 and hop 2, white space only'],
    ['another value', message('<a>2</a>'), 'Body changed between hop 1 and hop 2'],
    [
      'another envelope around the Body',
      Buffer.from(`<?xml version="1.0"?>${message('<a>1</a>')}`),
      'Octets changed between hop 1 and hop 2, Body not',
    ],
    ['something that is no message', Buffer.from('502 Bad Gateway'), 'Octets changed between hop 1 and hop 2'],
  ];
  for (const [claim, received, expected] of cases)
    it(`says of ${claim}: ${expected ?? 'nothing'}`, () => {
      expect(findChange(SENT, digestsOf(received), 2)).to.equal(expected);
    });

  it('says nothing of a message that came from no relay', () => {
    expect(findChange(undefined, digestsOf(message('<a/>')), 1)).to.equal(undefined);
  });
});
