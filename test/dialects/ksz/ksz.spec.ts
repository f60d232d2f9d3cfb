import { expect } from 'chai';
import { ksz } from '../../../src/dialects/ksz/ksz.js';
import { Fault } from '../../../src/faults/fault.js';
import { textOf } from '../../../src/xml/writer.js';
import { NOW, theValidator } from '../../gateway-kit.js';
import { namespaceOf, questionText, TICKET, validBody } from './sample.js';

const VESTIGING = { KBISleutel: 'KBI-9000', TypeCentrum: 'CENTRUM' } as const;

describe('ksz', () => {
  it('reads a question of each service and writes its answer, its refusal and its Fault', async () => {
    const { validateText } = await theValidator();
    const context = { messageId: TICKET, now: NOW, answeredAt: NOW, versie: 'v1', clusters: [] };
    const criteria = { GeefKBIVestiging: '<Postcode>9000</Postcode>', KBIDossiers: '<ssin>85631490132</ssin>' };
    for (const dienst of ['KBIDossiers', 'GeefKBIVestiging'] as const) {
      const namespace = namespaceOf(dienst);
      const verzoek = ksz.read(await validBody(questionText({ dienst, criteria: criteria[dienst] }), dienst));
      const answer =
        dienst === 'KBIDossiers'
          ? { picture: { INSZ: '85631490132' }, remarks: [] }
          : { antwoord: { dienst, vestigingen: [VESTIGING] }, remarks: [] };
      validateText(textOf(ksz.writeAnswer(verzoek, namespace, answer, context)));
      validateText(textOf(ksz.writeRefusal(verzoek, namespace, new Fault('GEEN_MACHTIGING', ''), context) ?? ''));
      validateText(ksz.fault(new Fault('OVERLOADED', ''), { service: dienst, namespace }).detail ?? '');
    }
    expect(ksz.name).to.equal('ksz');
  });
});
