import { expect } from 'chai';
import { createServer, gatherSchemas, type ServedContract } from '../../src/http/contract-serve.js';
import { refusalOf } from '../schema/sample.js';

const WSDL =
  '<w:definitions><w:types><s:schema><s:import schemaLocation="../xsd/a.xsd"/></s:schema></w:types><p:address location="http://old/p"/></w:definitions>';
const FILES = new Map([
  ['a.xsd', '<s:schema id="a"><s:import schemaLocation="b.xsd"/><s:import schemaLocation="c.xsd"/></s:schema>'],
  ['b.xsd', '<s:schema id="b"><s:import schemaLocation="c.xsd"/></s:schema>'],
  ['c.xsd', '<s:schema id="c"/>'],
  ['other.xsd', '<s:schema id="other"/>'],
]);
const serve = createServer(new Map([['/p', { wsdl: WSDL, schemas: gatherSchemas(WSDL, FILES) }]]));
const ask = (query: string, base = 'https://kbi.example/'): ServedContract | undefined =>
  serve('/p', new URLSearchParams(query), base);

describe('gatherSchemas', () => {
  it('gathers each file once, after what it imports, and nothing else', () => {
    expect([...gatherSchemas(WSDL, FILES).keys()]).to.deep.equal(['c.xsd', 'b.xsd', 'a.xsd']);
  });

  it('stops at an import of itself', () => {
    expect([
      ...gatherSchemas('<import location="x"/>', new Map([['x', '<include schemaLocation="x"/>']])).keys(),
    ]).to.deep.equal(['x']);
  });

  it('refuses an import that does not exist', () => {
    expect(refusalOf(() => gatherSchemas('<import location="y"/>', FILES)).key).to.equal('CONTRACT_MISMATCH');
  });
});

describe('contract server', () => {
  it('gives imports and service the address of the request', () => {
    const { status, contentType, body } = ask('wsdl') ?? {};
    expect({ status, contentType }).to.deep.equal({ status: 200, contentType: 'text/xml; charset=utf-8' });
    expect(body)
      .to.contain('schemaLocation="https://kbi.example/p?xsd=a.xsd"')
      .and.to.contain('<p:address location="https://kbi.example/p"/>');
    expect(body).not.to.contain('http://old');
    expect(ask('xsd=b.xsd')?.body).to.contain('schemaLocation="https://kbi.example/p?xsd=c.xsd"');
  });

  it('reads the parameters in any case, as clients write them', () => {
    expect(ask('WSDL')).to.deep.equal(ask('wsdl'));
    expect(ask('Wsdl&FLAT=1')).to.deep.equal(ask('wsdl&flat=1'));
    expect(ask('wsdl&flat=0')).to.deep.equal(ask('wsdl'));
  });

  it('puts every schema inside the flat WSDL and leaves no location', () => {
    const body = ask('wsdl&flat=1')?.body ?? '';
    expect(body.match(/<s:schema id="\w"/g)).to.deep.equal([
      '<s:schema id="c"',
      '<s:schema id="b"',
      '<s:schema id="a"',
    ]);
    expect(body).not.to.match(/schemaLocation/);
    expect(body).to.contain('location="https://kbi.example/p"');
  });

  it('answers an unknown schema with 404 in plain text that names those there are', () => {
    for (const name of ['zzz.xsd', 'other.xsd', '../xsd/a.xsd', '']) {
      const { status, contentType, etag, body } = ask(`xsd=${name}`) ?? {};
      expect({ status, contentType, etag }).to.deep.equal({
        status: 404,
        contentType: 'text/plain; charset=utf-8',
        etag: undefined,
      });
      expect(body).to.contain('c.xsd, b.xsd, a.xsd');
    }
  });

  it('has nothing to say on another path or without a question', () => {
    expect([ask(''), ask('flat=1'), serve('/q', new URLSearchParams('wsdl'), 'http://h')]).to.deep.equal([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('gives equal texts equal tags, and others others', () => {
    const tags = ['wsdl', 'wsdl', 'wsdl&flat=1', 'wsdl&policy=1', 'xsd=a.xsd'].map((query) => ask(query)?.etag);
    expect(new Set(tags).size).to.equal(4);
    for (const tag of tags) expect(tag).to.match(/^"[0-9a-f]{32}"$/);
    expect(ask('wsdl', 'http://b')?.etag).not.to.equal(ask('wsdl')?.etag);
  });

  it('escapes the address of the request', () => {
    expect(ask('wsdl', 'http://h"><x y="&')?.body).to.contain('location="http://h&quot;>&lt;x y=&quot;&amp;/p"');
  });

  it('makes a text once for an address and forgets the oldest address after many', () => {
    const first = ask('wsdl', 'http://first');
    expect(ask('wsdl', 'http://first')).to.equal(first);
    for (let i = 0; i < 64; i += 1) ask('wsdl', `http://host-${i}`);
    const again = ask('wsdl', 'http://first');
    expect(again).to.deep.equal(first);
    expect(again === first).to.equal(false);
  });
});
