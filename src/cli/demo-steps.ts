// The steps of the demo: what is done, what must hold, and what to show of it. Real commands in processes of their own.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetchNow, post } from '../client/post.js';
import { writeKBIDossiersInhoud, writeQuestion } from '../dialects/magda/question.js';
import { createIds } from '../process/ids.js';
import { NS } from '../xml/namespaces.js';
import type { DemoStage, Said } from './demo-stage.js';

/** One step as it went. `command` is what a reader could have typed. */
export type Step = { readonly title: string; readonly command: string; readonly holds: boolean; readonly show: string };

export const SERVICE = '/KBIDossiersDienst-01.00/soap/WebService';

/** A client on leefloon, whose OCMW must hear of changes. */
const CLIENT = '90662190343';

/** The part of a printed answer that a reader came for. */
const fromAntwoorden = (out: string): string => {
  const end = '        </Antwoorden>';
  const from = out.indexOf('        <Antwoorden>');
  const to = out.indexOf(end);
  return out.slice(Math.max(0, from), to < 0 ? undefined : to + end.length).replace(/^ {8}/gm, '');
};

/** Asks by `kbi send` and judges the answer: its exit code, and what stdout and stderr must say. */
const send = (
  stage: DemoStage,
  title: string,
  words: readonly string[],
  exit: number,
  ...says: readonly string[]
): Step => {
  const said: Said = stage.kbi('send', ...words, '--to', stage.url);
  const all = `${said.err}${said.out}`;
  const holds = said.exit === exit && ['signature of the answer holds', ...says].every((text) => all.includes(text));
  return {
    title,
    command: `kbi send ${words.join(' ')}`,
    holds,
    show: `${said.err.trimEnd()}\n${fromAntwoorden(said.out)}`,
  };
};

const ask = (insz: string, ...more: readonly string[]): string[] => [
  'KBIDossiers',
  '--as',
  'ocmw-gent',
  '--insz',
  insz,
  ...more,
];

const findOffice = (stage: DemoStage): Step =>
  send(
    stage,
    'OCMW Gent finds the office that serves its postcode',
    ['GeefKBIVestiging', '--as', 'ocmw-gent', '--set', 'Postcode=9000'],
    0,
    '<KBISleutel>',
  );

const refer = (stage: DemoStage): Step => {
  const { uuid } = createIds('system');
  const fields = [
    `Toeleiding/Id=${uuid()}`,
    'Toeleiding/Van/TypePartner=OCMW',
    'Toeleiding/Naar/TypePartner=KBI',
    'Toeleiding/RedenToeleiding=INB_OPV',
  ];
  const words = [
    'Toeleiding',
    '--as',
    'ocmw-gent',
    '--insz',
    '01683090579',
    ...fields.flatMap((field) => ['--set', field]),
  ];
  return send(
    stage,
    'It refers a person: a wachtdossier there, and a last day to come',
    words,
    0,
    '<Status>OP</Status>',
    '<UiterlijkeAanmelding>',
  );
};

const consult = (stage: DemoStage): Step =>
  send(
    stage,
    'It asks about a client: a signed question, a signed and lawful answer',
    ask(CLIENT),
    0,
    '<Gekend>true</Gekend>',
  );

/** The status of an answer in the words of the KSZ. */
const statusIn = (out: string): string => /^ *<status>[\s\S]*?<\/status>/m.exec(out)?.[0].replace(/^ {6}/gm, '') ?? '';

const throughKsz = (stage: DemoStage): Step => {
  const words = ['KBIDossiers', '--dialect', 'ksz', '--as', 'ocmw-gent', '--insz', CLIENT, '--answered-by', 'ksz'];
  const said = stage.kbi('send', ...words, '--to', stage.ksz);
  const verified = said.err.includes('signature of the answer holds');
  return {
    title:
      'The same through the KSZ, a relay with a repertorium of its own: asked on under its mandate, and answered in its words',
    command: `kbi relay --as ksz --to …;  kbi send ${words.join(' ')}`,
    holds: said.exit === 0 && verified && said.out.includes('<value>DATA_FOUND</value>'),
    show: `${said.err.trimEnd()}\n${statusIn(said.out)}`,
  };
};

const change = (stage: DemoStage): Step => {
  const field = 'DossierKBIAanvulling/OndersteuningGelijkschakeling/WordtGeboden=true';
  const words = ['RegistreerMutatieDossierKBI', '--as', 'agii', '--insz', CLIENT, '--set', field];
  return send(stage, 'KBI announces that the dossier of this client changed', words, 0, '>1</Resultaat>');
};

const hear = async (stage: DemoStage): Promise<Step> => {
  const line = await stage.heard();
  return {
    title: 'The OCMW, listening in a process of its own, is told that its copy is stale: who, never what',
    command: 'kbi callback listen --as ocmw-gent',
    holds: line?.startsWith('#1 ') === true && line.includes(CLIENT),
    show: line ?? 'nothing was heard',
  };
};

const consultAgain = (stage: DemoStage): Step =>
  send(
    stage,
    'So it asks again, in the context of that change',
    ask(CLIENT, '--set', 'MutatiesContext=true'),
    0,
    '<WordtGeboden>true</WordtGeboden>',
  );

const refused = (stage: DemoStage): Step =>
  send(
    stage,
    'Someone who is not registered yet: refused by the repertorium, with the reason',
    ask('79710290230'),
    7,
    '40003',
  );

const unknown = (stage: DemoStage): Step =>
  send(
    stage,
    'A client whom KBI does not know: an answer, not a failure',
    ask('01683090579'),
    0,
    '<Gekend>false</Gekend>',
    '30001',
  );

const faultOf = (octets: Buffer): string =>
  /<faultstring>[^<]*<\/faultstring>/.exec(octets.toString('utf8'))?.[0] ?? 'no Fault';

/** Sends octets as they are: what a relay, or an attacker on the way, would do. */
const deliver = async (stage: DemoStage, octets: Buffer): Promise<{ status: number; show: string }> => {
  const { status, octets: answer } = await post(`${stage.url}${SERVICE}`, '1.1', '', octets);
  return { status, show: status === 200 ? 'HTTP 200, a signed answer' : `HTTP ${status} ${faultOf(answer)}` };
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
  return {
    title: 'The same signed octets are sent twice: answered once, the replay is refused',
    command: 'kbi sign question.xml --as ocmw-gent -o signed.xml   (and posted twice)',
    holds: first.status === 200 && second.status === 500 && second.show.includes('ERR_025'),
    show: `${first.show}\n${second.show}`,
  };
};

const tampered = async (stage: DemoStage): Promise<Step> => {
  const signed = (await signQuestion(stage, '85631490132')).toString('utf8');
  const octets = Buffer.from(signed.replace('85631490132', CLIENT), 'utf8');
  const file = join(stage.folder, 'tampered.xml');
  writeFileSync(file, octets);
  const { status, show } = await deliver(stage, octets);
  const verdict = stage.kbi('verify', file);
  const told = show.includes('ERR_025: Verification failure') && /digest/i.test(verdict.out);
  return {
    title: 'On the way somebody changes the INSZ: refused in one bare sentence; kbi verify tells the owner why',
    command: 'kbi verify tampered.xml',
    holds: status === 500 && told && verdict.exit === 5,
    show: `${show}\n${verdict.err.trimEnd()}\n${verdict.out}`,
  };
};

/** The walk, in order. */
export const STEPS: readonly ((stage: DemoStage) => Step | Promise<Step>)[] = [
  findOffice,
  refer,
  consult,
  throughKsz,
  change,
  hear,
  consultAgain,
  refused,
  unknown,
  replayed,
  tampered,
];
