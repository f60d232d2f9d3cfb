import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { audit } from '../../src/cli/audit.js';
import { callback, lineOf, parseFailures } from '../../src/cli/callback.js';
import { Halt } from '../../src/cli/exit.js';
import { invalidate } from '../../src/cli/invalidate.js';
import { outbox } from '../../src/cli/outbox.js';
import { packageRoot } from '../../src/cli/package.js';
import { Fault } from '../../src/faults/fault.js';
import { openGateway, openPlace } from './captured.js';

const KBI = fileURLToPath(
  new URL(`../../src/cli/kbi${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
);
/** Everything present, registered at ocmw-gent under 17-2, with leefloon. */
const PERSON = '84722492046';

type Listening = {
  readonly url: string;
  readonly lines: string[];
  readonly child: ChildProcess;
  next(): Promise<string>;
};

/** `kbi callback listen` in a process of its own, on a free port. */
const listenAs = async (...words: readonly string[]): Promise<Listening> => {
  const keys = join(packageRoot, 'fixtures', 'keys');
  const args = [
    ...process.execArgv,
    KBI,
    'callback',
    'listen',
    '--port',
    '0',
    '--keys',
    keys,
    '--db',
    join(folder, 'none.sqlite'),
    ...words,
  ];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const lines: string[] = [];
  const waiting: ((line: string) => void)[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    const first = waiting.shift();
    if (first === undefined) lines.push(line);
    else first(line);
  });
  const next = (): Promise<string> => {
    const line = lines.shift();
    return line === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(line);
  };
  const url = /^KBI LISTENING url=(http:\S+)$/.exec(await next())?.[1] ?? '';
  return { url, lines, child, next };
};

/** Where the trails of these OCMWs stand. */
const folder = mkdtempSync(join(tmpdir(), 'kbi-callback-'));

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGTERM');
  });

describe('kbi callback listen', function () {
  this.timeout(60_000);
  after(() => rmSync(folder, { recursive: true }));

  it('says first where it listens, then a line a signal; fails as told; and ends when it is stopped', async () => {
    const ocmw = await listenAs('--as', 'ocmw-gent', '--fail', '503');
    const place = await openGateway({ callback: { 'ocmw-gent': ocmw.url } });
    const made = await place.run(invalidate, { args: [PERSON], options: { now: true }, json: true });
    expect(made.exit).to.equal(0);
    const { ocmws, invalidaties } = JSON.parse(made.out) as {
      ocmws: string[];
      invalidaties: { GebeurtenisId: string }[];
    };
    expect(ocmws).to.deep.equal(['ocmw-gent']);
    expect(await ocmw.next()).to.equal('answered 503, as told');
    await place.run(outbox, { args: ['retry', '1'] });
    expect(await ocmw.next()).to.match(
      new RegExp(`^#1 {2}${invalidaties[0]?.GebeurtenisId} {2}${PERSON} {2}[-0-9T:.]+Z$`),
    );
    const all = async (): Promise<string> => (await place.run(outbox, { options: { all: true } })).out;
    while (!(await all()).includes('BEVESTIGD')) await new Promise((resolve) => setTimeout(resolve, 10));
    expect((await place.run(outbox)).err).to.contain('Nothing is owed.');
    expect(await ended(ocmw.child)).to.equal(0);
    // The OCMW kept the same chain: whole, to its own anchor, with what the gateway kept as sent.
    const own = { db: join(folder, 'ocmw-gent.audit.sqlite'), keys: join(packageRoot, 'fixtures', 'keys') };
    const verified = await place.run(audit, { args: ['verify'], config: own, json: true });
    expect(JSON.parse(verified.out)).to.include({ whole: true, anchor: 'held', rows: 1 });
    const seen = await place.run(audit, { args: ['who-saw', PERSON], config: own, json: true });
    const sent = await place.run(audit, { args: ['who-saw', PERSON], json: true });
    const [[heard], told] = [JSON.parse(seen.out), JSON.parse(sent.out)] as [
      Record<string, string>[],
      Record<string, string>[],
    ];
    expect(heard).to.include({
      instelling: 'ocmw-gent',
      richting: 'IN',
      uitkomst: 'BEVESTIGD',
      stroom: 'InvalidatieKBIDossier',
    });
    expect(told.map(({ instelling, richting }) => `${instelling} ${richting}`)).to.include('ocmw-gent UIT');
    await place.close();
  });

  it('prints JSON when asked', async () => {
    const ocmw = await listenAs('--as', 'ocmw-gent', '--json', '--result', '0');
    const path = '/InvalidatieKBIDossierDienst-01.00/soap/WebService';
    expect((await fetch(`${ocmw.url}${path}`, { method: 'POST', body: 'x' })).status).to.equal(500);
    expect(JSON.parse(await ocmw.next())).to.deep.equal({ status: 500, refusal: 'XML_NOT_WELL_FORMED' });
    expect(await ended(ocmw.child)).to.equal(0);
  });

  for (const [title, options] of [
    ['a partner that is none', { as: 'nobody' }],
    ['statuses that are none', { fail: 'sometimes' }],
    ['a delay that is none', { delay: 'long' }],
    ['a port that is none', { port: '65536' }],
  ] as const)
    it(`refuses ${title} before it listens`, async () => {
      const place = openPlace({ keys: join(packageRoot, 'fixtures', 'keys') });
      expect((await place.halt(callback, { args: ['listen'], options })).exit).to.equal(2);
      await place.close();
    });
});

describe('parseFailures', () => {
  for (const [text, statuses] of [
    ['503', [503]],
    ['503x3', [503, 503, 503]],
    ['503x2,307,500', [503, 503, 307, 500]],
  ] as const)
    it(`reads ${text}`, () => expect(parseFailures(text)).to.deep.equal(statuses));
  for (const text of ['', '99', '600', '503x', '503 500', '503x12345'])
    it(`refuses "${text}"`, () => expect(() => parseFailures(text)).to.throw(Halt));
});

describe('lineOf', () => {
  const melding = {
    ...{ Afzender: 'a', Referte: 'r', VraagReferte: 'v', Ontvanger: 'kbi-gateway.test/ocmw-aalst' },
    ...{ GebeurtenisId: 'g', Volgnummer: 7, INSZ: PERSON, Tijdstip: 't' },
  };
  const body = Buffer.alloc(0);
  const arrival = { repeated: true, missing: [5, 6] };
  const rows = [
    [{ status: 200, body, melding, arrival }, `#7  g  ${PERSON}  t  received before  missing #5 #6`],
    [
      { status: 200, body, melding: { ...melding, VervangenDoorINSZ: '1' }, arrival: { repeated: false, missing: [] } },
      `#7  g  ${PERSON}  t  replaced by 1`,
    ],
    [{ status: 200, body, melding }, `#7  g  ${PERSON}  t  not acknowledged, to kbi-gateway.test/ocmw-aalst`],
    [{ status: 500, body, refusal: new Fault('REPLAY', 'why') }, 'refused: REPLAY why'],
    [503, 'answered 503, as told'],
  ] as const;
  for (const [heard, line] of rows) it(`says "${line}"`, () => expect(lineOf(heard)).to.equal(line));
});
