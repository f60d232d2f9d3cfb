// Oracles that are programs of the machine (xmllint, xmlsec1, ...). Where one is absent the test skips with its reason;
// with KBI_ORACLES=required an absent one is a failure, so that the place of record cannot skip it.
import { spawnSync } from 'node:child_process';
import type { Context } from 'mocha';

/** Whether a program can be started. */
export const isInstalled = (program: string): boolean =>
  spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;

/** Skips the running test when a program is absent, or fails it when oracles are required. */
export const requireProgram = (test: Context, program: string): void => {
  if (isInstalled(program)) return;
  if (process.env.KBI_ORACLES === 'required') throw new Error(`${program} is not installed and KBI_ORACLES=required`);
  test.skip();
};
