import { expect } from 'chai';
import { isFaultCode, REFUSALS } from '../../../src/dialects/ksz/refusals.js';
import { writeAnswer, writeFaultOf, writeRefusal } from '../../../src/dialects/ksz/write.js';
import type { Verzoek } from '../../../src/domain/kbi/Verzoek.js';
import { writeFault } from '../../../src/envelope/soap-fault.js';
import { CATALOGUE, type FaultKey } from '../../../src/faults/catalogue.js';
import { Fault } from '../../../src/faults/fault.js';
import { type Content, textOf } from '../../../src/xml/writer.js';
import { NOW, theValidator } from '../../gateway-kit.js';
import { canonicalForm } from '../answers.js';
import { GENT, namespaceOf, TICKET, verzoekOf } from './sample.js';

const NAMESPACE = namespaceOf('KBIDossiers');
const PLACE = { service: 'KBIDossiers', namespace: NAMESPACE };
const ALL = Array.from({ length: 17 }, (_, index) => index + 1);
const CONTEXT = {
  messageId: '11111111-2222-4333-8444-555555555555',
  now: NOW,
  answeredAt: NOW + 7,
  versie: 'v1',
  clusters: ALL,
};
const REPLACED = new Fault('INSZ_VERVANGEN', '', { 'Oud INSZ': '82690991748', 'Nieuw INSZ': '82690992144' });
const PICTURE = { INSZ: '85631490132' };
const keys = (Object.keys(CATALOGUE) as FaultKey[]).filter((key) => CATALOGUE[key].groep !== 'local');

const judged = async (content: Content): Promise<string> => {
  const text = textOf(content);
  (await theValidator()).validateText(text);
  expect(canonicalForm(text)).to.equal(text);
  return text;
};
let verzoek: Verzoek;
before(async () => {
  verzoek = await verzoekOf();
});
const answer = (picture: typeof PICTURE | undefined, remarks: readonly Fault[] = [], clusters = ALL) =>
  judged(writeAnswer(verzoek, NAMESPACE, { picture, remarks }, { ...CONTEXT, clusters }));
const refusal = (fault: Fault) => judged(writeRefusal(verzoek, NAMESPACE, fault, CONTEXT) ?? '');

describe('writeAnswer of ksz', () => {
  it('repeats the blocks in the order of the question, fills informationCBSS in UTC, and gives status and result', async () => {
    expect(await answer(PICTURE)).to.equal(
      `<kbi:KBIDossiersResponse xmlns:kbi="${NAMESPACE}"><informationCustomer><ticket>${TICKET}</ticket><customerIdentification>` +
        `<cbeNumber>${GENT}</cbeNumber></customerIdentification></informationCustomer><informationCBSS>` +
        '<ticketCBSS>11111111-2222-4333-8444-555555555555</ticketCBSS><timestampReceive>2012-09-03T07:00:00.000Z</timestampReceive>' +
        '<timestampReply>2012-09-03T07:00:00.007Z</timestampReply></informationCBSS><legalContext>PCSA:SOCIAL_INTEGRATION</legalContext>' +
        '<criteria><ssin>85631490132</ssin></criteria><status><value>DATA_FOUND</value><code>MSG00000</code></status>' +
        '<result><KBIDossier><INSZ>85631490132</INSZ></KBIDossier></result></kbi:KBIDossiersResponse>',
    );
  });

  it('says a replaced number beside the data: DATA_FOUND, MSG00006 and the new number', async () => {
    expect(await answer(PICTURE, [REPLACED])).to.match(
      /<value>DATA_FOUND<\/value><code>MSG00006<\/code>.*<information><fieldName>newSSIN<\/fieldName><fieldValue>82690992144<\/fieldValue><\/information><\/status><result>/,
    );
  });

  it('has no result and no filters for someone who is not known, and still tells the new number', async () => {
    const text = await answer(undefined, [REPLACED, new Fault('GEEN_GEGEVENS', '')], [1]);
    expect(text).to.match(/<value>NO_DATA_FOUND<\/value><code>MSG00100<\/code>.*<fieldValue>82690992144<\/fieldValue>/);
    expect(text).not.to.match(/<result>|<dataFilters>/);
  });

  it('names what the ground leaves out for everybody, between status and result', async () => {
    expect(await answer(PICTURE, [], ALL.slice(0, 16))).to.include(
      '</status><dataFilters><filteredElement>KBIDossier/Gesprekken</filteredElement></dataFilters><result>',
    );
  });
});

describe('writeRefusal of ksz', () => {
  for (const key of keys.filter((one) => !isFaultCode(REFUSALS[one])))
    it(`answers ${key} with a status that tells no detail`, async () => {
      const text = await refusal(new Fault(key, 'secret detail', { OCMW: 'secret', INSZ: 'secret' }));
      expect(text)
        .to.include(`<description>`)
        .and.not.to.match(/secret|<result>/);
    });

  it('tells a missing inscription with the numbers that were asked with', async () => {
    expect(await refusal(new Fault('NIET_IN_REPERTORIUM', '', { INSZ: '82690992144', OCMW: 'x' }))).to.match(
      new RegExp(
        '<fieldName>details</fieldName><fieldValue>.+</fieldValue></information><information><fieldName>ssin</fieldName>' +
          `<fieldValue>85631490132</fieldValue></information><information><fieldName>cbeNumber</fieldName><fieldValue>${GENT}</fieldValue>`,
      ),
    );
  });

  it('tells a new number that was found before it', async () => {
    const fault = new Fault('NIET_IN_REPERTORIUM', '');
    fault.alongside = [REPLACED];
    expect(await refusal(fault)).to.match(/MSG00012.*<fieldName>newSSIN<\/fieldName><fieldValue>82690992144</);
  });

  it('leaves what is a Fault in this dialect to a Fault', () => {
    for (const key of ['INTERNE_FOUT', 'AUDIT_UNWRITABLE', 'REPLAY'] as const)
      expect(writeRefusal(verzoek, NAMESPACE, new Fault(key, ''), CONTEXT), key).to.equal(undefined);
  });
});

describe('writeFaultOf of ksz', () => {
  it('tells no cause of authentication from another, but that there is no signature', () => {
    const texts = keys
      .filter((key) => CATALOGUE[key].groep === 'authentication' && key !== 'SIGNATURE_ABSENT')
      .map((key) => JSON.stringify(writeFaultOf(new Fault(key, 'secret', { computed: 'secret' }), PLACE)));
    expect([...new Set(texts)]).to.deep.equal([
      JSON.stringify({ culprit: 'sender', security: true, text: 'ERR_025: Verification failure' }),
    ]);
    expect(writeFaultOf(new Fault('SIGNATURE_ABSENT', ''), PLACE).text).to.match(/No signature in message!$/);
  });

  it('declares a detail that fits the schema for each cause with a code, the same whoever asks', async () => {
    const { validateText } = await theValidator();
    const facts = { line: '3', element: 'ssin', regel: `is too short ${'x'.repeat(300)}` };
    const coded = keys.filter((key) => REFUSALS[key].code.startsWith('MSG') && isFaultCode(REFUSALS[key]));
    expect(coded).to.deep.equal(['SCHEMA_INVALID', 'OVERLOADED', 'AUDIT_UNWRITABLE', 'INTERNE_FOUT']);
    for (const key of coded) {
      const { text, detail = '' } = writeFaultOf(new Fault(key, 'secret', facts), PLACE);
      expect(text, key).to.match(new RegExp(`^${REFUSALS[key].code}: `));
      expect(detail, key).to.include(`<reasonCode>${REFUSALS[key].code}</reasonCode>`).and.not.to.include('secret');
      validateText(detail);
      for (const version of ['1.1', '1.2'] as const) {
        const bodied = `<soap:Body xmlns:soap="urn:s">${writeFault(version, { culprit: 'receiver', security: false, text, detail })}</soap:Body>`;
        expect(canonicalForm(bodied), key).to.equal(bodied);
      }
    }
  });

  it('has no detail and constant words for what is no XML and no SOAP', () => {
    for (const key of keys.filter((one) => ['xml', 'soap'].includes(CATALOGUE[one].groep)))
      expect(writeFaultOf(new Fault(key, 'secret', { a: 'b' }), PLACE), key)
        .to.deep.include({ text: CATALOGUE[key].diagnose, security: false })
        .and.not.to.have.property('detail');
  });
});
