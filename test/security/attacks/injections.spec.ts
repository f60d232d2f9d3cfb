// Injection: strings that mean something to a database, a shell, a log, a browser or a template, in every field a sender fills, signed.
// Each is refused by the schema or harmless: the answer is well-formed and signed, a Fault repeats nothing, and the store still answers.
import { expect } from 'chai';
import { escapeText } from '../../../src/xml/writer.js';
import { ask, type Kit, messageOf, openKit, questionOf, read, requestOf, saysOf } from '../../gateway-kit.js';

const STRINGS: Readonly<Record<string, string>> = {
  'a quote of SQL': "' OR '1'='1",
  'a second statement': "x'; DROP TABLE audit;--",
  'a union': "0' UNION SELECT dossier FROM dossier--",
  'a wildcard': '%',
  'a quote of XPath': "'] | //* | x['",
  'a path upwards': '../../../../etc/passwd',
  'a command': '$(id)',
  'a backtick': '`id`',
  'a format string': '%s%s%n%x',
  'a look-up of log4j': `${'$'}{jndi:ldap://127.0.0.1/a}`,
  'a template': '{{7*7}}',
  'a prototype': '__proto__',
  'a script': '<script>alert(1)</script>',
  'an end tag': '</Referte><INSZ>84722492046</INSZ>',
  'an entity': '&amp;lt;',
  'a CDATA end': ']]>',
  'a comment': '<!-- -->',
  'a line feed and a forged log line': 'x\n{"level":"info","msg":"forged"}',
  'a carriage return': 'x\rSet-Cookie: a=b',
  'an escape sequence of a terminal': '\u009b31m',
  'a right-to-left override': '\u202e041236584',
  'a zero-width space': '8563149\u200b0132',
  'full-width digits': '８５６３１４９０１３２',
  'a letter of another plane': '\u{1f600}',
  'a number with an exponent': '8.5631490132e10',
  'a very long string': 'A'.repeat(100_000),
  'an empty string': '',
  blanks: '   ',
};

const IN_FIELD: Readonly<Record<string, (text: string) => string>> = {
  INSZ: (text) => questionOf({ INSZ: text }),
  'Vraag/Referte': (text) => questionOf({ VraagReferte: text }),
  'Afzender/Referte': (text) => questionOf({ Referte: text }),
  Identificatie: (text) => questionOf({ Identificatie: text }),
  Hoedanigheid: (text) => questionOf({ Hoedanigheid: text }),
  OrganisatieEenheid: (text) => questionOf({ OrganisatieEenheid: text }),
  Begin: (text) => questionOf({ Begin: text }),
  Naam: (text) => questionOf().replace('<Naam>KBIDossiers', () => `<Naam>${escapeText(text)}`),
  Versie: (text) => questionOf().replace('<Versie>01.00.0000', () => `<Versie>${escapeText(text)}`),
  Datum: (text) => questionOf().replace(/<Datum>[^<]*/, () => `<Datum>${escapeText(text)}`),
  Tijd: (text) => questionOf().replace(/<Tijd>[^<]*/, () => `<Tijd>${escapeText(text)}`),
  Gebruiker: (text) =>
    questionOf().replace('</Afzender>', () => `<Gebruiker>${escapeText(text)}</Gebruiker></Afzender>`),
  MutatiesContext: (text) =>
    questionOf().replace('</INSZ>', () => `</INSZ><MutatiesContext>${escapeText(text)}</MutatiesContext>`),
  'an unknown element': (text) => questionOf().replace('</INSZ>', () => `</INSZ><Extra>${escapeText(text)}</Extra>`),
};

describe('injection', () => {
  let kit: Kit;
  before(async () => {
    kit = await openKit();
  });
  after(() => kit.close());

  for (const [field, write] of Object.entries(IN_FIELD)) {
    it(`into ${field} is refused by the schema or harmless`, async () => {
      for (const [name, text] of Object.entries(STRINGS)) {
        const response = await kit.handle(requestOf(messageOf({ content: write(text) })));
        const { fault, dossier } = read(response.body);
        const title = `${name}: ${saysOf(response.body)}`;
        expect([200, 500], title).to.include(response.status);
        expect(kit.journal.at(-1)?.uitkomst, title).to.not.equal('INTERNE_FOUT');
        if (fault !== undefined) {
          expect(fault.text, title).to.match(/^10001: line \d+, element [A-Za-z]+: /);
          if (text.trim().length > 3)
            expect(response.body.includes(escapeText(text).slice(0, 1_000)), title).to.equal(false);
        }
        if (['INSZ', 'Identificatie', 'Hoedanigheid'].includes(field)) expect(dossier, title).to.equal(undefined);
      }
    });
  }

  it('leaves a store that answers, and an audit trail as long as the messages', async () => {
    expect(saysOf((await ask(kit)).body)).to.equal('Gekend true');
    expect(kit.audit().length).to.be.greaterThan(Object.keys(IN_FIELD).length * 20);
  });

  it('into SOAPAction and path reaches nothing', async () => {
    for (const text of Object.values(STRINGS)) {
      const asked = await kit.handle(requestOf(messageOf(), { soapAction: text }));
      expect(saysOf(asked.body)).to.equal('Gekend true');
      await kit.handle(requestOf(messageOf(), { path: `/${text}` }));
      expect(kit.journal.at(-1)?.refusal?.key).to.equal('SOAP_OPERATION');
    }
  });

  it('of another operation, or of an answer in place of a question, finds no operation', async () => {
    const bodies = [
      questionOf().replaceAll('kbi:KBIDossiers', 'kbi:KBIDossiersResponse'),
      questionOf().replace('urn:kbi-gateway:KBIDossiers:v01_00', 'urn:kbi-gateway:Toeleiding:v01_00'),
      '<x></x>',
    ];
    for (const content of bodies) {
      await kit.handle(requestOf(messageOf({ content })));
      expect(kit.journal.at(-1)?.refusal?.key).to.equal('SOAP_OPERATION');
    }
  });
});
