// Writes signed messages of any shape, sound by default and wrong on request: the attacker's own signer.
// Independent of src/security/sign.ts on purpose: it fills digests and signature values into whatever text it is given, so that
// an attack can be made before signing (`before`, the signature then fits) or after it (`after`, as a man in the middle would).
import { createHash, type KeyObject, sign } from 'node:crypto';
import { writeKBIDossiersInhoud, writeQuestion } from '../../../src/dialects/magda/question.js';
import { canonicalize } from '../../../src/xml/c14n.js';
import { NS } from '../../../src/xml/namespaces.js';
import { parseXml } from '../../../src/xml/parser.js';
import { childElements } from '../../../src/xml/query.js';
import type { XmlElement } from '../../../src/xml/tree.js';

/** 2012-09-03T09:00:00+02:00, the hour of all messages here. */
export const NOW = Date.parse('2012-09-03T07:00:00Z');

export const EXC = 'http://www.w3.org/2001/10/xml-exc-c14n#';
export const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
export const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';
export const XENC = 'http://www.w3.org/2001/04/xmlenc#';
export const TOKEN = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#';
export const BASE64 = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary';

/** Who signs: a private key, and the certificates it shows. */
export type Sender = { readonly key: KeyObject; readonly der: Buffer; readonly chain?: readonly Buffer[] };

/** One Reference. `target`: id of the element that is digested when it is not the one that `uri` says. */
export type ReferencePlan = {
  readonly uri: string;
  readonly target?: string;
  readonly attributes?: string;
  readonly transforms?: string;
  readonly digestMethod?: string;
  readonly hash?: string;
  readonly octets?: (element: XmlElement) => string | Buffer;
};

/** Everything that can be said about a message; each part has a sound default in `recipe`. */
export type Recipe = {
  readonly version: '1.1' | '1.2';
  readonly sender: Sender;
  readonly question: string;
  readonly token: string;
  readonly keyInfo: string;
  readonly timestamp: string;
  readonly references: readonly ReferencePlan[];
  readonly c14nMethod: string;
  readonly c14n: (signedInfo: XmlElement) => string;
  readonly signatureMethod: string;
  readonly sign: (data: Buffer, sender: Sender) => Buffer;
  /** Order and company of what stands in Security. */
  readonly security: (parts: { token: string; timestamp: string; signature: string }) => string;
  readonly before: (xml: string) => string;
  readonly after: (xml: string) => string;
  readonly encode: (xml: string) => Buffer;
};

let written = 0;

/** A question that the sender may ask; each has a Referte of its own. */
export const question = (partner = 'ocmw-gent', fields: Partial<Parameters<typeof writeQuestion>[0]> = {}): string =>
  writeQuestion({
    dienst: 'KBIDossiers',
    namespace: 'urn:kbi-gateway:KBIDossiers:v01_00',
    Identificatie: `kbi-gateway.test/${partner}`,
    Referte: `attack-${++written}`,
    VraagReferte: 'v1',
    Hoedanigheid: '17001',
    now: NOW,
    inhoud: writeKBIDossiersInhoud({ INSZ: '85631490132' }),
    ...fields,
  });

export const algorithm = (element: string, uri: string, content = ''): string =>
  `<ds:${element} Algorithm="${uri}">${content}</ds:${element}>`;

export const transform = (uri: string, content = ''): string => algorithm('Transform', uri, content);
export const prefixes = (list: string): string =>
  `<ec:InclusiveNamespaces xmlns:ec="${EXC}" PrefixList="${list}"></ec:InclusiveNamespaces>`;

export const binaryToken = (der: Buffer, valueType = `${TOKEN}X509v3`, attributes = 'wsu:Id="X509"'): string =>
  `<wsse:BinarySecurityToken EncodingType="${BASE64}" ValueType="${valueType}" ${attributes}>${der.toString('base64')}</wsse:BinarySecurityToken>`;

export const tokenReference = (content: string): string =>
  `<wsse:SecurityTokenReference>${content}</wsse:SecurityTokenReference>`;
export const byReference = (valueType = `${TOKEN}X509v3`, uri = '#X509'): string =>
  tokenReference(`<wsse:Reference URI="${uri}" ValueType="${valueType}"></wsse:Reference>`);

const instant = (at: number): string => new Date(at).toISOString();
export const timestampOf = (inner: string): string => `<wsu:Timestamp wsu:Id="TS">${inner}</wsu:Timestamp>`;
export const times = (created: number, expires = created + 300_000): string =>
  timestampOf(`<wsu:Created>${instant(created)}</wsu:Created><wsu:Expires>${instant(expires)}</wsu:Expires>`);

/** A sound message of a sender. */
export const recipe = (sender: Sender): Recipe => ({
  version: '1.1',
  sender,
  question: question(),
  token: binaryToken(sender.der),
  keyInfo: byReference(),
  timestamp: times(NOW),
  references: [{ uri: '#Body' }, { uri: '#TS' }],
  c14nMethod: algorithm('CanonicalizationMethod', EXC),
  c14n: (signedInfo) => canonicalize(signedInfo),
  signatureMethod: algorithm('SignatureMethod', `${MORE}rsa-sha256`),
  sign: (data, { key }) => sign('sha256', data, key),
  security: ({ token, timestamp, signature }) => token + timestamp + signature,
  before: (xml) => xml,
  after: (xml) => xml,
  encode: (xml) => Buffer.from(xml, 'utf8'),
});

const everyElement = (element: XmlElement): XmlElement[] => [element, ...childElements(element).flatMap(everyElement)];

/** The first element with any attribute of this value that looks like an id. */
export const findById = (root: XmlElement, id: string): XmlElement => {
  const found = everyElement(root).find(({ attributes }) =>
    attributes.some(({ local, value }) => /^id$/i.test(local) && value === id),
  );
  if (found === undefined) throw new RangeError(`no element has the id ${id}`);
  return found;
};

const referenceXml = (plan: ReferencePlan, index: number): string =>
  `<ds:Reference URI="${plan.uri}"${plan.attributes ?? ''}>${plan.transforms ?? `<ds:Transforms>${transform(EXC)}</ds:Transforms>`}` +
  `${plan.digestMethod ?? algorithm('DigestMethod', `${XENC}sha256`)}<ds:DigestValue>{digest ${index}}</ds:DigestValue></ds:Reference>`;

const digestOf = ({ uri, target, octets = canonicalize, hash = 'sha256' }: ReferencePlan, root: XmlElement): string =>
  createHash(hash)
    .update(octets(findById(root, target ?? uri.slice(1))))
    .digest('base64');

/** The octets of a recipe: digests first, then the signature over SignedInfo, as the text stands after `before`. */
export const message = (plan: Recipe): Buffer => {
  const soap = plan.version === '1.1' ? NS.soap11 : NS.soap12;
  const signature =
    `<ds:Signature><ds:SignedInfo>${plan.c14nMethod}${plan.signatureMethod}${plan.references.map(referenceXml).join('')}</ds:SignedInfo>` +
    `<ds:SignatureValue>{signature}</ds:SignatureValue><ds:KeyInfo>${plan.keyInfo}</ds:KeyInfo></ds:Signature>`;
  const header = `<wsse:Security soap:mustUnderstand="1">${plan.security({ token: plan.token, timestamp: plan.timestamp, signature })}</wsse:Security>`;
  const namespaces = `xmlns:soap="${soap}" xmlns:wsse="${NS.wsse}" xmlns:wsu="${NS.wsu}" xmlns:ds="${NS.ds}"`;
  let xml = plan.before(
    `<soap:Envelope ${namespaces}><soap:Header>${header}</soap:Header><soap:Body wsu:Id="Body">${plan.question}</soap:Body></soap:Envelope>`,
  );
  const roomy = {
    references: 100_000,
    elements: 100_000,
    depth: 200,
    attributes: 1_000,
    text: 4_000_000,
    octets: 16_000_000,
    name: 10_000,
    comments: 10_000,
  };
  const parsed = parseXml(Buffer.from(xml), { limits: roomy });
  xml = xml.replace(/\{digest (\d+)\}/g, (_, index: string) =>
    digestOf(plan.references[Number(index)] ?? { uri: '' }, parsed.root),
  );
  const signedInfo = everyElement(parseXml(Buffer.from(xml), { limits: roomy }).root).find(
    ({ ns, local }) => ns === NS.ds && local === 'SignedInfo',
  );
  if (signedInfo !== undefined) {
    const value = plan.sign(Buffer.from(plan.c14n(signedInfo), 'utf8'), plan.sender);
    xml = xml.replaceAll('{signature}', value.toString('base64'));
  }
  return plan.encode(plan.after(xml));
};

/** An edit of a text that must find what it changes, so that no row passes because it changed nothing. */
export const swap =
  (from: string | RegExp, to: string | ((...found: string[]) => string)) =>
  (xml: string): string => {
    const changed = xml.replace(from, typeof to === 'string' ? () => to : to);
    if (changed === xml) throw new RangeError(`nothing to change: ${from}`);
    return changed;
  };

/** Several edits after each other. */
export const edits =
  (...all: readonly ((xml: string) => string)[]) =>
  (xml: string): string =>
    all.reduce((text, edit) => edit(text), xml);
