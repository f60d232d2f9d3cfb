// `kbi demo`: the chain on this machine in less than half a minute. Separate processes, real signatures, a readable transcript;
// exit 0 only when every step gave exactly what it had to give.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetchNow, post } from '../client/post.js';
import { writeKBIDossiersInhoud, writeQuestion } from '../dialects/magda/question.js';
import { createIds } from '../process/ids.js';
import { NS } from '../xml/namespaces.js';
import type { Call, Command } from './command.js';
import { type DemoStage, openDemoStage, type Said } from './demo-stage.js';
import { EXIT, type ExitCode } from './exit.js';

const SERVICE = '/KBIDossiersDienst-01.00/soap/WebService';

/** One step: what is done, what must hold, and what to show of it. */
type Step = { readonly title: string; readonly command: string; readonly holds: boolean; readonly show: string };

const indent = (text: string, most: number): string => {
  const lines = text.trimEnd().split('\n');
  const shown = lines.slice(0, most).map((line) => `    ${line}`);
  return [...shown, ...(lines.length > most ? [`    … ${lines.length - most} more lines`] : [])].join('\n');
};

/** The part of a printed answer that a reader came for. */
const fromAntwoorden = (out: string): string => {
  const from = out.indexOf('        <Antwoorden>');
  const to = out.indexOf('        </Antwoorden>');
  return out.slice(Math.max(0, from), to < 0 ? undefined : to + '        </Antwoorden>'.length).replace(/^ {8}/gm, '');
};

const both = ({ out, err }: Said): string => `${err.trimEnd()}\n${fromAntwoorden(out)}`;

const ask = (stage: DemoStage, insz: string): { said: Said; command: string } => {
  const words = ['send', 'KBIDossiers', '--as', 'ocmw-gent', '--insz', insz];
  return { said: stage.kbi(...words, '--to', stage.url), command: `kbi ${words.join(' ')}` };
};

const consult = (stage: DemoStage): Step => {
  const { said, command } = ask(stage, '85631490132');
  const holds =
    said.exit === 0 && said.out.includes('<Gekend>true</Gekend>') && said.err.includes('signature of the answer holds');
  return {
    title: 'OCMW Gent asks about a client: a signed question, a signed and lawful answer',
    command,
    holds,
    show: both(said),
  };
};

const refused = (stage: DemoStage): Step => {
  const { said, command } = ask(stage, '79710290230');
  const holds = said.exit === 7 && said.err.includes('40003');
  return {
    title: 'It asks about someone who is not registered yet: refused by the repertorium, with the reason',
    command,
    holds,
    show: both(said),
  };
};

const unknown = (stage: DemoStage): Step => {
  const { said, command } = ask(stage, '01683090579');
  const holds = said.exit === 0 && said.out.includes('<Gekend>false</Gekend>') && said.err.includes('30001');
  return {
    title: 'It asks about a client whom KBI does not know: an answer, not a failure',
    command,
    holds,
    show: both(said),
  };
};

const faultOf = (octets: Buffer): string =>
  /<faultstring>[^<]*<\/faultstring>/.exec(octets.toString('utf8'))?.[0] ?? 'no Fault';

/** Sends octets as they are: what a relay, or an attacker on the way, would do. */
const deliver = async (stage: DemoStage, octets: Buffer): Promise<{ status: number; show: string }> => {
  const { status, octets: answer } = await post(`${stage.url}${SERVICE}`, '1.1', '', octets);
  const show = status === 200 ? 'HTTP 200, a signed answer' : `HTTP ${status} ${faultOf(answer)}`;
  return { status, show };
};

/** A plain envelope, as an integrator would write it by hand, signed by `kbi sign`. */
const signQuestion = async (stage: DemoStage, INSZ: string): Promise<Buffer> => {
  const question = join(stage.folder, 'question.xml');
  const signed = join(stage.folder, 'signed.xml');
  const { uuid } = createIds('system');
  const content = writeQuestion({
    dienst: 'KBIDossiers',
    namespace: 'urn:kbi-gateway:KBIDossiers:v01_00',
    Identificatie: 'kbi-gateway.test/ocmw-gent',
    Referte: uuid(),
    VraagReferte: uuid(),
    Hoedanigheid: '17001',
    now: (await fetchNow(`${stage.url}${SERVICE}`)) ?? 0,
    inhoud: writeKBIDossiersInhoud({ INSZ }),
  });
  writeFileSync(question, `<s:Envelope xmlns:s="${NS.soap11}"><s:Body>${content}</s:Body></s:Envelope>`);
  stage.kbi('sign', question, '--as', 'ocmw-gent', '--to', stage.url, '-o', signed);
  return readFileSync(signed);
};

const replayed = async (stage: DemoStage): Promise<Step> => {
  const octets = await signQuestion(stage, '85631490132');
  const first = await deliver(stage, octets);
  const second = await deliver(stage, octets);
  const holds = first.status === 200 && second.status === 500 && second.show.includes('ERR_025');
  return {
    title: 'The same signed octets are sent twice: answered once, the replay is refused',
    command: 'kbi sign question.xml --as ocmw-gent -o signed.xml   (and posted twice)',
    holds,
    show: `${first.show}\n${second.show}`,
  };
};

const tampered = async (stage: DemoStage): Promise<Step> => {
  const signed = (await signQuestion(stage, '85631490132')).toString('utf8');
  const octets = Buffer.from(signed.replace('85631490132', '90662190343'), 'utf8');
  const file = join(stage.folder, 'tampered.xml');
  writeFileSync(file, octets);
  const { status, show } = await deliver(stage, octets);
  const verdict = stage.kbi('verify', file);
  const holds =
    status === 500 &&
    show.includes('ERR_025: Verification failure') &&
    verdict.exit === 5 &&
    /digest/i.test(verdict.out);
  return {
    title:
      'On the way somebody changes the INSZ in a signed message: refused in one bare sentence; kbi verify tells the owner why',
    command: 'kbi verify tampered.xml',
    holds,
    show: `${show}\n${verdict.err.trimEnd()}\n${verdict.out}`,
  };
};

const STEPS: readonly ((stage: DemoStage) => Step | Promise<Step>)[] = [consult, refused, unknown, replayed, tampered];

const walk = async (stage: DemoStage, { terminal }: Call): Promise<ExitCode> => {
  terminal.out(
    `A gateway runs in a process of its own at ${stage.url}${SERVICE}, with fresh keys in a temporary folder.\n`,
  );
  let wrong = 0;
  for (const [index, step] of STEPS.entries()) {
    const { title, command, holds, show } = await step(stage);
    if (!holds) wrong += 1;
    terminal.out(`${index + 1}. ${terminal.bold(title)}\n   $ ${terminal.dim(command)}\n${indent(show, 32)}`);
    terminal.out(`   ${holds ? terminal.green('✔ as it has to be') : terminal.red('✖ NOT as it has to be')}\n`);
  }
  terminal.out(
    wrong === 0
      ? `${STEPS.length} of ${STEPS.length} steps as they have to be.`
      : `${wrong} of ${STEPS.length} steps went wrong.`,
  );
  return wrong === 0 ? EXIT.done : EXIT.failed;
};

export const demo: Command = {
  story:
    'Starts a gateway on free ports in a temporary folder and walks the streams with real signed messages between separate processes.\n' +
    'Exit 0 only when every step gave what it has to give. Nothing is left behind.',
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
