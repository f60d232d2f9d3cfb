import { expect } from 'chai';
import { magda } from '../../../src/dialects/magda/magda.js';
import { Fault } from '../../../src/faults/fault.js';
import { textOf } from '../../../src/xml/writer.js';
import { NAMESPACE, NOW, theValidator } from '../../gateway-kit.js';
import { questionText, validBody } from './sample.js';

describe('magda', () => {
  it('reads a question and writes its answer, its refusal and its Fault', async () => {
    const { validateText } = await theValidator();
    const verzoek = magda.read(await validBody(questionText({ referte: 'mijn vraag' })));
    const context = { messageId: 'm', now: NOW, answeredAt: NOW, versie: '01.00', clusters: [] };
    const answer = magda.writeAnswer(verzoek, NAMESPACE, { picture: { INSZ: '85631490132' }, remarks: [] }, context);
    const refusal = magda.writeRefusal(verzoek, NAMESPACE, new Fault('INSZ_ONGELDIG', ''), context);
    for (const text of [textOf(answer), textOf(refusal ?? '')]) {
      validateText(text);
      expect(text).to.include('<Antwoord><Referte>mijn vraag</Referte>');
    }
    expect(magda.fault(new Fault('REPLAY', ''), { service: '', namespace: '' }).text).to.equal(
      'ERR_025: Verification failure',
    );
    expect(magda.name).to.equal('magda');
  });
});
