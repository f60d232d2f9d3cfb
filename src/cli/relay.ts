// `kbi relay`: stands between a client and a gateway. What kind of relay is a row of RELAYS, chosen by its option; here are the words they
// share, the port, and the end. Data on stdout: first the address, then a line a message.
import { isLoopback } from '../http/host.js';
import { type Call, type Command, switchOption, textOption, wholeOption } from './command.js';
import { EXIT, Halt } from './exit.js';
import { findHolder } from './holder.js';
import { openRelayAs } from './relay-as.js';
import type { RelayKind } from './relay-kind.js';
import { openPassThrough } from './relay-pass.js';
import { openSigningRelay } from './relay-sign.js';
import { untilStopped } from './serve.js';
import { PROFILE_NAMES } from './signer.js';

const RELAYS: readonly RelayKind[] = [
  { option: 'signAs', port: 8473, open: openSigningRelay },
  { option: 'as', port: 8474, open: openRelayAs },
  { option: 'passThrough', port: 8474, open: openPassThrough },
];

const findKind = (call: Call): RelayKind => {
  const [kind, ...more] = RELAYS.filter(
    ({ option }) => textOption(call, option) !== undefined || switchOption(call, option),
  );
  if (kind === undefined || more.length > 0)
    throw new Halt(
      EXIT.usage,
      kind === undefined ? 'Which relay? Say whom it signs as, or who it is.' : 'One relay at a time.',
      'kbi relay --as ksz, or kbi relay --sign-as ocmw-gent',
    );
  return kind;
};

const portOf = (call: Call, usual: number): number =>
  wholeOption(call, 'port', { fallback: usual, most: 65_535, next: 'kbi relay --help' });

const upstreamOf = (call: Call): string => {
  const { host, port, db } = call.config;
  const to = textOption(call, 'to') ?? findHolder(db)?.gateway ?? `http://${host}:${port}`;
  if (!/^https?:\/\/[^/?#@]+\/?$/.test(to))
    throw new Halt(
      EXIT.usage,
      `--to ${to}: that is no http address without a path.`,
      'kbi relay --to http://127.0.0.1:8470',
    );
  return to.replace(/\/$/, '');
};

export const relay: Command = {
  story:
    'Stands between a client and a gateway. With --as it is an intermediary such as the KSZ: it takes signed questions of OCMWs in the ksz\n' +
    'dialect, checks customer, mandate, legal context, INSZ and its own repertorium, asks the gateway in the magda dialect under its mandate,\n' +
    'verifies the answer, and answers signed. It keeps an audit of its own. With --pass-through it is a hop that changes nothing: octets in\n' +
    'are octets out, and when the hop before sent other octets than arrived here, it says so.\n' +
    'With --sign-as it serves clients that cannot sign (Postman, Bruno, curl, .NET, PHP): it takes\n' +
    'unsigned SOAP 1.1 or 1.2 on the paths of the gateway, signs it with the key of that partner under its profile, verifies the signed\n' +
    'answer, and hands it over without its Security header. An answer that does not hold becomes a Fault of the relay, unsigned, that\n' +
    'says why. ?wsdl gives the contract of the gateway with the address of the relay.\n' +
    'Whoever reaches its port signs as that partner: it listens on loopback unless --listen says otherwise.',
  options: [
    {
      flags: '--as <partner>',
      d: 'be this intermediary (ksz, pod-mi): ksz questions in, asked upstream under its mandate',
    },
    {
      flags: '--dialect <name>',
      d: 'with --as: words of the upstream; ksz when it is another relay',
      choices: ['magda', 'ksz'],
    },
    {
      flags: '--answered-by <partner>',
      d: 'with --as: who signs the answers of the upstream (default: the gateway; of a ksz upstream: ksz)',
    },
    { flags: '--pass-through', d: 'pass on octet for octet, with digests; says between whom a message was changed' },
    {
      flags: '--timeout <seconds>',
      d: 'with --as and --pass-through: for one exchange with the upstream (default 10)',
    },
    { flags: '--sign-as <partner>', d: 'sign what comes as this partner (kbi keys lists them)' },
    { flags: '--profile <name>', d: 'sign under another profile than the partner’s', choices: PROFILE_NAMES },
    { flags: '--keep-security', d: 'hand over the signed answer, octet for octet' },
    {
      flags: '--to <url>',
      d: 'the gateway (default: the one that holds the database, else host and port of the settings)',
    },
    { flags: '--port <port>', d: 'port to listen on (8473 with --sign-as, else 8474; 0 takes any free port)' },
    { flags: '--listen <address>', d: 'address to listen on (default 127.0.0.1)' },
  ],
  settings: [
    ...(['db', 'keys', 'world', 'clock', 'consolePort', 'logLevel', 'logFormat', 'crl', 'adminTokenFile'] as const),
    ...(['maxBody', 'maxQueue', 'headersTimeout', 'requestTimeout'] as const),
  ],
  examples: [
    'kbi relay --as ksz --to http://127.0.0.1:8470',
    'kbi relay --as pod-mi --dialect ksz --to http://127.0.0.1:8474 --port 8475     in front of that one',
    'kbi relay --pass-through --to http://127.0.0.1:8470',
    'kbi relay --sign-as ocmw-gent',
    'kbi relay --sign-as ksz --port 0 --keep-security --json',
    'kbi relay --sign-as ocmw-gent --to http://127.0.0.1:8470 &',
    'curl -s http://127.0.0.1:8473/KBIDossiersDienst-01.00/soap/WebService?wsdl',
  ],
  run: async (call) => {
    const { terminal } = call;
    const kind = findKind(call);
    const [port, upstream] = [portOf(call, kind.port), upstreamOf(call)];
    const address = textOption(call, 'listen') ?? '127.0.0.1';
    const opened = await kind.open(call, upstream, { address, port });
    const { url } = opened;
    const stopped = untilStopped();
    terminal.out(`KBI RELAY url=${url}`);
    terminal.say(`${opened.says}, to ${upstream}`);
    if (opened.open !== undefined && !isLoopback(address)) terminal.complain(opened.open);
    await stopped;
    await opened.close();
    return EXIT.done;
  },
};
