// Proof by damage: octets of good messages changed at random. The parser throws nothing but its five Faults, and when it accepts
// what came out, libxml2 accepts it and reads the same, so that no octet can mean one thing to us and another to a peer.
import { expect } from 'chai';
import { XmlError } from 'libxml2-wasm';
import { Fault } from '../../../src/faults/fault.js';
import { canonicalize } from '../../../src/xml/c14n.js';
import { parseXml } from '../../../src/xml/parser.js';
import { randomDocument } from '../../oracles/documents.js';
import { sampleEnvelope } from '../../oracles/envelopes.js';
import { canonicalForms, isWellFormed, objectsToUriOnly } from '../../oracles/libxml2.js';
import { type Dice, diceOf } from '../../oracles/prng.js';
import { verdictOf } from '../../oracles/verdict.js';

const SNIPPETS = [
  '<',
  '>',
  '&',
  '"',
  "'",
  '/',
  ':',
  '=',
  ' ',
  ']]>',
  '--',
  '<!--',
  '-->',
  '<![CDATA[',
  '&#',
  ';',
  '\r',
  '\n',
  '\t',
];
const STRUCTURES = [
  'xmlns:',
  'xmlns="',
  'xml:',
  '&lt;',
  '&#x41;',
  '<a/>',
  '</a>',
  'a',
  'Id',
  '\u0000',
  'é',
  '\u{10000}',
  '<?',
  '<!DOCTYPE a>',
];

const splice = (octets: Buffer, at: number, removed: number, added: Uint8Array): Buffer =>
  Buffer.concat([octets.subarray(0, at), added, octets.subarray(at + removed)]);

const mutate = (dice: Dice, octets: Buffer): Buffer => {
  const at = dice.below(octets.length + 1);
  switch (dice.below(6)) {
    case 0:
      return splice(octets, at, 1, Buffer.from([dice.below(256)]));
    case 1:
      return splice(octets, at, 1 + dice.below(4), Buffer.alloc(0));
    case 2:
      return splice(octets, at, 0, Buffer.from(dice.pick(SNIPPETS)));
    case 3:
      return splice(octets, at, dice.below(3), Buffer.from(dice.pick(STRUCTURES)));
    case 4: {
      const from = dice.below(octets.length);
      return splice(octets, at, 0, octets.subarray(from, from + dice.below(40)));
    }
    default:
      return splice(octets, at, dice.below(20), Buffer.from(dice.pick(SNIPPETS)));
  }
};

const FAULTS = ['XML_NOT_WELL_FORMED', 'XML_ENCODING', 'XML_DTD', 'XML_PI', 'XML_LIMIT'];

// libxml2 forgets to escape & in a canonical namespace declaration, and both sides refuse to canonicalise a relative one.
const NAMESPACE_WITH_AMPERSAND = /xmlns(?::[^=]*)?="[^"]*&/;

const canonicalOrFault = (octets: Uint8Array): string => {
  try {
    return canonicalize(parseXml(octets).root);
  } catch (error) {
    if (error instanceof Fault && error.detail.includes('relative namespace')) return 'relative namespace URI';
    throw error;
  }
};
const libxml2CanonicalOrFault = (octets: Uint8Array): string | undefined => {
  try {
    return canonicalForms(octets, [{}])?.[0];
  } catch (error) {
    if (error instanceof XmlError) return 'relative namespace URI';
    throw error;
  }
};

const MUTANTS = 12_000;

describe('mutated messages', () => {
  it(`are refused with a Fault of the parser, or read as libxml2 reads them (${MUTANTS} mutants)`, () => {
    const counts = new Map<string, number>();
    let excused = 0;
    for (let seed = 1; seed <= MUTANTS; seed += 1) {
      const dice = diceOf(500_000 + seed);
      let octets: Buffer = Buffer.from(dice.oneIn(3) ? sampleEnvelope() : randomDocument(dice).xml);
      for (let left = 1 + dice.below(2); left > 0; left -= 1) octets = mutate(dice, octets);
      const verdict = verdictOf(octets);
      counts.set(verdict, 1 + (counts.get(verdict) ?? 0));
      if (verdict !== 'accepted') {
        expect(FAULTS).to.include(verdict);
        continue;
      }
      const mine = canonicalOrFault(octets);
      if (NAMESPACE_WITH_AMPERSAND.test(mine) || objectsToUriOnly(octets)) excused += 1;
      else expect(mine, `mutant ${seed}: ${octets}`).to.equal(libxml2CanonicalOrFault(octets));
    }
    expect(counts.get('accepted')).to.be.greaterThan(MUTANTS / 20);
    expect(counts.get('XML_NOT_WELL_FORMED')).to.be.greaterThan(MUTANTS / 4);
    expect(counts.get('XML_ENCODING')).to.be.greaterThan(MUTANTS / 100);
    expect(excused).to.be.lessThan((counts.get('accepted') ?? 0) / 6);
  });

  it('are refused too when libxml2 refuses them, unless for what we leave out on purpose', () => {
    let both = 0;
    for (let seed = 1; seed <= MUTANTS / 4; seed += 1) {
      const dice = diceOf(900_000 + seed);
      const octets = mutate(dice, Buffer.from(randomDocument(dice).xml));
      const verdict = verdictOf(octets);
      if (verdict === 'XML_DTD' || verdict === 'XML_PI' || objectsToUriOnly(octets)) continue;
      expect(verdict === 'accepted', `mutant ${seed}: ${verdict} ${octets}`).to.equal(isWellFormed(octets));
      both += 1;
    }
    expect(both).to.be.greaterThan(MUTANTS / 5);
  });
});
