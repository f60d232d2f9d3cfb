import { expect } from 'chai';
import type { DemoStage } from '../../src/cli/demo-stage.js';
import { STEPS } from '../../src/cli/demo-steps.js';

/** A stage on which every command answers the same, and nobody is heard: what must not pass as right. */
const stageThatSays = (exit: number, out: string, err: string): DemoStage => ({
  folder: '/nowhere',
  url: 'http://127.0.0.1:9',
  ksz: 'http://127.0.0.1:9',
  kbi: () => ({ exit, out, err }),
  heard: async () => undefined,
  close: async () => undefined,
});

// The last two steps deliver octets themselves; demo.spec.ts shows them on a real stage.
const asked = STEPS.slice(0, 9);

describe('the steps of the demo', () => {
  it('hold nothing for right when every command fails', async () => {
    for (const step of asked) expect((await step(stageThatSays(1, '', 'no'))).holds).to.equal(false);
  });

  it('hold no answer for right whose signature was not verified, whatever it says', async () => {
    const everything =
      '<KBISleutel><Status>OP</Status><UiterlijkeAanmelding><Gekend>true</Gekend>>1</Resultaat><WordtGeboden>true</WordtGeboden><value>DATA_FOUND</value>';
    for (const step of asked) expect((await step(stageThatSays(0, everything, ''))).holds).to.equal(false);
  });

  it('say what a reader could type', async () => {
    for (const step of asked) expect((await step(stageThatSays(0, '', ''))).command).to.match(/^kbi [a-z]+ /);
  });
});
