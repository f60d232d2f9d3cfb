import { expect } from 'chai';
import { createKept } from '../../src/commit/kept.js';
import { type MessageFacts, messageUnit } from '../../src/commit/message-unit.js';
import { gent, NOW, verzoekOf } from '../authorisation/sample.js';

const facts: MessageFacts = {
  messageId: 'm',
  now: NOW,
  stroom: 'KBIDossiers',
  signed: { partner: gent, replayKey: 'created hash' } as unknown as MessageFacts['signed'],
  verzoek: undefined,
  found: {},
  decisions: [],
  basis: '',
  writes: [{ soort: 'setting.zet', waarden: { name: 'a', value: 'b' } }],
  uitkomst: 'DATA',
};
const settings = { kept: createKept(), limits: { security: { replayMemory: 600_000 } }, salt: 's', realNumbers: false };

describe('messageUnit', () => {
  it('remembers the signed octets, and the Referte of the sender once it was read', () => {
    const keysOf = (one: MessageFacts): unknown => messageUnit(one, settings).unit.replayKeys;
    expect(keysOf(facts)).to.deep.equal([{ key: 'created hash', tot: NOW + 600_000 }]);
    expect(keysOf({ ...facts, verzoek: verzoekOf({ Referte: 'R-1' }) })).to.deep.equal([
      { key: 'created hash', tot: NOW + 600_000 },
      { key: 'ocmw-gent R-1', tot: NOW + 600_000 },
    ]);
  });

  it('carries the writes of the operation and the explanation that is still owed', () => {
    const decided = {
      ...facts,
      decisions: [{ pad: 'Regie', cluster: 1, besluit: 'gegeven' as const, regel: 'r', paragraaf: 'p', invoer: {} }],
      basis: 'b',
    };
    const { unit, made } = messageUnit(decided, settings);
    expect(unit.writes.map(({ soort }) => soort)).to.deep.equal(['setting.zet', 'beslissing.bewaar']);
    expect(unit.audit?.beslissingen).to.equal(unit.writes[1]?.waarden.hash);
    made();
    expect(messageUnit(decided, settings).unit.writes.map(({ soort }) => soort)).to.deep.equal(['setting.zet']);
  });
});
