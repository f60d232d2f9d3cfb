// Outside programs that judge our work. A missing one skips its tests with the reason in their titles, and the last line counts them;
// KBI_ORACLES=required makes that a failure, so that the place of record cannot skip one.
import { spawnSync } from 'node:child_process';
import type { Context, Suite } from 'mocha';

/** The tests that a skip is about: the running one, or all of the suite whose hook runs. */
const concerned = ({ test }: Context): { title: string }[] => {
  if (test === undefined) return [];
  const all = (suite: Suite): { title: string }[] => [...suite.tests, ...suite.suites.flatMap(all)];
  // mocha says it and its types do not.
  const { type } = test as { readonly type?: string };
  return type === 'hook' && test.parent !== undefined ? all(test.parent) : [test];
};

/** Skips the test, or the suite of a `before`, with the reason in its title. */
export const skipFor = (context: Context, reason: string): void => {
  for (const test of concerned(context)) test.title += ` (skipped: ${reason})`;
  context.skip();
};

/** Runs the test, or the suite of a `before`, only where the program works: `probe` is a command line that succeeds when it is there. */
export const needs = (context: Context, name: string, probe: readonly [string, ...string[]]): void => {
  const [program, ...options] = probe;
  if (spawnSync(program, options).status === 0) return;
  if (process.env.KBI_ORACLES === 'required') throw new Error(`${name} is required here and does not run`);
  skipFor(context, `${name} does not run here`);
};
