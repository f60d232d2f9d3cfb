import { expect } from 'chai';
import { readFault, readReply } from '../../../src/dialects/magda/reply.js';
import { writeAnswer, writeRefusal } from '../../../src/dialects/magda/write.js';
import type { Reply } from '../../../src/dialects/reply.js';
import { Fault } from '../../../src/faults/fault.js';
import { parseXml } from '../../../src/xml/parser.js';
import { textOf } from '../../../src/xml/writer.js';
import { NAMESPACE, NOW } from '../../gateway-kit.js';
import { verzoekOf } from './sample.js';

const CONTEXT = { messageId: 'm', now: NOW, answeredAt: NOW, versie: '01.00', clusters: [] };
const ASKED = { Referte: 'r1', VraagReferte: 'v1' };
const REPLACED = new Fault('INSZ_VERVANGEN', '', { 'Oud INSZ': '82690991748', 'Nieuw INSZ': '82690992144' });
const read = (text: string, asked = ASKED): Reply => readReply(parseXml(Buffer.from(text)).root, asked);
const answer = (picture: { INSZ: string } | undefined, ...remarks: readonly Fault[]): string =>
  textOf(writeAnswer(verzoekOf(), NAMESPACE, { picture, remarks }, CONTEXT));
const refusal = (key: 'NIET_IN_REPERTORIUM' | 'BUITEN_VLAAMS_GEWEST', ...alongside: readonly Fault[]): string => {
  const fault = new Fault(key, '');
  fault.alongside = alongside;
  return textOf(writeRefusal(verzoekOf(), NAMESPACE, fault, CONTEXT));
};

describe('the reply in a Repliek', () => {
  it('gives the data as they came, without Gekend', () => {
    expect(read(answer({ INSZ: '85631490132' }))).to.deep.equal({
      inhoud: '<KBIDossier><INSZ>85631490132</INSZ></KBIDossier>',
      remarks: [],
      refusal: undefined,
      warnings: [],
    });
  });

  it('gives a replaced number as a remark with both numbers', () => {
    const { remarks, inhoud } = read(answer({ INSZ: '82690992144' }, REPLACED));
    expect(remarks.map(({ key, facts }) => [key, facts])).to.deep.equal([
      ['INSZ_VERVANGEN', { 'Oud INSZ': '82690991748', 'Nieuw INSZ': '82690992144' }],
    ]);
    expect(inhoud).to.contain('82690992144');
  });

  it('gives nothing for somebody who is not known', () => {
    const { inhoud, remarks, refusal: none } = read(answer(undefined, new Fault('GEEN_GEGEVENS', '')));
    expect([inhoud, remarks.map(({ key }) => key), none]).to.deep.equal([undefined, ['GEEN_GEGEVENS'], undefined]);
  });

  it('gives the refusal of either level, with what was remarked before it', () => {
    expect(read(refusal('BUITEN_VLAAMS_GEWEST')).refusal?.key).to.equal('BUITEN_VLAAMS_GEWEST');
    const { refusal: refused } = read(refusal('NIET_IN_REPERTORIUM', REPLACED));
    expect([refused?.key, refused?.alongside.map(({ key }) => key)]).to.deep.equal([
      'NIET_IN_REPERTORIUM',
      ['INSZ_VERVANGEN'],
    ]);
  });

  it('gives the safe default for a FOUT that nobody knows, and passes over any other remark with a warning', () => {
    const unknown = refusal('NIET_IN_REPERTORIUM').replace('>40003<', '>77777<');
    expect(read(unknown).refusal).to.deep.include({ key: 'BRON_ONBESCHIKBAAR', detail: 'upstream 77777 KSZ' });
    const odd = answer({ INSZ: '1' }, REPLACED).replace('>30004<', '>77777<');
    expect(read(odd)).to.deep.include({ remarks: [], warnings: ['upstream says 77777 KSZ WAARSCHUWING'] });
  });

  for (const [claim, asked] of [
    ['message', { ...ASKED, Referte: 'r2' }],
    ['question', { ...ASKED, VraagReferte: 'v2' }],
  ] as const)
    it(`is not taken for one to another ${claim}`, () => {
      expect(() => read(answer({ INSZ: '1' }), asked))
        .to.throw(Fault)
        .with.property('key', 'ANSWER_UNUSABLE');
    });

  it('of a Fault is that the house is too busy, or that the houses do not understand each other', () => {
    expect(readFault('99996: The gateway is too busy.').refusal?.key).to.equal('QUOTUM_OVERSCHREDEN');
    for (const text of ['', 'ERR_025: Verification failure', '999961'])
      expect(readFault(text).refusal?.key).to.equal('INTERNE_FOUT');
  });
});
