// Which characters may stand in names and texts, for every code point of the BMP and samples beyond, against libxml2.
import { expect } from 'chai';
import { endOfNCName, findForbidden, isChar, skipSpace } from '../../../src/xml/scan/characters.js';
import { isWellFormed } from '../../oracles/libxml2.js';

const points: number[] = [];
for (let point = 1; point <= 0xffff; point += 1) if (point < 0xd800 || point > 0xdfff) points.push(point);
for (let plane = 1; plane <= 16; plane += 1)
  for (const end of [0, 1, 0x8000, 0xfffd, 0xffff]) points.push(plane * 0x10000 + end);

/** The code points whose verdict differs from libxml2's: those we allow are tried together, those we refuse one by one. */
const differing = (allowed: (point: number) => boolean, write: (character: string) => string): number[] => {
  const document = (some: readonly number[]): Buffer =>
    Buffer.from(`<r>${some.map((point) => write(String.fromCodePoint(point))).join('')}</r>`);
  const wrong = (some: readonly number[]): number[] => {
    if (some.length === 0 || isWellFormed(document(some))) return [];
    if (some.length === 1) return [...some];
    const half = some.length >> 1;
    return [...wrong(some.slice(0, half)), ...wrong(some.slice(half))];
  };
  return [
    ...wrong(points.filter(allowed)),
    ...points.filter((point) => !allowed(point) && isWellFormed(document([point]))),
  ];
};

// Characters that are markup where a name or text is tried, so that another token is tried instead.
const markup = (point: number): boolean =>
  '\t\n\r !"#%&\'()*+,/:;<=>?@[\\]^`{|}~$'.includes(String.fromCodePoint(point));

describe('the characters of names and texts', () => {
  it('begin a name where libxml2 lets them', () => {
    const starts = (point: number): boolean => endOfNCName(`${String.fromCodePoint(point)}=`, 0) !== 0;
    expect(
      differing(
        (point) => starts(point) && point !== 0x3a,
        (character) => `<${character}/>`,
      ).filter((point) => !markup(point)),
    ).to.deep.equal([]);
    expect(points.filter(starts)).to.have.length.greaterThan(50_000);
  });

  it('continue a name where libxml2 lets them', () => {
    const continues = (point: number): boolean => endOfNCName(`a${String.fromCodePoint(point)}=`, 0) > 1;
    expect(differing(continues, (character) => `<a${character}/>`).filter((point) => !markup(point))).to.deep.equal([]);
  });

  it('stand in text, literally or by reference, where libxml2 lets them', () => {
    const literal = (point: number): boolean => findForbidden(String.fromCodePoint(point)) === -1;
    expect(differing(literal, (character) => (markup(character.charCodeAt(0)) ? '' : character))).to.deep.equal([]);
    expect(differing(isChar, (character) => `&#${character.codePointAt(0)};`)).to.deep.equal([]);
  });

  it('are never half a character: surrogates by themselves are in no name and no Char', () => {
    for (const unit of ['\ud800', '\udbff', '\udc00', '\udfff']) {
      expect(endOfNCName(`${unit}a`, 0)).to.equal(0);
      expect(endOfNCName(`a${unit}a`, 0)).to.equal(1);
      expect(isChar(unit.charCodeAt(0))).to.equal(false);
    }
  });

  it('end a name at the end of the text', () => {
    expect(endOfNCName('abc', 0)).to.equal(3);
    expect(endOfNCName('abc', 3)).to.equal(3);
    expect(endOfNCName('\u{10000}', 0)).to.equal(2);
  });
});

describe('skipSpace', () => {
  it('passes space, tab and line feed only', () => {
    expect(skipSpace(' \t\nx ', 0)).to.equal(3);
    for (const other of ['\u00a0', '\u0085', '\u2028', '\u000b', '']) expect(skipSpace(`x${other}`, 1)).to.equal(1);
  });
});

describe('isChar', () => {
  it('refuses what is no number or beyond Unicode', () => {
    for (const code of [Number.NaN, Number.POSITIVE_INFINITY, -1, 0, 0x110000]) expect(isChar(code)).to.equal(false);
  });
});
