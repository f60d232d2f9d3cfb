// From octets to text: the mark, the declaration, the line ends. Which encodings are refused stands in ../proofs and ../parser.spec.ts.
import { expect } from 'chai';
import { Fault } from '../../../src/faults/fault.js';
import { decodeXml } from '../../../src/xml/scan/decode.js';

const DECLARATION = `<?xml version="1.0" encoding='utf-8' standalone="yes"?>`;

describe('decodeXml', () => {
  it('gives the text without its byte order mark, and where the declaration ends', () => {
    const decoded = decodeXml(Buffer.from(`\ufeff${DECLARATION}\n<a/>`), undefined);
    expect(decoded).to.deep.equal({ text: `${DECLARATION}\n<a/>`, encoding: 'utf-8', start: DECLARATION.length });
  });

  it('begins at 0 without a declaration, also when a processing instruction is named alike', () => {
    expect(decodeXml(Buffer.from('<a/>'), undefined).start).to.equal(0);
    expect(decodeXml(Buffer.from('<?xml-stylesheet ?><a/>'), undefined).start).to.equal(0);
  });

  it('normalises line ends', () => {
    expect(decodeXml(Buffer.from('<a>\r\n\r\r\n\n</a>'), undefined).text).to.equal('<a>\n\n\n\n</a>');
  });

  it('removes one byte order mark, not two', () => {
    expect(decodeXml(Buffer.from('\ufeff\ufeff<a/>'), undefined).text).to.equal('\ufeff<a/>');
  });

  for (const lone of ['\ud800', '\udc00', '\udc00\ud800']) {
    it(`refuses the lone surrogates ${JSON.stringify(lone)} in UTF-16`, () => {
      const octets = Buffer.from(`\ufeff<a>${lone}</a>`, 'utf16le');
      expect(() => decodeXml(octets, undefined))
        .to.throw(Fault)
        .with.property('key', 'XML_ENCODING');
    });
  }
});
