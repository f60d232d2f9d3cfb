// Proof by a corpus of our own: each tricky document has the stated verdict, and libxml2 the same unless the row names why not.
import { expect } from 'chai';
import { canonicalize } from '../../../src/xml/c14n.js';
import { parseXml } from '../../../src/xml/parser.js';
import { canonicalForms, isWellFormed } from '../../oracles/libxml2.js';
import { verdictOf } from '../../oracles/verdict.js';
import { ACCEPTED } from './accepted.js';
import { REFUSED } from './refused.js';

const octetsOf = (document: string | Uint8Array): Uint8Array =>
  typeof document === 'string' ? Buffer.from(document) : document;

describe('the corpus of accepted documents, with libxml2 as second opinion', () => {
  for (const [title, document, exception] of ACCEPTED) {
    it(`accepts ${title}${exception === undefined ? '' : `, where libxml2 differs: ${exception}`}`, () => {
      const octets = octetsOf(document);
      const mine = canonicalize(parseXml(octets).root);
      if (exception === undefined) expect(mine).to.equal(canonicalForms(octets, [{}])?.[0]);
      else expect(mine).to.not.equal(canonicalForms(octets, [{}])?.[0]);
    });
  }
});

describe('the corpus of refused documents, with libxml2 as second opinion', () => {
  for (const [title, document, key, exception] of REFUSED) {
    it(`refuses ${title}${exception === undefined ? '' : `, where libxml2 is laxer: ${exception}`}`, () => {
      const octets = octetsOf(document);
      expect(verdictOf(octets)).to.equal(key ?? 'XML_NOT_WELL_FORMED');
      expect(isWellFormed(octets)).to.equal(exception !== undefined);
    });
  }
});
