// The row of the OCMW that hears a signal: what came of it, about whom; nothing of a sender who was not proven.
import { expect } from 'chai';
import type { Received } from '../../src/callbacks/ocmw.js';
import { signalRow } from '../../src/callbacks/signal-row.js';
import { hashINSZ } from '../../src/commit/audit-row.js';
import { Fault } from '../../src/faults/fault.js';
import { CITIZEN, insz } from '../store/samples.js';

const FACTS = { partner: { naam: 'ocmw-gent' }, messageId: 'm', now: 5, salt: 'pepper' };
const melding = {
  ...{ Afzender: 'kbi-gateway.test/agii', Referte: 'r', VraagReferte: 'v', Ontvanger: 'kbi-gateway.test/ocmw-gent' },
  ...{ GebeurtenisId: 'g', Volgnummer: 7, INSZ: insz(1), Tijdstip: 't' },
};
const received = (meer: Partial<Received> = {}): Received => ({ status: 200, body: Buffer.alloc(0), melding, ...meer });
const arrival = { repeated: false, missing: [] };

describe('signalRow', () => {
  it('tells who sent what about whom, and that it was acknowledged', () => {
    expect(signalRow(received({ arrival }), FACTS)).to.deep.equal({
      ...{ messageId: 'm', tijdstip: 5, stroom: 'InvalidatieKBIDossier', richting: 'IN', Referte: 'r' },
      ...{ afzender: 'kbi-gateway.test/agii', instelling: 'ocmw-gent', INSZ: insz(1), inszHash: null },
      ...{ Hoedanigheid: null, grond: null, doeleinde: null, periodeBegin: null, periodeEinde: null },
      ...{ mutatiesContext: false, uitkomst: 'BEVESTIGD', clusters: '', beslissingen: null },
    });
  });
  const OUTCOMES: Readonly<Record<string, Partial<Received>>> = {
    HERHAALD: { arrival: { repeated: true, missing: [] } },
    NIET_BEVESTIGD: {},
  };
  for (const [uitkomst, meer] of Object.entries(OUTCOMES))
    it(`says ${uitkomst}`, () => expect(signalRow(received(meer), FACTS)?.uitkomst).to.equal(uitkomst));

  const refused = (key: ConstructorParameters<typeof Fault>[0]) =>
    signalRow({ status: 500, body: Buffer.alloc(0), refusal: new Fault(key, 'why') }, FACTS);
  it('keeps what a proven sender sent wrong', () => {
    expect(refused('SCHEMA_INVALID')).to.include({ uitkomst: 'SCHEMA_INVALID', INSZ: null, Referte: null });
  });
  it('keeps nothing of a sender who was not proven', () => {
    for (const key of ['DIGEST_MISMATCH', 'XML_NOT_WELL_FORMED', 'TIMESTAMP_EXPIRED'] as const)
      expect(refused(key), key).to.equal(undefined);
  });
  it('keeps a number that could be a citizen’s as a hash', () => {
    const row = signalRow(received({ arrival, melding: { ...melding, INSZ: CITIZEN } }), FACTS);
    expect([row?.INSZ, row?.inszHash]).to.deep.equal([null, hashINSZ('pepper', CITIZEN)]);
  });
});
