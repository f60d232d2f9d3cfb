// The load: unique requests, signed before the clock starts, sent over keep-alive connections as fast as answers come.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Agent, request } from 'undici';
import { writeKBIDossiersInhoud, writeQuestion } from '../src/dialects/magda/question.js';
import { loadKeys } from '../src/pki/key-folder.js';
import { type SigningKey, signMessage } from '../src/security/sign.js';

const signerOf = (root: string, naam: string): SigningKey => {
  const partner = loadKeys(join(root, 'fixtures', 'keys')).partner(naam);
  if (partner === undefined) throw new Error(`fixtures/keys holds no ${naam}`);
  return { key: partner.key, certificate: partner.certificate.der };
};

/** The one person of whom every block is known. */
export const FULL = '84722492046';

/** Who asks: name as in `--as`, Ondernemingsnummer not needed. `signer`: another key than that of fixtures/keys. */
export type Asker = { readonly naam: string; readonly signer?: SigningKey };

/** `count` signed KBIDossiers questions about these persons in turn, each with a Referte of its own; of ocmw-gent unless it says otherwise. */
export const presign = (
  root: string,
  persons: readonly string[],
  count: number,
  { naam, signer = signerOf(root, naam) }: Asker = { naam: 'ocmw-gent' },
): Buffer[] => {
  const now = Date.now();
  return Array.from({ length: count }, (_, index) => {
    const content = writeQuestion({
      dienst: 'KBIDossiers',
      namespace: 'urn:kbi-gateway:KBIDossiers:v01_00',
      Identificatie: `kbi-gateway.test/${naam}`,
      Referte: randomUUID(),
      VraagReferte: randomUUID(),
      Hoedanigheid: '17001',
      now,
      inhoud: writeKBIDossiersInhoud({ INSZ: persons[index % persons.length] ?? '' }),
    });
    return signMessage({ version: '1.1', content, signer, profile: 'strict', now });
  });
};

/** What a run saw. Latencies in milliseconds; `octets`: of the mean answer. */
export type Run = {
  readonly answers: number;
  readonly failures: number;
  readonly seconds: number;
  readonly octets: number;
  readonly p50: number;
  readonly p99: number;
};

/** Latencies in ms of one answer, by status. */
type Seen = { readonly status: number; readonly milliseconds: number; readonly octets: number };

const post = async (url: string, agent: Agent, message: Buffer, since: number): Promise<Seen> => {
  const { statusCode, body } = await request(url, {
    dispatcher: agent,
    method: 'POST',
    body: message,
    headers: { 'content-type': 'text/xml; charset=utf-8' },
  });
  const octets = (await body.arrayBuffer()).byteLength;
  return { status: statusCode, milliseconds: performance.now() - since, octets };
};

/** The value below which a share of sorted numbers lies; 0 of none. */
export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

const sorted = (seen: readonly Seen[]): number[] => seen.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);

/** Sends every message once over so many connections, each as fast as answers come. */
export const drive = async (url: string, messages: readonly Buffer[], connections: number): Promise<Run> => {
  const agent = new Agent({ connections, pipelining: 1, keepAliveTimeout: 60_000 });
  const seen: Seen[] = [];
  let next = 0;
  const one = async (): Promise<void> => {
    for (let index = next++; index < messages.length; index = next++)
      seen.push(await post(url, agent, messages[index] ?? Buffer.alloc(0), performance.now()));
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: connections }, one));
  const seconds = (performance.now() - start) / 1000;
  await agent.close();
  const latencies = sorted(seen);
  return {
    answers: seen.length,
    failures: seen.filter(({ status }) => status !== 200).length,
    seconds,
    octets: seen.reduce((sum, { octets }) => sum + octets, 0) / seen.length,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
  };
};

/** Messages after which nothing is left to compile, over many and over few connections. */
const SETTLED = 6_000;

/** Lets a gateway settle: a JIT compiles for some ten thousand messages, and what its first seconds cost is another question. */
export const settle = async (url: string, root: string, workers = 1, asker?: Asker): Promise<void> => {
  for (const connections of [64, 16]) await drive(url, presign(root, [FULL], SETTLED * workers, asker), connections);
};
