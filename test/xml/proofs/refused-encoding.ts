// Documents refused for their XML declaration or their encoding, in the form of refused.ts.
import type { XmlFaultKey } from '../../../src/xml/scan/position.js';

/** Title, document, key if not XML_NOT_WELL_FORMED, and why libxml2 accepts it if it does. */
export type RefusedRow = readonly [
  title: string,
  document: string | Uint8Array,
  key?: XmlFaultKey,
  libxml2Accepts?: string,
];

const NWF = 'XML_NOT_WELL_FORMED';
/** Octets from strings (as UTF-8) and numbers. */
export const octets = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));
const utf16le = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le');

/** Refused XML declarations. */
export const DECLARATION: readonly RefusedRow[] = [
  ['white space before the declaration', ' <?xml version="1.0"?><a/>', 'XML_PI'],
  ['a second declaration', '<?xml version="1.0"?><?xml version="1.0"?><a/>', 'XML_PI'],
  ['a declaration without a version', '<?xml encoding="UTF-8"?><a/>'],
  ['an empty declaration', '<?xml?><a/>'],
  ['a declaration without an end', '<?xml version="1.0"><a/>'],
  ['a declaration in the wrong order', '<?xml encoding="UTF-8" version="1.0"?><a/>'],
  ['standalone before encoding', '<?xml version="1.0" standalone="yes" encoding="UTF-8"?><a/>'],
  ['standalone in capitals', '<?xml version="1.0" standalone="YES"?><a/>'],
  ['a declaration without space', '<?xml version="1.0"encoding="UTF-8"?><a/>'],
  ['a declaration with quotes that differ', `<?xml version="1.0'?><a/>`],
  ['a declaration with an unknown part', '<?xml version="1.0" x="y"?><a/>'],
  ['an encoding name that begins with a digit', '<?xml version="1.0" encoding="8859"?><a/>'],
  ['an empty encoding name', '<?xml version="1.0" encoding=""?><a/>'],
  ['a declaration in capitals', '<?XML version="1.0"?><a/>', 'XML_PI'],
  ['version 1.1', '<?xml version="1.1"?><a/>', NWF, 'it reads 1.1 as 1.0'],
  ['version 1.2', '<?xml version="1.2"?><a/>', NWF, 'it reads 1.2 as 1.0'],
  ['version 2.0', '<?xml version="2.0"?><a/>', NWF],
  ['a version with a space', '<?xml version="1.0 "?><a/>'],
];

/** Refused encodings. */
export const ENCODING: readonly RefusedRow[] = [
  ['an overlong slash', octets('<a>', [0xc0, 0xaf], '</a>'), 'XML_ENCODING'],
  ['an overlong NUL', octets('<a>', [0xc0, 0x80], '</a>'), 'XML_ENCODING'],
  ['an overlong sequence of three', octets('<a>', [0xe0, 0x80, 0xbc], '</a>'), 'XML_ENCODING'],
  ['a surrogate in UTF-8', octets('<a>', [0xed, 0xa0, 0x80], '</a>'), 'XML_ENCODING'],
  ['a pair of surrogates in UTF-8', octets('<a>', [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80], '</a>'), 'XML_ENCODING'],
  ['a code point beyond Unicode', octets('<a>', [0xf4, 0x90, 0x80, 0x80], '</a>'), 'XML_ENCODING'],
  ['a stray continuation', octets('<a>', [0x80], '</a>'), 'XML_ENCODING'],
  ['a sequence cut short', octets('<a>', [0xe2, 0x82], '</a>'), 'XML_ENCODING'],
  ['a sequence cut by the end', octets('<a/>', [0xe2, 0x82]), 'XML_ENCODING'],
  ['Latin-1 without saying so', octets('<a>', [0xe9], '</a>'), 'XML_ENCODING'],
  ['an invalid octet in a comment', octets('<a><!-- ', [0xff], ' --></a>'), 'XML_ENCODING'],
  ['an invalid octet in an attribute', octets('<a b="', [0xfe], '"/>'), 'XML_ENCODING'],
  ['two byte order marks', '\ufeff\ufeff<a/>'],
  ['UTF-16 without a mark', Buffer.from('<a/>', 'utf16le'), 'XML_ENCODING'],
  ['big-endian UTF-16 without a mark', Buffer.from('<a/>', 'utf16le').swap16(), 'XML_ENCODING'],
  [
    'UTF-16 without a mark that declares itself',
    Buffer.from('<?xml version="1.0" encoding="UTF-16"?><a/>', 'utf16le'),
    'XML_ENCODING',
    'it guesses the encoding',
  ],
  ['a lone surrogate in UTF-16', utf16le('<a>\ud800</a>'), 'XML_ENCODING'],
  ['a reversed pair of surrogates in UTF-16', utf16le('<a>\udc00\ud800</a>'), 'XML_ENCODING'],
  ['UTF-16 cut in the middle of a unit', octets([...utf16le('<a/>'), 0x20]), 'XML_ENCODING'],
  [
    'UTF-16 that declares UTF-8',
    utf16le('<?xml version="1.0" encoding="UTF-8"?><a/>'),
    'XML_ENCODING',
    'the mark wins',
  ],
  ['UTF-8 that declares UTF-16', '<?xml version="1.0" encoding="UTF-16"?><a/>', 'XML_ENCODING'],
  ['UTF-32 with its mark', octets([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0]), 'XML_ENCODING'],
  [
    'Latin-1 declared',
    octets('<?xml version="1.0" encoding="ISO-8859-1"?><a>', [0xe9], '</a>'),
    'XML_ENCODING',
    'it knows Latin-1',
  ],
  [
    'Latin-1 declared though all is ASCII',
    '<?xml version="1.0" encoding="ISO-8859-1"?><a/>',
    'XML_ENCODING',
    'it knows Latin-1',
  ],
  ['US-ASCII declared and not kept', '<?xml version="1.0" encoding="US-ASCII"?><a>é</a>', 'XML_ENCODING'],
  ['UTF-7 declared', '<?xml version="1.0" encoding="UTF-7"?><a>+ADw-b/+AD4-</a>', 'XML_ENCODING'],
  ['an unknown encoding', '<?xml version="1.0" encoding="klingon"?><a/>', 'XML_ENCODING'],
  ['EBCDIC', octets([0x4c, 0x6f, 0xa7, 0x94, 0x93, 0x40]), 'XML_ENCODING'],
];
