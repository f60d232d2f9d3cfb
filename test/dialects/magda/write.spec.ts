import { expect } from 'chai';
import { writeAnswer, writeFaultOf, writeRefusal } from '../../../src/dialects/magda/write.js';
import { writeFault } from '../../../src/envelope/soap-fault.js';
import { CATALOGUE, type FaultKey } from '../../../src/faults/catalogue.js';
import { Fault } from '../../../src/faults/fault.js';
import { type Content, textOf } from '../../../src/xml/writer.js';
import { NAMESPACE, NOW, theValidator } from '../../gateway-kit.js';
import { canonicalForm } from '../answers.js';
import { verzoekOf } from './sample.js';

const CONTEXT = {
  messageId: '11111111-2222-4333-8444-555555555555',
  now: NOW,
  answeredAt: NOW,
  versie: '01.00',
  clusters: [],
};
const keys = Object.keys(CATALOGUE) as FaultKey[];
const refusalsOf = (niveau: 1 | 2 | 3): readonly FaultKey[] =>
  keys.filter((key) => CATALOGUE[key].niveau === niveau && CATALOGUE[key].groep !== 'local');
const REPLACED = new Fault('INSZ_VERVANGEN', '', { 'Oud INSZ': '82690991748', 'Nieuw INSZ': '82690992144', OCMW: 'x' });
const PICTURE = { INSZ: '85631490132' };

/** Judges what was written: by the schema, and by libxml2 whether it is its own canonical form. */
const judged = async (content: Content): Promise<string> => {
  const text = textOf(content);
  (await theValidator()).validateText(text);
  expect(canonicalForm(text)).to.equal(text);
  return text;
};
const answer = (picture: typeof PICTURE | undefined, remarks: readonly Fault[] = [], verzoek = verzoekOf()) =>
  judged(writeAnswer(verzoek, NAMESPACE, { picture, remarks }, CONTEXT));
const refusal = (fault: Fault, verzoek = verzoekOf()) => judged(writeRefusal(verzoek, NAMESPACE, fault, CONTEXT));

describe('writeAnswer', () => {
  it('writes the Context of an answer: we are Afzender, the caller is Ontvanger, the time is that of Brussels', async () => {
    const text = await answer(PICTURE);
    expect(text).to.match(new RegExp(`^<kbi:KBIDossiersResponse xmlns:kbi="${NAMESPACE}"><Repliek><Context>`));
    expect(/<Context>.*<\/Context>/.exec(text)?.[0]).to.equal(
      '<Context><Naam>KBIDossiers</Naam><Versie>01.00.0000</Versie><Bericht><Type>ANTWOORD</Type>' +
        '<Tijdstip><Datum>2012-09-03</Datum><Tijd>09:00:00.000</Tijd></Tijdstip>' +
        '<Afzender><Identificatie>kbi-gateway.test/magda</Identificatie><Naam>KBI-gateway</Naam>' +
        '<Referte>11111111-2222-4333-8444-555555555555</Referte></Afzender>' +
        '<Ontvanger><Identificatie>kbi-gateway.test/ocmw-gent</Identificatie><Referte>r1</Referte>' +
        '<Hoedanigheid>17001</Hoedanigheid></Ontvanger></Bericht></Context>',
    );
  });

  it('echoes all that the caller said of itself, in the order of the schema', async () => {
    const Afzender = {
      Gebruiker: '85631490132',
      Hoedanigheid: '17001',
      OrganisatieEenheid: '0212214125',
      Referte: 'r1',
      Naam: 'KSZ',
      Identificatie: 'kbi-gateway.test/ksz',
    };
    const text = await answer(PICTURE, [], verzoekOf({ Afzender }));
    expect(/<Ontvanger>.*<\/Ontvanger>/.exec(text)?.[0]).to.equal(
      '<Ontvanger><Identificatie>kbi-gateway.test/ksz</Identificatie><Naam>KSZ</Naam><Referte>r1</Referte>' +
        '<OrganisatieEenheid>0212214125</OrganisatieEenheid><Hoedanigheid>17001</Hoedanigheid>' +
        '<Gebruiker>85631490132</Gebruiker></Ontvanger>',
    );
  });

  it('writes winter time in winter', () => {
    const now = Date.parse('2012-12-31T23:30:00.007Z');
    const text = textOf(writeAnswer(verzoekOf(), NAMESPACE, { picture: PICTURE, remarks: [] }, { ...CONTEXT, now }));
    expect(text).to.include('<Tijdstip><Datum>2013-01-01</Datum><Tijd>00:30:00.007</Tijd></Tijdstip>');
  });

  it('writes a known person under the Referte of the Vraag', async () => {
    expect(await answer(PICTURE)).to.include(
      '</Context><Antwoorden><Antwoord><Referte>v1</Referte><Inhoud><Gekend>true</Gekend>' +
        '<KBIDossier><INSZ>85631490132</INSZ></KBIDossier></Inhoud></Antwoord></Antwoorden></Repliek>',
    );
  });

  it('writes Inhoud before Uitzonderingen', async () => {
    const text = await answer(undefined, [REPLACED, new Fault('GEEN_GEGEVENS', '')]);
    expect(/<Antwoorden>.*/.exec(text)?.[0]).to.match(
      /^<Antwoorden><Antwoord><Referte>v1<\/Referte><Inhoud><Gekend>false<\/Gekend><\/Inhoud><Uitzonderingen><Uitzondering><Identificatie>30004<.*<Identificatie>30001<.*<\/Uitzonderingen><\/Antwoord><\/Antwoorden><\/Repliek>/,
    );
  });

  it('tells the old and the new number with 30004, and no other fact', async () => {
    expect(await answer(PICTURE, [REPLACED])).to.include(
      '<Annotaties><Annotatie><Naam>Oud INSZ</Naam><Waarde>82690991748</Waarde></Annotatie>' +
        '<Annotatie><Naam>Nieuw INSZ</Naam><Waarde>82690992144</Waarde></Annotatie></Annotaties></Uitzondering>',
    );
  });

  it('escapes hostile text', async () => {
    const hostile = '</x>&<\r\n">\t]]>é';
    const Afzender = {
      Identificatie: hostile,
      Naam: hostile,
      Referte: hostile,
      OrganisatieEenheid: hostile,
      Hoedanigheid: hostile,
    };
    const text = await answer(PICTURE, [], verzoekOf({ Afzender, VraagReferte: hostile }));
    expect(text.split('&lt;/x&gt;&amp;&lt;&#xD;\n"&gt;\t]]&gt;é').length - 1).to.equal(6);
  });
});

describe('writeRefusal', () => {
  for (const key of refusalsOf(2)) {
    it(`writes ${key} at level 2: no Antwoorden`, async () => {
      const text = await refusal(new Fault(key, 'secret detail', { OCMW: 'secret', INSZ: 'secret' }));
      expect(text).to.match(/<\/Context><Uitzonderingen><Uitzondering>.*<\/Uitzondering><\/Uitzonderingen><\/Repliek>/);
      expect(text).not.to.match(/Antwoord>|secret/);
      expect(text).to.include(
        `<Type>FOUT</Type><Tijdstip><Datum>2012-09-03</Datum><Tijd>09:00:00.000</Tijd></Tijdstip>`,
      );
    });
  }

  for (const key of refusalsOf(3)) {
    it(`writes ${key} at level 3: inside the Antwoord, without Inhoud`, async () => {
      const text = await refusal(new Fault(key, 'secret detail', { OCMW: 'secret', INSZ: 'secret' }));
      expect(text).to.match(
        /<\/Context><Antwoorden><Antwoord><Referte>v1<\/Referte><Uitzonderingen><Uitzondering>.*<\/Uitzondering><\/Uitzonderingen><\/Antwoord><\/Antwoorden><\/Repliek>/,
      );
      expect(text).not.to.match(/Inhoud|secret/);
    });
  }

  it('keeps the remarks that were found before it, first', async () => {
    const fault = new Fault('NIET_IN_REPERTORIUM', '');
    fault.alongside = [REPLACED];
    const codes = [...(await refusal(fault)).matchAll(/<Uitzondering><Identificatie>(\d+)/g)].map(([, code]) => code);
    expect(codes).to.deep.equal(['30004', '40003']);
  });

  it('cannot write a refusal of level 1 as an Uitzondering', () => {
    expect(() => writeRefusal(verzoekOf(), NAMESPACE, new Fault('REPLAY', ''), CONTEXT))
      .to.throw(Fault)
      .with.property('key', 'INTERNE_FOUT');
  });
});

describe('writeFaultOf', () => {
  const authentication = refusalsOf(1).filter((key) => CATALOGUE[key].groep === 'authentication');

  it('tells no cause of authentication from another, but that there is no signature', () => {
    const texts = authentication
      .filter((key) => key !== 'SIGNATURE_ABSENT')
      .map((key) => JSON.stringify(writeFaultOf(new Fault(key, 'secret', { computed: 'secret' }))));
    expect([...new Set(texts)]).to.deep.equal([
      JSON.stringify({ culprit: 'sender', security: true, text: 'ERR_025: Verification failure' }),
    ]);
    expect(writeFaultOf(new Fault('SIGNATURE_ABSENT', 'secret')).text).to.equal(
      'ERR_025: Verification failure: No signature in message!',
    );
  });

  it('names line, element and rule of a schema error, and never a value', () => {
    const facts = { line: '3', element: 'INSZ', regel: 'is too short', pad: 'a/b' };
    expect(writeFaultOf(new Fault('SCHEMA_INVALID', 'secret', facts))).to.deep.equal({
      culprit: 'sender',
      security: false,
      text: '10001: line 3, element INSZ: is too short',
    });
  });

  it('has constant words for the rest', () => {
    for (const key of refusalsOf(1).filter((one) => one !== 'SCHEMA_INVALID')) {
      const one = writeFaultOf(new Fault(key, 'one', { a: 'secret' }));
      expect(one, key).to.deep.equal(writeFaultOf(new Fault(key, 'other')));
      expect(one.text, key).not.to.include('secret');
    }
    expect(writeFaultOf(new Fault('OVERLOADED', '')).text).to.match(/^99996: /);
    expect(writeFaultOf(new Fault('AUDIT_UNWRITABLE', '')).text).to.match(/^60009: /);
  });

  it('blames us for a bug of ours that happens before the question is read', () => {
    const { culprit, text } = writeFaultOf(new Fault('INTERNE_FOUT', 'secret'));
    expect([culprit, text.slice(0, 7)]).to.deep.equal(['receiver', '60009: ']);
    expect(text).not.to.include('secret');
  });

  it('gives what both versions of SOAP write in canonical form', () => {
    for (const key of refusalsOf(1)) {
      for (const version of ['1.1', '1.2'] as const) {
        const facts = { line: '1', element: 'a', regel: '<&>\r' };
        const text = writeFault(version, writeFaultOf(new Fault(key, '', facts)));
        const bodied = `<soap:Body xmlns:soap="urn:s">${text}</soap:Body>`;
        expect(canonicalForm(bodied), key).to.equal(bodied);
      }
    }
  });
});
