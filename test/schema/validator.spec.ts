import { expect } from 'chai';
import { diag } from 'libxml2-wasm';
import { createValidator, loadValidator, readSchemas, type Validator } from '../../src/schema/validator.js';
import { bodyChild, refusalOf, SAMPLE, sampleWith, XSD_FOLDER } from './sample.js';

const INSZ = '<INSZ>84722492046</INSZ>';
const LONG = 'geheim'.repeat(7);

type Row = readonly [title: string, piece: string, replacement: string, element: string, line: number, regel: RegExp];
const ROWS: readonly Row[] = [
  ['an unknown element', INSZ, '<BSN>geheim</BSN>', 'BSN', 24, /not expected here; expected: INSZ/],
  ['an empty INSZ', INSZ, '<INSZ/>', 'INSZ', 24, /shorter than 1/],
  ['a text that is too long', INSZ, `<INSZ>${LONG}</INSZ>`, 'INSZ', 24, /longer than 36/],
  ['an element inside a text', INSZ, '<INSZ><x>geheim</x></INSZ>', 'INSZ', 24, /text only/],
  ['an attribute too many', INSZ, '<INSZ geheim2="1">8</INSZ>', 'INSZ', 24, /attribute geheim2: is not allowed/],
  ['nil', INSZ, '<INSZ xsi:nil="true"/>', 'INSZ', 24, /nil/],
  [
    'an xsi:nil that is no boolean',
    INSZ,
    '<INSZ xsi:nil="geheim"/>',
    'INSZ',
    24,
    /attribute nil: the value does not fit/,
  ],
  ['an unknown xsi:type', INSZ, '<INSZ xsi:type="t:geheim">8</INSZ>', 'INSZ', 24, /attribute type: names no type/],
  ['an unbound xsi:type', INSZ, '<INSZ xsi:type="geheim:x">8</INSZ>', 'INSZ', 24, /attribute type: names no type/],
  [
    'an xsi:type not derived',
    INSZ,
    '<INSZ xsi:type="t:VraagType">8</INSZ>',
    'INSZ',
    24,
    /attribute type: names a type that may not/,
  ],
  ['a date that does not exist', '2012-08-01', '2012-02-30', 'Begin', 26, /does not fit the type DatumType/],
  ['a date with a zone', '2012-08-01', '2012-08-01+02:00', 'Begin', 26, /does not match the pattern \[0-9\]\{4\}/],
  ['a Periode without Begin', '<Begin>2012-08-01</Begin>', '', 'Periode', 25, /missing; expected: Begin/],
  ['Einde before Begin', '<Begin>', '<Einde>2012-08-01</Einde><Begin>', 'Einde', 26, /expected: Begin/],
  ['a boolean in words', '>true<', '>geheim<', 'MutatiesContext', 28, /type xs:boolean/],
  ['a second Vraag', '</Vraag>\n', '</Vraag>\n<Vraag/>', 'Vraag', 31, /not expected here$/],
  ['no Vraag', '<Vraag>', '<Antwoord>', 'Antwoord', 21, /expected: Vraag/],
  ['no Referte', '<Referte>vraag-1</Referte>', '', 'Inhoud', 23, /expected: Referte/],
  ['text between elements', '<Vragen>', '<Vragen>geheim', 'Vragen', 20, /no text/],
  ['a message type that is none', 'VRAAG', 'MELDING', 'Type', 8, /none of VRAAG, ANTWOORD/],
  ['a version in another form', '01.00.0000', '1.0', 'Versie', 6, /does not match the pattern/],
  ['a time without minutes', '09:00:00.000', '9', 'Tijd', 11, /shorter than 5/],
  ['a time in another form', '09:00:00.000', '09u00 geheim', 'Tijd', 11, /does not match the pattern/],
  ['a date in another form', '<Datum>2012-09-03', '<Datum>3/9/2012', 'Datum', 10, /does not match the pattern/],
  ['a service name too long', '<Naam>KBIDossiers', `<Naam>${LONG}1234567`, 'Naam', 5, /longer than 48/],
  ['a hoedanigheid too long', '17001', LONG, 'Hoedanigheid', 16, /longer than 24/],
  [
    'a sender without Identificatie',
    '<Identificatie>kbi-gateway.test/ocmw-gent</Identificatie>',
    '',
    'Referte',
    15,
    /expected: Identificatie, Naam|expected: Identificatie/,
  ],
  [
    'a Gebruiker that is no INSZ',
    '</Hoedanigheid>',
    '</Hoedanigheid><Gebruiker>geheim</Gebruiker>',
    'Gebruiker',
    16,
    /does not match the pattern/,
  ],
  ['a child in a namespace', '<Naam>', '<Naam xmlns="urn:geheim">', 'Naam', 5, /expected: Naam; it is in a namespace/],
  [
    'children that inherit the root namespace',
    '<Verzoek>',
    '<Verzoek xmlns="urn:kbi-gateway:KBIDossiers:v01_00">',
    'Verzoek',
    3,
    /it is in a namespace/,
  ],
];

describe('validator', () => {
  let validator: Validator;
  before(async () => {
    validator = await loadValidator(XSD_FOLDER);
  });
  after(() => validator.dispose());

  it('lets a valid question pass', () => {
    expect(refusalOf(() => validator.validate(bodyChild(SAMPLE))).key).to.equal('none');
  });

  for (const [title, piece, replacement, element, line, regel] of ROWS) {
    it(`refuses ${title}, naming element, line and rule but not the value`, () => {
      const body = sampleWith(piece, replacement);
      const opened = piece === '<Vraag>' ? body.replace('</Vraag>', '</Antwoord>') : body;
      const { key, detail, facts } = refusalOf(() => validator.validate(bodyChild(opened)));
      expect({ key, element: facts.element, line: facts.line }).to.deep.equal({
        key: 'SCHEMA_INVALID',
        element,
        line: `${line}`,
      });
      expect(facts.regel).to.match(regel);
      expect(facts.pad).to.match(new RegExp(`^KBIDossiers/.*${element}$`));
      expect(`${detail}${JSON.stringify(facts)}`.replace(/geheim2/g, '')).not.to.contain('geheim');
    });
  }

  it('gives the line in the message when values and tags span lines', () => {
    const body = sampleWith('<Referte>vraag-1</Referte>', '<Referte\n>a\nb\n</Referte><!-- \n -->').replace(
      '>true<',
      '>\nja\n<',
    );
    const { facts } = refusalOf(() => validator.validate(bodyChild(body)));
    expect(facts).to.include({ element: 'MutatiesContext', line: '32' });
  });

  it('names the first of several errors', () => {
    const body = sampleWith('VRAAG', 'X').replace('>true<', '>X<');
    expect(refusalOf(() => validator.validate(bodyChild(body))).facts.element).to.equal('Type');
  });

  it('resolves an xsi:type whose prefix is declared outside the Body', () => {
    const body = sampleWith('<Vraag>', '<Vraag xsi:type="t:VraagType">');
    expect(refusalOf(() => validator.validate(bodyChild(body))).key).to.equal('none');
  });

  it('ignores comments, CDATA borders and xsi:schemaLocation', () => {
    const body = sampleWith(INSZ, '<INSZ>847<!-- x --><![CDATA[22492046]]></INSZ>').replace(
      '<k:KBIDossiers',
      '<k:KBIDossiers xsi:schemaLocation="urn:kbi-gateway:KBIDossiers:v01_00 file:///etc/passwd" xsi:noNamespaceSchemaLocation="x"',
    );
    expect(refusalOf(() => validator.validate(bodyChild(body))).key).to.equal('none');
  });

  for (const [title, from, to] of [
    ['a namespace without schema', 'xmlns:k="urn:kbi-gateway:KBIDossiers:v01_00"', 'xmlns:k="urn:other"'],
    ['a root that the schema does not declare', 'k:KBIDossiers', 'k:Verzoek'],
    ['a root without namespace', 'k:KBIDossiers', 'KBIDossiers'],
  ] as const) {
    it(`refuses ${title} as no operation`, () => {
      expect(refusalOf(() => validator.validate(bodyChild(SAMPLE.replaceAll(from, to)))).key).to.equal(
        'SOAP_OPERATION',
      );
    });
  }

  it('judges a text, and refuses one with a DOCTYPE or that is not XML', () => {
    const text = SAMPLE.slice(SAMPLE.indexOf('<k:'), SAMPLE.indexOf('</e:Body'));
    const keys = [text, text.replace('VRAAG', 'X'), `<!DOCTYPE a [<!ENTITY b "c">]>${text}`, '<a', '<a/>'].map(
      (xml) => refusalOf(() => validator.validateText(xml)).key,
    );
    expect(keys).to.deep.equal(['none', 'SCHEMA_INVALID', 'XML_DTD', 'XML_NOT_WELL_FORMED', 'SOAP_OPERATION']);
    expect(refusalOf(() => validator.validateText(text.replace('VRAAG', 'X'))).facts).to.include({
      element: 'Type',
      line: '7',
    });
  });

  it('disposes of every document, whether it fits or not', () => {
    diag.configure({ enabled: true });
    try {
      const good = bodyChild(SAMPLE);
      const bad = bodyChild(sampleWith('VRAAG', 'X'));
      for (let i = 0; i < 200; i += 1) {
        validator.validate(good);
        refusalOf(() => validator.validate(bad));
        refusalOf(() => validator.validateText('<a'));
        refusalOf(() => validator.validateText('<a/>'));
      }
      expect(diag.report()).to.deep.equal({});
    } finally {
      diag.configure({ enabled: false });
    }
  });

  it('refuses to start on a schema that does not compile, naming the file', async () => {
    const files = new Map(await readSchemas(XSD_FOLDER));
    files.set(
      'kbi-01.00.xsd',
      Buffer.from(String(Buffer.from(files.get('kbi-01.00.xsd') ?? [])).replace('name="CodeType"', 'name="OtherType"')),
    );
    const { key, detail } = refusalOf(() => createValidator(files));
    expect(key).to.equal('CONTRACT_MISMATCH');
    expect(detail).to.contain('xsd/');
  });
});
