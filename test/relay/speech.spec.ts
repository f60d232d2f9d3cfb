import { expect } from 'chai';
import { parseINSZ } from '../../src/authorisation/person.js';
import { readVerzoek } from '../../src/dialects/ksz/read.js';
import type { Dienst } from '../../src/domain/kbi/Verzoek.js';
import { Fault } from '../../src/faults/fault.js';
import { kszSpeech, magdaSpeech, type RelayQuestion } from '../../src/relay/speech.js';
import { canonicalForm } from '../dialects/answers.js';
import { GENT, questionText, validBody, verzoekOf } from '../dialects/ksz/sample.js';
import { ABDUL, NOW, theContracts, theValidator } from '../gateway-kit.js';

const TOELEIDING =
  '<ssin>85631490132</ssin><Toeleiding><Id>3b0c5f6e-7c1d-4e2a-9f48-1a2b3c4d5e6f</Id><Van><KboNummer>0212214125</KboNummer><TypePartner>OCMW</TypePartner></Van>' +
  '<Naar><TypePartner>KBI</TypePartner></Naar><RedenToeleiding>INB_OPV</RedenToeleiding><Commentaar>a &amp; b</Commentaar></Toeleiding>';
const QUESTIONS: readonly (readonly [Dienst, string, string])[] = [
  ['KBIDossiers', '<ssin>85631490132</ssin><period><beginDate>2012-08-01</beginDate></period>', '17002'],
  ['GeefKBIVestiging', '<Postcode>9000</Postcode>', '17001'],
  ['Toeleiding', TOELEIDING, '17003'],
];

describe('the speech of a relay', () => {
  for (const speech of [magdaSpeech, kszSpeech])
    for (const [dienst, criteria, Hoedanigheid] of QUESTIONS)
      it(`asks ${dienst} in ${speech.dialect} as the schema wants it, with the ticket, the institution and the ground`, async () => {
        const { operations } = await theContracts();
        const target = operations.find((one) => one.service === dienst && one.dialect === speech.dialect);
        if (target === undefined) throw new RangeError(dienst);
        const question: RelayQuestion = {
          verzoek: readVerzoek(await validBody(questionText({ dienst, criteria }), dienst)),
          ticketCBSS: 'ticket-of-the-relay',
          ocmw: GENT,
          Hoedanigheid,
          INSZ: dienst === 'GeefKBIVestiging' ? undefined : parseINSZ(ABDUL),
        };
        const text = speech.compose(
          question,
          { ...target, Identificatie: 'kbi-gateway.test/ksz' },
          { Referte: 'r', now: NOW },
        );
        (await theValidator()).validateText(text);
        expect(canonicalForm(text)).to.equal(text);
        expect(text)
          .to.contain(GENT)
          .and.match(/<Referte>r<|<ticket>r</);
        if (dienst === 'KBIDossiers') expect(text).to.contain('>2012-08-01<');
        if (dienst === 'Toeleiding') expect(text).to.contain('<Commentaar>a &amp; b</Commentaar></Toeleiding>');
        expect(text).to.contain(speech.dialect === 'magda' ? `<Hoedanigheid>${Hoedanigheid}<` : '<legalContext>PCSA:');
      });

  it('asks nothing that a relay does not pass on', async () => {
    const verzoek = { ...(await verzoekOf()), dienst: 'RegistreerInschrijving' as const };
    const question = { verzoek, ticketCBSS: 't', ocmw: GENT, Hoedanigheid: '17-2', INSZ: undefined };
    for (const { compose } of [magdaSpeech, kszSpeech])
      expect(() =>
        compose(question, { namespace: 'urn:x', versie: '01.00', Identificatie: 'i' }, { Referte: 'r', now: NOW }),
      )
        .to.throw(Fault)
        .with.property('key', 'INTERNE_FOUT');
  });
});
