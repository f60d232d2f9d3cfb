// Makes the frozen messages of fixtures/scenarios/envelope: signed with the keys of fixtures/keys under the clock of the scenarios.
// RSA PKCS #1 v1.5 and the serial numbers of our certificates are deterministic, so a second run writes the same octets.
// Run: npx tsx test/scenarios/make-frozen.ts, then test/scenarios/record.ts for the replies.
import { sign } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCrl } from '../../src/pki/crl.js';
import { NS } from '../../src/xml/namespaces.js';
import * as odd from '../security/attacks/certificates.js';
import * as make from '../security/attacks/message.js';
import { SCENARIOS } from './theatre.js';

const { GENT, CA } = odd;
const { edits, swap } = make;
const PATH = '/KBIDossiersDienst-01.00/soap/WebService';
const QUESTION = make.question('ocmw-gent', { Referte: 'referte-1', VraagReferte: 'vraag-1' });

type Extra = {
  readonly refusal?: string;
  readonly http?: { readonly status?: number; readonly headers?: Readonly<Record<string, string>> };
  readonly crl?: Readonly<Record<string, Buffer>>;
  readonly path?: string;
};

const freeze = (
  claim: string,
  description: string,
  octets: Buffer,
  { refusal, http, crl = {}, path = PATH }: Extra,
): void => {
  const folder = join(SCENARIOS, 'envelope', claim);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'request.xml'), octets);
  for (const [file, list] of Object.entries(crl)) writeFileSync(join(folder, file), list);
  const lists = Object.keys(crl).length === 0 ? {} : { crl: Object.keys(crl) };
  // What is answered is fresh at one moment only, and what is too early is so for a while; the rest is refused at any.
  const timed = refusal === undefined ? http?.status === undefined : refusal.endsWith('_EXPIRED');
  const clock = timed ? { clock: '2012-09-03T09:00:00+02:00,frozen' } : {};
  const told = {
    description,
    ...(refusal === undefined ? {} : { refusal }),
    frozen: true,
    path,
    ...clock,
    ...(http === undefined ? {} : { http }),
    ...lists,
  };
  writeFileSync(join(folder, 'scenario.json'), `${JSON.stringify(told, null, 2)}\n`);
};

/** A message that is sound but for what is changed. */
const signed = (changes: Partial<make.Recipe> = {}, sender: make.Sender = GENT): Buffer =>
  make.message({ ...make.recipe(sender), question: QUESTION, ...changes });
const attack = (
  refusal: string,
  claim: string,
  description: string,
  changes: Partial<make.Recipe> = {},
  sender?: make.Sender,
): void => freeze(claim, description, signed(changes, sender), { refusal, http: { status: 500 } });
const text = (refusal: string, claim: string, description: string, xml: string | Buffer): void =>
  freeze(claim, description, Buffer.from(xml), { refusal, http: { status: 500 } });
const unsigned = (soap: string = NS.soap11): string =>
  `<soap:Envelope xmlns:soap="${soap}"><soap:Body>${QUESTION}</soap:Body></soap:Envelope>`;
const cut = swap('</soap:Envelope>', '');
const bytes =
  (change: (octets: Buffer) => Buffer) =>
  (xml: string): Buffer =>
    change(Buffer.from(xml, 'utf8'));
const issuer = odd.KEYS.partner('ocmw-gent')?.certificate;
const issuerSerial = make.tokenReference(
  `<ds:X509Data><ds:X509IssuerSerial><ds:X509IssuerName>${issuer?.issuerName}</ds:X509IssuerName>` +
    `<ds:X509SerialNumber>${issuer?.serialNumber}</ds:X509SerialNumber></ds:X509IssuerSerial></ds:X509Data>`,
);

// ---- XML
text('XML_NOT_WELL_FORMED', 'geen-xml', 'A sentence instead of a document', 'Dit is geen XML.\n');
attack('XML_NOT_WELL_FORMED', 'envelope-niet-gesloten', 'The end of the Envelope got lost on the way', { after: cut });
attack('XML_NOT_WELL_FORMED', 'tekst-achter-de-envelope', 'Something stands behind the Envelope', {
  after: (xml) => `${xml}x`,
});
attack('XML_ENCODING', 'octetten-zijn-geen-utf-8', 'An octet that UTF-8 does not know', {
  encode: bytes((octets) => Buffer.concat([octets.subarray(0, -16), Buffer.from([0xff]), octets.subarray(-16)])),
});
freeze(
  'verklaart-latin-1',
  'The declaration names ISO-8859-1, and the media type no charset',
  signed({ after: (xml) => `<?xml version="1.0" encoding="ISO-8859-1"?>${xml}` }),
  {
    refusal: 'XML_ENCODING',
    http: { status: 500, headers: { 'content-type': 'text/xml' } },
  },
);
attack('XML_DTD', 'doctype', 'A document type declaration', { after: (xml) => `<!DOCTYPE Envelope>${xml}` });
attack('XML_DTD', 'entiteit-naar-een-bestand', 'An entity that would read a file', {
  after: (xml) => `<!DOCTYPE e [<!ENTITY x SYSTEM "file:///etc/hostname">]>${xml.replace('85631490132', '&x;')}`,
});
attack('XML_PI', 'verwerkingsinstructie', 'A processing instruction', {
  after: (xml) => `<?xml-stylesheet href="a.xsl"?>${xml}`,
});
text('XML_LIMIT', 'te-diep-genest', 'Seventy elements inside each other', `${'<a>'.repeat(70)}${'</a>'.repeat(70)}`);
attack('XML_LIMIT', 'header-blok-te-groot', 'A header block of 20 kB', {
  after: swap('</soap:Header>', `<x:Ballast xmlns:x="urn:ballast">${'0'.repeat(20_000)}</x:Ballast></soap:Header>`),
});
// ---- SOAP
text('SOAP_STRUCTURE', 'geen-envelope', 'The question without an envelope', QUESTION);
text(
  'SOAP_STRUCTURE',
  'body-is-leeg',
  'A Body without a question',
  `<soap:Envelope xmlns:soap="${NS.soap11}"><soap:Body/></soap:Envelope>`,
);
attack('SOAP_STRUCTURE', 'twee-vragen-in-de-body', 'A second question in the Body', {
  after: swap('</soap:Body>', `${QUESTION}</soap:Body>`),
});
attack('SOAP_STRUCTURE', 'element-achter-de-body', 'Something stands behind the Body', {
  after: swap('</soap:Envelope>', '<x/></soap:Envelope>'),
});
text(
  'SOAP_VERSION',
  'envelope-van-onbekende-versie',
  'The Envelope is of no SOAP that exists',
  unsigned('urn:soap:2.0'),
);
freeze('soap-1.2-onder-text-xml', 'A SOAP 1.2 Envelope under the media type of SOAP 1.1', signed({ version: '1.2' }), {
  refusal: 'SOAP_VERSION',
  http: { status: 500, headers: { 'content-type': 'text/xml; charset=utf-8' } },
});
attack('SOAP_MUST_UNDERSTAND', 'verplichte-header-onbekend', 'A mandatory header that nobody here understands', {
  after: swap('</soap:Header>', '<x:Betaling xmlns:x="urn:betaling" soap:mustUnderstand="1"/></soap:Header>'),
});
// ---- who signed
text('SIGNATURE_ABSENT', 'zonder-handtekening', 'A question as the WSDL has it, not signed', unsigned());
freeze(
  'soap-1.2-zonder-handtekening',
  'Not signed, in SOAP 1.2: Sender with subcode InvalidSecurity, 400',
  Buffer.from(unsigned(NS.soap12)),
  {
    refusal: 'SIGNATURE_ABSENT',
    http: { status: 400 },
  },
);
attack('SECURITY_HEADER', 'twee-security-headers', 'Two Security headers for this receiver', {
  after: swap('<soap:Header>', '<soap:Header><wsse:Security></wsse:Security>'),
});
attack('SECURITY_STRUCTURE', 'sleutel-als-keyvalue', 'KeyInfo names no certificate but a bare key', {
  token: '',
  keyInfo:
    '<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>AQAB</ds:Modulus><ds:Exponent>AQAB</ds:Exponent></ds:RSAKeyValue></ds:KeyValue>',
});
attack('SECURITY_STRUCTURE', 'twee-handtekeningen', 'Two signatures in one Security header', {
  security: ({ token, timestamp, signature }) => token + timestamp + signature + signature,
});
attack('ID_DUPLICATE', 'dubbele-id', 'The Header holds a second element with the id of the Body', {
  after: swap('</soap:Header>', '<x wsu:Id="Body"/></soap:Header>'),
});
attack('TOKEN_INVALID', 'verwijzing-naar-niets', 'KeyInfo points at a token that is not there', {
  keyInfo: make.byReference(undefined, '#elders'),
});
attack('ALGORITHM_REFUSED', 'handtekening-met-sha-1', 'RSA with SHA-1, which the profile of an OCMW does not take', {
  signatureMethod: make.algorithm('SignatureMethod', `${make.DSIG}rsa-sha1`),
});
attack('ALGORITHM_REFUSED', 'inclusieve-canonisatie', 'Inclusive canonicalization of SignedInfo', {
  c14nMethod: make.algorithm('CanonicalizationMethod', 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315'),
});
attack('SIGNATURE_COVERAGE', 'timestamp-niet-ondertekend', 'Only the Body is signed', {
  references: [{ uri: '#Body' }],
});
attack(
  'SIGNATURE_COVERAGE',
  'handtekening-over-ander-element',
  'The signed Body was moved into the Header and another put in its place (wrapping)',
  {
    after: edits(
      swap(/<soap:Body wsu:Id="Body">(.*)<\/soap:Body>/, (whole) =>
        whole.replace(' wsu:Id="Body"', ' wsu:Id="Ander"').replace('85631490132', '84722492046'),
      ),
      swap(
        '</soap:Header>',
        `<x:Bewaard xmlns:x="urn:x"><soap:Body wsu:Id="Body">${QUESTION}</soap:Body></x:Bewaard></soap:Header>`,
      ),
    ),
  },
);
attack('DIGEST_MISMATCH', 'vraag-veranderd-na-ondertekening', 'Another INSZ than the one that was signed', {
  after: swap('85631490132', '84722492046'),
});
attack(
  'SIGNATURE_INVALID',
  'handtekening-van-een-ander',
  'Signed with the key of Aalst under the certificate of Gent',
  {},
  { ...odd.partner('ocmw-aalst'), der: GENT.der },
);
attack('SIGNATURE_INVALID', 'signedinfo-veranderd', 'SignedInfo was changed after signing', {
  after: swap('URI="#TS"><ds:Transforms>', 'URI="#TS" Id="later"><ds:Transforms>'),
});
attack(
  'CERTIFICATE_INVALID',
  'certificaat-niet-om-te-tekenen',
  'A certificate for encryption only',
  {},
  odd.WRONG_USAGE(),
);
attack(
  'CERTIFICATE_INVALID',
  'certificaat-van-een-autoriteit',
  'A certificate that is an authority itself',
  {},
  odd.CA_TRUE(),
);
attack(
  'CERTIFICATE_UNTRUSTED',
  'zelf-uitgegeven-certificaat',
  'A certificate that vouches for itself',
  {},
  odd.SELF_SIGNED(),
);
attack('CERTIFICATE_EXPIRED', 'certificaat-verlopen', 'The certificate ended two seconds ago', {}, odd.EXPIRED());
attack('CERTIFICATE_EXPIRED', 'certificaat-nog-niet-geldig', 'The certificate begins in a second', {}, odd.EARLY());
freeze('certificaat-ingetrokken', 'The certificate stands on the revocation list', signed(), {
  refusal: 'CERTIFICATE_REVOKED',
  http: { status: 500 },
  crl: {
    'intrekking.crl': createCrl(CA, [BigInt(issuer?.serialNumber ?? 0)], { thisUpdate: Date.UTC(2012, 8, 1) }).der,
  },
});
freeze(
  'certificaat-van-een-ander-ingetrokken',
  'The list names another certificate: the question is answered',
  signed(),
  {
    crl: {
      'intrekking.crl': createCrl(CA, [BigInt(odd.KEYS.partner('ocmw-aalst')?.certificate.serialNumber ?? 0)], {
        thisUpdate: Date.UTC(2012, 8, 1),
      }).der,
    },
  },
);
attack(
  'PARTNER_UNKNOWN',
  'certificaat-van-geen-partner',
  'A sound certificate of an institution that is no partner',
  {},
  odd.UNREGISTERED(),
);
attack(
  'CERTIFICATE_INVALID',
  'certificaat-zonder-organisatienummer',
  'A sound certificate that names no institution',
  {},
  odd.NO_ORGANISATION(),
);
// ---- when
attack('SIGNATURE_COVERAGE', 'zonder-timestamp', 'No Timestamp, which the profile of an OCMW wants signed', {
  timestamp: '',
  references: [{ uri: '#Body' }],
});
attack('TIMESTAMP_INVALID', 'timestamp-zonder-zone', 'Created in local time, without Z', {
  timestamp: make.timestampOf('<wsu:Created>2012-09-03T09:00:00</wsu:Created>'),
});
attack('TIMESTAMP_EXPIRED', 'vijf-minuten-en-een-seconde-oud', 'Created 301 seconds ago', {
  timestamp: make.times(make.NOW - 301_000, make.NOW + 60_000),
});
attack('TIMESTAMP_EXPIRED', 'uit-de-toekomst', 'Created in 61 seconds', { timestamp: make.times(make.NOW + 61_000) });
attack('TIMESTAMP_EXPIRED', 'expires-voorbij', 'Expires a second ago', {
  timestamp: make.times(make.NOW - 60_000, make.NOW - 1_000),
});
freeze(
  'vijf-minuten-oud',
  'Created 300 seconds ago: answered',
  signed({ timestamp: make.times(make.NOW - 300_000, make.NOW + 60_000) }),
  {},
);
freeze(
  'een-minuut-vooruit',
  'A clock that runs 60 seconds ahead: answered',
  signed({ timestamp: make.times(make.NOW + 60_000) }),
  {},
);
// ---- other stacks' ways that are sound
freeze(
  'sleutel-met-issuerserial',
  'The key is named by issuer and serial number of a registered certificate: answered',
  signed({ token: '', keyInfo: issuerSerial }),
  {},
);
freeze(
  'utf-16',
  'A message in UTF-16 with byte order mark: answered',
  signed({
    encode: (xml) => Buffer.from(`\ufeff${xml}`, 'utf16le'),
  }),
  { http: { headers: { 'content-type': 'text/xml; charset=utf-16' } } },
);
freeze(
  'sha-512',
  'RSA with SHA-512: answered',
  signed({
    signatureMethod: make.algorithm('SignatureMethod', `${make.MORE}rsa-sha512`),
    sign: (data, { key }) => sign('sha512', data, key),
  }),
  {},
);
// ---- what is no message at all
freeze('pad-bestaat-niet', 'No service at this path: 404, plain text', signed(), {
  path: '/Dossiers',
  http: { status: 404 },
});
freeze('ander-mediatype', 'JSON media type: 415, plain text', signed(), {
  http: { status: 415, headers: { 'content-type': 'application/json' } },
});
freeze('multipart', 'Attachments are not offered: 415, plain text', signed(), {
  http: { status: 415, headers: { 'content-type': 'multipart/related; type="text/xml"; boundary=b' } },
});
