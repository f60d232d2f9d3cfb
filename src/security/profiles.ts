// Security profiles (ADR 0004): what a partner must sign, with which tokens and hashes. A partner has one profile.
// Leniency is a named profile, never a default, and leaves a warning.
import type { ProfileName } from '../domain/kbi/Partner.js';

export type SignedPart = 'Body' | 'Timestamp' | 'BinarySecurityToken';

/** `tokens`: how the key may be named. `sha1`: tolerated in digest and signature. `timestamp`: whether one is required. */
export type Profile = {
  readonly name: ProfileName;
  readonly signedParts: readonly SignedPart[];
  readonly tokens: readonly ('X509v3' | 'PKIPath' | 'SubjectKeyIdentifier' | 'IssuerSerial')[];
  readonly sha1: boolean;
  readonly timestamp: boolean;
};

export const PROFILES: Readonly<Record<ProfileName, Profile>> = {
  strict: {
    name: 'strict',
    signedParts: ['Body', 'Timestamp'],
    tokens: ['X509v3', 'SubjectKeyIdentifier', 'IssuerSerial'],
    sha1: false,
    timestamp: true,
  },
  'ksz-x509': {
    name: 'ksz-x509',
    signedParts: ['Body', 'Timestamp', 'BinarySecurityToken'],
    tokens: ['X509v3'],
    sha1: false,
    timestamp: true,
  },
  'magda-classic': {
    name: 'magda-classic',
    signedParts: ['Body'],
    tokens: ['X509v3', 'PKIPath'],
    sha1: true,
    timestamp: false,
  },
};
