import { expect } from 'chai';
import { type Breaker, createBreaker } from '../../src/callbacks/breaker.js';

const LIMITS = { threshold: 3, rest: 100, longestRest: 350 };

describe('createBreaker', () => {
  let breaker: Breaker;
  const failTimes = (times: number, now: number): void => {
    for (let i = 0; i < times; i += 1) breaker.fail(now);
  };
  beforeEach(() => {
    breaker = createBreaker(LIMITS);
  });

  it('lets everything through until failures come in a row', () => {
    failTimes(2, 0);
    breaker.succeed();
    failTimes(2, 0);
    expect([breaker.allowance(0, 8), breaker.restsUntil]).to.deep.equal([8, undefined]);
    breaker.fail(0);
    expect([breaker.allowance(0, 8), breaker.restsUntil]).to.deep.equal([0, 100]);
  });
  it('lets one probe through after its rest, which decides', () => {
    failTimes(3, 0);
    expect([99, 100, 5000].map((now) => breaker.allowance(now, 8))).to.deep.equal([0, 1, 1]);
    breaker.succeed();
    expect(breaker.allowance(100, 8)).to.equal(8);
  });
  it('rests longer each time a probe fails, up to a limit, and as at first after a success', () => {
    failTimes(3, 0);
    const rests: number[] = [];
    for (let i = 0; i < 4; i += 1) {
      const now = breaker.restsUntil ?? 0;
      breaker.fail(now);
      rests.push((breaker.restsUntil ?? 0) - now);
    }
    expect(rests).to.deep.equal([200, 350, 350, 350]);
    breaker.succeed();
    failTimes(3, 9000);
    expect(breaker.restsUntil).to.equal(9100);
  });
  it('rests no longer for letters that were under way together', () => {
    failTimes(8, 0);
    expect(breaker.restsUntil).to.equal(100);
  });
});
