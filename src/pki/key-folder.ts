// Reads a key folder: the authorities, the gateway's keys, the partners' certificates and keys.
// Trusts the operator's files, but not that they fit: a key that is not its certificate's is refused here and not at the first reply.
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../faults/fault.js';
import { type Certificate, isOfKey, readCertificateFile } from '../security/certificate.js';
import { type Crl, readCrls } from '../security/crl.js';

/** Something to sign with. */
export type SigningKey = { readonly certificate: Certificate; readonly key: KeyObject };

/** A folder as read; partners are read when asked for, and remembered. */
export type Keys = {
  /** The anchors: every certificate in `ca.crt`. */
  readonly authorities: readonly Certificate[];
  /** The lists in `ca.crl`, if it is there. */
  readonly crls: readonly Crl[];
  readonly gateway: SigningKey;
  readonly gatewayEc?: SigningKey;
  /** What a partner signs with; nothing when its certificate or key is absent. */
  readonly partner: (naam: string) => SigningKey | undefined;
  /** Every certificate of partners in the folder, also without a key: those that IssuerSerial and SKI may name. */
  readonly registered: () => readonly Certificate[];
};

const OURS = new Set(['ca.crt', 'gateway.crt', 'gateway-ec.crt']);

const readFile = <T>(path: string, read: (content: Buffer) => T): T => {
  try {
    return read(readFileSync(path));
  } catch (cause) {
    const why = cause instanceof Fault ? cause.detail : 'it cannot be read';
    throw new Fault('CERTIFICATE_INVALID', `${path}: ${why}`, {}, cause);
  }
};

const readPair = (folder: string, file: string): SigningKey => {
  const certificates = readFile(join(folder, `${file}.crt`), readCertificateFile);
  const key = readFile(join(folder, `${file}.key`), createPrivateKey);
  const publicKey = createPublicKey(key);
  // A file may hold the certificate before and after a renewal, and the authority: the one of this key counts.
  const certificate = certificates.find((candidate) => isOfKey(candidate, publicKey));
  if (certificate === undefined) {
    throw new Fault('CERTIFICATE_INVALID', `${file}.key in ${folder} belongs to no certificate in ${file}.crt`);
  }
  return { certificate, key };
};

const findPair = (folder: string, file: string): SigningKey | undefined =>
  existsSync(join(folder, `${file}.crt`)) && existsSync(join(folder, `${file}.key`))
    ? readPair(folder, file)
    : undefined;

/** Reads the folder. Throws CERTIFICATE_INVALID, naming the file, when `ca.crt` or the gateway's files are absent or do not fit. */
export const loadKeys = (folder: string): Keys => {
  const gatewayEc = findPair(folder, 'gateway-ec');
  const crl = join(folder, 'ca.crl');
  const partners = new Map<string, SigningKey | undefined>();
  return {
    authorities: readFile(join(folder, 'ca.crt'), readCertificateFile),
    crls: existsSync(crl) ? readFile(crl, readCrls) : [],
    gateway: readPair(folder, 'gateway'),
    ...(gatewayEc === undefined ? {} : { gatewayEc }),
    partner: (naam) => {
      if (!/^[a-z0-9][a-z0-9-]*$/.test(naam) || OURS.has(`${naam}.crt`)) return undefined;
      if (!partners.has(naam)) partners.set(naam, findPair(folder, naam));
      return partners.get(naam);
    },
    registered: () =>
      readdirSync(folder)
        .filter((file) => file.endsWith('.crt') && !file.startsWith('.') && !OURS.has(file))
        .sort()
        .flatMap((file) => readFile(join(folder, file), readCertificateFile))
        .filter(({ basicConstraints }) => !basicConstraints.ca),
  };
};
