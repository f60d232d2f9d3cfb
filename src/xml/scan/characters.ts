// Which characters may stand where: names (XML 1.0 5th ed. [4], [4a]; without the colon: Namespaces 1.0 [4] NCName), white space [3], Char [2].
// Works on offsets into one decoded string, so that the scanner never copies before it knows where a token ends.

const NAME_START = 1;
const NAME_PART = 2;

const ASCII = new Uint8Array(128);
for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz')
  ASCII[character.charCodeAt(0)] = NAME_START;
for (const character of '-.0123456789') ASCII[character.charCodeAt(0)] = NAME_PART;

// Code point ranges beyond ASCII, as pairs [first, last].
const WIDE_START: readonly (readonly [number, number])[] = [
  [0xc0, 0xd6],
  [0xd8, 0xf6],
  [0xf8, 0x2ff],
  [0x370, 0x37d],
  [0x37f, 0x1fff],
  [0x200c, 0x200d],
  [0x2070, 0x218f],
  [0x2c00, 0x2fef],
  [0x3001, 0xd7ff],
  [0xf900, 0xfdcf],
  [0xfdf0, 0xfffd],
  [0x10000, 0xeffff],
];
const WIDE_PART: readonly (readonly [number, number])[] = [
  [0xb7, 0xb7],
  [0x300, 0x36f],
  [0x203f, 0x2040],
];

const within = (ranges: readonly (readonly [number, number])[], code: number): boolean =>
  ranges.some(([first, last]) => code >= first && code <= last);

const startsWide = (code: number): boolean => within(WIDE_START, code);
const continuesWide = (code: number): boolean => startsWide(code) || within(WIDE_PART, code);

/** The offset after the NCName that begins at `at`, or `at` itself when none begins there. */
export const endOfNCName = (text: string, at: number): number => {
  let end = at;
  let code = text.charCodeAt(end);
  if (code < 128) {
    if (ASCII[code] !== NAME_START) return at;
  } else {
    const wide = text.codePointAt(end);
    if (wide === undefined || !startsWide(wide)) return at;
    if (wide > 0xffff) end += 1;
  }
  for (;;) {
    end += 1;
    code = text.charCodeAt(end);
    if (code < 128) {
      if (ASCII[code] === 0) return end;
    } else {
      const wide = text.codePointAt(end);
      if (wide === undefined || !continuesWide(wide)) return end;
      if (wide > 0xffff) end += 1;
    }
  }
};

/** The offset of the first character at or after `at` that is not white space. Carriage returns are gone by now (§2.11). */
export const skipSpace = (text: string, at: number): number => {
  let end = at;
  for (;;) {
    const code = text.charCodeAt(end);
    if (code !== 0x20 && code !== 0x0a && code !== 0x09) return end;
    end += 1;
  }
};

/** Whether a code point is a Char of XML 1.0 [2]; for character references, which may name any number. */
export const isChar = (code: number): boolean =>
  code >= 0x20
    ? code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff)
    : code === 0x09 || code === 0x0a || code === 0x0d;

const NOT_CHAR = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;

/** The offset of the first code unit that no XML 1.0 document may hold literally, or -1. Surrogates are the decoder's. */
export const findForbidden = (text: string): number => text.search(NOT_CHAR);
