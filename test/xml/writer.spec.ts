// What the writer escapes is what C14N escapes, so that its output is its own canonical form.
import { expect } from 'chai';
import { canonicalize } from '../../src/xml/c14n.js';
import { parseXml } from '../../src/xml/parser.js';
import { attributeOf, leafText } from '../../src/xml/query.js';
import { around, escapeAttribute, escapeText, textElement, textOf } from '../../src/xml/writer.js';

const AWKWARD = ['', 'x', 'a & b', '<b>', ']]>', '"\'', '\t\n\r', '&amp;', 'é\u{1f600}', '\r\n', `${'x'.repeat(100)}&`];

describe('the writer', () => {
  it('escapes text by C14N §2.3', () => expect(escapeText('&<>"\'\t\n\r')).to.equal('&amp;&lt;&gt;"\'\t\n&#xD;'));
  it('escapes attribute values by C14N §2.3', () =>
    expect(escapeAttribute('&<>"\'\t\n\r')).to.equal("&amp;&lt;>&quot;'&#x9;&#xA;&#xD;"));

  for (const value of AWKWARD) {
    it(`writes ${JSON.stringify(value.slice(0, 20))} so that it is read back, and canonically`, () => {
      const written = `<a b="${escapeAttribute(value)}">${textElement('INSZ', value)}</a>`;
      const { root } = parseXml(Buffer.from(written));
      const [child] = root.children;
      expect(attributeOf(root, '', 'b')).to.equal(value);
      expect(typeof child === 'object' && 'local' in child ? leafText(child) : undefined).to.equal(value);
      expect(canonicalize(root)).to.equal(written);
    });
  }
});

describe('content of which a part is encoded already', () => {
  const inner = { before: '<a>', octets: Buffer.from('<b>é</b>'), after: '</a>' };

  it('keeps that part as it is, whatever is put around it', () => {
    const outer = around('<x>', around('<y>', inner, '</y>'), '</x>');
    expect(typeof outer === 'string' ? undefined : outer.octets).to.equal(inner.octets);
    expect(textOf(outer)).to.equal('<x><y><a><b>é</b></a></y></x>');
  });

  it('is plain text when nothing in it is encoded', () => {
    expect(around('<x>', '<b></b>', '</x>')).to.equal('<x><b></b></x>');
    expect(textOf('<b></b>')).to.equal('<b></b>');
  });
});
