// Outside programs that judge our work. A missing one skips its tests with the reason; KBI_ORACLES=required makes that a failure.
import { spawnSync } from 'node:child_process';

type MochaContext = { skip(): never };

/** Runs the test only where the program works: `probe` is a command line that succeeds when it is there. */
export const needs = (context: MochaContext, name: string, probe: readonly [string, ...string[]]): void => {
  const [program, ...options] = probe;
  if (spawnSync(program, options).status === 0) return;
  if (process.env.KBI_ORACLES === 'required') throw new Error(`${name} is required here and does not run`);
  context.skip();
};
