import { expect } from 'chai';
import { readFault, readReply } from '../../../src/dialects/ksz/reply.js';
import { writeAnswer, writeRefusal } from '../../../src/dialects/ksz/write.js';
import type { Reply } from '../../../src/dialects/reply.js';
import type { Verzoek } from '../../../src/domain/kbi/Verzoek.js';
import { Fault } from '../../../src/faults/fault.js';
import { parseXml } from '../../../src/xml/parser.js';
import { textOf } from '../../../src/xml/writer.js';
import { NOW } from '../../gateway-kit.js';
import { namespaceOf, TICKET, verzoekOf } from './sample.js';

const CONTEXT = { messageId: 'm', now: NOW, answeredAt: NOW, versie: 'v1', clusters: [1] };
const REPLACED = new Fault('INSZ_VERVANGEN', '', { 'Nieuw INSZ': '82690992144' });

describe('the reply in a response', () => {
  let verzoek: Verzoek;
  before(async () => {
    verzoek = await verzoekOf();
  });
  const read = (text: string, ticket = TICKET): Reply => readReply(parseXml(Buffer.from(text)).root, ticket);
  const answer = (picture: { INSZ: string } | undefined, ...remarks: readonly Fault[]): string =>
    textOf(writeAnswer(verzoek, namespaceOf('KBIDossiers'), { picture, remarks }, CONTEXT));

  it('gives the children of result as they came, and a replaced number as a remark', () => {
    const reply = read(answer({ INSZ: '82690992144' }, REPLACED));
    expect(reply).to.deep.include({
      inhoud: '<KBIDossier><INSZ>82690992144</INSZ></KBIDossier>',
      refusal: undefined,
      warnings: [],
    });
    expect(reply.remarks.map(({ key, facts }) => [key, facts])).to.deep.equal([
      ['INSZ_VERVANGEN', { 'Nieuw INSZ': '82690992144' }],
    ]);
    expect(read(answer({ INSZ: '1' })).remarks).to.deep.equal([]);
  });

  it('gives nothing for somebody who is not known', () => {
    const reply = read(answer(undefined, REPLACED, new Fault('GEEN_GEGEVENS', '')));
    expect([reply.inhoud, reply.remarks.map(({ key }) => key)]).to.deep.equal([
      undefined,
      ['INSZ_VERVANGEN', 'GEEN_GEGEVENS'],
    ]);
  });

  it('gives a refusal with what was remarked, and the safe default for a code that nobody knows', () => {
    const fault = new Fault('NIET_IN_REPERTORIUM', '');
    fault.alongside = [REPLACED];
    const text = textOf(writeRefusal(verzoek, namespaceOf('KBIDossiers'), fault, CONTEXT) ?? '');
    const { refusal } = read(text);
    expect([refusal?.key, refusal?.alongside.length]).to.deep.equal(['NIET_IN_REPERTORIUM', 1]);
    expect(read(text.replace('MSG00012', 'HAN00010')).refusal).to.deep.include({
      key: 'BRON_ONBESCHIKBAAR',
      detail: 'upstream HAN00010',
    });
  });

  it('passes over a remark that it does not know, with a warning', () => {
    expect(read(answer({ INSZ: '1' }).replace('MSG00000', 'MSG00009'))).to.deep.include({
      warnings: ['upstream says MSG00009'],
    });
  });

  it('is not taken for one to another ticket', () => {
    expect(() => read(answer({ INSZ: '1' }), 'other'))
      .to.throw(Fault)
      .with.property('key', 'ANSWER_UNUSABLE');
  });

  it('of a Fault is that the house is too busy, or that the houses do not understand each other', () => {
    expect(readFault('MSG00001: The gateway is too busy.').refusal?.key).to.equal('QUOTUM_OVERSCHREDEN');
    for (const text of ['', 'ERR_025: Verification failure', 'MSG00003: x'])
      expect(readFault(text).refusal?.key).to.equal('INTERNE_FOUT');
  });
});
