// Each limit on both sides: a document that reaches it is accepted, one more is XML_LIMIT; by default and when configured.
import { expect } from 'chai';
import { DEFAULT_LIMITS, type XmlLimits } from '../../src/xml/limits.js';
import { verdictOf } from '../oracles/verdict.js';

const times = (count: number, write: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => write(index)).join('');

// Padding that reaches no other limit: texts of at most a thousand octets between empty elements of one name.
const padding = (size: number): string =>
  `${' '.repeat(size % 1_000)}${`<b/>${' '.repeat(996)}`.repeat(Math.floor(size / 1_000))}`;

type Row = readonly [title: string, limit: keyof XmlLimits, write: (size: number) => string];

const ROWS: readonly Row[] = [
  ['octets of the document', 'octets', (size) => `<a>${padding(size - 7)}</a>`],
  ['octets, not characters, of the document', 'octets', (size) => `<a>\u00e9${padding(size - 9)}</a>`],
  ['elements open at the same time', 'depth', (size) => '<a>'.repeat(size) + '</a>'.repeat(size)],
  [
    'elements open at the same time, the last one empty',
    'depth',
    (size) => `${'<a>'.repeat(size - 1)}<b/>${'</a>'.repeat(size - 1)}`,
  ],
  ['elements', 'elements', (size) => `<a>${'<b/>'.repeat(size - 1)}</a>`],
  ['attributes of one element', 'attributes', (size) => `<a ${times(size, (index) => ` a${index}=""`)}/>`],
  ['declarations of one element', 'attributes', (size) => `<a ${times(size, (index) => ` xmlns:a${index}="urn:a"`)}/>`],
  [
    'attributes and declarations together',
    'attributes',
    (size) => `<a xmlns="urn:a" ${times(size - 1, (index) => ` a${index}=""`)}/>`,
  ],
  ['characters of an element name', 'name', (size) => `<${'a'.repeat(size)}/>`],
  ['characters of a qualified name', 'name', (size) => `<p:${'a'.repeat(size - 2)} xmlns:p="urn:p"/>`],
  ['characters of an attribute name', 'name', (size) => `<a ${'b'.repeat(size)}=""/>`],
  ['characters of a declaration', 'name', (size) => `<a xmlns:${'b'.repeat(size - 6)}="urn:b"/>`],
  ['octets of a text', 'text', (size) => `<a>${'x'.repeat(size)}</a>`],
  ['octets of a text beyond ASCII', 'text', (size) => `<a>${'\u00e9'.repeat(50)}${'x'.repeat(size - 100)}</a>`],
  [
    'octets of a text joined with CDATA and a reference',
    'text',
    (size) => `<a>${'x'.repeat(size - 6)}<![CDATA[yyyyy]]>&amp;</a>`,
  ],
  ['octets of an attribute value', 'text', (size) => `<a b="${'x'.repeat(size)}"/>`],
  ['octets of a comment', 'text', (size) => `<a><!--${'x'.repeat(size)}--></a>`],
  ['comments in the root', 'comments', (size) => `<a>${'<!---->'.repeat(size)}</a>`],
  ['comments around the root', 'comments', (size) => `${'<!---->'.repeat(size - 1)}<a/><!---->`],
  ['references in text', 'references', (size) => `<a>${'&lt;'.repeat(size)}</a>`],
  [
    'references in text and attributes together',
    'references',
    (size) => `<a b="&#65;&quot;">${'&lt;'.repeat(size - 2)}</a>`,
  ],
];

const SMALL: XmlLimits = {
  octets: 2_000,
  depth: 3,
  elements: 5,
  attributes: 4,
  name: 12,
  text: 150,
  comments: 2,
  references: 6,
};

describe('the limits of a parse', () => {
  for (const [title, limit, write] of ROWS) {
    it(`hold for ${title}, at ${DEFAULT_LIMITS[limit]} by default and where configured`, () => {
      for (const [size, limits] of [
        [DEFAULT_LIMITS[limit], {}],
        [SMALL[limit], { [limit]: SMALL[limit] }],
      ] as const) {
        expect(verdictOf(Buffer.from(write(size)), { limits })).to.equal('accepted');
        expect(verdictOf(Buffer.from(write(size + 1)), { limits })).to.equal('XML_LIMIT');
      }
    });
  }

  it('are those of the design', () => {
    expect(DEFAULT_LIMITS).to.include({
      octets: 2 ** 20,
      depth: 64,
      elements: 10_000,
      attributes: 64,
      name: 256,
      text: 2 ** 18,
    });
  });

  it('count octets before they are decoded', () => {
    const octets = Buffer.alloc(DEFAULT_LIMITS.octets + 1, 0xff);
    expect(verdictOf(octets)).to.equal('XML_LIMIT');
    expect(verdictOf(octets.subarray(1))).to.equal('XML_ENCODING');
  });

  it('keep the work of hostile documents in proportion to their size', () => {
    // Each would be quadratic or worse where look-ups or scans were not bounded; a regression shows as the timeout of the runner.
    const size = 60_000;
    const declarations = times(63, (index) => ` xmlns:a${index}="urn:a"`);
    const documents = [
      `<a>${'<b/>'.repeat(9_000)}${' '.repeat(100_000)}</a>`,
      `${`<a${declarations}>`.repeat(60)}${'<a0:b a1:c=""/>'.repeat(9_000)}${'</a>'.repeat(60)}`,
      `<a>${']]'.repeat(size)}</a>`,
      `<a>${'&#x41;'.repeat(9_000)}</a>`,
      `<a b="${'&#x41;'.repeat(9_000)}"/>`,
      `<?xml${' '.repeat(size)}version="1.0"${' '.repeat(size)}?><a/>`,
      `<a>${'<![CDATA[]]>'.repeat(size)}</a>`,
    ];
    for (const document of documents) expect(verdictOf(Buffer.from(document))).to.equal('accepted');
    for (const document of [
      '<'.repeat(size),
      `<a${' b'.repeat(size)}`,
      `<a>${'&'.repeat(size)}`,
      `<a>${'<!--'.repeat(size)}`,
    ]) {
      expect(verdictOf(Buffer.from(document))).to.equal('XML_NOT_WELL_FORMED');
    }
  });
});
