import { expect } from 'chai';
import { fileOf, flatten, importsOf, relocateImports, relocateService } from '../../src/http/contract-text.js';

describe('importsOf', () => {
  const rows: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'any prefix, or none',
      '<xs:import schemaLocation="a.xsd"/><import schemaLocation="b.xsd"/><x-y.z:include schemaLocation="c.xsd"/>',
      ['a.xsd', 'b.xsd', 'c.xsd'],
    ],
    ['folders', '<s:import namespace="urn:a" schemaLocation="../xsd/a.xsd" />', ['a.xsd']],
    ['single quotes and line ends', "<s:import\n  schemaLocation = 'a.xsd'\n  namespace='n'></s:import>", ['a.xsd']],
    ['WSDL imports', '<wsdl:import namespace="n" location="a.wsdl"/>', ['a.wsdl']],
    ['imports without location', '<s:import namespace="n"/>', []],
    ['comments', '<!-- <s:import schemaLocation="a.xsd"/> -->', []],
    ['elements that only begin alike', '<s:imported schemaLocation="a.xsd"/>', []],
  ];
  for (const [title, text, expected] of rows) {
    it(`reads ${title}`, () => expect(importsOf(text)).to.deep.equal(expected));
  }
});

describe('relocation', () => {
  it('replaces locations and nothing else', () => {
    const text = '<s:import namespace="urn:schemaLocation" schemaLocation="../a.xsd"/><e schemaLocation="kept"/>';
    expect(relocateImports(text, (file) => `http://h/?xsd=${file}&x`)).to.equal(
      '<s:import namespace="urn:schemaLocation" schemaLocation="http://h/?xsd=a.xsd&amp;x"/><e schemaLocation="kept"/>',
    );
  });

  it('leaves a location out when there is none any more', () => {
    expect(relocateImports("<s:import schemaLocation='a.xsd' namespace='n'></s:import>", () => undefined)).to.equal(
      "<s:import namespace='n'></s:import>",
    );
  });

  it('gives every port the address, whatever its prefix, and takes dollars literally', () => {
    const text = '<soap:address location="a"/><q:address location=\'b\' />';
    expect(relocateService(text, 'http://h/$&$1')).to.equal(
      '<soap:address location="http://h/$&amp;$1"/><q:address location="http://h/$&amp;$1" />',
    );
  });
});

describe('flatten', () => {
  it('replaces what types held by the schemas, without XML declarations or locations', () => {
    const wsdl = '<d:definitions><d:types><old/></d:types><d:message/></d:definitions>';
    const schemas = [
      '<?xml version="1.0" encoding="UTF-8"?>\n<s:schema a="$1"/>\n',
      '\uFEFF<schema><import schemaLocation="x"/></schema>',
    ];
    expect(flatten(wsdl, schemas)).to.equal(
      '<d:definitions><d:types>\n<s:schema a="$1"/>\n<schema><import/></schema>\n</d:types><d:message/></d:definitions>',
    );
  });
});

describe('fileOf', () => {
  it('drops folders', () => expect(['a', '../b', 'http://h/c'].map(fileOf)).to.deep.equal(['a', 'b', 'c']));
});
