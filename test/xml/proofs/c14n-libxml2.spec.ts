// Proof: what we canonicalise is what libxml2 canonicalises, over twenty thousand awkward documents and over shrinkable ones.
import { expect } from 'chai';
import fc from 'fast-check';
import { type C14nOptions, canonicalize, canonicalizeInclusive } from '../../../src/xml/c14n.js';
import { parseXml } from '../../../src/xml/parser.js';
import { childElements } from '../../../src/xml/query.js';
import type { XmlElement } from '../../../src/xml/tree.js';
import { PREFIX_TOKENS, randomDocument } from '../../oracles/documents.js';
import { canonicalForms } from '../../oracles/libxml2.js';
import { diceOf } from '../../oracles/prng.js';

const inDocumentOrder = (element: XmlElement): XmlElement[] => [
  element,
  ...childElements(element).flatMap(inDocumentOrder),
];

const DOCUMENTS = 20_000;

describe('canonical forms against libxml2', () => {
  it(`makes of ${DOCUMENTS} generated documents the exclusive form that libxml2 makes, with any PrefixList and comments`, () => {
    const seen = { prefixList: 0, comments: 0, differing: 0 };
    for (let seed = 1; seed <= DOCUMENTS; seed += 1) {
      const dice = diceOf(seed);
      const { xml } = randomDocument(dice);
      const octets = Buffer.from(xml);
      const prefixList = PREFIX_TOKENS.filter(() => dice.oneIn(4));
      const options: C14nOptions = { prefixList, withComments: dice.oneIn(2) };
      const oracle = canonicalForms(octets, [{ ...options }, {}]);
      const { root } = parseXml(octets);
      const mine = [canonicalize(root, options), canonicalize(root)];
      if (oracle?.[0] !== mine[0] || oracle?.[1] !== mine[1]) {
        expect(mine, `document ${seed}: ${xml} (${prefixList})`).to.deep.equal(oracle);
      }
      if (prefixList.length > 0) seen.prefixList += 1;
      if (xml.includes('<!--')) seen.comments += 1;
      if (mine[0] !== mine[1]) seen.differing += 1;
    }
    // The run means something only when the options made a difference often.
    expect(seen.prefixList).to.be.greaterThan(DOCUMENTS / 2);
    expect(seen.comments).to.be.greaterThan(DOCUMENTS / 4);
    expect(seen.differing).to.be.greaterThan(DOCUMENTS / 8);
  });

  it('makes of 4000 elements inside generated documents the exclusive and the inclusive form that libxml2 makes', () => {
    let below = 0;
    for (let seed = 100_001; seed <= 104_000; seed += 1) {
      const dice = diceOf(seed);
      const { xml, elements } = randomDocument(dice);
      const octets = Buffer.from(xml);
      const element = 1 + dice.below(elements);
      const prefixList = PREFIX_TOKENS.filter(() => dice.oneIn(4));
      const withComments = dice.oneIn(2);
      const wish = { element, withComments };
      const oracle = canonicalForms(octets, [
        { ...wish, prefixList },
        { ...wish, inclusive: true },
      ]);
      const apex = inDocumentOrder(parseXml(octets).root)[element - 1]!;
      const mine = [canonicalize(apex, { prefixList, withComments }), canonicalizeInclusive(apex, { withComments })];
      expect(mine, `document ${seed}, element ${element}: ${xml} (${prefixList})`).to.deep.equal(oracle);
      if (element > 1) below += 1;
    }
    expect(below).to.be.greaterThan(2_000);
  });

  it('makes the same of any small tree that fast-check finds', () => {
    const prefix = fc.constantFrom('', 'a', 'b');
    const uri = fc.constantFrom('urn:a', 'urn:b');
    type Tree = { prefix: string; bind: Record<string, string>; use: string[]; text: string; children: Tree[] };
    const treeOf = (children: fc.Arbitrary<Tree[]>): fc.Arbitrary<Tree> =>
      fc.record({
        prefix,
        bind: fc.dictionary(prefix, uri, { maxKeys: 3, noNullPrototype: true }),
        use: fc.uniqueArray(fc.constantFrom('a', 'b'), { maxLength: 2 }),
        text: fc.string({ unit: fc.constantFrom('x', '\r', '\n', '\t', '<', '&', '>', '"', '\u{10000}') }),
        children,
      });
    const below = (inner: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> => treeOf(fc.array(inner, { maxLength: 2 }));
    const tree = below(below(below(treeOf(fc.constant([])))));
    const refer = (text: string): string => text.replace(/[<&\r\n\t"]/g, (found) => `&#${found.charCodeAt(0)};`);
    const write = (node: Tree): string => {
      const name = `${node.prefix === '' ? '' : `${node.prefix}:`}e`;
      const bound = Object.entries(node.bind).map(([key, value]) => ` xmlns${key === '' ? '' : `:${key}`}="${value}"`);
      const used = node.use.map((key) => ` ${key}:${key}="${refer(node.text)}"`);
      return `<${name}${used.join('')}${bound.join('')}>${refer(node.text)}${node.children.map(write).join('')}</${name}>`;
    };
    fc.assert(
      fc.property(tree, fc.uniqueArray(fc.constantFrom('#default', 'a', 'b')), (node, prefixList) => {
        const octets = Buffer.from(`<r xmlns:a="urn:a" xmlns:b="urn:c" xmlns="urn:d">${write(node)}</r>`);
        expect(canonicalize(parseXml(octets).root, { prefixList })).to.equal(
          canonicalForms(octets, [{ prefixList }])?.[0],
        );
      }),
      { numRuns: 1_000, seed: 20120903 },
    );
  });
});
