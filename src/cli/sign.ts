// `kbi sign`: a SOAP file in, the signed message out, octet for octet as it would be sent.
import { type Command, textOption } from './command.js';
import { EXIT, Halt } from './exit.js';
import { readInput } from './input.js';
import { findMoment } from './moment.js';
import { openSigner, PROFILE_NAMES } from './signer.js';

export const sign: Command = {
  story:
    'Signs a SOAP 1.1 or 1.2 envelope with the key of a partner, under that partner’s profile. A Security header that is there is replaced.',
  arguments: [{ name: '[file]', d: 'the envelope; - or nothing is stdin' }],
  options: [
    { flags: '--as <partner>', d: 'whose key signs (default: the client URI in Context/Afzender/Identificatie)' },
    { flags: '--profile <name>', d: 'sign under another profile than the partner’s', choices: PROFILE_NAMES },
    { flags: '--to <url>', d: 'gateway whose clock to follow' },
    { flags: '-o, --output <file>', d: 'write here instead of to stdout' },
  ],
  settings: ['keys', 'db', 'world', 'host', 'port', 'clock'],
  examples: [
    'kbi sign question.xml --as ocmw-gent > signed.xml',
    'kbi sign question.xml --as ocmw-gent | curl -s -H "Content-Type: text/xml" --data-binary @- http://127.0.0.1:8470/KBIDossiersDienst-01.00/soap/WebService',
    'kbi sign question.xml --as vdab --clock 2012-09-03T09:00:00+02:00,frozen',
  ],
  run: async (call) => {
    const octets = await readInput(call.args[0], 'kbi sign --help');
    const { parseXml } = await import('../xml/parser.js');
    const { askerOf, pathFor } = await import('../replay/address.js');
    const { signEnvelope } = await import('../replay/stage/sign.js');
    const { root } = parseXml(octets);
    const as = textOption(call, 'as') ?? askerOf(root);
    if (as === undefined) throw new Halt(EXIT.usage, 'It is not clear who signs.', 'kbi sign --as ocmw-gent');
    const { host, port } = call.config;
    const base = textOption(call, 'to') ?? `http://${host}:${port}`;
    const { now, from } = await findMoment(call, `${base}${pathFor(root) ?? '/'}`);
    const { key, profile } = await openSigner(call.config, as, textOption(call, 'profile'));
    const signed = signEnvelope(octets, { signer: key, profile, now });
    const output = textOption(call, 'output');
    if (output === undefined) call.terminal.octets(signed);
    else (await import('node:fs')).writeFileSync(output, signed);
    call.terminal.say(
      `signed as ${as}, profile ${profile}, at ${new Date(now).toISOString()} (clock of the ${from === 'flag' ? '--clock flag' : from})`,
    );
    return EXIT.done;
  },
};
