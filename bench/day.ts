// A day of three hundred OCMWs, pressed together: ten thousand consultations at a steady rate, without and with one heavy consumer who
// asks as fast as answers come. What counts is the p95 of the others.
import { spawnSync } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { issueCertificate, openAuthority } from '../src/pki/authority.js';
import type { SigningKey } from '../src/security/sign.js';
import { generatePersonas } from '../src/world/generate.js';
import { type BenchGateway, startBenchGateway } from './gateway.js';
import { drive, FULL, presign } from './load.js';
import { type Offered, offer } from './offer.js';

const OCMWS = 300;
const PERSONS = 3000;
const SEED = 11;
const HEAVY = 32;
/** Of one core of this kind, under a fifth of what it can answer. */
const PER_SECOND = 200;

export type DayResult = Offered & { readonly heavy: boolean; readonly heavyAnswers: number };

const numberOf = (index: number): string => {
  const first = `${2_200_000 + index}`.padStart(8, '0');
  return first + String(97 - (Number(first) % 97)).padStart(2, '0');
};

const nameOf = (index: number): string => `ocmw-dag-${index}`;

const importFile = (root: string, { folder }: BenchGateway, name: string, text: string): void => {
  const file = join(folder, name);
  writeFileSync(file, text);
  const kbi = join(root, 'dist', 'src', 'cli', 'kbi.js');
  const { status, stderr } = spawnSync(process.execPath, [kbi, 'import', file, '--db', join(folder, 'kbi.sqlite')]);
  if (status !== 0) throw new Error(`${name} could not be loaded: ${stderr}`);
};

/** Persons by OCMW whom it may ask about. */
const settle = (root: string, gateway: BenchGateway): ReadonlyMap<string, readonly string[]> => {
  const rows = JSON.parse(readFileSync(join(root, 'fixtures', 'world', 'partners.json'), 'utf8')) as { naam: string }[];
  const gent = rows.find(({ naam }) => naam === 'ocmw-gent');
  const partners = Array.from({ length: OCMWS }, (_, index) => ({
    ...{ ...gent, naam: nameOf(index), Ondernemingsnummer: numberOf(index) },
  }));
  importFile(root, gateway, 'partners.json', JSON.stringify(partners));
  const vandaag = new Date().toISOString().slice(0, 10);
  const ocmws = partners.map(({ Ondernemingsnummer }) => Ondernemingsnummer);
  const personas = [...generatePersonas(PERSONS, SEED, { vandaag, ocmws })];
  importFile(root, gateway, 'personas.ndjson', personas.map((one) => JSON.stringify(one)).join('\n'));
  const found = new Map<string, string[]>();
  for (const { INSZ, inschrijvingen = [] } of personas)
    for (const { OCMW, Hoedanigheidscode } of inschrijvingen)
      if (Hoedanigheidscode === 2 || Hoedanigheidscode === 3) found.set(OCMW, [...(found.get(OCMW) ?? []), INSZ]);
  return found;
};

/** The questions of all OCMWs, in turn. One key serves all certificates: making three hundred would take longer than the bench. */
const questions = (root: string, persons: ReadonlyMap<string, readonly string[]>, count: number): Buffer[] => {
  const file = (name: string): Buffer => readFileSync(join(root, 'fixtures', 'keys', name));
  const authority = openAuthority(file('ca.crt'), createPrivateKey(file('ca.key')));
  const key = createPrivateKey(file('ocmw-gent.key'));
  const askers = Array.from({ length: OCMWS }, (_, index) => ({ naam: nameOf(index), nummer: numberOf(index) }))
    .filter(({ nummer }) => persons.has(nummer))
    .map(({ naam, nummer }) => {
      const { der } = issueCertificate(authority, {
        ...{ commonName: naam, organizationIdentifier: `NTRBE-${nummer}`, key },
        ...{ notBefore: Date.parse('2010-01-01'), notAfter: Date.parse('2049-01-01') },
      });
      const signer: SigningKey = { key, certificate: der };
      return { naam, signer, persons: persons.get(nummer) ?? [] };
    });
  const each = Math.ceil(count / askers.length);
  const asked = askers.map((asker) => presign(root, asker.persons, each, asker));
  return Array.from(
    { length: count },
    (_, index) => asked[index % asked.length]?.[Math.floor(index / asked.length)],
  ).filter((one) => one !== undefined);
};

/** Without the heavy consumer, and with it. */
export const day = async (root: string, { count }: { readonly count: number }): Promise<DayResult[]> => {
  const gateway = await startBenchGateway(root);
  try {
    const url = `${gateway.url}/KBIDossiersDienst-01.00/soap/WebService`;
    const persons = settle(root, gateway);
    await drive(url, presign(root, [FULL], 3000), 16);
    const results: DayResult[] = [];
    for (const heavy of [false, true]) {
      const messages = questions(root, persons, count);
      const flood = heavy ? presign(root, [FULL], 20_000) : [];
      let ended = false;
      let heavyAnswers = 0;
      const consumer = (async () => {
        for (let at = 0; at < flood.length && !ended; at += 640) {
          const run = await drive(url, flood.slice(at, at + 640), HEAVY);
          heavyAnswers += run.answers;
        }
      })();
      const seen = await offer(url, messages, PER_SECOND, 64);
      ended = true;
      await consumer;
      results.push({ ...seen, heavy, heavyAnswers });
    }
    return results;
  } finally {
    await gateway.stop();
  }
};
