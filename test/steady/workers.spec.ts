// Two workers under clients that never stop asking: replaced, they lose no question; killed, they lose what they had in hand.
import { expect } from 'chai';
import { openSteady, type Steady } from './kit.js';
import { startLoad } from './load.js';

const CLIENTS = 8;

describe('workers under load', () => {
  let gateway: Steady;
  before(async () => {
    gateway = await openSteady('--workers', '2');
  });
  after(async () => {
    await gateway.end();
  });

  it('are replaced, both, without a question lost or refused', async () => {
    const before = gateway.workers();
    const load = startLoad(gateway.url, CLIENTS);
    await load.more(50);
    const answer = await gateway.command('replace-workers');
    await load.more(50);
    await load.stop();
    expect(answer).to.deep.equal({ status: 200, body: '{"replaced":2}\n' });
    expect(gateway.workers().filter((pid) => before.includes(pid))).to.deep.equal([]);
    expect(gateway.workers()).to.have.length(2);
    expect([load.lost, load.refused]).to.deep.equal([[], 0]);
    expect(new Set(load.answers.map(({ status }) => status))).to.deep.equal(new Set([200]));
    expect(load.answers.filter(({ headers }) => headers.connection === 'close')).not.to.have.length(0);
  });

  it('are started again when they are killed, one and then the other, and only what they had in hand is lost', async () => {
    const load = startLoad(gateway.url, CLIENTS);
    const before = gateway.workers();
    for (const [i, victim] of before.entries()) {
      await load.more(50);
      process.kill(victim, 'SIGKILL');
      // Two at the start, two in their place, and one for each that was killed.
      await gateway.served(5 + i);
    }
    await load.more(50);
    await load.stop();
    expect(load.lost.length, 'a client has one question under way').to.be.at.most(2 * CLIENTS);
    expect(load.refused).to.equal(0);
    expect(new Set(load.answers.map(({ status }) => status))).to.deep.equal(new Set([200]));
  });
});
