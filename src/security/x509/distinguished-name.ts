// Distinguished names: read from DER, written as RFC 4514 (the form of ds:X509IssuerName), and compared with what other stacks write.
// Java, .NET, OpenSSL and BouncyCastle differ in order, spacing, attribute names and escaping; a lenient match only chooses among
// registered certificates, so that it decides nothing by itself: the signature must still verify with the chosen key.
import { Fault } from '../../faults/fault.js';
import { type DerValue, readDer, readSequence, readSet } from '../der.js';
import { findText, readOid } from './primitives.js';

/** One attribute of a name: its type, its text when it is a string, and its DER octets. */
export type NameAttribute = { readonly oid: string; readonly text: string | undefined; readonly der: Buffer };

/** A name: relative names in the order of the certificate, each of one or more attributes. */
export type DistinguishedName = readonly (readonly NameAttribute[])[];

/** organizationIdentifier (ETSI EN 319 412-1 §5.1.4). */
export const ORGANIZATION_IDENTIFIER = '2.5.4.97';

/** The keywords of RFC 4514 §3; every other type is written as its number and `#hex`. */
const KEYWORDS: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.6': 'C',
  '2.5.4.9': 'STREET',
  '0.9.2342.19200300.100.1.25': 'DC',
  '0.9.2342.19200300.100.1.1': 'UID',
};

const ALIASES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '2.5.4.3': 'cn commonname',
    '2.5.4.4': 'sn surname',
    '2.5.4.5': 'serialnumber',
    '2.5.4.6': 'c countryname',
    '2.5.4.7': 'l localityname',
    '2.5.4.8': 'st s sp stateorprovincename',
    '2.5.4.9': 'street streetaddress',
    '2.5.4.10': 'o organizationname',
    '2.5.4.11': 'ou organizationalunitname',
    '2.5.4.12': 't title',
    '2.5.4.15': 'businesscategory',
    '2.5.4.17': 'postalcode',
    '2.5.4.42': 'g gn givenname',
    '2.5.4.97': 'organizationidentifier',
    '0.9.2342.19200300.100.1.25': 'dc domaincomponent',
    '0.9.2342.19200300.100.1.1': 'uid userid',
    '1.2.840.113549.1.9.1': 'e email emailaddress',
  }).flatMap(([oid, names]) => names.split(' ').map((name) => [name, oid] as const)),
);

/** Reads a Name. Throws the refusal of the value when it is malformed. */
export const readName = (value: DerValue | undefined, what: string): DistinguishedName =>
  readSequence(value, what).map((relative) =>
    readSet(relative, `${what}: relative name`).map((attribute) => {
      const [type, content, ...rest] = readSequence(attribute, `${what}: attribute`);
      const oid = readOid(type, `${what}: attribute type`);
      if (content === undefined || rest.length > 0) throw new Fault(attribute.refusal, `${what}: attribute ${oid}`);
      return { oid, text: findText(content), der: content.bytes };
    }),
  );

const escapeText = (text: string): string =>
  text
    .replace(/["+,;<>\\]/g, '\\$&')
    .replace(/\0/g, '\\00')
    .replace(/^[ #]/, '\\$&')
    .replace(/(?<!\\) $/, '\\ ');

const writeAttribute = ({ oid, text, der }: NameAttribute): string => {
  const keyword = KEYWORDS[oid];
  return keyword === undefined || text === undefined
    ? `${oid}=#${der.toString('hex')}`
    : `${keyword}=${escapeText(text)}`;
};

/** The name as RFC 4514 writes it: last relative name first, no spaces. */
export const writeName = (name: DistinguishedName): string =>
  name
    .map((relative) => relative.map(writeAttribute).join('+'))
    .reverse()
    .join(',');

/** The texts of one attribute type in a name. */
export const findAttributes = (name: DistinguishedName, oid: string): readonly string[] =>
  name.flat().flatMap((attribute) => (attribute.oid === oid ? [attribute.text ?? ''] : []));

const fold = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

const foldAttribute = ({ oid, text, der }: NameAttribute): string =>
  text === undefined ? `${oid}=#${der.toString('hex')}` : `${oid}=${fold(text)}`;

/** The name in the form that `parseName` makes of a text: compared, never shown. */
export const foldName = (name: DistinguishedName): readonly string[] =>
  name.map((relative) => relative.map(foldAttribute).sort().join('+'));

const readHex = (oid: string, hex: string): string => {
  try {
    const value = readDer(Buffer.from(hex.slice(1), 'hex'));
    return foldAttribute({ oid, text: findText(value), der: value.bytes });
  } catch {
    return `${oid}=${hex.toLowerCase()}`;
  }
};

const readType = (text: string): string | undefined => {
  const written = text
    .trim()
    .toLowerCase()
    .replace(/^oid\./, '');
  return ALIASES.get(written) ?? (/^[\d.]+$/.test(written) ? written : undefined);
};

/** Undoes `\,` and `\C3\A9` (octets of UTF-8). */
const removeEscapes = (text: string): string =>
  text
    .replace(/(?:\\[0-9A-Fa-f]{2})+/g, (run) => Buffer.from(run.replaceAll('\\', ''), 'hex').toString('utf8'))
    .replace(/\\(.)/gs, '$1');

const readPart = (part: string): string | undefined => {
  const equals = part.indexOf('=');
  const oid = equals < 0 ? undefined : readType(part.slice(0, equals));
  if (oid === undefined) return undefined;
  const value = part.slice(equals + 1).trim();
  if (/^#(?:[0-9A-Fa-f]{2})+$/.test(value)) return readHex(oid, value);
  const quoted = value.length > 1 && value.startsWith('"') && value.endsWith('"');
  return `${oid}=${fold(removeEscapes(quoted ? value.slice(1, -1) : value))}`;
};

/** Cuts at separators that are neither escaped nor within quotes; each cut keeps the separator before it. One pass, as senders write this. */
const cut = (text: string): readonly { readonly before: string; readonly part: string }[] => {
  const parts: { before: string; part: string }[] = [];
  let start = 0;
  let before = ',';
  let quoted = false;
  for (let i = 0; i <= text.length; i += 1) {
    const char = text[i] ?? ',';
    if (char === '\\' && i < text.length - 1) i += 1;
    else if (char === '"') quoted = !quoted;
    else if (i === text.length || (!quoted && (char === ',' || char === ';' || char === '+'))) {
      parts.push({ before, part: text.slice(start, i) });
      start = i + 1;
      before = char;
    }
  }
  return parts;
};

/** The folded relative names of a text in the order it writes them, or nothing when it is no distinguished name. */
export const parseName = (text: string): readonly string[] | undefined => {
  if (text.length > 2_048) return undefined;
  const name: string[][] = [];
  for (const { before, part } of cut(text)) {
    const attribute = readPart(part);
    if (attribute === undefined) return undefined;
    if (before === '+') name.at(-1)?.push(attribute);
    else name.push([attribute]);
  }
  return name.map((relative) => relative.sort().join('+'));
};

/** Whether a text names the same name, written forwards or backwards. */
export const isSameName = (folded: readonly string[], text: string): boolean => {
  const parsed = parseName(text);
  if (parsed === undefined || parsed.length !== folded.length) return false;
  const last = parsed.length - 1;
  return parsed.every((part, i) => part === folded[i]) || parsed.every((part, i) => part === folded[last - i]);
};
