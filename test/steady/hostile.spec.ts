// Rude clients in numbers, beside one that asks as it should: it is answered every time, on the connection that it kept and on new ones, and
// when the others are gone the gateway holds nothing of theirs. How slowly it is answered meanwhile is what `npm run bench -- hostile` measures.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { ATTACKS, attack } from '../../bench/attacks.js';
import { connectRaw } from '../http/raw-client.js';
import { openSteady, type Steady } from './kit.js';
import { question } from './load.js';

describe('a client beside rude ones', () => {
  let gateway: Steady;
  before(async () => {
    gateway = await openSteady('--log-level', 'error', '--headers-timeout', '2', '--request-timeout', '2');
  });
  after(async () => {
    await gateway.end();
  });

  for (const [naam, rudeness] of Object.entries(ATTACKS))
    it(`is always answered: ${naam}`, async () => {
      const kept = connectRaw(gateway.url);
      kept.write(question());
      await kept.answer();
      const before = gateway.descriptors();
      const running = attack(gateway.url, rudeness);
      const statuses: number[] = [];
      for (let i = 0; i < 10; i += 1) {
        const fresh = connectRaw(gateway.url);
        for (const client of [kept, fresh]) {
          client.write(question());
          statuses.push((await client.answer()).status);
        }
        fresh.destroy();
        // Only once everything of the attack is there does it count.
        if (i === 3) await running.opened;
      }
      await running.stop();
      expect(statuses).to.deep.equal(Array(20).fill(200));
      while (gateway.descriptors() > before) await sleep(20);
      kept.destroy();
    });

  it('is left alone with what the timeouts leave of them', async () => {
    const before = gateway.descriptors();
    const { 'headers without end': headers, 'bodies without end': bodies } = ATTACKS;
    for (const rudeness of [headers, bodies]) {
      if (rudeness === undefined) throw new RangeError('the attack is gone');
      const clients = Array.from({ length: 50 }, () => connectRaw(gateway.url));
      for (const { socket } of clients) rudeness.open(socket);
      // The gateway ends these itself, with a word why.
      expect(new Set(await Promise.all(clients.map(async (client) => (await client.answer()).status)))).to.deep.equal(
        new Set([408]),
      );
      await Promise.all(clients.map(({ closed }) => closed));
    }
    while (gateway.descriptors() > before) await sleep(20);
  });
});
