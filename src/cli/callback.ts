// `kbi callback listen`: an OCMW in one command. Verifies each signal as a supplier must, prints it, acknowledges it with a signature;
// fails, waits or misbehaves on request. Data on stdout: first the address, then a line a signal.

import { dirname, join } from 'node:path';
import { createOcmw, type Received } from '../callbacks/ocmw.js';
import { createOcmwServer } from '../callbacks/server.js';
import { signalRow } from '../callbacks/signal-row.js';
import { gatewayDirectory } from '../client/verify-answer.js';
import { INVALIDATIE } from '../dialects/magda/invalidatie.js';
import { close, listen } from '../http/listen.js';
import { createClock } from '../process/clock.js';
import { createIds } from '../process/ids.js';
import { loadValidator } from '../schema/validator.js';
import { createTrust } from '../security/trust.js';
import { openTrail, type PartyTrail } from '../trail.js';
import { type Call, type Command, switchOption, textOption, wholeOption } from './command.js';
import { EXIT, Halt } from './exit.js';
import { packageRoot } from './package.js';
import { untilStopped } from './serve.js';
import { openSigner, type Signer } from './signer.js';

/** HTTP statuses to answer first: `503x2,500` is 503, 503, 500. */
export const parseFailures = (text: string): readonly number[] => {
  const parts = text.split(',').map((part) => /^([2-5]\d\d)(?:x(\d{1,4}))?$/.exec(part));
  if (parts.includes(null)) throw new Halt(EXIT.usage, '--fail wants statuses, 503 or 503x2.', 'kbi callback --help');
  return parts.flatMap((part) => Array.from({ length: Number(part?.[2] ?? 1) }, () => Number(part?.[1])));
};

/** One line of what was heard. */
export const lineOf = (heard: Received | number): string => {
  if (typeof heard === 'number') return `answered ${heard}, as told`;
  const { melding, arrival, refusal } = heard;
  if (melding === undefined) return `refused: ${refusal?.key ?? ''} ${refusal?.detail ?? ''}`.trim();
  const { GebeurtenisId, Volgnummer, INSZ, Tijdstip, VervangenDoorINSZ, Ontvanger } = melding;
  const notes = [
    ...(VervangenDoorINSZ === undefined ? [] : [`replaced by ${VervangenDoorINSZ}`]),
    ...(arrival?.repeated ? ['received before'] : []),
    ...(arrival !== undefined && arrival.missing.length > 0 ? [`missing #${arrival.missing.join(' #')}`] : []),
    ...(arrival === undefined ? [`not acknowledged, to ${Ontvanger ?? 'nobody'}`] : []),
  ];
  return [`#${Volgnummer}`, GebeurtenisId, INSZ, Tijdstip, ...notes].join('  ');
};

const jsonOf = (heard: Received | number): unknown =>
  typeof heard === 'number'
    ? { status: heard }
    : { status: heard.status, ...heard.melding, ...heard.arrival, refusal: heard.refusal?.key };

/** The trail of the OCMW: where --log says, beside the database of the settings, or none. */
const openLog = async (call: Call, { partner, key }: Signer): Promise<PartyTrail | undefined> => {
  const path = textOption(call, 'log') ?? join(dirname(call.config.db), `${partner.naam}.audit.sqlite`);
  if (path === 'none') return undefined;
  const complain = (error: unknown): void => call.terminal.complain(`the audit anchor could not be noted: ${error}`);
  const clock = createClock({ modus: 'system' });
  return openTrail({ path, key: key.key, publicKey: key.certificate.publicKey, clock, complain });
};

export const callback: Command = {
  story:
    'Listens as an OCMW does: verifies who signed, checks the contract, prints each signal with its number and what is missing before it,\n' +
    'keeps each in an audit trail like that of the gateway, and acknowledges with the key of the partner. --fail, --delay, --result and --bad-signature show that the gateway tries again.',
  arguments: [{ name: '<action>', d: 'listen', choices: ['listen'] }],
  options: [
    { flags: '--as <partner>', d: 'which OCMW (default ocmw-gent)' },
    { flags: '--port <port>', d: 'port to listen on (default 8472; 0 takes any free port)' },
    { flags: '--fail <statuses>', d: 'answer these HTTP statuses first: 503x2, or 503x2,500' },
    { flags: '--delay <ms>', d: 'wait before each answer' },
    { flags: '--result <value>', d: 'the Resultaat to answer', choices: ['0', '1'] },
    { flags: '--log <file>', d: 'audit trail of the OCMW (default <partner>.audit.sqlite); none keeps none' },
    { flags: '--bad-signature', d: 'answer with a signature that does not hold' },
  ],
  settings: ['host', 'db', 'keys', 'world'],
  examples: [
    'kbi callback listen --as ocmw-gent',
    'kbi audit verify --db ocmw-gent.audit.sqlite',
    'kbi callback listen --as ocmw-gent --fail 503x2',
    'kbi callback listen --as ocmw-aalst --port 0 --delay 3000 --json',
  ],
  run: async (call) => {
    const { config, terminal } = call;
    const signer = await openSigner(config, textOption(call, 'as') ?? 'ocmw-gent', undefined);
    const { keys, partner, key } = signer;
    const trust = createTrust({ anchors: keys.authorities, crls: keys.crls });
    const validator = await loadValidator(join(packageRoot, 'xsd'));
    const receive = createOcmw({
      partner,
      signer: { key: key.key, certificate: key.certificate.der },
      directory: gatewayDirectory(trust, keys.gateway.certificate, 'strict'),
      validate: validator.validate,
      ids: createIds('system'),
    });
    const trail = await openLog(call, signer);
    const ids = createIds('system');
    const fail = textOption(call, 'fail');
    const server = createOcmwServer({
      receive,
      clock: createClock({ modus: 'system' }),
      fail: fail === undefined ? [] : parseFailures(fail),
      delay: wholeOption(call, 'delay', { fallback: 0, most: 600_000, next: 'kbi callback --help' }),
      Resultaat: textOption(call, 'result') === '0' ? 0 : 1,
      badSignature: switchOption(call, 'badSignature'),
      log: async (received, now) => {
        const facts = { partner, messageId: ids.uuid(), now, salt: trail?.salt ?? '' };
        const row = trail && signalRow(received, facts);
        if (row !== undefined) await trail?.log(row);
      },
      heard: (one) => terminal.out(terminal.json ? JSON.stringify(jsonOf(one)) : lineOf(one)),
    });
    const url = await listen(
      server,
      config.host,
      wholeOption(call, 'port', { fallback: 8472, most: 65_535, next: 'kbi callback --help' }),
    );
    terminal.out(`KBI LISTENING url=${url}`);
    terminal.say(`${partner.naam} listens at ${url}${INVALIDATIE.path}`);
    await untilStopped();
    await close(server);
    await trail?.close();
    validator.dispose();
    return EXIT.done;
  },
};
