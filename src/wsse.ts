// The library face, `kbi-gateway/wsse`: what the gateway knows of WS-Security, for other programs on Node. Signs SOAP envelopes, verifies them
// with the very steps of the route, and explains each step. Trusts the authorities it is given and nothing in a message; remembers nothing,
// so whoever must not take a message twice keeps `replayKey` himself. Docs: docs/library.md.
import { createPrivateKey, createPublicKey, KeyObject } from 'node:crypto';
import type { Partner, ProfileName } from './domain/kbi/Partner.js';
import { readEnvelope, type SoapVersion } from './envelope/envelope.js';
import { CATALOGUE, type FaultKey } from './faults/catalogue.js';
import { Fault } from './faults/fault.js';
import { createClock } from './process/clock.js';
import { type AuthenticateContext, authenticate } from './security/authenticate.js';
import { type Certificate, isOfKey, readCertificateFile } from './security/certificate.js';
import { readCrls } from './security/crl.js';
import { strictEngine } from './security/engine.js';
import { DEFAULT_SECURITY_LIMITS } from './security/evidence.js';
import { type Proof, type VerifyStep, verifySteps } from './security/explain.js';
import { signText } from './security/sign-text.js';
import { createTokenCache } from './security/token.js';
import { CERTIFICATE_CHECKS, createTrust, type Trust } from './security/trust.js';
import { canonicalize } from './xml/c14n.js';
import { parseXml } from './xml/parser.js';

export type { FaultKey, Proof, SoapVersion, VerifyStep };
/** What `sign` and wrong options throw: `key` names the refusal, `detail` the cause. */
export { Fault };

/** What is signed and how: `strict` Body and Timestamp; `ksz-x509` the token too; `magda-classic` the Body alone, SHA-1 tolerated. */
export type Profile = ProfileName;

/** A certificate, an authority or a list: PEM (several blocks in one text will do) or DER. */
export type PemOrDer = string | Uint8Array;

/** A moment: a Date or milliseconds since 1970; absent, the clock of the machine. */
export type Moment = Date | number;

export type SignOptions = {
  /** PEM, or a KeyObject: parsed once, it saves three times the cost of the signature. RSA or EC. */
  readonly key: string | Uint8Array | KeyObject;
  /** Of that key; it goes along as X.509v3 BinarySecurityToken. */
  readonly certificate: PemOrDer;
  readonly profile?: Profile;
  readonly now?: Moment;
};

/** Who signed, as its certificate says. */
export type Signer = {
  readonly subject: string;
  readonly issuer: string;
  /** Decimal. */
  readonly serialNumber: string;
  /** Subject attribute 2.5.4.97: `NTRBE-0123456789`. */
  readonly organizationIdentifier: string | undefined;
  /** SHA-256, lower-case hexadecimal. */
  readonly fingerprint: string;
  /** DER. */
  readonly certificate: Buffer;
};

export type VerifyOptions = {
  /** The authorities that are trusted; their certificates must be in date, for signing, and end here. */
  readonly anchors: PemOrDer | readonly PemOrDer[];
  /** Revocation lists. */
  readonly crls?: PemOrDer | readonly PemOrDer[];
  /** Certificates that a message may name by SubjectKeyIdentifier or IssuerSerial. */
  readonly registered?: PemOrDer | readonly PemOrDer[];
  readonly profile?: Profile;
  /** Whether this signer is one of yours; absent: everyone whom the authorities vouch for. `false` refuses with PARTNER_UNKNOWN. */
  readonly accept?: (signer: Signer) => boolean;
  readonly now?: Moment;
  /** Age at which a message is too old, milliseconds (default 300,000). */
  readonly maxAge?: number;
  /** Largest message, octets (default 1,048,576). */
  readonly maxOctets?: number;
};

/** A message that holds. Read `content`, never the message itself: this is what was signed. */
export type Verified = {
  readonly ok: true;
  /**
   * The one child of Body, in exclusive canonical form: a document of its own. A prefix that stands in a value alone (`xsi:type="x:T"`)
   * is not declared in it: what it means was not signed.
   */
  readonly content: string;
  /** Expanded name of that child: what is asked. */
  readonly name: { readonly namespace: string; readonly local: string };
  /** The Body element itself, in the form that was digested. */
  readonly body: string;
  readonly soapVersion: SoapVersion;
  readonly signer: Signer;
  /** Created of the Timestamp; absent where the profile needs none. */
  readonly created: Date | undefined;
  /** The same for the same signed message, whatever was done to the rest: keep it for `maxAge` to refuse it a second time. */
  readonly replayKey: string;
  /** Leniencies of the profile that this message used. */
  readonly warnings: readonly string[];
};

/** A message that does not hold. Tell the sender little: `key` and `detail` are for your log. */
export type Refused = {
  readonly ok: false;
  readonly key: FaultKey;
  /** A constant sentence for that key. */
  readonly reason: string;
  readonly detail: string;
};

/** Every step with its verdict; `proofs` hold digests with the canonical octets behind them, `cause` a mistake that explains the failure. */
export type Explanation = { readonly holds: boolean; readonly steps: readonly VerifyStep[] };

const octetsOf = (input: string | Uint8Array): Buffer =>
  typeof input === 'string'
    ? Buffer.from(input, 'utf8')
    : Buffer.from(input.buffer, input.byteOffset, input.byteLength);

const list = (given: PemOrDer | readonly PemOrDer[] | undefined): readonly Buffer[] =>
  given === undefined
    ? []
    : typeof given === 'string' || given instanceof Uint8Array
      ? [octetsOf(given)]
      : given.map(octetsOf);

const certificatesOf = (given: PemOrDer | readonly PemOrDer[] | undefined): readonly Certificate[] =>
  list(given).flatMap((file) => readCertificateFile(file));

const machine = createClock({ modus: 'system' });
const momentOf = (now: Moment | undefined): number => (now === undefined ? machine.now() : Number(now));

const keyOf = (key: SignOptions['key']): KeyObject =>
  key instanceof KeyObject ? key : createPrivateKey(typeof key === 'string' ? key : octetsOf(key));

/**
 * Signs a SOAP 1.1 or 1.2 envelope. A Security header for the receiver is replaced; other header blocks go along, unsigned.
 * Send these octets and no others. Throws Fault: XML_…, SOAP_… for what is no envelope, CERTIFICATE_INVALID for a certificate of another key.
 */
export const sign = (envelope: string | Uint8Array, options: SignOptions): Buffer => {
  const key = keyOf(options.key);
  const own = createPublicKey(key);
  const certificate = certificatesOf(options.certificate).find((one) => isOfKey(one, own));
  if (certificate === undefined) throw new Fault('CERTIFICATE_INVALID', 'the certificate is not of this key');
  const signer = { key, certificate: certificate.der };
  return signText(octetsOf(envelope), signer, options.profile ?? 'strict', momentOf(options.now));
};

const signerOf = ({
  subjectName,
  issuerName,
  serialNumber,
  organizationIdentifier,
  fingerprint,
  der,
}: Certificate): Signer => ({
  subject: subjectName,
  issuer: issuerName,
  serialNumber,
  organizationIdentifier,
  fingerprint,
  certificate: der,
});

/** A signer need not be a Belgian enterprise: who it may be is asked of `accept`. */
const CHECKS = CERTIFICATE_CHECKS.filter(({ name }) => name !== 'organization');

type Trusted = { readonly trust: Trust; readonly registered: readonly Certificate[] };
const TRUSTED = new WeakMap<VerifyOptions, Trusted>();

/** Authorities and lists are read once for an object of options: a server that keeps it saves that for each message. */
const trustedOf = (options: VerifyOptions): Trusted => {
  const known = TRUSTED.get(options);
  if (known !== undefined) return known;
  const anchors = certificatesOf(options.anchors);
  const crls = list(options.crls).flatMap((file) => readCrls(file));
  const made = {
    trust: createTrust({ anchors, crls, checks: CHECKS }),
    registered: certificatesOf(options.registered),
  };
  TRUSTED.set(options, made);
  return made;
};

type Prepared = { readonly context: AuthenticateContext; readonly signer: () => Certificate | undefined };

const prepare = (envelope: string | Uint8Array, options: VerifyOptions): Prepared => {
  const { accept, profile = 'strict', maxAge = DEFAULT_SECURITY_LIMITS.timestampTtl } = options;
  const { trust, registered } = trustedOf(options);
  let signer: Certificate | undefined;
  const asking: Trust = {
    ...trust,
    check: (certificate, others, now) => {
      const outcome = trust.check(certificate, others, now);
      if (accept?.(signerOf(certificate)) === false)
        throw new Fault('PARTNER_UNKNOWN', `${certificate.subjectName} is not accepted`);
      signer = certificate;
      return outcome;
    },
  };
  const anyone: Partner = { naam: '', soort: 'ANDERE', Ondernemingsnummer: '', omschrijving: '', profiel: profile };
  const directory = {
    trust: asking,
    partnerByOndernemingsnummer: () => anyone,
    registered,
    tokens: createTokenCache(1),
  };
  const limits = { ...DEFAULT_SECURITY_LIMITS, timestampTtl: maxAge };
  const context = { octets: octetsOf(envelope), now: momentOf(options.now), directory, limits, engine: strictEngine };
  return { context, signer: () => signer };
};

const LARGEST_HEADER_BLOCK = 65_536;

/**
 * Verifies a signed SOAP envelope. Never throws for what a message holds; throws Fault for options that cannot be used
 * (CERTIFICATE_INVALID for an authority that is none).
 */
export const verify = (envelope: string | Uint8Array, options: VerifyOptions): Verified | Refused => {
  const { context, signer } = prepare(envelope, options);
  try {
    const limits = options.maxOctets === undefined ? {} : { octets: options.maxOctets, text: options.maxOctets };
    const read = readEnvelope(parseXml(context.octets, { limits }), LARGEST_HEADER_BLOCK);
    const { question, created, replayKey, warnings } = authenticate(read, context);
    const certificate = signer();
    if (certificate === undefined) throw new Fault('SIGNATURE_INVALID', 'nobody signed');
    return {
      ok: true,
      content: canonicalize(question),
      name: { namespace: question.ns, local: question.local },
      body: canonicalize(read.body),
      soapVersion: read.version,
      signer: signerOf(certificate),
      created: created === undefined ? undefined : new Date(created),
      replayKey,
      warnings,
    };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { ok: false, key: error.key, reason: CATALOGUE[error.key].diagnose, detail: error.detail };
  }
};

/** What `kbi verify` prints: the same steps, none of which stops the next. Slower than `verify`, and for people. */
export const explain = (envelope: string | Uint8Array, options: VerifyOptions): Explanation => {
  const steps = verifySteps(prepare(envelope, options).context);
  return { holds: steps.every(({ verdict }) => verdict !== 'failed'), steps };
};
