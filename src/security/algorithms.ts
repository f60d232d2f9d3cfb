// The allow-list of algorithms: an identifier that is not here does not exist for us.
// XML Signature 1.1 §6 identifiers; SHA-1 only where a profile says so. No HMAC, no RSA-PSS, no "none".

export type SignatureAlgorithm = {
  readonly uri: string;
  readonly hash: 'sha1' | 'sha256' | 'sha384' | 'sha512';
  readonly key: 'RSA' | 'EC';
};

const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';
const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const XENC = 'http://www.w3.org/2001/04/xmlenc#';

export const EXC_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';

/** Signature algorithms by identifier. */
export const SIGNATURE_ALGORITHMS: ReadonlyMap<string, SignatureAlgorithm> = new Map(
  (
    [
      [`${DSIG}rsa-sha1`, 'sha1', 'RSA'],
      [`${MORE}rsa-sha256`, 'sha256', 'RSA'],
      [`${MORE}rsa-sha384`, 'sha384', 'RSA'],
      [`${MORE}rsa-sha512`, 'sha512', 'RSA'],
      [`${MORE}ecdsa-sha256`, 'sha256', 'EC'],
      [`${MORE}ecdsa-sha384`, 'sha384', 'EC'],
      [`${MORE}ecdsa-sha512`, 'sha512', 'EC'],
    ] as const
  ).map(([uri, hash, key]) => [uri, { uri, hash, key }]),
);

/** Digest algorithms by identifier: the name that node:crypto uses. */
export const DIGEST_ALGORITHMS: ReadonlyMap<string, 'sha1' | 'sha256' | 'sha384' | 'sha512'> = new Map([
  [`${DSIG}sha1`, 'sha1'],
  [`${XENC}sha256`, 'sha256'],
  [`${MORE}sha384`, 'sha384'],
  [`${XENC}sha512`, 'sha512'],
]);

export const RSA_SHA256 = `${MORE}rsa-sha256`;
export const ECDSA_SHA256 = `${MORE}ecdsa-sha256`;
export const SHA256 = `${XENC}sha256`;

const TOKEN = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#';
const SOAP_SECURITY = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#';

/** Identifiers of the X.509 Certificate Token Profile 1.1. */
export const X509V3 = `${TOKEN}X509v3`;
export const X509_PKI_PATH = `${TOKEN}X509PKIPathv1`;
export const X509_SKI = `${TOKEN}X509SubjectKeyIdentifier`;
export const BASE64_BINARY = `${SOAP_SECURITY}Base64Binary`;
