// Makes the public test keys of a key folder: only what is absent, so that what an operator put there stays.
// Each file appears whole or not at all and is never replaced; a certificate is made for the key that stands on disk, so that two
// processes that start together end with keys and certificates that fit.
import { createPrivateKey, type KeyObject } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../faults/fault.js';
import { writePkcs12 } from './asn1.js';
import { type Authority, createAuthority, issueCertificate, openAuthority } from './authority.js';
import { makeKey, writeKey } from './key.js';

/** The password of every `.p12`: no secret, because the keys are none. */
export const PKCS12_PASSWORD = 'changeit-dev';

/** The gateway's own ondernemingsnummer, invented and formally valid. */
export const GATEWAY_ONDERNEMINGSNUMMER = '0316380841';

/** Valid whatever the clock says. */
const NOT_BEFORE = Date.UTC(2010, 0, 1);
const NOT_AFTER = Date.UTC(2049, 11, 31, 23, 59, 59);

const README = `# PUBLIC TEST KEYS - TEST ONLY - DO NOT TRUST

EVERY PRIVATE KEY IN THIS FOLDER IS A TEST KEY AND MUST BE TAKEN AS PUBLIC. NEVER TRUST THIS AUTHORITY OUTSIDE A TEST.

- \`ca.crt\`, \`ca.key\`: the development authority; it issues every certificate here directly
- \`<partner>.crt\`, \`<partner>.key\`: what a partner signs with (unencrypted PEM)
- \`<partner>.p12\`: the same with the authority, password \`${PKCS12_PASSWORD}\`
- \`gateway.*\`, \`gateway-ec.*\`: what the gateway signs with

Absent files are made when the gateway starts; files that are here are kept. Put your own \`ca.crt\` here to trust your own authority,
and a \`ca.crl\` to revoke.
`;

type Holder = {
  readonly file: string;
  readonly naam: string;
  readonly Ondernemingsnummer: string;
  readonly keyType: 'rsa' | 'ec';
};

type Folder = {
  readonly path: (file: string) => string;
  readonly created: string[];
  readonly onProgress: (file: string) => void;
};

/** Writes a file that is not there yet, whole and on disk; when another process was first, its file stays. */
const writeOnce = (folder: Folder, file: string, content: string | Buffer, mode = 0o644): void => {
  const target = folder.path(file);
  if (existsSync(target)) return;
  const fresh = folder.path(`.${file}.${process.pid}.tmp`);
  const descriptor = openSync(fresh, 'w', mode);
  try {
    writeSync(descriptor, Buffer.from(content));
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  try {
    linkSync(fresh, target);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return;
    // A file system without hard links: rename replaces, but only what another process wrote a moment ago.
    renameSync(fresh, target);
  } finally {
    rmSync(fresh, { force: true });
  }
  folder.created.push(file);
  folder.onProgress(file);
};

const readKey = (folder: Folder, file: string): KeyObject => {
  try {
    return createPrivateKey(readFileSync(folder.path(file)));
  } catch (cause) {
    throw new Fault('CERTIFICATE_INVALID', `${file} holds no unencrypted private key`, {}, cause);
  }
};

const ensureKey = (folder: Folder, file: string, keyType: 'rsa' | 'ec'): KeyObject => {
  if (!existsSync(folder.path(file))) writeOnce(folder, file, writeKey(makeKey({ keyType })), 0o600);
  return readKey(folder, file);
};

/** The authority of the folder, made when absent; nothing when somebody else's certificate stands there without its key. */
const ensureAuthority = (folder: Folder): Authority | undefined => {
  if (existsSync(folder.path('ca.crt')) && !existsSync(folder.path('ca.key'))) return undefined;
  const key = ensureKey(folder, 'ca.key', 'rsa');
  if (!existsSync(folder.path('ca.crt'))) {
    const name = 'kbi-gateway PUBLIC TEST CA';
    const made = createAuthority({ name, key, notBefore: NOT_BEFORE, notAfter: NOT_AFTER });
    writeOnce(folder, 'ca.crt', made.certificatePem);
  }
  return openAuthority(readFileSync(folder.path('ca.crt')), key);
};

/** A bundle, or nothing for what forge cannot bundle: EC keys, an EC authority, and whatever an operator put there in another form. */
const findPkcs12 = (folder: Folder, authority: Authority, file: string): Buffer | undefined => {
  try {
    const key = writeKey(readKey(folder, `${file}.key`));
    return writePkcs12(
      readFileSync(folder.path(`${file}.crt`), 'latin1'),
      key,
      authority.certificatePem,
      PKCS12_PASSWORD,
    );
  } catch {
    return undefined;
  }
};

const ensureHolder = (folder: Folder, authority: Authority, holder: Holder): void => {
  const { file, naam, Ondernemingsnummer, keyType } = holder;
  const has = (extension: string): boolean => existsSync(folder.path(file + extension));
  // A certificate without key is somebody's own: his key is none of our business.
  if (has('.crt') && !has('.key')) return;
  if (!has('.crt')) {
    const key = ensureKey(folder, `${file}.key`, keyType);
    const organizationIdentifier = `NTRBE-${Ondernemingsnummer}`;
    const dates = { notBefore: NOT_BEFORE, notAfter: NOT_AFTER };
    const issued = issueCertificate(authority, { commonName: naam, organizationIdentifier, key, ...dates });
    writeOnce(folder, `${file}.crt`, issued.certificatePem);
  }
  const bundle = has('.p12') || keyType === 'ec' ? undefined : findPkcs12(folder, authority, file);
  if (bundle !== undefined) writeOnce(folder, `${file}.p12`, bundle, 0o600);
};

const RESERVED = new Set(['ca', 'gateway', 'gateway-ec', 'readme']);

/** A partner's name becomes a file name: it must be one, and nobody else's. */
const checkNaam = (naam: string): void => {
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(naam) || RESERVED.has(naam)) {
    throw new Fault('INTERNE_FOUT', `'${naam}' cannot name a key file: lower-case letters, digits and hyphens`);
  }
};

/**
 * Makes what a key folder lacks, a few seconds the first time; `created` lists the new files. Throws CERTIFICATE_INVALID when files
 * that are there cannot be used, INTERNE_FOUT for a partner's name that cannot be a file name.
 */
export const ensureKeys = (
  path: string,
  partners: readonly { readonly naam: string; readonly Ondernemingsnummer: string }[],
  onProgress: (file: string) => void = () => undefined,
): { readonly created: readonly string[] } => {
  for (const { naam } of partners) checkNaam(naam);
  mkdirSync(path, { recursive: true });
  const folder: Folder = { path: (file) => join(path, file), created: [], onProgress };
  writeOnce(folder, 'README.md', README);
  const authority = ensureAuthority(folder);
  if (authority === undefined) return { created: folder.created };
  const gateway = { naam: 'kbi-gateway', Ondernemingsnummer: GATEWAY_ONDERNEMINGSNUMMER } as const;
  ensureHolder(folder, authority, { ...gateway, file: 'gateway', keyType: 'rsa' });
  ensureHolder(folder, authority, { ...gateway, naam: 'kbi-gateway-ec', file: 'gateway-ec', keyType: 'ec' });
  for (const partner of partners) ensureHolder(folder, authority, { ...partner, file: partner.naam, keyType: 'rsa' });
  return { created: folder.created };
};
