import { expect } from 'chai';
import type { Authorised } from '../../src/authorisation/authorise.js';
import type { Reply } from '../../src/dialects/reply.js';
import { Fault } from '../../src/faults/fault.js';
import { relayOperations } from '../../src/relay/operations.js';
import type { RelayQuestion } from '../../src/relay/speech.js';
import type { Sources } from '../../src/store/port.js';
import { verzoekOf } from '../dialects/ksz/sample.js';
import { ABDUL } from '../gateway-kit.js';

const REPLACED = new Fault('INSZ_VERVANGEN', '', { 'Nieuw INSZ': ABDUL });
const NONE = new Fault('GEEN_GEGEVENS', '');
const reply = (fields: Partial<Reply>): Reply => ({
  inhoud: undefined,
  remarks: [],
  refusal: undefined,
  warnings: [],
  ...fields,
});

describe('an operation of a relay', () => {
  const asked: RelayQuestion[] = [];
  const run = async (answer: Reply, remarks: readonly Fault[] = []) => {
    const { KBIDossiers } = relayOperations(async (question) => {
      asked.push(question);
      return answer;
    });
    const authorised = {
      verzoek: await verzoekOf(),
      instelling: { Ondernemingsnummer: '0212214125' },
      machtiging: { Hoedanigheid: '17002' },
      persoon: { INSZ: ABDUL, begin: '2012-08-01' },
      remarks,
    } as unknown as Authorised;
    if (KBIDossiers === undefined) throw new RangeError('KBIDossiers');
    return KBIDossiers.run(authorised, {} as Sources, { messageId: 'the-ticket' });
  };

  it('asks for the institution and the person that were let through, under the reference of the answer', async () => {
    const found = await run(reply({ inhoud: '<KBIDossier/>', warnings: ['odd'] }));
    expect(asked.at(-1)).to.deep.include({
      ticketCBSS: 'the-ticket',
      ocmw: '0212214125',
      Hoedanigheid: '17002',
      INSZ: ABDUL,
    });
    expect(found).to.deep.equal({
      kind: 'answer',
      answer: { antwoord: { dienst: 'Doorgegeven', inhoud: '<KBIDossier/>' }, remarks: [] },
      uitkomst: 'DATA',
      writes: [],
      warnings: ['odd'],
    });
  });

  it('tells a replaced number once, whoever knew it', async () => {
    for (const [own, theirs] of [
      [[REPLACED], [REPLACED]],
      [[], [REPLACED]],
      [[REPLACED], []],
    ] as const) {
      const found = await run(reply({ inhoud: '<a/>', remarks: theirs }), own);
      expect(found.kind === 'answer' && found.answer.remarks.map(({ key }) => key)).to.deep.equal(['INSZ_VERVANGEN']);
    }
  });

  it('passes on that there is nothing', async () => {
    expect(await run(reply({ remarks: [NONE] }))).to.deep.include({ uitkomst: 'GEEN_GEGEVENS' });
  });

  it('passes on a refusal with the remarks of both', async () => {
    const refusal = new Fault('NIET_IN_REPERTORIUM', 'upstream');
    const thrown: unknown = await run(reply({ refusal, remarks: [] }), [REPLACED]).catch((error: unknown) => error);
    expect(thrown).to.equal(refusal);
    expect(refusal.alongside).to.deep.equal([REPLACED]);
  });

  it('takes an answer without data and without reason for no answer', async () => {
    const thrown: unknown = await run(reply({})).catch((error: unknown) => error);
    expect(thrown).to.have.property('key', 'BRON_ONBESCHIKBAAR');
  });

  it('judges the criteria of a question before it asks', () => {
    const { GeefKBIVestiging, Toeleiding } = relayOperations(async () => reply({}));
    expect(() => GeefKBIVestiging?.check?.({ vraag: {} } as never))
      .to.throw(Fault)
      .with.property('key', 'CRITERIA_ONGELDIG');
    expect(Toeleiding?.check).to.be.a('function');
    expect([GeefKBIVestiging?.persoon, Toeleiding?.persoon]).to.deep.equal(['none', 'write']);
  });
});
