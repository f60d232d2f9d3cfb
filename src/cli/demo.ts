// `kbi demo`: the chain on this machine in less than half a minute. Separate processes, real signatures, a readable transcript;
// exit 0 only when every step gave exactly what it had to give.
import type { Call, Command } from './command.js';
import { type DemoStage, openDemoStage } from './demo-stage.js';
import { SERVICE, STEPS } from './demo-steps.js';
import { EXIT, type ExitCode } from './exit.js';

const MOST_LINES = 32;

const indent = (text: string): string => {
  const lines = text.trim().split('\n');
  const shown = lines.slice(0, MOST_LINES).map((line) => `    ${line}`);
  return [...shown, ...(lines.length > MOST_LINES ? [`    … ${lines.length - MOST_LINES} more lines`] : [])].join('\n');
};

const walk = async (stage: DemoStage, { terminal }: Call): Promise<ExitCode> => {
  terminal.out(
    `A gateway runs in a process of its own at ${stage.url}${SERVICE}, an OCMW listens in another; their keys are fresh.\n`,
  );
  let wrong = 0;
  for (const [index, step] of STEPS.entries()) {
    const { title, command, holds, show } = await step(stage);
    if (!holds) wrong += 1;
    terminal.out(`${index + 1}. ${terminal.bold(title)}\n   $ ${terminal.dim(command)}\n${indent(show)}`);
    terminal.out(`   ${holds ? terminal.green('✔ as it has to be') : terminal.red('✖ NOT as it has to be')}\n`);
  }
  const right = STEPS.length - wrong;
  terminal.out(`${right} of ${STEPS.length} steps as they have to be.`);
  return wrong === 0 ? EXIT.done : EXIT.failed;
};

export const demo: Command = {
  story:
    'Starts a gateway and a listening OCMW on free ports in a temporary folder and walks the streams with real signed messages\n' +
    'between separate processes. Exit 0 only when every step gave what it has to give. Nothing is left behind.',
  examples: ['kbi demo'],
  run: async (call) => {
    const stage = await openDemoStage();
    try {
      return await walk(stage, call);
    } finally {
      await stage.close();
    }
  },
};
