// Trust: whether a certificate may sign for a partner, and for which ondernemingsnummer (docs/contract.md "Signature").
// Trusts the anchors and CRLs of the operator and nothing in the message. What depends on the octets alone is remembered for
// certificates that passed; dates and revocation are asked of `now` at every call. Which partner that is, the world decides.
import { Fault } from '../faults/fault.js';
import type { Certificate } from './certificate.js';
import { type Crl, isCrlOf } from './crl.js';
import {
  type CertificateCheck,
  checkAnchor,
  checkCriticalExtensions,
  checkDates,
  checkIssuerRole,
  checkIssuerUsage,
  checkKeys,
  checkNumber,
  checkOrganization,
  checkPathLength,
  checkRevocations,
  checkSignatureHash,
  checkSignatures,
  checkSignerRole,
  checkSignerUsage,
  type Moment,
} from './x509/checks.js';
import { type CertificatePath, findPaths } from './x509/path.js';

/** Every rule, in the order it is asked. */
export const CERTIFICATE_CHECKS: readonly CertificateCheck[] = [
  { name: 'number', when: 'once', check: checkNumber },
  { name: 'anchor', when: 'once', check: checkAnchor },
  { name: 'signatures', when: 'once', check: checkSignatures },
  { name: 'signature-hash', when: 'once', check: checkSignatureHash },
  { name: 'keys', when: 'once', check: checkKeys },
  { name: 'critical-extensions', when: 'once', check: checkCriticalExtensions },
  { name: 'signer-role', when: 'once', check: checkSignerRole },
  { name: 'signer-usage', when: 'once', check: checkSignerUsage },
  { name: 'organization', when: 'once', check: checkOrganization },
  { name: 'issuer-role', when: 'once', check: checkIssuerRole },
  { name: 'issuer-usage', when: 'once', check: checkIssuerUsage },
  { name: 'path-length', when: 'once', check: checkPathLength },
  { name: 'dates', when: 'always', check: checkDates },
  { name: 'revocations', when: 'always', check: checkRevocations },
];

/** One rule's verdict for `kbi verify`: no fault is a pass. */
export type CertificateVerdict = { readonly name: string; readonly fault?: Fault };

/** The gate. `check` throws the first refusal; `explain` asks every rule; `setCrls` replaces the lists while running. */
export type Trust = {
  readonly check: (
    signer: Certificate,
    others: readonly Certificate[],
    now: number,
  ) => { readonly Ondernemingsnummer: string };
  readonly explain: (signer: Certificate, others: readonly Certificate[], now: number) => readonly CertificateVerdict[];
  readonly setCrls: (crls: readonly Crl[]) => void;
};

/** What the operator trusts. `checks` is for tests, which leave one out to see that it mattered. */
export type TrustOptions = {
  readonly anchors: readonly Certificate[];
  readonly crls?: readonly Crl[];
  readonly checks?: readonly CertificateCheck[];
  /** How many passed certificates are remembered. */
  readonly remembered?: number;
};

/** A list that bears an anchor's name but not its signature is an operator's mistake, and must not pass in silence. */
const acceptCrls = (crls: readonly Crl[], anchors: readonly Certificate[]): readonly Crl[] => {
  for (const crl of crls) {
    const namesakes = anchors.filter(({ rawSubject }) => rawSubject.equals(crl.rawIssuer));
    if (namesakes.length > 0 && !namesakes.some((anchor) => isCrlOf(crl, anchor))) {
      throw new Fault('CERTIFICATE_INVALID', `CRL of ${crl.issuerName} does not bear the signature of that authority`);
    }
  }
  return crls;
};

const judge = ({ name, check }: CertificateCheck, path: CertificatePath, moment: Moment): CertificateVerdict => {
  try {
    check(path, moment);
    return { name };
  } catch (fault) {
    if (fault instanceof Fault) return { name, fault };
    throw fault;
  }
};

/** The first refusal of these rules, or none. */
const findFault = (rules: readonly CertificateCheck[], path: CertificatePath, moment: Moment): Fault | undefined => {
  for (const rule of rules) {
    const { fault } = judge(rule, path, moment);
    if (fault !== undefined) return fault;
  }
  return undefined;
};

/** The paths that meet the rules. Throws what the first of them breaks when none does. */
const choosePaths = (
  rules: readonly CertificateCheck[],
  paths: readonly CertificatePath[],
  moment: Moment,
): readonly CertificatePath[] => {
  let first: Fault | undefined;
  const chosen = paths.filter((path) => {
    const fault = findFault(rules, path, moment);
    first ??= fault;
    return fault === undefined;
  });
  if (chosen.length === 0 && first !== undefined) throw first;
  return chosen;
};

/** Makes the gate. Throws CERTIFICATE_INVALID for a CRL that its authority did not sign. */
export const createTrust = (options: TrustOptions): Trust => {
  const { anchors, checks = CERTIFICATE_CHECKS, remembered = 1_000 } = options;
  const once = checks.filter(({ when }) => when === 'once');
  const always = checks.filter(({ when }) => when === 'always');
  let crls = acceptCrls(options.crls ?? [], anchors);
  /** Paths that passed, oldest use first. Refused ones are not kept: a stranger could push out the partners. */
  const passed = new Map<string, readonly CertificatePath[]>();

  const findPassed = (signer: Certificate, others: readonly Certificate[]): readonly CertificatePath[] => {
    const key = others.reduce((text, { fingerprint }) => `${text},${fingerprint}`, signer.fingerprint);
    const known = passed.get(key);
    passed.delete(key);
    const paths = known ?? choosePaths(once, findPaths(signer, others, anchors), { now: 0, crls, anchors });
    passed.set(key, paths);
    const [oldest] = passed.keys();
    if (passed.size > remembered && oldest !== undefined) passed.delete(oldest);
    return paths;
  };

  return {
    check: (signer, others, now) => {
      choosePaths(always, findPassed(signer, others), { now, crls, anchors });
      return { Ondernemingsnummer: signer.organizationIdentifier?.slice(6) ?? '' };
    },
    explain: (signer, others, now) => {
      const moment = { now, crls, anchors };
      const paths = findPaths(signer, others, anchors);
      const path = paths.find((candidate) => findFault(checks, candidate, moment) === undefined) ?? paths[0];
      return checks.map((rule) => judge(rule, path, moment));
    },
    setCrls: (replacement) => {
      crls = acceptCrls(replacement, anchors);
    },
  };
};
