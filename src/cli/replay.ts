// `kbi replay`: runs a folder of questions with expected answers and says, of what differs, the first difference in words.
// By default against a fresh gateway in this process for each scenario, at the reference day; with --to against a running one.
import { existsSync, writeFileSync } from 'node:fs';
import { createClock } from '../process/clock.js';
import { createIds } from '../process/ids.js';
import { htmlReport } from '../replay/report/html.js';
import { junitReport } from '../replay/report/junit.js';
import {
  isGreen,
  type OpenStage,
  type ReplayResult,
  type ReplayRun,
  replayFolder,
  type Verdict,
} from '../replay/run.js';
import { type Call, type Command, switchOption, textOption } from './command.js';
import { EXIT, Halt } from './exit.js';
import { findMoment } from './moment.js';
import { packageRoot } from './package.js';
import { openProgress } from './progress.js';
import { openSigner } from './signer.js';
import type { Terminal } from './terminal.js';

const jsonReport = (run: ReplayRun): string => `${JSON.stringify({ green: isGreen(run), ...run }, null, 2)}\n`;
const REPORTS = { junit: junitReport, html: htmlReport, json: jsonReport } as const;
type ReportName = keyof typeof REPORTS;

/** Opens stages at a running gateway; a gateway that is not there ends the command before a hundred scenarios say so. */
const openAt = async (call: Call, base: string): Promise<OpenStage> => {
  const { openRunning } = await import('../replay/stage/running.js');
  const { fetchNow } = await import('../client/post.js');
  const address = `${base}/KBIDossiersDienst-01.00/soap/WebService`;
  await fetchNow(address).catch((error: unknown) => {
    throw new Halt(EXIT.unreachable, `Nobody answers at ${base}.`, 'kbi serve', error);
  });
  const machine = createClock({ modus: 'system' });
  const ahead = (await findMoment(call, address)).now - machine.now();
  return openRunning({
    base,
    signer: (as) => openSigner(call.config, as, undefined),
    now: () => machine.now() + ahead,
    uuid: createIds('system').uuid,
  });
};

const openHere = async (call: Call): Promise<{ readonly open: OpenStage; close(): void }> => {
  const { openInProcess } = await import('../replay/stage/in-process.js');
  const { now } = createClock({ modus: 'system' });
  return openInProcess({ root: packageRoot, config: call.config, stopwatch: now });
};

const resultText = (result: ReplayResult, terminal: Terminal): readonly string[] => {
  const { verdict, name, reason, differences, milliseconds } = result;
  if (verdict === 'passed') return [`${terminal.green('✔')} ${name} ${terminal.dim(`${Math.round(milliseconds)} ms`)}`];
  const head = `${verdict === 'skipped' ? '–' : terminal.red('✖')} ${name}: ${verdict}${reason === undefined ? '' : `, ${reason}`}`;
  const shown = terminal.verbose ? differences : differences.slice(0, 1);
  const lines = shown.flatMap(({ sentence, path }) => [`    ${sentence}`, `    ${terminal.dim(`at ${path}`)}`]);
  const more = differences.length - shown.length;
  return [head, ...lines, ...(more > 0 ? [`    and ${more} more: --verbose`] : [])];
};

const summary = ({ results, milliseconds }: ReplayRun): string => {
  const count = (verdict: Verdict): number => results.filter((result) => result.verdict === verdict).length;
  const parts = (['passed', 'failed', 'broken', 'skipped'] as const).filter(
    (verdict) => verdict === 'passed' || count(verdict) > 0,
  );
  return `${parts.map((verdict) => `${count(verdict)} ${verdict}`).join(', ')} in ${(milliseconds / 1000).toFixed(1)} s`;
};

const show = (call: Call, run: ReplayRun): void => {
  const { terminal } = call;
  const form = textOption(call, 'report') as ReportName | undefined;
  const output = textOption(call, 'output');
  if (form !== undefined) {
    const text = REPORTS[form](run);
    if (output === undefined) terminal.out(text);
    else writeFileSync(output, text);
  }
  if (terminal.json && form === undefined) terminal.out(jsonReport(run));
  const lines = run.results
    .filter(({ verdict }) => verdict !== 'passed' || !switchOption(call, 'failures'))
    .flatMap((result) => resultText(result, terminal));
  // With data on stdout the list for people goes to stderr.
  const tell = (form !== undefined && output === undefined) || terminal.json ? terminal.say : terminal.out;
  if (lines.length > 0) tell(lines.join('\n'));
  tell(summary(run));
};

export const replay: Command = {
  story:
    'Runs scenarios: <Operation>/<claim>/{request.xml, reply.xml}, or pairs <name>.request.xml and <name>.response.xml. Questions are\n' +
    'signed as the partner in their Context; answers are compared by meaning: prefixes, layout and comments do not count, and {{uuid}},\n' +
    '{{datum}}, {{tijd}}, {{dateTime}}, {{base64}}, {{getal}} and {{*}} stand for what differs each time. Exit 1 on a difference.',
  arguments: [{ name: '<folder>', d: 'the folder of scenarios, or one scenario' }],
  options: [
    { flags: '--to <url>', d: 'a running gateway, instead of a fresh one for each scenario' },
    { flags: '--report <form>', d: 'junit, html or json', choices: Object.keys(REPORTS) },
    { flags: '-o, --output <file>', d: 'write the report here instead of to stdout' },
    { flags: '--failures', d: 'list only what did not pass' },
  ],
  settings: ['keys', 'db', 'world', 'engine'],
  examples: [
    'kbi replay fixtures/scenarios',
    'kbi replay my-cases --report junit -o junit.xml',
    'kbi replay my-cases --report html -o report.html',
    'kbi replay my-cases --to http://127.0.0.1:8470',
  ],
  run: async (call) => {
    const [folder = ''] = call.args;
    if (!existsSync(folder))
      throw new Halt(EXIT.usage, `There is no folder ${folder}.`, 'kbi replay fixtures/scenarios');
    const base = textOption(call, 'to')?.replace(/\/$/, '');
    const here = base === undefined ? await openHere(call) : { open: await openAt(call, base), close: () => undefined };
    const { now } = createClock({ modus: 'system' });
    const { terminal } = call;
    let bar = openProgress({ label: 'replay', total: 0, stream: terminal.err, quiet: true, now });
    try {
      const run = await replayFolder(folder, {
        open: here.open,
        now,
        onProgress: (done, total) => {
          if (done === 1)
            bar = openProgress({ label: 'replay', total, stream: terminal.err, quiet: terminal.quiet, now });
          bar.tick(done);
        },
      });
      bar.end();
      if (run.results.length === 0)
        throw new Halt(EXIT.usage, `${folder} holds no scenario: request.xml with reply.xml.`, 'kbi replay --help');
      show(call, run);
      return isGreen(run) ? EXIT.done : EXIT.failed;
    } finally {
      here.close();
    }
  },
};
