// `kbi send`: signs a question, sends it, verifies the signed answer and prints it; the exit code says what the answer amounts to.
// The answer is printed also when its signature does not hold, but then the command says so and fails.
import { readFileSync } from 'node:fs';
import { type Posted, post } from '../client/post.js';
import { answerVerifier } from '../client/verify-answer.js';
import { Fault } from '../faults/fault.js';
import type { SigningKey } from '../pki/key-folder.js';
import { createIds } from '../process/ids.js';
import { bodyChild } from '../replay/address.js';
import { fillPlaceholders } from '../replay/placeholders.js';
import { signEnvelope } from '../replay/stage/sign.js';
import { createTrust } from '../security/trust.js';
import { NS } from '../xml/namespaces.js';
import { parseXml } from '../xml/parser.js';
import type { XmlElement } from '../xml/tree.js';
import { type AnswerSummary, summarise } from './answer.js';
import { type Call, type Command, listOption, switchOption, textOption } from './command.js';
import { EXIT, type ExitCode, exitOfAnswer, Halt } from './exit.js';
import { findHolder } from './holder.js';
import { findMoment } from './moment.js';
import { DOUBTED, nextAfter } from './next.js';
import { composeQuestion, readSetting, SERVICES, type Service } from './question.js';
import { composeKszQuestion, KSZ_SERVICES } from './question-ksz.js';
import { keyOf, openSigner, PROFILE_NAMES, type Signer } from './signer.js';
import { indentXml, withoutSecurity, xmlToObject } from './xml-view.js';

const isKsz = (call: Call): boolean => textOption(call, 'dialect') === 'ksz';

const findService = (call: Call): Service => {
  const [name] = call.args;
  const services = isKsz(call) ? KSZ_SERVICES : SERVICES;
  const service = services.find((candidate) => candidate.name.toLowerCase() === name?.toLowerCase());
  if (service !== undefined) return service;
  const known = services.map((candidate) => candidate.name).join(', ');
  const where = isKsz(call) ? ' in the ksz dialect' : '';
  throw new Halt(
    EXIT.usage,
    `There is no service ${name}${where}. There are: ${known}.`,
    `kbi send ${services[0]?.name} --help`,
  );
};

const envelope = (version: string, content: string): string => {
  const ns = version === '1.2' ? NS.soap12 : NS.soap11;
  return `<soap:Envelope xmlns:soap="${ns}"><soap:Body>${content}</soap:Body></soap:Envelope>`;
};

/** The unsigned envelope: from `--body` (an envelope, or the child of Body), or composed. */
const compose = (call: Call, service: Service, signer: Signer, now: number): Buffer => {
  const file = textOption(call, 'body');
  const version = textOption(call, 'soap') ?? '1.1';
  const { uuid } = createIds('system');
  if (file !== undefined) {
    const given = fillPlaceholders(readFileSync(file), { now, uuid });
    return bodyChild(parseXml(given).root) === undefined
      ? Buffer.from(envelope(version, given.toString('utf8').replace(/^\ufeff?\s*<\?xml[^>]*\?>/, '')))
      : given;
  }
  const settings = listOption(call, 'set').map(readSetting);
  const asked = { service, partner: signer.partner, insz: textOption(call, 'insz'), settings, now, uuid };
  return Buffer.from(envelope(version, isKsz(call) ? composeKszQuestion(asked) : composeQuestion(asked)));
};

type Judged = { readonly body: XmlElement; readonly verified: boolean; readonly why?: string };

/** Verifies an answer, which follows the profile of the partner's row, whatever the question was signed under. One that cannot be
 * verified is read all the same, so that it can be shown. `by`: who should have signed; absent, the gateway. */
const judge = ({ octets }: Posted, { keys, partner }: Signer, now: number, by: SigningKey = keys.gateway): Judged => {
  const trust = createTrust({ anchors: keys.authorities, crls: keys.crls });
  try {
    const verify = answerVerifier(trust, by.certificate, partner.profiel);
    return { body: verify(octets, now).body, verified: true };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const root = parseXml(octets, { limits: { octets: 16_777_216 } }).root;
    return { body: root, verified: false, why: `${error.key}: ${error.detail}` };
  }
};

const sayAnswer = (call: Call, { uitzonderingen, fault }: AnswerSummary, judged: Judged): void => {
  const { terminal } = call;
  if (judged.verified) terminal.say(`${terminal.green('✔')} the signature of the answer holds`);
  else terminal.complain(`${terminal.red('✖')} the signature of the answer does NOT hold: ${judged.why}`);
  if (fault !== undefined) terminal.say(`${terminal.red('✖')} Fault: ${fault}`);
  for (const { Identificatie, Oorsprong, Type, Diagnose } of uitzonderingen)
    terminal.say(
      `${Type === 'FOUT' ? terminal.red('✖') : '·'} ${Identificatie} ${Type} (${Oorsprong})${Diagnose && `: ${Diagnose}`}`,
    );
};

const show = (call: Call, posted: Posted, summary: AnswerSummary, judged: Judged, exit: ExitCode): void => {
  const { terminal } = call;
  const text = posted.octets.toString('utf8');
  if (switchOption(call, 'raw')) terminal.octets(posted.octets);
  else if (terminal.json) {
    const messageId = String(posted.headers['x-kbi-message-id'] ?? '');
    const envelope = xmlToObject(text);
    terminal.out(
      JSON.stringify(
        { exit, status: posted.status, messageId, verified: judged.verified, ...summary, answer: envelope },
        null,
        2,
      ),
    );
  } else terminal.out(indentXml(terminal.verbose ? text : withoutSecurity(text)));
};

export const send: Command = {
  story:
    'Signs a question with the key of a partner, sends it, verifies the signed answer and prints it, indented.\n' +
    'Exit code: 0 answered (also when nothing was found, 30001), 5 signature or time refused, 6 the question is not valid,\n' +
    '7 not authorised, 8 the source did not answer in time, 4 unreachable, 1 any other refusal.',
  arguments: [{ name: '<service>', d: SERVICES.map(({ name }) => name).join(', ') }],
  options: [
    { flags: '--as <partner>', d: 'who asks: ocmw-gent, vdab, … (kbi keys lists them)' },
    { flags: '--insz <number>', d: 'the person' },
    {
      flags: '--set <path=value>',
      d: 'an element of Inhoud, or Afzender/Hoedanigheid and its like (ksz: of criteria, or ticket, cbeNumber, legalContext); may be repeated',
      repeat: true,
    },
    {
      flags: '--body <file>',
      d: 'the whole question from a file: an envelope or the child of Body; {{uuid}}, {{datum}}, {{tijd}} are filled in',
    },
    {
      flags: '--to <url>',
      d: 'the gateway (default: the one that holds the database, else host and port of the settings)',
    },
    {
      flags: '--via <url>',
      d: 'post to this address instead (a relay, a recording proxy); the clock is still that of --to',
    },
    { flags: '--dialect <name>', d: 'words of MAGDA (default) or of the KSZ', choices: ['magda', 'ksz'] },
    { flags: '--answered-by <partner>', d: 'who signs the answer: a relay (default: the gateway)' },
    { flags: '--soap <version>', d: 'SOAP version', choices: ['1.1', '1.2'] },
    { flags: '--profile <name>', d: 'sign under another profile than the partner’s', choices: PROFILE_NAMES },
    { flags: '--raw', d: 'print the answer octet for octet, as it can be verified' },
  ],
  settings: ['host', 'port', 'db', 'keys', 'world', 'clock'],
  examples: [
    'kbi send KBIDossiers --as ocmw-gent --insz 85631490132',
    'kbi send KBIDossiers --as ocmw-gent --insz 85631490132 --set Periode/Begin=2012-08-01',
    'kbi send KBIDossiers --as ocmw-gent --insz 85631490132 --set Afzender/Hoedanigheid=       see 40001',
    'kbi send KBIDossiers --as ocmw-gent --insz 85631490132 --raw | kbi verify -',
    'kbi send GeefKBIVestiging --as ocmw-gent --set Postcode=9000',
    'kbi send Toeleiding --as ocmw-gent --insz 85631490132 --set Toeleiding/Id=3b0c5f6e-7c1d-4e2a-9f48-1a2b3c4d5e6f --set Toeleiding/Van/TypePartner=OCMW --set Toeleiding/Naar/TypePartner=KBI --set Toeleiding/RedenToeleiding=INB_OPV',
    'kbi send GeefDossierKBI --as vdab --insz 84722492046',
    'kbi send RegistreerToeleiding --as ocmw-gent --insz 85631490132 --set Toeleiding/Id=9d5f0c61-2b7a-4c0e-8f4e-6a1b2c3d4e5f --set Toeleiding/Van/KboNummer=0212214125 --set Toeleiding/Van/TypePartner=OCMW --set Toeleiding/Naar/KboNummer=0543307391 --set Toeleiding/Naar/TypePartner=KBI --set Toeleiding/RedenToeleiding=INB_OPV',
    'kbi send KBIDossiers --dialect ksz --as ksz --insz 85631490132 --set cbeNumber=0212214125 --set legalContext=PCSA:WORK_WILLINGNESS',
    'kbi send KBIDossiers --as ocmw-gent --body question.xml --to http://127.0.0.1:8470',
  ],
  run: async (call) => {
    const { config } = call;
    const service = findService(call);
    const as = textOption(call, 'as');
    if (as === undefined)
      throw new Halt(
        EXIT.usage,
        'Who asks? Name a partner.',
        `kbi send ${service.name} --as ocmw-gent --insz 85631490132`,
      );
    const base = textOption(call, 'to') ?? findHolder(config.db)?.gateway ?? `http://${config.host}:${config.port}`;
    const target = (textOption(call, 'via') ?? base).replace(/\/$/, '');
    const signer = await openSigner(config, as, textOption(call, 'profile'));
    const { now } = await findMoment(call, `${base.replace(/\/$/, '')}${service.path}`);
    const signed = signEnvelope(compose(call, service, signer, now), {
      signer: signer.key,
      profile: signer.profile,
      now,
    });
    const version = textOption(call, 'soap') === '1.2' ? '1.2' : '1.1';
    const posted = await post(`${target}${service.path}`, version, service.soapAction, signed);
    if (!/xml/.test(String(posted.headers['content-type'])))
      throw new Halt(EXIT.failed, `${posted.status}: ${posted.octets.toString('utf8').trim()}`, 'kbi send --help');
    const by = textOption(call, 'answeredBy');
    const answerer = by === undefined ? undefined : keyOf(signer.keys, by, config.keys);
    const judged = judge(posted, signer, now, answerer);
    const summary = summarise(judged.body);
    const exit = judged.verified ? exitOfAnswer(summary) : EXIT.signature;
    show(call, posted, summary, judged, exit);
    sayAnswer(call, summary, judged);
    const next = judged.verified ? nextAfter(exit, summary) : DOUBTED;
    if (next !== undefined) call.terminal.say(`Next: ${next}`);
    return exit;
  },
};
