// That no oracle goes missing in silence: a skip says what is not there, and where oracles are required it is a failure.
import { expect } from 'chai';
import type { Context } from 'mocha';
import { needs } from './oracle.js';

const SKIPPED = new RangeError('skipped');
type Named = { title: string };
type Fake = { readonly context: Context; readonly tests: readonly Named[] };

/** A running test, or the hook of a suite with two tests, one of them in a suite inside. */
const fake = (hook: boolean): Fake => {
  const tests = [{ title: 'one' }, { title: 'two' }];
  const parent = { tests: tests.slice(0, 1), suites: [{ tests: tests.slice(1), suites: [] }] };
  const test = hook ? { type: 'hook', title: 'before', parent } : tests[0];
  const skip = (): never => {
    throw SKIPPED;
  };
  return { context: { test, skip } as unknown as Context, tests: hook ? tests : tests.slice(0, 1) };
};

describe('needs', () => {
  const before = process.env.KBI_ORACLES;
  afterEach(() => {
    if (before === undefined) delete process.env.KBI_ORACLES;
    else process.env.KBI_ORACLES = before;
  });

  for (const hook of [false, true])
    it(`skips ${hook ? 'a suite' : 'a test'} for a program that is not there, and says so in every title`, () => {
      delete process.env.KBI_ORACLES;
      const { context, tests } = fake(hook);
      expect(() => needs(context, 'the oracle', ['no-such-program'])).to.throw(SKIPPED);
      for (const { title } of tests) expect(title).to.contain('(skipped: the oracle does not run here)');
    });

  it('goes on for a program that works, and skips one that fails', () => {
    delete process.env.KBI_ORACLES;
    expect(() => needs(fake(false).context, 'true', ['true'])).to.not.throw();
    expect(() => needs(fake(false).context, 'false', ['false'])).to.throw(SKIPPED);
  });

  it('fails where oracles are required', () => {
    process.env.KBI_ORACLES = 'required';
    expect(() => needs(fake(true).context, 'the oracle', ['no-such-program'])).to.throw('the oracle is required');
  });
});
