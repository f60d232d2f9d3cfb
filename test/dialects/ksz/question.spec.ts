import { expect } from 'chai';
import { writeKBIDossiersCriteria, writeQuestion } from '../../../src/dialects/ksz/question.js';
import { NOW, theValidator } from '../../gateway-kit.js';
import { canonicalForm } from '../answers.js';
import { namespaceOf, questionText } from './sample.js';

describe('a ksz question', () => {
  it('is written whole, in the order of the schema and in canonical form', async () => {
    const text = questionText({
      sent: NOW,
      criteria: writeKBIDossiersCriteria({ INSZ: '85631490132', Begin: '2012-08-01', Einde: '2012-09-03' }),
    });
    (await theValidator()).validateText(text);
    expect(canonicalForm(text)).to.equal(text);
    expect(text).to.include('<timestampSent>2012-09-03T07:00:00.000Z</timestampSent>');
    expect(text).to.include(
      '<criteria><ssin>85631490132</ssin><period><beginDate>2012-08-01</beginDate><endDate>2012-09-03</endDate></period></criteria>',
    );
  });

  it('leaves out what is not said, and can name the customer by sector and institution', async () => {
    const text = writeQuestion({
      dienst: 'GeefKBIVestiging',
      namespace: namespaceOf('GeefKBIVestiging'),
      customer: { sector: 17, institution: 1 },
      legalContext: 'PCSA:SOCIAL_INTEGRATION',
      criteria: '<Postcode>9000</Postcode>',
    });
    (await theValidator()).validateText(text);
    expect(text).not.to.match(/ticket|timestampSent|cbeNumber/);
    expect(text).to.include('<sector>17</sector><institution>1</institution>');
    expect(writeKBIDossiersCriteria({ INSZ: 'a&b' })).to.equal('<ssin>a&amp;b</ssin>');
  });
});
