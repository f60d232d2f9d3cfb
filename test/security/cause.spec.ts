// Each mistake is made as a stack would make it: the digest or value is computed the wrong way, and the explainer must name that way.
import { createHash, sign as rsaSign } from 'node:crypto';
import { expect } from 'chai';
import { readEnvelope } from '../../src/envelope/envelope.js';
import { strictEngine } from '../../src/security/engine.js';
import { DEFAULT_SECURITY_LIMITS, type SignerDirectory } from '../../src/security/evidence.js';
import { verifySteps } from '../../src/security/explain.js';
import { signMessage } from '../../src/security/sign.js';
import { createTokenCache } from '../../src/security/token.js';
import { createTrust } from '../../src/security/trust.js';
import { canonicalize } from '../../src/xml/c14n.js';
import { parseXml } from '../../src/xml/parser.js';
import { KEYS, NOW } from '../gateway-kit.js';
import { canonicalForms } from '../oracles/libxml2.js';

const pair = (as: string) => {
  const found = KEYS.partner(as);
  if (found === undefined) throw new RangeError(as);
  return { key: found.key, certificate: found.certificate.der };
};
const GENT = pair('ocmw-gent');

const directory: SignerDirectory = {
  trust: createTrust({ anchors: KEYS.authorities }),
  partnerByOndernemingsnummer: () => ({
    naam: 'g',
    soort: 'OCMW',
    Ondernemingsnummer: '',
    omschrijving: '',
    profiel: 'strict',
  }),
  registered: KEYS.registered(),
  tokens: createTokenCache(4),
};
const CONTENT = '<k:V xmlns:k="urn:k"><INSZ>85631490132</INSZ><naam>Renée</naam></k:V>';
const signed = (content = CONTENT): string =>
  signMessage({
    version: '1.1',
    content,
    signer: GENT,
    profile: 'strict',
    now: NOW,
    declare: ' xmlns:x="urn:x"',
  }).toString();

const sha = (octets: string | Buffer, name = 'sha256'): string => createHash(name).update(octets).digest('base64');
const bodyOf = (xml: string) => readEnvelope(parseXml(Buffer.from(xml)), 16_384).body;

/** The message with this digest of the Body, signed anew over the changed SignedInfo, as the stack with the mistake would. */
const withDigest = (xml: string, digest: string): string => {
  const old = sha(canonicalize(bodyOf(xml)));
  const changed = xml.replace(old, digest);
  const info = /<ds:SignedInfo[\s\S]*<\/ds:SignedInfo>/.exec(changed)?.[0] ?? '';
  const value = rsaSign('sha256', Buffer.from(info), GENT.key).toString('base64');
  return changed.replace(/(<ds:SignatureValue>)[^<]*/, `$1${value}`);
};
/** What inclusive C14N of an element is, libxml2 says. */
const inclusiveOf = (xml: string, name: string): string => {
  const before = xml.slice(0, xml.indexOf(`<${name}`));
  const forms = canonicalForms(Buffer.from(xml), [
    { element: (before.match(/<[A-Za-z]/g) ?? []).length + 1, inclusive: true },
  ]);
  return forms?.[0] ?? '';
};
const causeAt = (xml: string, number: number, now = NOW): string | undefined => {
  const context = { octets: Buffer.from(xml), now, directory, limits: DEFAULT_SECURITY_LIMITS, engine: strictEngine };
  const step = verifySteps(context).find((one) => one.number === number);
  expect(step?.verdict, step?.measured).to.equal('failed');
  return step?.cause;
};

describe('the probable cause of a digest that differs', () => {
  const body = (xml: string): string => canonicalize(bodyOf(xml));
  const rows: readonly (readonly [string, () => string, RegExp])[] = [
    ['SHA-1 under the name of SHA-256', () => withDigest(signed(), sha(body(signed()), 'sha1')), /^the digest is sha1/],
    ['inclusive C14N', () => withDigest(signed(), sha(inclusiveOf(signed(), 'soap:Body'))), /inclusive C14N/],
    ['ISO-8859-1', () => withDigest(signed(), sha(Buffer.from(body(signed()), 'latin1'))), /ISO-8859-1/],
    [
      'an indenter after signing',
      () => signed().replace(/<soap:Body[\s\S]*/, (text) => text.replaceAll('><', '>\n  <')),
      /pretty-printed/,
    ],
    ['the Body’s child in place of the Body', () => withDigest(signed(), sha(CONTENT)), /what stands in Body/],
    [
      'a grandchild in place of the Body',
      () => withDigest(signed(), sha('<INSZ>85631490132</INSZ>')),
      /digest of INSZ/,
    ],
    ['decomposed characters', () => signed().replace('Renée', 'Renée'.normalize('NFD')), /NFC/],
    [
      'comments that were digested',
      () => {
        const put = (text: string): string => text.replace('<naam>', '<!--c--><naam>');
        return put(withDigest(signed(), sha(put(body(signed())))));
      },
      /comments/,
    ],
  ];
  for (const [what, message, expected] of rows)
    it(`names ${what}`, () => expect(causeAt(message(), 8)).to.match(expected));

  it('names none when a digit was changed', () =>
    expect(causeAt(signed().replace('85631490132', '85631490133'), 8)).to.equal(undefined));
});

describe('the probable cause of a value that does not hold', () => {
  const revalued = (value: (info: string) => Buffer): string => {
    const xml = signed();
    const info = /<ds:SignedInfo[\s\S]*<\/ds:SignedInfo>/.exec(xml)?.[0] ?? '';
    return xml.replace(/(<ds:SignatureValue>)[^<]*/, `$1${value(info).toString('base64')}`);
  };
  it('names the other hash', () => {
    expect(
      causeAt(
        revalued((info) => rsaSign('sha1', Buffer.from(info), GENT.key)),
        9,
      ),
    ).to.contain('made with sha1');
  });
  it('names the registered certificate whose key it was', () => {
    const { key } = pair('ocmw-aalst');
    expect(
      causeAt(
        revalued((info) => rsaSign('sha256', Buffer.from(info), key)),
        9,
      ),
    ).to.match(/key of .*aalst/i);
  });
  it('names inclusive C14N of SignedInfo', () => {
    const made = revalued(() => rsaSign('sha256', Buffer.from(inclusiveOf(signed(), 'ds:SignedInfo')), GENT.key));
    expect(causeAt(made, 9)).to.contain('SignedInfo: it was computed with inclusive C14N');
  });
  it('names none for a stranger’s key', () => {
    expect(
      causeAt(
        revalued(() => Buffer.alloc(256, 1)),
        9,
      ),
    ).to.equal(undefined);
  });
});

describe('the probable cause of a time that is refused', () => {
  it('names a clock that is off by whole hours', () => {
    expect(causeAt(signed(), 10, NOW - 7_200_000)).to.contain('2 h ahead');
    expect(causeAt(signed(), 10, NOW + 3_600_000)).to.contain('1 h behind');
  });
  it('names none for a message that is merely late', () => {
    expect(causeAt(signed(), 10, NOW + 1_500_000)).to.equal(undefined);
  });
});
