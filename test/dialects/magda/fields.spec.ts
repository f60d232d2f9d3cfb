import { expect } from 'chai';
import { collapse, fieldsOf, optional, required, textOf } from '../../../src/dialects/magda/fields.js';
import { Fault } from '../../../src/faults/fault.js';
import { parseXml } from '../../../src/xml/parser.js';

const fields = (xml: string) => fieldsOf(parseXml(Buffer.from(`<r>${xml}</r>`)).root);

describe('the fields of an element', () => {
  it('are its child elements by name, without what stands between them', () => {
    expect([...fields('\n<A>1</A><!-- B --> <B/>').keys()]).to.deep.equal(['A', 'B']);
    expect([...fieldsOf(undefined).keys()]).to.deep.equal([]);
  });

  const texts: readonly (readonly [string, string])[] = [
    ['<A>1</A>', '1'],
    ['<A/>', ''],
    ['<A></A>', ''],
    ['<A> 1\n</A>', ' 1\n'],
    ['<A>1<!-- 2 -->3</A>', '13'],
    ['<A><!-- 2 --></A>', ''],
    ['<A>1<![CDATA[<2>]]>&amp;</A>', '1<2>&'],
  ];
  for (const [xml, text] of texts) {
    it(`say ${JSON.stringify(text)} for ${JSON.stringify(xml)}`, () => {
      expect(required(fields(xml), 'A')).to.equal(text);
      expect(optional(fields(xml), 'A', 'B')).to.deep.equal({ A: text });
    });
  }

  it('have no text when they are absent, and it is our bug when the schema promised one', () => {
    expect(textOf(undefined)).to.equal(undefined);
    expect(optional(fields(''), 'A')).to.deep.equal({});
    expect(() => required(fields('<B/>'), 'A'))
      .to.throw(Fault)
      .with.property('key', 'INTERNE_FOUT');
  });

  it('lose the white space around them when their type collapses', () => {
    expect(collapse('\t 2012-09-03\r\n')).to.equal('2012-09-03');
  });
});
