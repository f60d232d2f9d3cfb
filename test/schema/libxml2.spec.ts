import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { compileSchemas, readRoot } from '../../src/schema/libxml2.js';
import { refusalOf, schemaFile } from './sample.js';

const XS = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"';
const file = (text: string): Uint8Array => Buffer.from(text);
const IMPORTED = file(
  `<xs:schema ${XS} targetNamespace="urn:types"><xs:simpleType name="T"><xs:restriction base="xs:int"/></xs:simpleType></xs:schema>`,
);
const importing = (location: string): Uint8Array =>
  file(
    `<xs:schema ${XS} xmlns:t="urn:types" targetNamespace="urn:a"><xs:import namespace="urn:types" schemaLocation="${location}"/><xs:element name="a" type="t:T"/></xs:schema>`,
  );

describe('compileSchemas', () => {
  it('compiles a schema with its imports and leaves types-only schemas to those who import them', () => {
    const compiled = compileSchemas(
      new Map([
        ['types.xsd', IMPORTED],
        ['a.xsd', importing('types.xsd')],
      ]),
    );
    expect(compiled.map(({ namespace, roots }) => [namespace, [...roots]])).to.deep.equal([['urn:a', ['a']]]);
    const errors = ['<a xmlns="urn:a">1</a>', '<a xmlns="urn:a">\n\n<b/></a>'].map(
      (xml) => compiled[0]?.check(xml)?.line,
    );
    expect(errors).to.deep.equal([undefined, 1]);
    for (const schema of compiled) schema.dispose();
  });

  it('looks for imports among its files only, not on the disk', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kbi-schema-'));
    try {
      const onDisk = join(folder, 'types.xsd');
      writeFileSync(onDisk, IMPORTED);
      for (const location of [onDisk, `file://${onDisk}`, 'absent.xsd']) {
        const { key, detail } = refusalOf(() => compileSchemas(new Map([['a.xsd', importing(location)]])));
        expect({ key, named: detail.includes('xsd/a.xsd') }).to.deep.equal({ key: 'CONTRACT_MISMATCH', named: true });
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('reads no file through an entity of a text', () => {
    const [schema] = compileSchemas(
      new Map([['a.xsd', file(`<xs:schema ${XS}><xs:element name="a" type="xs:string"/></xs:schema>`)]]),
    );
    const xml = `<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]><a>&e;</a>`;
    expect(refusalOf(() => readRoot(xml)).key).to.equal('XML_DTD');
    expect(refusalOf(() => schema?.check('<a>&e;</a>')).key).to.equal('XML_NOT_WELL_FORMED');
    schema?.dispose();
  });

  it('compiles the contracts of the house', () => {
    const names = ['magda-02.00.xsd', 'kbi-01.00.xsd', 'kbi-dossier-01.00.xsd', 'KBIDossiers-01.00.xsd'];
    const compiled = compileSchemas(new Map(names.map((name) => [name, schemaFile(name)])));
    expect(compiled.map(({ namespace }) => namespace)).to.deep.equal(['urn:kbi-gateway:KBIDossiers:v01_00']);
    for (const schema of compiled) schema.dispose();
  });
});

describe('readRoot', () => {
  it('gives namespace and local name', () => {
    expect([readRoot('<p:a xmlns:p="urn:a"/>'), readRoot('<a/>')]).to.deep.equal([
      { ns: 'urn:a', local: 'a' },
      { ns: '', local: 'a' },
    ]);
  });
});
