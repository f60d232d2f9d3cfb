// A call of a command with its words, as the program makes it, whose output is kept. Runs in this process: no child, no commander.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Call, Command } from '../../src/cli/command.js';
import { Halt } from '../../src/cli/exit.js';
import { packageRoot } from '../../src/cli/package.js';
import { openTerminal } from '../../src/cli/terminal.js';
import { type Config, readConfig } from '../../src/config.js';
import { startGateway } from '../../src/main.js';

export type Words = {
  readonly args?: readonly string[];
  readonly options?: Record<string, unknown>;
  readonly config?: Partial<Config>;
  readonly json?: boolean;
  readonly quiet?: boolean;
};

export type Captured = { readonly call: Call; out(): string; err(): string };
export type Ran = { readonly exit: number; readonly out: string; readonly err: string };

export const capture = ({ args = [], options = {}, config = {}, json = false, quiet = false }: Words): Captured => {
  const outcome = readConfig({ flags: {}, environment: {}, read: () => undefined });
  if (outcome.kind === 'invalid') return expect.fail(outcome.sentences.join());
  const out: string[] = [];
  const err: string[] = [];
  const sink = (list: string[]) => ({ write: (text: string | Uint8Array) => list.push(Buffer.from(text).toString()) });
  const terminal = openTerminal(sink(out), sink(err), { json, quiet, verbose: false, colour: true });
  return {
    call: { args, options, config: { ...outcome.config, ...config }, origins: outcome.origins, terminal },
    out: () => out.join(''),
    err: () => err.join(''),
  };
};

/** A folder of its own with a database in it; `config` goes along with every command that runs. */
export type Place = {
  readonly folder: string;
  readonly db: string;
  readonly config: Partial<Config>;
  at(name: string): string;
  run(command: Command, words?: Words): Promise<Ran>;
  halt(command: Command, words?: Words): Promise<Halt>;
  close(): Promise<void>;
};

export const openPlace = (settings: Partial<Config> = {}): Place => {
  const folder = mkdtempSync(join(tmpdir(), 'kbi-place-'));
  const at = (name: string): string => join(folder, name);
  const config = { db: at('kbi.sqlite'), keys: at('keys'), ...settings };
  const run = async (command: Command, words: Words = {}): Promise<Ran> => {
    const captured = capture({ ...words, config: { ...config, ...words.config } });
    const exit = await command.run(captured.call);
    return { exit, out: captured.out(), err: captured.err() };
  };
  const halt = (command: Command, words?: Words): Promise<Halt> =>
    run(command, words).then(
      () => expect.fail('went on'),
      (error: unknown) => {
        if (error instanceof Halt) return error;
        throw error;
      },
    );
  return { folder, db: config.db, config, at, run, halt, close: async () => rmSync(folder, { recursive: true }) };
};

/** A place with a gateway that runs in this process, on a free port, with the public test keys. */
export const openGateway = async (settings: Partial<Config> = {}): Promise<Place & { readonly url: string }> => {
  const place = openPlace({ port: 0, consolePort: 0, logLevel: 'silent', ...settings });
  cpSync(join(packageRoot, 'fixtures', 'keys'), place.at('keys'), { recursive: true });
  const { call } = capture({ config: place.config });
  const gateway = await startGateway(call.config, { root: packageRoot, version: '0' });
  const close = async (): Promise<void> => {
    await gateway.close();
    await place.close();
  };
  return { ...place, url: gateway.url, close };
};

/** The moment of the test persons. */
export const REFERENCE = { clock: '2012-09-03T09:00:00+02:00,frozen' } as const;

/** A question about a person, as a file: fresh each time it is sent. */
export const questionAbout = (insz: string): string =>
  '<k:KBIDossiers xmlns:k="urn:kbi-gateway:KBIDossiers:v01_00"><Verzoek><Context><Naam>KBIDossiers</Naam><Versie>01.00.0000</Versie>' +
  '<Bericht><Type>VRAAG</Type><Tijdstip><Datum>{{datum}}</Datum><Tijd>{{tijd}}</Tijd></Tijdstip>' +
  '<Afzender><Identificatie>kbi-gateway.test/ocmw-gent</Identificatie><Referte>{{uuid}}</Referte><Hoedanigheid>17001</Hoedanigheid></Afzender></Bericht></Context>' +
  `<Vragen><Vraag><Referte>v</Referte><Inhoud><INSZ>${insz}</INSZ></Inhoud></Vraag></Vragen></Verzoek></k:KBIDossiers>`;

export const inEnvelope = (body: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`;

export const ABDUL = '85631490132';
/** Registered from 2012-10-01 on. */
export const LATER = '79710290230';
