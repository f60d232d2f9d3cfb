// The clients, one row a stack: what must be installed, how it is made ready, and how it is run.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Interop, KEYS, type Run, runProgram, stackFile, startProgram, VERIFIED } from './kit.js';

/** A client that is ready to run against an address. */
export type Client = (address: string, query: string) => Promise<Run>;

/** One stack. `probes`: name and command line that must succeed; `voucher`: who verifies the answers. */
export type Stack = {
  readonly name: string;
  readonly probes: readonly (readonly [string, readonly [string, ...string[]]])[];
  readonly voucher: string;
  /** Whether it asks in the ksz dialect too. */
  readonly ksz?: true;
  /** Compiles, when there is something to compile. */
  readonly open: (interop: Interop) => Client | Promise<Client>;
};

const KBI = fileURLToPath(
  new URL(`../../src/cli/kbi${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
);
const BY_RELAY = `${VERIFIED} by the relay`;

const script =
  (command: string, ...path: readonly string[]) =>
  (): Client =>
  async (address, query) =>
    runProgram(command, [stackFile(...path), address, KEYS, query]);

/** A client that cannot sign, with a signing relay for each partner that it is. */
const relayed =
  (command: string, ...path: readonly string[]) =>
  ({ db }: Interop): Client =>
  async (address, query) => {
    const relays = ['ocmw-gent', 'agii', 'vdab'].map((as) =>
      startProgram(process.execPath, [
        KBI,
        'relay',
        '--sign-as',
        as,
        '--to',
        address,
        '--port',
        '0',
        '--keys',
        KEYS,
        '--db',
        db,
      ]),
    );
    try {
      const urls = await Promise.all(relays.map(async ({ next }) => (await next()).replace('KBI RELAY url=', '')));
      return await runProgram(command, [stackFile(...path), ...urls, query]);
    } finally {
      await Promise.all(relays.map(({ stop }) => stop()));
    }
  };

/** The class path of the Java programs, compiled into the folder. */
export const compileJava = async (folder: string): Promise<string> => {
  const built = await runProgram('sh', [stackFile('wss4j', 'build.sh'), folder]);
  if (built.exit !== 0) throw new Error(built.all);
  return built.lines.at(-1) ?? '';
};

const openJava = async ({ folder }: Interop): Promise<Client> => {
  const path = await compileJava(folder);
  return async (address, query) => runProgram('java', ['-cp', path, 'KbiClient', address, KEYS, query]);
};

/** The declarations of a generated header, without what wsdl2h says about when and from where. */
const declarations = (file: string): string =>
  readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .sort()
    .join('\n');

/** Compiled once, which takes a minute: stubs know no address. Another reading must generate the same declarations. */
const openGsoap = async ({ folder, url }: Interop): Promise<Client> => {
  const generate = async (query: string, place: string, only: string): Promise<string> => {
    const made = await runProgram('sh', [
      '-c',
      `${only} exec sh "$@"`,
      'sh',
      stackFile('gsoap', 'build.sh'),
      url,
      query,
      place,
    ]);
    if (made.exit !== 0) throw new Error(made.all);
    return declarations(join(place, 'kbi.h'));
  };
  const built = await generate('?wsdl', join(folder, 'gsoap'), '');
  return async (address, query) => {
    const again = await generate(query, join(folder, 'gsoap-again'), 'ONLY_GENERATE=yes');
    if (again !== built) throw new Error(`wsdl2h reads other declarations from ${query}`);
    return runProgram(join(folder, 'gsoap', 'kbi_client'), [address, KEYS]);
  };
};

const sh = (line: string): readonly [string, ...string[]] => ['sh', '-c', line];
const JAVA = sh(
  'command -v javac && ls /usr/share/java/wss4j.jar /usr/share/java/xmlsec.jar /usr/share/java/wsdl4j.jar',
);
const PYTHON = ['/usr/bin/python3', '-c', 'import zeep, xmlsec'] as const;

export const PROBES = {
  java: ['WSS4J with WSDL4J and javac', JAVA],
  python: ['python3-zeep with xmlsec', PYTHON],
} as const;

export const STACKS: readonly Stack[] = [
  {
    name: 'zeep',
    probes: [PROBES.python],
    voucher: VERIFIED,
    ksz: true,
    open: script('/usr/bin/python3', 'zeep', 'kbi_zeep.py'),
  },
  {
    name: 'xmlsec1-curl',
    probes: [
      ['xmlsec1', sh('command -v xmlsec1')],
      ['xmllint', sh('command -v xmllint')],
      ['curl', sh('command -v curl')],
    ],
    voucher: VERIFIED,
    open: script('sh', 'xmlsec1-curl', 'ask.sh'),
  },
  { name: 'node-soap', probes: [], voucher: VERIFIED, open: script(process.execPath, 'node-soap', 'kbi-client.mjs') },
  { name: 'wss4j', probes: [PROBES.java], voucher: VERIFIED, open: openJava },
  {
    name: 'gsoap',
    probes: [
      [
        'gSOAP with g++',
        sh('command -v wsdl2h && command -v soapcpp2 && command -v g++ && ls /usr/share/gsoap/plugin/wsseapi.c'),
      ],
    ],
    voucher: VERIFIED,
    open: openGsoap,
  },
  {
    name: 'php',
    probes: [['PHP with soap', sh('php -m | grep -qi "^soap$"')]],
    voucher: BY_RELAY,
    open: relayed('php', 'php', 'kbi_client.php'),
  },
  {
    name: 'perl',
    probes: [['SOAP::Lite', ['perl', '-MSOAP::Lite', '-e', '1']]],
    voucher: BY_RELAY,
    open: relayed('perl', 'perl', 'kbi_client.pl'),
  },
];
