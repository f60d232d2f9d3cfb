// Tricks with ids, and signatures that leave out what counts. Some are a man in the middle's, some a real partner's with bad intentions.
// Only wsu:Id names the Body; the element a Reference leads to must be the one that is used.
import { NS } from '../../../../src/xml/namespaces.js';
import type { Attack } from '../kit.js';
import { edits, swap } from '../message.js';
import { after, row } from './row.js';

const idTrick = (title: string, expect: Attack['expect'], edit: (xml: string) => string): Attack =>
  after(`the id of the Body is ${title}`, expect, edit);
const bodyId = (attribute: string): ((xml: string) => string) =>
  swap('<soap:Body wsu:Id="Body"', `<soap:Body ${attribute}`);

/** Signed with that attribute in place, so that only the way of naming refuses it. */
const signedId = (title: string, attribute: string, expect: Attack['expect'] = 'SIGNATURE_COVERAGE'): Attack =>
  row(`the Body is named by ${title}`, expect, () => ({ before: bodyId(attribute) }));

const IDS: readonly Attack[] = [
  signedId('an unqualified Id', 'Id="Body"'),
  signedId('an unqualified ID', 'ID="Body"'),
  signedId('an unqualified id', 'id="Body"'),
  signedId('xml:id', 'xml:id="Body"'),
  signedId('an Id in a namespace of nobody', 'xmlns:n="urn:nobody" n:Id="Body"'),
  signedId('an Id in the namespace of SOAP', 'soap:Id="Body"'),
  signedId(
    'an Id in the draft namespace of wsu',
    'xmlns:n="http://schemas.xmlsoap.org/ws/2002/07/utility" n:Id="Body"',
  ),
  signedId('wsu:ID', 'wsu:ID="Body"'),
  signedId('wsu:id', 'wsu:id="Body"'),
  row('the Body is named by an id with a space behind it', 'SIGNATURE_COVERAGE', () => ({
    references: [{ uri: '#Body', target: 'Body ' }, { uri: '#TS' }],
    before: bodyId('wsu:Id="Body "'),
  })),
  signedId('two ids, wsu:Id and Id, of one value', 'wsu:Id="Body" Id="Body"', 'ID_DUPLICATE'),
  signedId('two ids, wsu:Id and xml:id, of one value', 'wsu:Id="Body" xml:id="Body"', 'ID_DUPLICATE'),
  idTrick(
    'given to the Envelope too, as xml:id',
    'ID_DUPLICATE',
    swap('<soap:Envelope ', '<soap:Envelope xml:id="Body" '),
  ),
  idTrick('given to the Header too, as ID', 'ID_DUPLICATE', swap('<soap:Header>', '<soap:Header ID="Body">')),
  idTrick(
    'given to the Header too, with a space behind it',
    'ID_DUPLICATE',
    swap('<soap:Header>', '<soap:Header id="Body ">'),
  ),
  idTrick('given to the Timestamp too', 'ID_DUPLICATE', swap('wsu:Id="TS"', 'wsu:Id="Body"')),
  idTrick('given to the question too', 'ID_DUPLICATE', swap('<kbi:KBIDossiers ', '<kbi:KBIDossiers id="Body" ')),
  idTrick(
    'given to the Signature instead',
    'SIGNATURE_COVERAGE',
    edits(bodyId('wsu:Id="Evil"'), swap('<ds:Signature>', '<ds:Signature Id="Body">')),
  ),
  idTrick(
    'given to SignedInfo instead',
    'SIGNATURE_COVERAGE',
    edits(bodyId('wsu:Id="Evil"'), swap('<ds:SignedInfo>', '<ds:SignedInfo Id="Body">')),
  ),
  idTrick(
    'given to KeyInfo instead',
    'SIGNATURE_COVERAGE',
    edits(bodyId('wsu:Id="Evil"'), swap('<ds:KeyInfo>', '<ds:KeyInfo Id="Body">')),
  ),
  idTrick(
    'given to the Security header instead',
    'SIGNATURE_COVERAGE',
    edits(bodyId('wsu:Id="Evil"'), swap('<wsse:Security ', '<wsse:Security wsu:Id="Body" ')),
  ),
  idTrick(
    'given to the Header instead',
    'SIGNATURE_COVERAGE',
    edits(bodyId('wsu:Id="Evil"'), swap('<soap:Header>', '<soap:Header wsu:Id="Body">')),
  ),
  idTrick(
    'given to the Envelope instead',
    'SIGNATURE_COVERAGE',
    edits(bodyId('wsu:Id="Evil"'), swap('<soap:Envelope ', '<soap:Envelope wsu:Id="Body" ')),
  ),
  idTrick(
    'given to the question instead',
    'SIGNATURE_COVERAGE',
    edits(bodyId('wsu:Id="Evil"'), swap('<kbi:KBIDossiers ', '<kbi:KBIDossiers wsu:Id="Body" ')),
  ),
  idTrick('taken away', 'SIGNATURE_COVERAGE', swap(' wsu:Id="Body"', '')),
];

const SHARED = { before: swap('<soap:Header>', '<soap:Header wsu:Id="Hd">') };
const EXCLUSION: readonly Attack[] = [
  after('there is no Header', 'SIGNATURE_ABSENT', swap(/<soap:Header>.*<\/soap:Header>/s, '')),
  after('the Header is empty', 'SIGNATURE_ABSENT', swap(/<wsse:Security .*<\/wsse:Security>/s, '')),
  after(
    'the Security header is empty',
    'SIGNATURE_ABSENT',
    swap(/(<wsse:Security [^>]*>).*<\/wsse:Security>/s, (_, open = '') => `${open}</wsse:Security>`),
  ),
  after('the Signature is taken out', 'SIGNATURE_ABSENT', swap(/<ds:Signature>.*<\/ds:Signature>/s, '')),
  after(
    'the Signature is in the namespace of nobody',
    'SECURITY_STRUCTURE',
    swap(`xmlns:ds="${NS.ds}"`, 'xmlns:ds="urn:nobody"'),
  ),
  after(
    'the Security header is in the namespace of nobody',
    'SOAP_MUST_UNDERSTAND',
    swap(`xmlns:wsse="${NS.wsse}"`, 'xmlns:wsse="urn:nobody"'),
  ),
  after(
    'the Security header is for another actor',
    'SIGNATURE_ABSENT',
    swap('soap:mustUnderstand="1"', 'soap:actor="urn:other"'),
  ),
  row('the Body is not among the references', 'SIGNATURE_COVERAGE', () => ({ references: [{ uri: '#TS' }] })),
  row('the Timestamp is not among the references', 'SIGNATURE_COVERAGE', () => ({ references: [{ uri: '#Body' }] })),
  row('the Body is referenced twice and the Timestamp not', 'SIGNATURE_COVERAGE', () => ({
    references: [{ uri: '#Body' }, { uri: '#Body' }],
  })),
  row('the Body is referenced twice beside the Timestamp', 'SIGNATURE_COVERAGE', () => ({
    references: [{ uri: '#Body' }, { uri: '#TS' }, { uri: '#Body' }],
  })),
  row('the question is referenced and the Body not', 'SIGNATURE_COVERAGE', () => ({
    references: [{ uri: '#Vraag' }, { uri: '#TS' }],
    before: swap('<kbi:KBIDossiers ', '<kbi:KBIDossiers wsu:Id="Vraag" '),
  })),
  row('the whole Header is referenced too', 'SIGNATURE_COVERAGE', () => ({
    references: [{ uri: '#Body' }, { uri: '#TS' }, { uri: '#Hd' }],
    ...SHARED,
  })),
  row('a reference leads to nothing', 'SIGNATURE_COVERAGE', () => ({
    references: [{ uri: '#Body' }, { uri: '#TS' }, { uri: '#nothing', target: 'TS' }],
  })),
  row('the Security header itself is referenced', 'SIGNATURE_COVERAGE', () => ({
    references: [{ uri: '#Body' }, { uri: '#TS' }, { uri: '#Sec' }],
    before: swap('<wsse:Security ', '<wsse:Security wsu:Id="Sec" '),
  })),
  row('a reference leads into the Body', 'SIGNATURE_COVERAGE', () => ({
    references: [{ uri: '#Body' }, { uri: '#TS' }, { uri: '#V' }],
    before: swap('<kbi:KBIDossiers ', '<kbi:KBIDossiers wsu:Id="V" '),
  })),
  row('a reference leads to a child of a header block', 'SIGNATURE_COVERAGE', () => ({
    references: [{ uri: '#Body' }, { uri: '#TS' }, { uri: '#c' }],
    before: swap('</soap:Header>', '<w><c wsu:Id="c"/></w></soap:Header>'),
  })),
];

export const IDS_AND_COVERAGE: readonly Attack[] = [...IDS, ...EXCLUSION];
