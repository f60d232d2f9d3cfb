// From octets to one string: which encoding, strictly decoded, and what the XML declaration says about it (XML 1.0 §2.8, §4.3.3).
// UTF-8, or UTF-16 with a byte order mark; the transport's charset wins over the declaration (BP 1.1 R1019) but not over the mark.
// Only version 1.0: XML 1.1 has other characters and line ends, and would be read wrongly.
import { isAscii } from 'node:buffer';
import { Fault } from '../../faults/fault.js';
import type { XmlDocument } from '../tree.js';
import { findForbidden } from './characters.js';
import { refusal } from './position.js';

type Encoding = XmlDocument['encoding'];

/** The document as text with line ends normalised (§2.11), and the offset after its XML declaration. */
export type DecodedXml = { readonly text: string; readonly encoding: Encoding; readonly start: number };

const DECODERS: Readonly<Record<Encoding, InstanceType<typeof TextDecoder>>> = {
  'utf-8': new TextDecoder('utf-8', { fatal: true }),
  'utf-16le': new TextDecoder('utf-16le', { fatal: true }),
  'utf-16be': new TextDecoder('utf-16be', { fatal: true }),
};

const sniff = (octets: Uint8Array): Encoding => {
  const first = octets[0];
  const second = octets[1];
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) {
    if (octets[2] === 0 && octets[3] === 0) throw new Fault('XML_ENCODING', 'a byte order mark of UTF-32');
    return 'utf-16le';
  }
  if (first === 0 || (first === 0x3c && second === 0)) {
    throw new Fault('XML_ENCODING', 'UTF-16 or UTF-32 without a byte order mark');
  }
  return 'utf-8';
};

const decodeStrictly = (octets: Uint8Array, encoding: Encoding): string => {
  try {
    return DECODERS[encoding].decode(octets);
  } catch (cause) {
    throw new Fault('XML_ENCODING', `octets that are not ${encoding}`, {}, cause);
  }
};

/** Whether a name of an encoding, of charset or declaration, tells the truth about the octets. */
const agrees = (name: string, encoding: Encoding, octets: Uint8Array): boolean => {
  const wanted = name.toLowerCase();
  if (encoding !== 'utf-8') return wanted === 'utf-16' || wanted === encoding;
  return wanted === 'utf-8' || (wanted === 'us-ascii' && isAscii(octets));
};

const DECLARATION =
  /<\?xml[ \t\n]+version[ \t\n]*=[ \t\n]*(?:"([^"<&]*)"|'([^'<&]*)')(?:[ \t\n]+encoding[ \t\n]*=[ \t\n]*(?:"([A-Za-z][\w.-]*)"|'([A-Za-z][\w.-]*)'))?(?:[ \t\n]+standalone[ \t\n]*=[ \t\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\n]*\?>/y;

const startsDeclaration = (text: string): boolean => text.startsWith('<?xml') && /^[ \t\n?]/.test(text.charAt(5));

/**
 * Decodes a document and reads its XML declaration.
 * @param charset the charset of the Content-Type, if it named one
 * @throws Fault XML_ENCODING, or XML_NOT_WELL_FORMED for a bad declaration or a character outside XML 1.0
 */
export const decodeXml = (octets: Uint8Array, charset: string | undefined): DecodedXml => {
  const encoding = sniff(octets);
  if (charset !== undefined && !agrees(charset, encoding, octets)) {
    throw new Fault('XML_ENCODING', `the transport names a charset that the octets are not in, ${encoding}`);
  }
  const decoded = decodeStrictly(octets, encoding);
  const text = decoded.includes('\r') ? decoded.replace(/\r\n?/g, '\n') : decoded;
  const forbidden = findForbidden(text);
  if (forbidden !== -1) throw refusal(text, forbidden, 'a character outside XML 1.0');
  if (!startsDeclaration(text)) return { text, encoding, start: 0 };

  DECLARATION.lastIndex = 0;
  const match = DECLARATION.exec(text);
  if (match === null) throw refusal(text, 0, 'a malformed XML declaration');
  if ((match[1] ?? match[2]) !== '1.0') throw refusal(text, 0, 'a version of XML other than 1.0');
  const declared = match[3] ?? match[4];
  if (declared !== undefined && charset === undefined && !agrees(declared, encoding, octets)) {
    throw refusal(text, 0, `a declared encoding that the octets are not in, ${encoding}`, 'XML_ENCODING');
  }
  return { text, encoding, start: DECLARATION.lastIndex };
};
