// What the steps of authenticate find and hand on: each step fills its part, later steps read it.
// The route stops at the first refusal; `kbi verify` runs on and skips the steps whose evidence is missing.
import type { KeyObject } from 'node:crypto';
import type { Partner } from '../domain/kbi/Partner.js';
import type { Envelope } from '../envelope/envelope.js';
import type { XmlElement } from '../xml/tree.js';
import type { SignatureAlgorithm } from './algorithms.js';
import type { Certificate } from './certificate.js';
import type { Profile } from './profiles.js';
import type { Trust } from './trust.js';

/** One ds:Reference after its structure was read. `prefixList`: of the exclusive C14N transform. */
export type Reference = {
  readonly element: XmlElement;
  readonly id: string;
  readonly digestAlgorithm: string;
  readonly digestValue: string;
  readonly prefixList: readonly string[];
  /** The very element of the tree that the id names; set by the coverage step. */
  target?: XmlElement;
};

/** The structure of the one ds:Signature. */
export type SignatureParts = {
  readonly element: XmlElement;
  readonly signedInfo: XmlElement;
  readonly signatureAlgorithm: string;
  readonly prefixList: readonly string[];
  readonly value: string;
  readonly tokenReference: XmlElement;
  readonly references: readonly Reference[];
};

/** How a signer names its key. */
export type TokenKind = 'X509v3' | 'PKIPath' | 'SubjectKeyIdentifier' | 'IssuerSerial';

/** How the signer named its key. `element`: the BinarySecurityToken, when the message carries one. */
export type Token = {
  readonly kind: TokenKind;
  readonly element: XmlElement | undefined;
  readonly certificate: Certificate;
  readonly others: readonly Certificate[];
  /** Under which text to remember it, once it is trusted; absent when it is remembered already or was not sent along. */
  readonly fresh?: string;
};

/** What the house knows of signers; handed in, so that every check is pure given it. */
export type SignerDirectory = {
  readonly trust: Trust;
  partnerByOndernemingsnummer(ondernemingsnummer: string): Partner | undefined;
  /** Certificates that may be named by SubjectKeyIdentifier or IssuerSerial instead of being sent along. */
  readonly registered: readonly Certificate[];
  /** Certificates by the text of their token, bounded (chain and dates are checked at each use). */
  readonly tokens: TokenCache;
};

/** Parsed tokens by kind and canonical base64 text, bounded. Only what was trusted is kept: tokens of strangers push out nobody's. */
export type TokenCache = {
  get(kind: TokenKind, text: string): ParsedToken | undefined;
  keep(kind: TokenKind, text: string, parsed: ParsedToken): void;
};
export type ParsedToken = { readonly certificate: Certificate; readonly others: readonly Certificate[] };

/** The limits of signatures (docs/limits.md). Octets, counts, milliseconds. */
export type SecurityLimits = {
  readonly references: number;
  readonly certificates: number;
  readonly token: number;
  readonly timestampTtl: number;
  readonly timestampFuture: number;
  readonly replayMemory: number;
};

export const DEFAULT_SECURITY_LIMITS: SecurityLimits = {
  references: 10,
  certificates: 3,
  token: 16_384,
  timestampTtl: 300_000,
  timestampFuture: 60_000,
  replayMemory: 600_000,
};

/** The cryptographic primitives behind the same structure checks (`--engine strict|reference`, ADR 0001). */
export type Engine = {
  readonly name: 'strict' | 'reference';
  /** The base64 digest of a referenced element. */
  digest(reference: Reference, target: XmlElement, evidence: Evidence): string;
  /** Whether the signature value holds over the canonical SignedInfo. */
  verify(parts: SignatureParts, algorithm: SignatureAlgorithm, key: KeyObject, evidence: Evidence): boolean;
};

/** Everything gathered about one message. Optional parts are the work of the steps. */
export type Evidence = {
  readonly envelope: Envelope;
  readonly octets: Uint8Array;
  readonly now: number;
  readonly directory: SignerDirectory;
  readonly limits: SecurityLimits;
  readonly engine: Engine;
  security?: XmlElement;
  timestamp?: XmlElement | undefined;
  signature?: SignatureParts;
  token?: Token;
  /** Partner that the certificate claims to be, and its profile: chosen before the certificate is proved, used only to be strict. */
  claimed?: Partner | undefined;
  profile?: Profile;
  algorithm?: SignatureAlgorithm;
  /** Canonical SignedInfo, whose hash keys the replay memory. */
  canonicalSignedInfo?: string;
  partner?: Partner;
  created?: number;
  /** Leniencies that were used, for the journal. */
  readonly warnings: string[];
};
