import { expect } from 'chai';
import type { Result } from '../../src/callbacks/attempt.js';
import { createBreaker } from '../../src/callbacks/breaker.js';
import { type ReceiverSender, type SenderParts, startReceiver } from '../../src/callbacks/receiver.js';
import { targetOf } from '../../src/callbacks/send.js';
import { openChannel } from '../../src/client/post.js';
import type { Outbox } from '../../src/store/port.js';
import { type CallbackKit, client, GENT, type Ocmw, openCallbacks, openOcmw, partnerOf, pause, QUICK } from './kit.js';

describe('startReceiver', () => {
  let kit: CallbackKit;
  let gent: Ocmw;
  let sender: ReceiverSender | undefined;
  const channel = openChannel({ cert: '', key: '', ca: [], isReceiver: () => false }, 2_000);
  beforeEach(async () => {
    gent = await openOcmw(GENT);
    const rows = Array.from({ length: 20 }, (_, serie) => client(serie + 1, [GENT]));
    kit = await openCallbacks({ rows, addresses: {} });
  });
  afterEach(async () => {
    await sender?.stop();
    await kit.close();
    await gent.close();
  });
  after(() => channel.close());
  const results: Result[] = [];
  const start = (meer: Partial<SenderParts> = {}): ReceiverSender => {
    results.length = 0;
    sender = startReceiver({
      ...kit.parts,
      ocmw: GENT,
      schedule: QUICK,
      breaker: createBreaker(),
      receiver: () => ({ partner: partnerOf(GENT), url: targetOf(gent.url), channel }),
      observe: (result) => void results.push(result),
      complain: () => undefined,
      ...meer,
    });
    return sender;
  };

  it('sends a few at a time until nothing is due, and sleeps until it is woken', async () => {
    for (let serie = 1; serie <= 20; serie += 1) await kit.change(serie);
    const asked: number[] = [];
    const outbox: Outbox = {
      ...kit.store.outbox,
      due: (ocmw, now, most) => {
        asked.push(most);
        return kit.store.outbox.due(ocmw, now, most);
      },
    };
    const { wake } = start({ outbox });
    await kit.drained();
    await pause(20);
    expect(results).to.deep.equal(Array.from({ length: 20 }, () => 'acknowledged'));
    const rounds = asked.length;
    expect(new Set(asked)).to.deep.equal(new Set([8]));
    await kit.change(1);
    await pause(20);
    expect(asked.length, 'asleep').to.equal(rounds);
    wake();
    await kit.drained();
    expect(gent.meldingen()).to.have.length(21);
  });

  it('tells of trouble with the store, and goes on after it', async () => {
    await kit.change(1);
    const troubles: unknown[] = [];
    let broken = true;
    const outbox: Outbox = {
      ...kit.store.outbox,
      due: (...asked) => {
        if (!broken) return kit.store.outbox.due(...asked);
        broken = false;
        return Promise.reject(new RangeError('the disk'));
      },
    };
    const { wake } = start({ outbox, complain: (error) => void troubles.push(error) });
    while (troubles.length === 0) await pause(2);
    wake();
    await kit.drained();
    expect(String(troubles[0])).to.contain('the disk');
    expect(results).to.deep.equal(['acknowledged']);
  });

  it('stops when what is under way is done', async () => {
    await gent.close();
    gent = await openOcmw(GENT, { delay: 50 });
    await kit.change(1);
    const { stop } = start();
    while ((await kit.rows())[0]?.status !== 'VERZONDEN') await pause(1);
    await stop();
    expect((await kit.rows())[0]?.status).to.equal('BEVESTIGD');
    await kit.change(2);
    await pause(20);
    expect((await kit.rows())[1]?.status).to.equal('WACHT');
  });
});
