// Writes the extensions of certificates and CRLs (RFC 5280 §4.2, §5.2). What they mean is decided where they are read: security/x509.
import { KEY_USAGES, type KeyUsage } from '../security/x509/extensions.js';
import * as asn1 from './asn1.js';

/** Any extension: DEFAULT FALSE is left out, as DER asks. */
export const extension = (oid: string, critical: boolean, value: Buffer | asn1.Asn1): asn1.Asn1 =>
  asn1.sequence(asn1.oid(oid), critical ? asn1.boolean(true) : undefined, asn1.octetString(value));

/** basicConstraints, critical. */
export const basicConstraints = ({ ca, pathLen }: { readonly ca: boolean; readonly pathLen?: number }): asn1.Asn1 =>
  extension(
    '2.5.29.19',
    true,
    asn1.sequence(
      ca ? asn1.boolean(true) : undefined,
      pathLen === undefined ? undefined : asn1.integer(BigInt(pathLen)),
    ),
  );

/** keyUsage, critical, as a named bit list: zero bits at the end are left out. */
export const keyUsage = (usages: readonly KeyUsage[]): asn1.Asn1 => {
  const bits = KEY_USAGES.reduce((sum, name, bit) => sum | (usages.includes(name) ? 0x8000 >> bit : 0), 0);
  const octets = Buffer.from(bits === 0 ? [] : (bits & 0xff) === 0 ? [bits >> 8] : [bits >> 8, bits & 0xff]);
  const last = octets.at(-1) ?? 0;
  const unused = last === 0 ? 0 : 31 - Math.clz32(last & -last);
  return extension('2.5.29.15', true, asn1.bitString(octets, unused));
};

/** subjectKeyIdentifier. */
export const subjectKeyIdentifier = (identifier: Buffer): asn1.Asn1 =>
  extension('2.5.29.14', false, asn1.octetString(identifier));

/** authorityKeyIdentifier with the identifier of the issuer's key. */
export const authorityKeyIdentifier = (identifier: Buffer): asn1.Asn1 =>
  extension('2.5.29.35', false, asn1.sequence(asn1.implicit(0, identifier)));

/** cRLNumber. */
export const crlNumber = (number: number): asn1.Asn1 => extension('2.5.29.20', false, asn1.integer(BigInt(number)));
