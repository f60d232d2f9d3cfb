// Each step of authenticate is muted in turn: it still finds what later steps need, but its refusal is ignored.
// For every step there is an attack that then goes on, and for the ones that decide there is one that is then accepted.
import { expect } from 'chai';
import { Fault } from '../../../src/faults/fault.js';
import { STEPS, type Step } from '../../../src/security/steps.js';
import { judge, octetsOf, STATIONS } from './kit.js';
import { ATTACKS, VARIANTS } from './table.js';

const muted = (index: number): readonly Step[] =>
  STEPS.map((step, at) =>
    at !== index
      ? step
      : {
          ...step,
          run: (evidence) => {
            try {
              step.run(evidence);
            } catch (thrown) {
              if (!(thrown instanceof Fault)) throw thrown;
            }
          },
        },
  );

const verdict = (row: (typeof ATTACKS)[number], steps: readonly Step[]): string => {
  try {
    return judge(octetsOf(row), row.setting, { ...STATIONS, steps }).key;
  } catch {
    return 'THROWN';
  }
};

/** Steps without whose finding nothing can be computed any more: muting them leads to no acceptance, but past the check. */
const FINDERS: ReadonlySet<string> = new Set([
  'one Security header',
  'structure of Security and Signature',
  'token',
  'algorithms',
  'certificate',
]);

describe('the steps of authenticate', () => {
  STEPS.forEach((step, index) => {
    const steps = muted(index);
    it(`stop something by "${step.name}" that nothing else stops`, () => {
      const verdicts = ATTACKS.map((row) => [row.expect, verdict(row, steps)] as const);
      expect(verdicts.some(([expected, key]) => key !== expected)).to.equal(true);
      if (!FINDERS.has(step.name)) expect(verdicts.map(([, key]) => key)).to.include('ACCEPTED');
    });

    it(`hold no legitimate message up when "${step.name}" is muted`, () => {
      expect(VARIANTS.map((row) => judge(octetsOf(row), row.setting, { ...STATIONS, steps }).key)).to.satisfy(
        (keys: readonly string[]) => keys.every((key) => key === 'ACCEPTED'),
      );
    });
  });
});
