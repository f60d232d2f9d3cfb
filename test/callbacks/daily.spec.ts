import { expect } from 'chai';
import { startDaily } from '../../src/callbacks/daily.js';

const clock = { now: () => Date.parse('2012-09-03T09:00:00+02:00') };
const fail = (error: unknown) => expect.fail(String(error));

describe('startDaily', () => {
  it('works one at a time, in order, and resolves when its turn is done', async () => {
    const said: string[] = [];
    let round = 0;
    const daily = startDaily(
      async () => {
        round += 1;
        const nth = round;
        said.push(`begin ${nth}`);
        await new Promise((resolve) => setImmediate(resolve));
        said.push(`end ${nth}`);
      },
      { clock, complain: fail },
    );
    await Promise.all([daily.check(), daily.check()]);
    expect(said).to.deep.equal(['begin 1', 'end 1', 'begin 2', 'end 2']);
    await daily.close();
  });
  it('complains of a failure and goes on', async () => {
    const complaints: unknown[] = [];
    let round = 0;
    const daily = startDaily(
      async () => {
        round += 1;
        if (round === 1) throw new RangeError('x');
      },
      { clock, complain: (error) => complaints.push(error) },
    );
    await daily.check();
    await daily.check();
    expect([round, complaints.map(String)]).to.deep.equal([2, ['RangeError: x']]);
    await daily.close();
  });
  it('begins nothing after it was closed, and waits for what began', async () => {
    let done = 0;
    const daily = startDaily(
      async () => {
        await new Promise((resolve) => setImmediate(resolve));
        done += 1;
      },
      { clock, complain: fail },
    );
    const running = daily.check();
    await new Promise((resolve) => setImmediate(resolve));
    await daily.close();
    expect(done).to.equal(1);
    await running;
    await daily.check();
    expect(done).to.equal(1);
  });
});
