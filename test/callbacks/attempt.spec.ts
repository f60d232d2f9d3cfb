import { expect } from 'chai';
import { type AttemptParts, attempt } from '../../src/callbacks/attempt.js';
import { createBreaker } from '../../src/callbacks/breaker.js';
import { createGate } from '../../src/callbacks/select.js';
import { openChannel } from '../../src/client/post.js';
import type { Committer } from '../../src/commit/unit.js';
import { createClock } from '../../src/process/clock.js';
import {
  type CallbackKit,
  client,
  GENT,
  NOW,
  type Ocmw,
  openCallbacks,
  openOcmw,
  partnerOf,
  person,
  QUICK,
} from './kit.js';

describe('attempt', () => {
  let kit: CallbackKit;
  let gent: Ocmw;
  const clock = createClock({ modus: 'frozen', instant: NOW });
  beforeEach(async () => {
    gent = await openOcmw(GENT);
    kit = await openCallbacks({ rows: [client(1, [GENT])], addresses: {}, clock });
    await kit.change(1);
  });
  afterEach(async () => {
    await kit.close();
    await gent.close();
  });
  const channel = openChannel({ cert: '', key: '', ca: [], isReceiver: () => false }, 2_000);
  after(() => channel.close());

  const tried = async (meer: Partial<AttemptParts> = {}): Promise<string> => {
    const [letter] = await kit.rows();
    if (letter === undefined) throw new RangeError('no letter');
    const url = `${gent.url}/InvalidatieKBIDossierDienst-01.00/soap/WebService`;
    const receiver = () => ({ partner: partnerOf(GENT), url, channel });
    return attempt(letter, { ...kit.parts, schedule: QUICK, breaker: createBreaker(), receiver, ...meer });
  };
  const endLeefloon = () => kit.store.loader.load([client(1, [GENT], { leefloonrechten: [] })], 'fixture');

  it('counts and audits before it sends, so that the process may die in between', async () => {
    const sent: (readonly [number | undefined, number])[] = [];
    const looking = {
      close: async () => undefined,
      post: async () => {
        const [row] = await kit.rows();
        sent.push([row?.Volgnummer, kit.store.auditRows(0, 9).length]);
        return { status: 503, headers: {}, octets: Buffer.alloc(0) };
      },
    };
    expect(await tried({ receiver: () => ({ partner: partnerOf(GENT), url: '', channel: looking }) })).to.equal(
      'failed',
    );
    expect(sent).to.deep.equal([[1, 1]]);
    expect(kit.store.auditRows(0, 1)[0]).to.include({
      uitkomst: 'VERZONDEN',
      clusters: '',
      afzender: 'kbi',
      INSZ: person(1),
    });
  });

  it('sends nothing when what it counts cannot be kept', async () => {
    const committer: Committer = { commit: () => Promise.reject(new RangeError('disk full')) };
    const outcome = await tried({ committer }).catch(String);
    expect(outcome).to.contain('disk full');
    expect(gent.heard).to.deep.equal([]);
  });

  it('does not send again when the right ended since: a dead letter, whose number is accounted for', async () => {
    expect(
      await tried({ receiver: () => ({ partner: partnerOf(GENT), url: 'http://127.0.0.1:1/', channel }) }),
    ).to.equal('failed');
    await endLeefloon();
    expect(await tried()).to.equal('dead');
    expect((await kit.rows())[0]).to.include({ status: 'OPGEGEVEN', laatsteFout: 'GEEN_LEEFLOON', Volgnummer: 1 });
    expect(gent.heard).to.deep.equal([]);
    await kit.store.loader.load([client(1, [GENT])], 'fixture');
    expect(await kit.makeUp(), 'and is made up for when the data turn out to be late').to.equal(1);
  });

  it('leaves a letter that was dropped meanwhile', async () => {
    const gate = createGate({ ...kit.store, machtigingen: () => [] });
    const dropping: AttemptParts['gate'] = async (...asked) => {
      await kit.commit({ soort: 'invalidatie.schrap', waarden: { id: 1, nu: NOW } });
      return kit.parts.gate(...asked);
    };
    expect(await tried({ gate: dropping })).to.equal('overtaken');
    expect(await tried({ gate }), 'also when it would lapse').to.equal('overtaken');
    expect((await kit.rows())[0]?.status).to.equal('GESCHRAPT');
    expect(gent.heard).to.deep.equal([]);
  });

  it('tells the number that replaced the person’s since the change', async () => {
    await kit.store.loader.load(
      [client(2, [GENT]), client(1, [GENT], { identiteit: { status: 'VERVANGEN', door: person(2) } })],
      'fixture',
    );
    expect(await tried()).to.equal('acknowledged');
    expect(gent.meldingen()[0]).to.include({ INSZ: person(1), VervangenDoorINSZ: person(2) });
  });

  it('does not let the breaker rest for a receiver that lives and refuses', async () => {
    await gent.close();
    gent = await openOcmw(GENT, { Resultaat: 0 });
    const breaker = createBreaker({ threshold: 1, rest: 1000, longestRest: 1000 });
    expect(await tried({ breaker })).to.equal('failed');
    expect(breaker.restsUntil).to.equal(undefined);
    await tried({ breaker, receiver: () => ({ partner: partnerOf(GENT), url: 'http://127.0.0.1:1/', channel }) });
    expect(breaker.restsUntil).to.equal(NOW + 1000);
  });
});
