// Oracles that are programs of the machine (xmllint, xmlsec1, ...): one on the path is there.
import type { Context } from 'mocha';
import { needs } from '../oracle.js';

/** Skips the running test when a program is absent, or fails it when oracles are required. */
export const requireProgram = (test: Context, program: string): void =>
  needs(test, program, ['sh', '-c', `command -v ${program}`]);
