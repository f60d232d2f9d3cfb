// What a choice of primitives costs, everything else equal: the strict engine against the reference engine (xml-crypto), and RSA-2048
// against ECDSA on P-256 for both keys. The same persons, the same connections, in turn on gateways that run side by side.
import { spawnSync } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { issueCertificate, openAuthority } from '../src/pki/authority.js';
import type { SigningKey } from '../src/security/sign.js';
import { type BenchGateway, startBenchGateway } from './gateway.js';
import { type Asker, drive, FULL, presign, settle } from './load.js';
import { beside, middle } from './yardstick.js';

const CONNECTIONS = 64;
const ROUNDS = 4;
const GENT = '0212214125';

export type EngineResult = {
  readonly kind: string;
  readonly cpuMicroseconds: number;
  readonly failures: number;
  /** Answers per CPU second over those of the first kind. */
  readonly gain: number;
  readonly ratio: number;
};

type Kind = { readonly kind: string; readonly gateway: BenchGateway; readonly asker?: Asker };

const compare = async (root: string, kinds: readonly Kind[], count: number): Promise<EngineResult[]> => {
  const spent = kinds.map(() => [] as { cpu: number; ratio: number }[]);
  const failed = kinds.map(() => 0);
  const urlOf = ({ url }: BenchGateway): string => `${url}/KBIDossiersDienst-01.00/soap/WebService`;
  for (const { gateway, asker } of kinds) await settle(urlOf(gateway), root, 1, asker);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, { gateway, asker }] of kinds.entries()) {
      const messages = presign(root, [FULL], count, asker);
      const { result, yardstick } = await beside(async () => {
        const before = gateway.cpuSeconds();
        const run = await drive(urlOf(gateway), messages, CONNECTIONS);
        return { cpu: ((gateway.cpuSeconds() - before) / run.answers) * 1e6, failures: run.failures };
      });
      const { cpu, failures } = result;
      failed[index] = (failed[index] ?? 0) + failures;
      spent[index]?.push({ cpu, ratio: 1e6 / cpu / yardstick.signsPerSecond });
    }
  }
  const medians = spent.map((one) => middle(one, ({ ratio }) => ratio));
  return kinds.map(({ kind }, index) => {
    const { cpu = 0, ratio = 0 } = medians[index] ?? {};
    return {
      ...{ kind, cpuMicroseconds: cpu, failures: failed[index] ?? 0 },
      ...{ gain: ratio / (medians[0]?.ratio ?? ratio), ratio },
    };
  });
};

/** The strict engine and the reference engine. */
export const reference = async (root: string, count: number): Promise<EngineResult[]> => {
  const gateways = [await startBenchGateway(root), await startBenchGateway(root, { args: ['--engine', 'reference'] })];
  const kinds = ['strict', 'reference'].map((kind, index) => ({ kind, gateway: gateways[index] as BenchGateway }));
  return compare(root, kinds, count).finally(() => Promise.all(gateways.map((one) => one.stop())));
};

/** A P-256 key of ocmw-gent under the CA of fixtures/keys. */
const ellipticSigner = (root: string): SigningKey => {
  const file = (name: string): Buffer => readFileSync(join(root, 'fixtures', 'keys', name));
  const authority = openAuthority(file('ca.crt'), createPrivateKey(file('ca.key')));
  const { der, key } = issueCertificate(authority, {
    ...{ commonName: 'ocmw-gent', organizationIdentifier: `NTRBE-${GENT}`, keyType: 'ec' },
    ...{ notBefore: Date.parse('2010-01-01'), notAfter: Date.parse('2049-01-01') },
  });
  return { key, certificate: der };
};

/** Makes the row of ocmw-gent ask for answers in ECDSA. */
const askElliptic = (root: string, { folder }: BenchGateway): void => {
  const rows = JSON.parse(readFileSync(join(root, 'fixtures', 'world', 'partners.json'), 'utf8')) as { naam: string }[];
  const gent = rows.find(({ naam }) => naam === 'ocmw-gent');
  const file = join(folder, 'partners.json');
  writeFileSync(file, JSON.stringify([{ ...gent, antwoord: 'ECDSA' }]));
  const kbi = join(root, 'dist', 'src', 'cli', 'kbi.js');
  const { status, stderr } = spawnSync(process.execPath, [kbi, 'import', file, '--db', join(folder, 'kbi.sqlite')]);
  if (status !== 0) throw new Error(`the partner could not be changed: ${stderr}`);
};

/** Both keys RSA-2048, and both keys P-256. */
export const ecdsa = async (root: string, count: number): Promise<EngineResult[]> => {
  const gateways = [await startBenchGateway(root), await startBenchGateway(root)] as const;
  try {
    askElliptic(root, gateways[1]);
    return await compare(
      root,
      [
        { kind: 'RSA-2048', gateway: gateways[0] },
        { kind: 'P-256', gateway: gateways[1], asker: { naam: 'ocmw-gent', signer: ellipticSigner(root) } },
      ],
      count,
    );
  } finally {
    await Promise.all(gateways.map((one) => one.stop()));
  }
};
