import { expect } from 'chai';
import { readVerzoek } from '../../../src/dialects/magda/read.js';
import { isVerzoek, type Verzoek } from '../../../src/domain/kbi/Verzoek.js';
import { Fault } from '../../../src/faults/fault.js';
import { questionText, validBody, verzoekOf } from './sample.js';

const readText = async (xml: string): Promise<Verzoek<'KBIDossiers'>> => {
  const verzoek = readVerzoek(await validBody(xml));
  if (!isVerzoek(verzoek, 'KBIDossiers')) throw new RangeError(verzoek.dienst);
  return verzoek;
};
const readWith = (parts: Parameters<typeof questionText>[0]) => readText(questionText(parts));

describe('readVerzoek', () => {
  it('reads what a question says', async () => {
    const afzender =
      '<Identificatie>kbi-gateway.test/ksz</Identificatie><Naam>KSZ</Naam><Referte>abc</Referte>' +
      '<OrganisatieEenheid>0212214125</OrganisatieEenheid><Hoedanigheid>17001</Hoedanigheid><Gebruiker>85631490132</Gebruiker>';
    const inhoud =
      '<INSZ>84722492046</INSZ><Periode><Begin>2012-08-01</Begin><Einde>2012-09-03</Einde></Periode><MutatiesContext>true</MutatiesContext>';
    expect(await readWith({ afzender, inhoud, referte: 'vraag' })).to.deep.equal({
      dienst: 'KBIDossiers',
      Afzender: {
        Identificatie: 'kbi-gateway.test/ksz',
        Naam: 'KSZ',
        Referte: 'abc',
        OrganisatieEenheid: '0212214125',
        Hoedanigheid: '17001',
        Gebruiker: '85631490132',
      },
      Tijdstip: Date.parse('2012-09-03T07:00:00Z'),
      VraagReferte: 'vraag',
      vraag: {
        INSZ: '84722492046',
        Periode: { Begin: '2012-08-01', Einde: '2012-09-03' },
        MutatiesContext: true,
      },
    });
  });

  it('leaves out what is absent', async () => {
    const { Afzender: plain } = verzoekOf();
    const verzoek = await readWith({});
    expect(verzoek.Afzender).to.deep.equal({ Identificatie: plain.Identificatie, Referte: plain.Referte });
    expect(verzoek.vraag).to.deep.equal({ INSZ: '85631490132', Periode: undefined, MutatiesContext: false });
    const { vraag } = await readWith({ inhoud: '<INSZ>1</INSZ><Periode><Begin>2012-08-01</Begin></Periode>' });
    expect(vraag.Periode).to.deep.equal({ Begin: '2012-08-01' });
  });

  const booleans: readonly (readonly [string, boolean])[] = [
    ['true', true],
    ['1', true],
    [' true\n', true],
    ['\t1 ', true],
    ['false', false],
    ['0', false],
    [' 0 ', false],
  ];
  for (const [text, value] of booleans) {
    it(`reads MutatiesContext ${JSON.stringify(text)} as ${value}`, async () => {
      const { vraag } = await readWith({ inhoud: `<INSZ>1</INSZ><MutatiesContext>${text}</MutatiesContext>` });
      expect(vraag.MutatiesContext).to.equal(value);
    });
  }

  const times: readonly (readonly [string, string])[] = [
    ['09:30', '2012-09-03T07:30:00.000Z'],
    ['09:30:15', '2012-09-03T07:30:15.000Z'],
    ['09:30:15.5', '2012-09-03T07:30:15.500Z'],
    ['09:30:15.25', '2012-09-03T07:30:15.250Z'],
    ['09:30:15.125', '2012-09-03T07:30:15.125Z'],
    ['00:00', '2012-09-02T22:00:00.000Z'],
  ];
  for (const [tijd, instant] of times) {
    it(`reads ${tijd} as the clock of Brussels shows it`, async () => {
      const { Tijdstip } = await readWith({ tijdstip: `<Datum>2012-09-03</Datum><Tijd>${tijd}</Tijd>` });
      expect(new Date(Tijdstip).toISOString()).to.equal(instant);
    });
  }

  it('reads a time of winter', async () => {
    const { Tijdstip } = await readWith({ tijdstip: '<Datum>2012-01-03</Datum><Tijd>09:00</Tijd>' });
    expect(new Date(Tijdstip).toISOString()).to.equal('2012-01-03T08:00:00.000Z');
  });

  const impossible: readonly (readonly [string, string])[] = [
    ['2012-09-03', '25:00'],
    ['2012-09-03', '09:60'],
    ['2012-09-03', '09:00:61'],
    ['2012-13-01', '09:00'],
    ['2012-00-00', '09:00'],
  ];
  for (const [datum, tijd] of impossible) {
    it(`refuses ${datum} ${tijd}, which fits the pattern and no clock, as the schema would`, async () => {
      const body = await validBody(questionText({ tijdstip: `<Datum>${datum}</Datum><Tijd>${tijd}</Tijd>` }));
      let refusal: unknown;
      try {
        readVerzoek(body);
      } catch (error) {
        refusal = error;
      }
      expect(refusal).to.be.instanceOf(Fault);
      const { key, facts } = refusal as Fault;
      expect([key, facts.element, facts.line]).to.deep.equal(['SCHEMA_INVALID', 'Tijdstip', '1']);
    });
  }

  const same: readonly (readonly [string, (text: string) => string])[] = [
    ['white space between elements', (text) => text.replaceAll('><', '>\r\n\t <')],
    ['comments between elements', (text) => text.replaceAll('><', '><!-- een vraag --><')],
    [
      'comments inside values',
      (text) => text.replace('85631490132', '856314<!--x-->90132').replace('17001', '17<!---->001'),
    ],
    ['CDATA', (text) => text.replace('85631490132', '<![CDATA[85631490132]]>').replace('r1', 'r<![CDATA[1]]>')],
    ['character references', (text) => text.replace('85631490132', '&#56;5631490132').replace('v1', '&#x76;1')],
    ['another prefix', (text) => text.replaceAll('kbi:', 'vraag:').replace('xmlns:kbi', 'xmlns:vraag')],
    [
      'the default namespace, undeclared below the root',
      (text) => text.replaceAll('kbi:', '').replace('xmlns:kbi', 'xmlns').replace('<Verzoek>', '<Verzoek xmlns="">'),
    ],
    ['namespaces that nobody uses', (text) => text.replace('<Vragen>', '<Vragen xmlns:xsi="urn:x">')],
    ['dates with white space', (text) => text.replace('2012-08-01<', ' 2012-08-01\n<')],
  ];
  for (const [what, write] of same) {
    it(`reads the same with ${what}`, async () => {
      const afzender =
        '<Identificatie>kbi-gateway.test/ocmw-gent</Identificatie><Referte>r1</Referte><Hoedanigheid>17001</Hoedanigheid>';
      const inhoud =
        '<INSZ>85631490132</INSZ><Periode><Begin>2012-08-01</Begin></Periode><MutatiesContext>true</MutatiesContext>';
      const text = questionText({ afzender, inhoud });
      expect(write(text)).not.to.equal(text);
      expect(await readText(write(text))).to.deep.equal(await readText(text));
    });
  }

  it('keeps the white space of a text, which is part of it', async () => {
    const afzender = '<Identificatie> a\n</Identificatie><Referte> r </Referte>';
    const { Afzender, VraagReferte } = await readWith({ afzender, referte: ' v ' });
    expect([Afzender.Identificatie, Afzender.Referte, VraagReferte]).to.deep.equal([' a\n', ' r ', ' v ']);
  });
});
