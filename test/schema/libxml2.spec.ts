import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { XmlDocument, type XmlElement } from 'libxml2-wasm';
import { compileSchemas, readRoot } from '../../src/schema/libxml2.js';
import { refusalOf, schemaFile, XSD_FOLDER } from './sample.js';

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

const XSD = { xs: 'http://www.w3.org/2001/XMLSchema' };
/** Choices that a contract has which is not ours: two kinds of customer, two numbers of a party. */
const CHOICES: Readonly<Record<string, number>> = { 'ksz-v1.xsd': 1, 'RegistreerToeleiding-01.00.xsd': 2 };
/** Moments of such a contract, which bear their zone. */
const MOMENTS: Readonly<Record<string, readonly string[]>> = {
  'ksz-v1.xsd': ['timestampSent', 'timestampReceive', 'timestampReply'],
};
const FILES = readdirSync(XSD_FOLDER).filter((name) => name.endsWith('.xsd'));

const withSchema = <T>(file: string, read: (schema: XmlDocument) => T): T => {
  const schema = XmlDocument.fromBuffer(schemaFile(file));
  try {
    return read(schema);
  } finally {
    schema.dispose();
  }
};
const found = (schema: XmlDocument | XmlElement, path: string): string[] =>
  schema.find(path, XSD).map((node) => node.content);

/** As xjc makes Java names: case and punctuation do not tell two names apart. */
const javaName = (name: string): string => name.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
const collisions = (names: readonly string[]): string[] => {
  const seen = new Set<string>();
  return names.filter((name) => seen.size === seen.add(javaName(name)).size);
};

// What breaks code generators (xjc, svcutil, PHP, node-soap), looked for in every schema.
describe('schemas of the house', () => {
  it('would see two names that differ in case or punctuation only', () => {
    expect(collisions(['KBI-Type', 'Taal', 'kbitype', 'TAAL', 'Talen'])).to.deep.equal(['kbitype', 'TAAL']);
  });

  for (const file of FILES) {
    describe(file, () => {
      it('has no two types or root elements that become one Java class', () => {
        const names = withSchema(file, (schema) =>
          found(
            schema,
            '/xs:schema/xs:element/@name | /xs:schema/xs:complexType/@name | /xs:schema/xs:simpleType/@name',
          ),
        );
        expect(names).not.to.have.length(0);
        expect(collisions(names)).to.deep.equal([]);
      });

      it('has no two children or attributes of one type that become one Java property', () => {
        withSchema(file, (schema) => {
          for (const type of schema.find('//xs:complexType', XSD) as XmlElement[]) {
            const names = found(type, './/xs:element/@name | .//xs:attribute/@name');
            const own = type.find('xs:simpleContent', XSD).length > 0 ? ['value', ...names] : names;
            expect(collisions(['class', ...own]), found(type, '@name').join()).to.deep.equal([]);
          }
        });
      });

      it('names every complex type, with the suffix Type', () => {
        withSchema(file, (schema) => {
          expect(found(schema, '//xs:complexType[not(parent::xs:schema)]')).to.deep.equal([]);
          const names = found(schema, '//xs:complexType/@name | //xs:simpleType/@name');
          expect(names.filter((name) => !name.endsWith('Type'))).to.deep.equal([]);
        });
      });

      it('keeps everything below the root out of namespaces', () => {
        withSchema(file, (schema) => {
          expect(found(schema, '//@form')).to.deep.equal([]);
          expect(found(schema, '/xs:schema/@elementFormDefault | /xs:schema/@attributeFormDefault')).to.deep.equal([
            'unqualified',
            'unqualified',
          ]);
          expect(found(schema, '//xs:element/@ref')).to.deep.equal([]);
        });
      });

      it('uses nothing that generators map badly: choices, wildcards, nil, lists of lists, dates that may carry a zone', () => {
        withSchema(file, (schema) => {
          expect(
            found(
              schema,
              '//xs:all | //xs:any | //xs:anyAttribute | //@nillable | //@substitutionGroup | //xs:redefine',
            ),
          ).to.deep.equal([]);
          expect(found(schema, '//xs:choice'), 'choices').to.have.length(CHOICES[file] ?? 0);
          expect(
            found(schema, '//xs:element[@type = "xs:date" or @type = "xs:dateTime" or @type = "xs:time"]/@name'),
          ).to.deep.equal(MOMENTS[file] ?? []);
          const lists = found(
            schema,
            '//xs:complexType[count(.//xs:element) = 1 and .//xs:element/@maxOccurs = "unbounded" and not(.//xs:attribute) and not(.//xs:attributeGroup)]/@name',
          );
          const repeatedLists = lists.filter(
            (type) => found(schema, `//xs:element[@type = "${type}" and @maxOccurs]/@name`).length > 0,
          );
          expect(repeatedLists).to.deep.equal([]);
        });
      });
    });
  }

  it('gives every schema a namespace of its own', () => {
    const namespaces = FILES.map((file) =>
      withSchema(file, (schema) => found(schema, '/xs:schema/@targetNamespace').join()),
    );
    expect(new Set(namespaces).size).to.equal(FILES.length);
    expect(namespaces).not.to.include('');
  });
});
