// What every client that nobody here wrote is put through: a real gateway in a process of its own, and on the way to it, when asked, somebody
// who changes answers. A client is a program: <base url> <keys folder> <query of the WSDL>; it prints a line for each stream.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { packageRoot } from '../../src/cli/package.js';
import { close, listen } from '../../src/http/listen.js';
import { serveGateway } from '../served-gateway.js';

export const KEYS = join(packageRoot, 'fixtures', 'keys');
export const stackFile = (...path: readonly string[]): string => join(packageRoot, 'fixtures', 'interop', ...path);

/** What a client that can do it all prints: the stream, what stands in the answer, and who vouched for the signature of it. `ksz`: that dialect too. */
export const expectedLines = (voucher: string, ksz: boolean): readonly string[] => [
  `GeefKBIVestiging 3e9666d4689017b95a914257cf658b95, ${voucher}`,
  `Toeleiding OP, ${voucher}`,
  `KBIDossiers true ONTHAALBUREAU, ${voucher}`,
  `RegistreerInschrijving 1, ${voucher}`,
  `RegistreerUitschrijving 1, ${voucher}`,
  `RegistreerMutatieDossierKBI 1, ${voucher}`,
  `RegistreerToeleiding same Id, ${voucher}`,
  `GeefDossierKBI 84722492046, ${voucher}`,
  ...(ksz ? ['GeefKBIVestiging', 'KBIDossiers', 'Toeleiding'].map((name) => `ksz ${name} DATA_FOUND, ${voucher}`) : []),
  `Fault 10001, ${voucher}`,
];

export const VERIFIED = 'signature verified';

/** How a client may read the contract. */
export const READINGS: readonly (readonly [string, string])[] = [
  ['with its imports', '?wsdl'],
  ['as one file', '?wsdl&flat=1'],
];

export type Run = { readonly exit: number | null; readonly lines: readonly string[]; readonly all: string };

const GIVE_UP = 280_000;

/** Runs a program to its end, in the time of day of Brussels: that is what Context/Tijdstip says. Others go on meanwhile. */
export const runProgram = (command: string, words: readonly string[]): Promise<Run> =>
  new Promise((resolve) => {
    const env = { ...process.env, TZ: 'Europe/Brussels' };
    const child = spawn(command, words, { env, stdio: ['ignore', 'pipe', 'pipe'], timeout: GIVE_UP });
    const out: string[] = [];
    const err: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => err.push(text));
    child.once('error', (error) => err.push(String(error)));
    child.once('close', (exit) => {
      const lines = out.join('').trim().split('\n');
      resolve({ exit, lines, all: `${out.join('')}\n${err.join('')}` });
    });
  });

/** A program that goes on, whose lines are read as they come. */
export type Going = { next(): Promise<string>; stop(): Promise<void> };

export const startProgram = (command: string, words: readonly string[]): Going => {
  const child = spawn(command, words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TZ: 'Europe/Brussels' },
  });
  const lines: string[] = [];
  const errors: string[] = [];
  const waiting: ((line: string) => void)[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => errors.push(line));
  createInterface({ input: child.stdout }).on('line', (line) => {
    const first = waiting.shift();
    if (first === undefined) lines.push(line);
    else first(line);
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    next: () =>
      Promise.race([
        new Promise<string>((resolve) => {
          const line = lines.shift();
          if (line === undefined) waiting.push(resolve);
          else resolve(line);
        }),
        ended.then(() => Promise.reject(new Error(`${command} ended: ${errors.join('\n')}`))),
      ]),
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
};

/** Passes everything on to a gateway and changes one word of what comes back; contracts get its own address. */
const createTamperer = (target: string, own: () => string): Server =>
  createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = 'GET', url = '/', headers } = request;
    const sent = { 'content-type': headers['content-type'] ?? '', soapaction: String(headers.soapaction ?? '""') };
    const answer = await fetch(
      target + url,
      method === 'POST' ? { method, headers: sent, body: Buffer.concat(chunks) } : { method },
    );
    const text = (await answer.text()).replaceAll(target, own()).replace('<KBISleutel>3e96', '<KBISleutel>4e96');
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
    response.end(text);
  });

/** A gateway with somebody on the way to it. */
export type Interop = {
  readonly url: string;
  /** The same gateway through someone who changes the KBISleutel in answers. */
  readonly tampered: string;
  readonly folder: string;
  readonly db: string;
  stop(): Promise<void>;
};

export const startInterop = async (flags: readonly string[] = []): Promise<Interop> => {
  const folder = mkdtempSync(join(tmpdir(), 'kbi-interop-'));
  const gateway = await serveGateway(folder, ['--keys', KEYS, ...flags]);
  let tampered = '';
  const tamperer = createTamperer(gateway.url, () => tampered);
  tampered = await listen(tamperer, '127.0.0.1', 0);
  return {
    url: gateway.url,
    tampered,
    folder,
    db: join(folder, 'kbi.sqlite'),
    stop: async () => {
      tamperer.closeAllConnections();
      await close(tamperer);
      await gateway.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** The text of a file of a stack. */
export const readStack = (...path: readonly string[]): string => readFileSync(stackFile(...path), 'utf8');
