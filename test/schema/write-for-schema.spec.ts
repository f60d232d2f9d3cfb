import { expect } from 'chai';
import fc from 'fast-check';
import { type XmlElement as LibElement, ParseOption, XmlDocument } from 'libxml2-wasm';
import { elementAtLine, writeForSchema, writeNumbered } from '../../src/schema/write-for-schema.js';
import { isElement, type XmlElement } from '../../src/xml/tree.js';
import { bodyChild, SAMPLE } from './sample.js';

const TEXTS = [
  'a',
  ' ',
  '\n',
  '\t',
  '&#xD;',
  '&amp;',
  '&lt;',
  ']]&gt;',
  '<![CDATA[<x>&]]>',
  'é',
  '😀',
  '&quot;',
  'v:name',
];
const text = fc.array(fc.constantFrom(...TEXTS), { maxLength: 4 }).map((parts) => parts.join(''));
const attribute = text.map((value) => value.replace(/<!\[CDATA\[.*\]\]>/g, '').replaceAll('"', ''));
const DECLARATIONS = [' xmlns:p="urn:p"', ' xmlns:p="urn:q"', ' xmlns="urn:d"', ' xmlns=""', ''];
const NAMES = ['p:e', 'e', 'p:Veld', 'INSZ'];

/** Random elements over two prefixes, with everything that a writer can get wrong. */
const element: fc.Arbitrary<string> = fc.letrec<{ node: string; element: string }>((tie) => ({
  element: fc
    .tuple(
      fc.constantFrom(...NAMES),
      fc.constantFrom(...DECLARATIONS),
      attribute,
      fc.array(tie('node'), { maxLength: 4 }),
    )
    .map(
      ([name, declaration, value, children]) =>
        `<${name}${declaration} a="${value}" p:b='${value.replaceAll("'", '')}'>${children.join('')}</${name}>`,
    ),
  node: fc.oneof({ maxDepth: 3, depthSize: 'small' }, text, tie('element')),
})).element;

const envelope = (child: string): string =>
  `<root xmlns="urn:root" xmlns:p="urn:outer" xmlns:v="urn:value" xmlns:unused="urn:unused">${child}</root>`;

/** Inclusive C14N renders every namespace in scope: equal forms mean equal QName resolution too. */
const inclusive = (xml: string, path: string): string => {
  const document = XmlDocument.fromString(xml, { option: ParseOption.XML_PARSE_NOCDATA });
  try {
    for (const indentation of document.find('//text()[normalize-space() = "" and ../*]')) indentation.remove();
    return (document.get(path) as LibElement).canonicalizeToString();
  } finally {
    document.dispose();
  }
};

const allElements = (root: XmlElement): readonly XmlElement[] => [
  root,
  ...root.children.filter(isElement).flatMap(allElements),
];

describe('writeForSchema', () => {
  it('equals the received element for libxml2 but for indentation and namespaces that are written nowhere in it', () => {
    fc.assert(
      fc.property(element, (child) => {
        const written = writeForSchema(bodyChild(envelope(child)));
        const received = inclusive(envelope(child), '/*/*').replaceAll(' xmlns:unused="urn:unused"', '');
        // A prefix that stands in a value alone may be a QName there: what it means must come along.
        const expected = child.includes('v:') ? received : received.replaceAll(' xmlns:v="urn:value"', '');
        expect(inclusive(written, '/*')).to.equal(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves out comments and every schema location', () => {
    const xsi = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance"';
    const child = `<e ${xsi} i:schemaLocation="a b" schemaLocation="kept"><!-- c --><f i:noNamespaceSchemaLocation="c"/></e>`;
    const written = writeForSchema(bodyChild(`<r>${child}</r>`));
    expect(written).to.equal('<e schemaLocation="kept"><f></f></e>');
  });
});

describe('writeNumbered', () => {
  it('gives libxml2 one line an element, so that a line leads back to the element', () => {
    fc.assert(
      fc.property(element, (child) => {
        const root = bodyChild(envelope(child));
        const document = XmlDocument.fromString(writeNumbered(root));
        try {
          const lines = document.find('//*').map((node) => node.line);
          expect(lines.map((line) => elementAtLine(root, line))).to.deep.equal(allElements(root));
        } finally {
          document.dispose();
        }
      }),
      { numRuns: 300 },
    );
  });

  it('says the same as the plain writing', () => {
    const root = bodyChild(SAMPLE);
    expect(inclusive(writeNumbered(root), '/*')).to.equal(inclusive(writeForSchema(root), '/*'));
  });

  it('has no element for a line outside the text', () => {
    const root = bodyChild(SAMPLE);
    expect([elementAtLine(root, 1), elementAtLine(root, 999)]).to.deep.equal([undefined, undefined]);
  });
});
