// The load: unique requests, signed before the clock starts, sent over keep-alive connections as fast as answers come.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Agent, request } from 'undici';
import { writeKBIDossiersInhoud, writeQuestion } from '../src/dialects/magda/question.js';
import { loadKeys } from '../src/pki/key-folder.js';
import { signMessage } from '../src/security/sign.js';

/** `count` signed KBIDossiers questions of ocmw-gent about these persons in turn, each with a Referte of its own. */
export const presign = (root: string, persons: readonly string[], count: number): Buffer[] => {
  const partner = loadKeys(join(root, 'fixtures', 'keys')).partner('ocmw-gent');
  if (partner === undefined) throw new Error('fixtures/keys holds no ocmw-gent');
  const signer = { key: partner.key, certificate: partner.certificate.der };
  const now = Date.now();
  return Array.from({ length: count }, (_, index) => {
    const content = writeQuestion({
      dienst: 'KBIDossiers',
      namespace: 'urn:kbi-gateway:KBIDossiers:v01_00',
      Identificatie: 'kbi-gateway.test/ocmw-gent',
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

/** Sends every message once over so many connections. */
export const drive = async (url: string, messages: readonly Buffer[], connections: number): Promise<Run> => {
  const agent = new Agent({ connections, pipelining: 1, keepAliveTimeout: 60_000 });
  const latencies: number[] = [];
  let next = 0;
  let failures = 0;
  let octets = 0;
  const one = async (): Promise<void> => {
    for (let index = next++; index < messages.length; index = next++) {
      const start = performance.now();
      const answer = await request(url, {
        dispatcher: agent,
        method: 'POST',
        body: messages[index] ?? '',
        headers: { 'content-type': 'text/xml; charset=utf-8' },
      });
      const body = await answer.body.arrayBuffer();
      if (answer.statusCode !== 200) failures++;
      octets += body.byteLength;
      latencies.push(performance.now() - start);
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: connections }, one));
  const seconds = (performance.now() - start) / 1000;
  await agent.close();
  latencies.sort((a, b) => a - b);
  const at = (share: number): number =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
  return {
    answers: latencies.length,
    failures,
    seconds,
    octets: octets / latencies.length,
    p50: at(0.5),
    p99: at(0.99),
  };
};
