// S4: nothing is accepted whose signature another verifier denies. Judged by xml-crypto and xmlsec1 over every variant, every attack,
// and mutated messages that we accept; where they know less than the standard, the place is named.
import { expect } from 'chai';
import { requireProgram } from '../../oracles/binaries.js';
import { diceOf } from '../../oracles/prng.js';
import { GENT } from './certificates.js';
import { mutate } from './fuzz/mutations.js';
import { type Attack, judge, octetsOf, shownIn, type Variant } from './kit.js';
import { holdsByXmlCrypto, openXmlsec } from './oracles.js';
import { ATTACKS, VARIANTS } from './table.js';

type Accepted = { readonly title: string; readonly octets: Buffer; readonly certificate: Uint8Array };

const acceptedBy = (title: string, octets: Buffer, { setting }: Attack | Variant): Accepted | undefined => {
  const certificate = judge(octets, setting).key === 'ACCEPTED' ? shownIn(octets, setting) : undefined;
  return certificate && { title, octets, certificate };
};

const MUTATED = 150;
const accepted = (): readonly Accepted[] => {
  const found = VARIANTS.map((row) => acceptedBy(row.title, octetsOf(row), row)).filter((one) => one !== undefined);
  const bases = VARIANTS.filter(({ setting, title }) => setting === undefined && !/UTF-16|byte order/.test(title));
  for (let seed = 1_000_000; found.length < VARIANTS.length + MUTATED; seed += 1) {
    const dice = diceOf(seed);
    const base = dice.pick(bases);
    const { kind, octets } = mutate(octetsOf(base), dice);
    const one = octets.equals(octetsOf(base))
      ? undefined
      : acceptedBy(`${kind} of ${base.title}, seed ${seed}`, octets, base);
    if (one !== undefined) found.push(one);
  }
  return found;
};

const CRYPTOGRAPHIC: ReadonlySet<string> = new Set(['DIGEST_MISMATCH', 'SIGNATURE_INVALID']);

/** Accepted by us as the standard says, and denied by an oracle that knows less; by title, with the reason. */
const XML_CRYPTO_MISREADS: Readonly<Record<string, string>> = {
  'a PrefixList holds #default and the Envelope has a default namespace': 'it takes #default for a prefix',
};
/** Denied by us, and taken by xml-crypto, whose base64 is lenient. */
const XML_CRYPTO_TAKES: readonly string[] = [
  'DigestValue has no padding',
  'SignatureValue has junk behind it',
  'SignatureValue has characters that are no base64',
  'SignatureValue has no padding',
  'SignatureValue is written in base64url',
];

const unexplained = (found: readonly Accepted[], misreads: Readonly<Record<string, string>>): string[] =>
  found.map(({ title }) => title).filter((title) => !Object.keys(misreads).some((known) => title.includes(known)));

describe('what we accept', () => {
  let messages: readonly Accepted[] = [];
  before(function findAccepted() {
    this.timeout(60_000);
    messages = accepted();
  });

  it('is accepted by xml-crypto', function byXmlCrypto() {
    this.timeout(60_000);
    const denied = messages.filter(({ octets, certificate }) => !holdsByXmlCrypto(octets, certificate));
    expect(unexplained(denied, XML_CRYPTO_MISREADS)).to.deep.equal([]);
  });

  it('is accepted by xmlsec1', function byXmlsec() {
    this.timeout(120_000);
    requireProgram(this, 'xmlsec1');
    const xmlsec = openXmlsec();
    try {
      const denied = messages.filter(({ octets, certificate }) => !xmlsec.holds(octets, certificate));
      expect(denied.map(({ title }) => title)).to.deep.equal([]);
    } finally {
      xmlsec.close();
    }
  });
});

describe('what we refuse on cryptographic grounds', () => {
  const rows = ATTACKS.filter((row) => CRYPTOGRAPHIC.has(row.expect));
  const certificateIn = (row: Attack): Uint8Array => shownIn(octetsOf(row), row.setting) ?? GENT.der;

  it('is denied by xml-crypto', () => {
    const held = rows.filter((row) => holdsByXmlCrypto(octetsOf(row), certificateIn(row))).map(({ title }) => title);
    expect(held).to.have.members(XML_CRYPTO_TAKES);
  });

  it('is denied by xmlsec1', function byXmlsec() {
    this.timeout(60_000);
    requireProgram(this, 'xmlsec1');
    const xmlsec = openXmlsec();
    try {
      expect(
        rows.filter((row) => xmlsec.holds(octetsOf(row), certificateIn(row))).map(({ title }) => title),
      ).to.deep.equal([]);
    } finally {
      xmlsec.close();
    }
  });
});
