// `kbi verify`: the eleven steps of a signed message, each with its verdict, what was measured and expected, and how to mend it.
// Digests are shown beside the canonical octets behind them, white space made visible. Exit 0 holds, 5 refused.
import type { Partner } from '../domain/kbi/Partner.js';
import { GATEWAY_ONDERNEMINGSNUMMER } from '../pki/dev-keys.js';
import { strictEngine } from '../security/engine.js';
import { DEFAULT_SECURITY_LIMITS, type SignerDirectory } from '../security/evidence.js';
import { type Proof, type VerifyStep, verifySteps } from '../security/explain.js';
import { createTokenCache } from '../security/token.js';
import { createTrust } from '../security/trust.js';
import { type Call, type Command, switchOption, textOption } from './command.js';
import { EXIT, Halt } from './exit.js';
import { readInput } from './input.js';
import { findMoment } from './moment.js';
import { openKeys, PROFILE_NAMES, readPartners } from './signer.js';
import type { Terminal } from './terminal.js';

const MARK = { ok: '✔', failed: '✖', skipped: '–' } as const;
const LINES = 40;
const WIDTH = 400;

const visible = (canonical: string): string =>
  canonical
    .replace(/\t/g, '→')
    .replace(/\r/g, '␍')
    .replace(/\n/g, '␊\n')
    .replace(/^ +/gm, (blanks) => '·'.repeat(blanks.length));

const proofLines = ({ what, algorithm, supplied, computed, canonical }: Proof, all: boolean): string => {
  const lines = visible(canonical).split('\n');
  const cut = (line: string): string =>
    line.length > WIDTH ? `${line.slice(0, WIDTH)}… (${line.length - WIDTH} characters more: --canonical)` : line;
  const shown = all ? lines : lines.slice(0, LINES).map(cut);
  const more = lines.length > shown.length ? [`… ${lines.length - shown.length} lines more: --canonical`] : [];
  const digests =
    computed === ''
      ? [`value     ${supplied}`]
      : [`supplied  ${supplied}`, `computed  ${computed}  ${supplied === computed ? 'equal' : 'DIFFERENT'}`];
  const octets = `canonical octets (${Buffer.byteLength(canonical)})`;
  return [`${what}  ${algorithm}`, ...digests, octets, ...[...shown, ...more].map((line) => `  ${line}`)]
    .map((line) => `       ${line}`)
    .join('\n');
};

const stepText = (step: VerifyStep, terminal: Terminal, canonical: boolean): string => {
  const colour = step.verdict === 'ok' ? terminal.green : step.verdict === 'failed' ? terminal.red : terminal.dim;
  const head = `${String(step.number).padStart(2)} ${colour(`${MARK[step.verdict]} ${step.verdict.padEnd(7)}`)} ${terminal.bold(step.name)}`;
  const line = (label: string, text: string | undefined): string[] =>
    text === undefined ? [] : [`       ${label.padEnd(9)} ${text}`];
  const bad = step.verdict === 'failed';
  const proofs = (step.proofs ?? []).filter(
    ({ supplied, computed }) => canonical || terminal.verbose || (bad && supplied !== computed),
  );
  return [
    head,
    ...line('measured', step.measured),
    ...(bad
      ? [
          ...line('expected', step.expected),
          ...line('key', step.key),
          ...line('cause', step.cause),
          ...line('to do', step.fix),
        ]
      : []),
    ...proofs.map((proof) => proofLines(proof, canonical)),
  ].join('\n');
};

const openDirectory = async (call: Call, profile: string | undefined): Promise<SignerDirectory> => {
  const keys = await openKeys(call.config);
  const partners = await readPartners(call.config);
  const number = keys.gateway.certificate.organizationIdentifier?.replace(/^NTRBE-/, '') ?? GATEWAY_ONDERNEMINGSNUMMER;
  const gateway: Partner = {
    naam: 'kbi-gateway',
    soort: 'ANDERE',
    Ondernemingsnummer: number,
    omschrijving: 'the gateway',
    profiel: 'strict',
  };
  const forced = PROFILE_NAMES.find((name) => name === profile);
  const known = [...partners, gateway].map((partner) =>
    forced === undefined ? partner : { ...partner, profiel: forced },
  );
  return {
    trust: createTrust({ anchors: keys.authorities, crls: keys.crls }),
    partnerByOndernemingsnummer: (asked) => known.find(({ Ondernemingsnummer }) => Ondernemingsnummer === asked),
    registered: keys.registered(),
    tokens: createTokenCache(16),
  };
};

/** When to judge: `--at` an instant, or `created`: the moment that the message says it was made. */
const momentOf = async (call: Call, octets: Buffer): Promise<number> => {
  const at = textOption(call, 'at');
  if (at === undefined) return (await findMoment(call, undefined)).now;
  const text = at === 'created' ? /Created[^>]*>\s*([^<\s]+)/.exec(octets.toString('utf8'))?.[1] : at;
  const instant = Date.parse(text ?? '');
  if (Number.isNaN(instant))
    throw new Halt(EXIT.usage, `--at ${at}: that is no moment.`, 'kbi verify --at 2012-09-03T09:00:00+02:00');
  return instant;
};

export const verify: Command = {
  story:
    'Checks a signed message, question or answer, by the very steps that the gateway takes, and goes on after a failure.\n' +
    'Shows digests and the canonical octets behind them of what fails; with --canonical of everything. Exit 0 when it holds, 5 when not.',
  arguments: [{ name: '[file]', d: 'the message; - or nothing is stdin' }],
  options: [
    { flags: '--at <moment>', d: 'judge the time as at this instant, or "created": as when it was made' },
    { flags: '--profile <name>', d: 'judge under another profile than the partner’s', choices: PROFILE_NAMES },
    { flags: '--canonical', d: 'show all canonical octets, whole' },
  ],
  settings: ['keys', 'db', 'world', 'clock'],
  examples: [
    'kbi verify message.xml --at created',
    'kbi sign question.xml --as ocmw-gent | kbi verify',
    'kbi verify message.xml --profile ksz-x509 --canonical',
    'kbi verify message.xml --json',
  ],
  run: async (call) => {
    const { terminal } = call;
    const octets = await readInput(call.args[0], 'kbi verify --help');
    const directory = await openDirectory(call, textOption(call, 'profile'));
    const now = await momentOf(call, octets);
    const steps = verifySteps({ octets, now, directory, limits: DEFAULT_SECURITY_LIMITS, engine: strictEngine });
    const first = steps.find(({ verdict }) => verdict === 'failed');
    const holds = first === undefined;
    if (terminal.json)
      terminal.out(
        JSON.stringify(
          { holds, now: new Date(now).toISOString(), ...(holds ? {} : { first: first.key }), steps },
          null,
          2,
        ),
      );
    else {
      if (!holds)
        terminal.out(
          `${terminal.red('✖ refused')}: step ${first.number}, ${first.name}: ${first.measured ?? first.key}\n`,
        );
      terminal.out(steps.map((step) => stepText(step, terminal, switchOption(call, 'canonical'))).join('\n'));
      if (holds) terminal.out(`\n${terminal.green('✔ the signature holds')}`);
    }
    return holds ? EXIT.done : EXIT.signature;
  },
};
