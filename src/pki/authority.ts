// Issues certificates for development and tests: RSA and EC, sound by default, deliberately unsound on request.
// The structure is written through `asn1.ts`, signatures come from node:crypto. Serial numbers are a hash of what is certified,
// so that issuing needs no randomness and the same key gets the same certificate. No part in the verification of messages.
import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { Fault } from '../faults/fault.js';
import { isOfKey, readCertificateFile } from '../security/certificate.js';
import type { KeyUsage } from '../security/x509/extensions.js';
import * as asn1 from './asn1.js';
import { authorityKeyIdentifier, basicConstraints, extension, keyUsage, subjectKeyIdentifier } from './extensions.js';
import {
  type KeyRequest,
  keyIdentifierOf,
  makeKey,
  type SignatureHash,
  seal,
  signatureAlgorithm,
  writeKey,
  writePem,
  writePublicKey,
} from './key.js';

/** A certificate with its private key (PKCS#8 PEM). */
export type Issued = {
  readonly certificatePem: string;
  readonly keyPem: string;
  readonly der: Buffer;
  readonly key: KeyObject;
};

/** An authority: its certificate and key, the DER of its name, and the identifier of its key. */
export type Authority = Issued & { readonly name: Buffer; readonly keyIdentifier: Buffer };

/** What is to be certified. Times in milliseconds since 1970; `null` leaves an extension out; without `key` one is made. */
export type CertificateRequest = KeyRequest & {
  readonly commonName: string;
  readonly organizationIdentifier?: string;
  readonly key?: KeyObject;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly keyUsage?: readonly KeyUsage[] | null;
  readonly basicConstraints?: { readonly ca: boolean; readonly pathLen?: number } | null;
  readonly extensions?: readonly { readonly oid: string; readonly critical: boolean; readonly value: Buffer }[];
  readonly hash?: SignatureHash;
  readonly omitKeyIdentifiers?: boolean;
  readonly serial?: bigint;
};

/** What makes an authority: by default CA:TRUE with keyCertSign and cRLSign. */
export type AuthorityRequest = Omit<CertificateRequest, 'commonName'> & { readonly name: string };

type Issuer = Pick<Authority, 'key' | 'name' | 'keyIdentifier'>;

const writeName = (commonName: string, organizationIdentifier: string | undefined): asn1.Asn1 => {
  const attribute = (type: string, value: asn1.Asn1): asn1.Asn1 => asn1.set(asn1.sequence(asn1.oid(type), value));
  const identifier = organizationIdentifier === undefined ? undefined : asn1.utf8(organizationIdentifier);
  return asn1.sequence(
    attribute('2.5.4.6', asn1.printable('BE')),
    attribute('2.5.4.10', asn1.utf8('kbi-gateway test')),
    identifier === undefined ? undefined : attribute('2.5.4.97', identifier),
    attribute('2.5.4.3', asn1.utf8(commonName)),
  );
};

const writeExtensions = (request: CertificateRequest, spki: Buffer, issuer: Issuer): readonly asn1.Asn1[] => {
  const { basicConstraints: constraints = { ca: false }, keyUsage: usages = ['digitalSignature', 'nonRepudiation'] } =
    request;
  return [
    ...(constraints === null ? [] : [basicConstraints(constraints)]),
    ...(usages === null ? [] : [keyUsage(usages)]),
    ...(request.omitKeyIdentifiers === true
      ? []
      : [subjectKeyIdentifier(keyIdentifierOf(spki)), authorityKeyIdentifier(issuer.keyIdentifier)]),
    ...(request.extensions ?? []).map(({ oid, critical, value }) => extension(oid, critical, value)),
  ];
};

const certify = (request: CertificateRequest, key: KeyObject, subject: asn1.Asn1, issuer: Issuer): Issued => {
  const { hash = 'sha256', notBefore, notAfter } = request;
  const spki = writePublicKey(key);
  const validity = asn1.sequence(asn1.time(notBefore), asn1.time(notAfter));
  const hashed = createHash('sha256')
    .update(spki)
    .update(asn1.toDer(asn1.sequence(subject, validity)))
    .digest('hex');
  const extensions = writeExtensions(request, spki, issuer);
  const tbs = asn1.sequence(
    asn1.explicit(0, asn1.integer(2n)),
    asn1.integer(request.serial ?? BigInt(`0x1${hashed.slice(0, 30)}`)),
    signatureAlgorithm(issuer.key, hash),
    asn1.ready(issuer.name),
    validity,
    subject,
    asn1.ready(spki),
    extensions.length === 0 ? undefined : asn1.explicit(3, asn1.sequence(...extensions)),
  );
  const der = seal(tbs, issuer.key, hash);
  return { certificatePem: writePem(der, 'CERTIFICATE'), keyPem: writeKey(key), der, key };
};

/** A certificate issued by an authority, with its key. */
export const issueCertificate = (authority: Issuer, request: CertificateRequest): Issued => {
  const subject = writeName(request.commonName, request.organizationIdentifier);
  return certify(request, request.key ?? makeKey(request), subject, authority);
};

/** An authority: signed by itself, or by `above` as an intermediate. */
export const createAuthority = (request: AuthorityRequest, above?: Authority): Authority => {
  const key = request.key ?? makeKey(request);
  const subject = writeName(request.name, request.organizationIdentifier);
  const self: Issuer = { key, name: asn1.toDer(subject), keyIdentifier: keyIdentifierOf(writePublicKey(key)) };
  const { basicConstraints: constraints = { ca: true }, keyUsage: usages = ['keyCertSign', 'cRLSign'] } = request;
  const asked = { ...request, commonName: request.name, basicConstraints: constraints, keyUsage: usages };
  return { ...certify(asked, key, subject, above ?? self), name: self.name, keyIdentifier: self.keyIdentifier };
};

/** An authority from its files: the certificate of the key, among several. Throws CERTIFICATE_INVALID when there is none. */
export const openAuthority = (certificateFile: Buffer, key: KeyObject): Authority => {
  const spki = writePublicKey(key);
  const publicKey = createPublicKey(key);
  const certificate = readCertificateFile(certificateFile).find((found) => isOfKey(found, publicKey));
  if (certificate === undefined) {
    throw new Fault('CERTIFICATE_INVALID', 'the certificate and the key of the authority do not belong together');
  }
  const { der, rawSubject, subjectKeyIdentifier = keyIdentifierOf(spki) } = certificate;
  const files = { certificatePem: writePem(der, 'CERTIFICATE'), keyPem: writeKey(key) };
  return { ...files, der, key, name: rawSubject, keyIdentifier: subjectKeyIdentifier };
};
