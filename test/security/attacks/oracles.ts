// Two verifiers made by others: xml-crypto (JavaScript) and xmlsec1 (C, libxml2). They verify a signature, not a message, so they are asked
// one question only: does this signature hold? What they deny, we must not accept.
import { spawnSync } from 'node:child_process';
import { createHash, verify, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignedXml } from 'xml-crypto';

const { DOMParser } = createRequire(createRequire(import.meta.url).resolve('xml-crypto'))('@xmldom/xmldom');
const DSIG = 'http://www.w3.org/2000/09/xmldsig#';

const textOf = (octets: Uint8Array): string => {
  const [first, second] = octets;
  const encoding =
    first === 0xfe && second === 0xff ? 'utf-16be' : first === 0xff && second === 0xfe ? 'utf-16le' : 'utf-8';
  return new TextDecoder(encoding).decode(octets);
};

/** Algorithms that xml-crypto lacks, lent to it: its references, transforms and canonical forms are what is asked here. */
const hashBy = (hash: string, uri: string) =>
  class {
    getAlgorithmName = (): string => uri;
    getHash = (xml: string): string => createHash(hash).update(xml, 'utf8').digest('base64');
  };
const signatureBy = (hash: string, uri: string, more: object) =>
  class {
    getAlgorithmName = (): string => uri;
    getSignature = (): never => {
      throw new RangeError('only verifies');
    };
    verifySignature = (material: string, key: unknown, value: string): boolean =>
      verify(hash, Buffer.from(material), { key: String(key), ...more }, Buffer.from(value, 'base64'));
  };
const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';
const LENT_HASHES = { [`${MORE}sha384`]: hashBy('sha384', `${MORE}sha384`) };
const LENT_SIGNATURES = Object.fromEntries(
  ['sha256', 'sha384', 'sha512'].flatMap((hash) => [
    [`${MORE}ecdsa-${hash}`, signatureBy(hash, `${MORE}ecdsa-${hash}`, { dsaEncoding: 'ieee-p1363' })],
    ...(hash === 'sha384' ? [[`${MORE}rsa-${hash}`, signatureBy(hash, `${MORE}rsa-${hash}`, {})]] : []),
  ]),
);

const pemOf = (certificate: Uint8Array): string => new X509Certificate(certificate).toString();

/** Whether xml-crypto says that the first Signature holds, with the key of this certificate. */
export const holdsByXmlCrypto = (octets: Uint8Array, certificate: Uint8Array): boolean => {
  const xml = textOf(octets);
  try {
    const document = new DOMParser({ errorHandler: () => undefined }).parseFromString(xml, 'text/xml');
    const verifier = new SignedXml({ publicCert: pemOf(certificate), getCertFromKeyInfo: () => null });
    Object.assign(verifier.HashAlgorithms, LENT_HASHES);
    Object.assign(verifier.SignatureAlgorithms, LENT_SIGNATURES);
    verifier.loadSignature(document.getElementsByTagNameNS(DSIG, 'Signature')[0]);
    return verifier.checkSignature(xml);
  } catch {
    return false;
  }
};

/** A folder for the files that xmlsec1 reads; to be closed. */
export type Xmlsec = { holds(octets: Uint8Array, certificate: Uint8Array): boolean; close(): void };

/** xmlsec1 as a verifier; throws when it cannot be started. */
export const openXmlsec = (): Xmlsec => {
  const folder = mkdtempSync(join(tmpdir(), 'kbi-xmlsec-'));
  const message = join(folder, 'message.xml');
  const pem = join(folder, 'certificate.pem');
  const ids = ['Body', 'Timestamp', 'BinarySecurityToken', 'To', 'w'].flatMap((name) => ['--id-attr:Id', name]);
  return {
    holds: (octets, certificate) => {
      writeFileSync(message, octets);
      writeFileSync(pem, pemOf(certificate));
      const { error, status } = spawnSync('xmlsec1', ['--verify', '--pubkey-cert-pem', pem, ...ids, message], {
        stdio: 'ignore',
      });
      if (error !== undefined) throw error;
      return status === 0;
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
};
