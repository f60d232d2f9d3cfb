// Certificates for tests: sound ones, and unsound ones with one thing wrong. EC keys, because they are made in a millisecond.

import type { FaultKey } from '../../src/faults/catalogue.js';
import { Fault } from '../../src/faults/fault.js';
import {
  type Authority,
  type AuthorityRequest,
  type CertificateRequest,
  createAuthority,
  issueCertificate,
} from '../../src/pki/authority.js';
import { createCrl } from '../../src/pki/crl.js';
import { type Certificate, readCertificate } from '../../src/security/certificate.js';
import { type Crl, readCrls } from '../../src/security/crl.js';

/** The hour at which the specimens are judged, and the dates between which they are valid. */
export const NOW = Date.UTC(2012, 8, 3, 7);
export const NOT_BEFORE = Date.UTC(2010, 0, 1);
export const NOT_AFTER = Date.UTC(2020, 0, 1);

const DATES = { notBefore: NOT_BEFORE, notAfter: NOT_AFTER };

/** A root, or an intermediate under another authority. */
export const makeAuthority = (request: Partial<AuthorityRequest> = {}, above?: Authority): Authority =>
  createAuthority({ name: 'Specimen CA', keyType: 'ec', ...DATES, ...request }, above);

/** The authority of most specimens. */
export const ROOT = makeAuthority();

/** What a specimen differs in; `null` leaves the identifier out. */
export type Difference = Partial<Omit<CertificateRequest, 'organizationIdentifier'>> & {
  readonly organizationIdentifier?: string | null;
};

/** A partner's certificate, sound but for what is asked. */
export const issue = (difference: Difference = {}, authority: Authority = ROOT): Certificate => {
  const { organizationIdentifier = 'NTRBE-0212214125', ...request } = difference;
  const named = organizationIdentifier === null ? {} : { organizationIdentifier };
  const asked = { commonName: 'ocmw-gent', keyType: 'ec', ...DATES, ...named, ...request } as const;
  return readCertificate(issueCertificate(authority, asked).der);
};

/** An authority as the certificate that others see. */
export const certificateOf = ({ der }: Authority): Certificate => readCertificate(der);

/** The key of the refusal that something causes, or nothing when it passes; anything but a Fault fails the test. */
export const keyOf = (act: () => unknown): FaultKey | undefined => {
  try {
    act();
  } catch (fault) {
    if (fault instanceof Fault) return fault.key;
    throw fault;
  }
  return undefined;
};

/** A list of the root that names these serial numbers. */
export const crlOf = (serials: readonly string[], thisUpdate = NOT_BEFORE, nextUpdate?: number): readonly Crl[] =>
  readCrls(
    createCrl(ROOT, serials.map(BigInt), { thisUpdate, ...(nextUpdate === undefined ? {} : { nextUpdate }) }).der,
  );
