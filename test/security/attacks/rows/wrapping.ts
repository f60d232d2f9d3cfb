// Signature wrapping: what was signed is kept somewhere, and something else is put where it counts.
// Done by a man in the middle, who has no key.
import { NS } from '../../../../src/xml/namespaces.js';
import type { Attack } from '../kit.js';
import { edits, NOW, question, swap, times } from '../message.js';
import { after, row } from './row.js';

const WHOLE_BODY = /<soap:Body wsu:Id="Body">.*<\/soap:Body>/s;
const WHOLE_TIMESTAMP = /<wsu:Timestamp wsu:Id="TS">.*?<\/wsu:Timestamp>/s;
const EVIL = (): string => question('ocmw-gent', { VraagReferte: 'evil' });

const cut = (xml: string, part: RegExp): string => part.exec(xml)?.[0] ?? '';

/** Takes the signed Body to another place and puts an unsigned one in its stead. */
const moveBody =
  (place: (xml: string, signed: string) => string, evil = `<soap:Body>${EVIL()}</soap:Body>`) =>
  (xml: string): string =>
    place(swap(WHOLE_BODY, '{evil}')(xml), cut(xml, WHOLE_BODY)).replace('{evil}', () => evil);

const into =
  (before: string | RegExp) =>
  (wrap: (signed: string) => string) =>
  (xml: string, signed: string): string =>
    swap(before, (found) => wrap(signed) + found)(xml);

const endOfHeader = into('</soap:Header>');
const endOfSecurity = into('</wsse:Security>');
const startOfSecurity = into(/<wsse:BinarySecurityToken /);
const same = (signed: string): string => signed;
const named =
  (name: string, more = '') =>
  (signed: string): string =>
    `<${name}${more}>${signed}</${name}>`;
const idOfEvil = `<soap:Body wsu:Id="Evil">${EVIL()}</soap:Body>`;
const idOfBody = `<soap:Body wsu:Id="Body">${EVIL()}</soap:Body>`;

const moved = (where: string, expect: Attack['expect'], place: Parameters<typeof moveBody>[0], evil?: string): Attack =>
  row(`the signed Body is moved ${where}`, expect, () => ({ after: moveBody(place, evil) }));

const MOVED: readonly Attack[] = [
  moved('into the Header', 'SIGNATURE_COVERAGE', endOfHeader(same)),
  moved('into the Header, and the new Body has an id of its own', 'SIGNATURE_COVERAGE', endOfHeader(same), idOfEvil),
  moved('into the Header, and the new Body bears the same id', 'ID_DUPLICATE', endOfHeader(same), idOfBody),
  moved('into a wrapper in the Header', 'SIGNATURE_COVERAGE', endOfHeader(named('w:Wrapper', ' xmlns:w="urn:w"'))),
  moved(
    'into a wrapper for another role',
    'SIGNATURE_COVERAGE',
    endOfHeader(named('w:W', ' xmlns:w="urn:w" soap:actor="urn:other"')),
  ),
  moved('into the Security header', 'SECURITY_STRUCTURE', endOfSecurity(same)),
  moved('into the Security header, before the token', 'SECURITY_STRUCTURE', startOfSecurity(same)),
  moved('into an Object of the Signature', 'SECURITY_STRUCTURE', into('</ds:Signature>')(named('ds:Object'))),
  moved('into KeyInfo', 'SECURITY_STRUCTURE', into('</ds:KeyInfo>')(same)),
  moved('into the SecurityTokenReference', 'TOKEN_INVALID', into('</wsse:SecurityTokenReference>')(same)),
  moved('into the Reference to the token', 'SIGNATURE_COVERAGE', into('</wsse:Reference>')(same)),
  moved('into the Timestamp', 'SIGNATURE_COVERAGE', into('</wsu:Timestamp>')(same)),
  moved('into the token', 'TOKEN_INVALID', into('</wsse:BinarySecurityToken>')(same)),
  moved('into SignedInfo', 'SECURITY_STRUCTURE', into('</ds:SignedInfo>')(same)),
  moved('into a Transform', 'SECURITY_STRUCTURE', into('</ds:Transform>')(same)),
  moved('behind the Body', 'SOAP_STRUCTURE', into('</soap:Envelope>')(same)),
  moved('before the Header', 'SOAP_STRUCTURE', into('<soap:Header>')(same)),
  moved('between Header and Body', 'SOAP_STRUCTURE', (xml, signed) => xml.replace('{evil}', () => `${signed}{evil}`)),
  moved(
    'into the new Body, beside the question',
    'SOAP_STRUCTURE',
    (xml) => xml,
    `<soap:Body>${EVIL()}<w/></soap:Body>`,
  ),
  moved('into the question of the new Body', 'SIGNATURE_COVERAGE', (xml, signed) =>
    xml.replace('{evil}', () => `<soap:Body>${EVIL().replace('</Verzoek>', () => `${signed}</Verzoek>`)}</soap:Body>`),
  ),
  moved('into a whole Envelope of its own in the Header', 'SIGNATURE_COVERAGE', endOfHeader(named('soap:Envelope'))),
  moved(
    'into a Security header for another actor',
    'SIGNATURE_COVERAGE',
    endOfHeader(named('wsse:Security', ' soap:actor="urn:other"')),
  ),
  moved('into a second Security header for us', 'SECURITY_HEADER', endOfHeader(named('wsse:Security'))),
];

const NESTED: readonly Attack[] = [
  after(
    'the whole signed message stands in a header of another',
    'SIGNATURE_ABSENT',
    (xml) =>
      `<soap:Envelope xmlns:soap="${NS.soap11}"><soap:Header><w>${xml}</w></soap:Header><soap:Body>${EVIL()}</soap:Body></soap:Envelope>`,
  ),
  after(
    'the whole signed message stands in the Body of another',
    'SIGNATURE_ABSENT',
    (xml) => `<soap:Envelope xmlns:soap="${NS.soap11}"><soap:Header/><soap:Body>${xml}</soap:Body></soap:Envelope>`,
  ),
  after('the Security header is lifted over a foreign Envelope that holds the old one', 'SIGNATURE_COVERAGE', (xml) => {
    const security = cut(xml, /<wsse:Security .*<\/wsse:Security>/s);
    const open = cut(xml, /<soap:Envelope [^>]*>/);
    return `${open}<soap:Header>${security}<w>${xml.replace(security, '')}</w></soap:Header><soap:Body>${EVIL()}</soap:Body></soap:Envelope>`;
  }),
  after(
    'a header block wraps the Security header',
    'SIGNATURE_ABSENT',
    edits(
      swap('<wsse:Security ', (found) => `<w>${found}`),
      swap('</wsse:Security>', (found) => `${found}</w>`),
    ),
  ),
  after('the Security header stands in the Body', 'SIGNATURE_ABSENT', (xml) => {
    const security = cut(xml, /<wsse:Security .*<\/wsse:Security>/s);
    return xml.replace(security, '').replace('</kbi:KBIDossiers>', () => `${security}</kbi:KBIDossiers>`);
  }),
  after(
    'a second Body follows',
    'SOAP_STRUCTURE',
    swap('</soap:Envelope>', (found) => `<soap:Body>${EVIL()}</soap:Body>${found}`),
  ),
  after(
    'a second Body goes before',
    'SOAP_STRUCTURE',
    swap('<soap:Body ', (found) => `<soap:Body>${EVIL()}</soap:Body>${found}`),
  ),
  after(
    'a second question stands in the signed Body',
    'SOAP_STRUCTURE',
    swap('</soap:Body>', (found) => `${EVIL()}${found}`),
  ),
  after(
    'the question is replaced in the signed Body',
    'DIGEST_MISMATCH',
    swap(/<kbi:KBIDossiers.*<\/kbi:KBIDossiers>/s, EVIL()),
  ),
  after('one digit of the INSZ is changed', 'DIGEST_MISMATCH', swap('<INSZ>85631490132', '<INSZ>85631490133')),
  after('an attribute is added to the Body', 'DIGEST_MISMATCH', swap('<soap:Body ', '<soap:Body x="1" ')),
  after('the prefix of the question is renamed', 'DIGEST_MISMATCH', (xml) =>
    xml.replaceAll('kbi:KBIDossiers', 'k:KBIDossiers').replace('xmlns:kbi', 'xmlns:k'),
  ),
  after('white space is added in the signed Body', 'DIGEST_MISMATCH', swap('<Verzoek>', '<Verzoek> ')),
  after(
    'a default namespace is slipped over the question',
    'DIGEST_MISMATCH',
    swap('<Verzoek>', '<Verzoek xmlns="urn:evil">'),
  ),
  after(
    'the prefix of the question means something else',
    'DIGEST_MISMATCH',
    swap('xmlns:kbi="urn:kbi-gateway:KBIDossiers:v01_00"', 'xmlns:kbi="urn:evil"'),
  ),
  after(
    'a second Timestamp goes before the signed one',
    'SECURITY_STRUCTURE',
    swap(/<wsu:Timestamp /, (found) => `${times(NOW).replace('"TS"', '"T2"')}${found}`),
  ),
  after(
    'a second Timestamp follows the Signature',
    'SECURITY_STRUCTURE',
    swap('</wsse:Security>', (found) => `${times(NOW).replace('"TS"', '"T2"')}${found}`),
  ),
  after('the signed Timestamp is moved into the Header, a fresh one in its place', 'SIGNATURE_COVERAGE', (xml) =>
    xml
      .replace(WHOLE_TIMESTAMP, () => times(NOW).replace('"TS"', '"T2"'))
      .replace('</soap:Header>', () => `${cut(xml, WHOLE_TIMESTAMP)}</soap:Header>`),
  ),
  after('the signed Timestamp is moved into the Header and nothing in its place', 'SIGNATURE_COVERAGE', (xml) =>
    xml.replace(WHOLE_TIMESTAMP, '').replace('</soap:Header>', () => `${cut(xml, WHOLE_TIMESTAMP)}</soap:Header>`),
  ),
  after(
    'the Timestamp is made younger',
    'DIGEST_MISMATCH',
    swap('2012-09-03T07:05:00.000Z', '2012-09-03T17:05:00.000Z'),
  ),
];

export const WRAPPING: readonly Attack[] = [...MOVED, ...NESTED];
