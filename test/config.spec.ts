import { expect } from 'chai';
import { type ConfigOutcome, configSchema, noColour, readConfig, type Sources, settings } from '../src/config.js';

type Given = {
  readonly flags?: Record<string, unknown>;
  readonly environment?: Record<string, string>;
  readonly files?: Record<string, string>;
};
const sources = ({ flags = {}, environment = {}, files = {} }: Given): Sources => ({
  flags,
  environment,
  read: (file) => files[file],
});
const read = (given: Given): ConfigOutcome => readConfig(sources(given));
const ok = (given: Given): Extract<ConfigOutcome, { kind: 'ok' }> => {
  const outcome = read(given);
  if (outcome.kind === 'invalid') expect.fail(outcome.sentences.join('\n'));
  return outcome;
};
const wrong = (given: Given): readonly string[] => {
  const outcome = read(given);
  return outcome.kind === 'ok' ? [] : outcome.sentences;
};
const file = (content: unknown): Record<string, string> => ({ 'kbi.config.json': JSON.stringify(content) });

describe('readConfig', () => {
  it('gives the defaults of the contract when nothing is said', () => {
    const { config, origins } = ok({});
    expect(config).to.include({ host: '127.0.0.1', port: 8470, consolePort: 8471, db: 'kbi.sqlite', workers: 1 });
    expect(config).to.include({ engine: 'strict', callbackWait: 900, timestampTtl: 300, timestampFuture: 60 });
    expect(config).to.include({ maxBody: 1_048_576, maxDepth: 64, maxElements: 10_000, headersTimeout: 10 });
    expect(config).to.include({ requestTimeout: 20, replayMemory: 600, realNumbers: false });
    expect(config.clock).to.equal(undefined);
    expect(origins.port).to.deep.equal({ kind: 'default', where: '' });
  });

  const layers: readonly [string, Given, number, string][] = [
    ['the config file beats the default', { files: file({ port: 1 }) }, 1, 'config file'],
    ['.env beats the config file', { files: { ...file({ port: 1 }), '.env': 'KBI_PORT=2' } }, 2, '.env'],
    [
      'the environment beats .env',
      { files: { ...file({ port: 1 }), '.env': 'KBI_PORT=2' }, environment: { KBI_PORT: '3' } },
      3,
      'environment',
    ],
    [
      'a flag beats the environment',
      { files: { ...file({ port: 1 }), '.env': 'KBI_PORT=2' }, environment: { KBI_PORT: '3' }, flags: { port: '4' } },
      4,
      'flag',
    ],
    [
      'an empty variable counts as absent',
      { environment: { KBI_PORT: '' }, files: file({ port: 1 }) },
      1,
      'config file',
    ],
    [
      'a named config file replaces the usual one',
      { flags: { config: 'a.json' }, files: { ...file({ port: 1 }), 'a.json': '{"port":9}' } },
      9,
      'config file',
    ],
    [
      'KBI_CONFIG names a config file',
      { environment: { KBI_CONFIG: 'a.json' }, files: { 'a.json': '{"port":9}' } },
      9,
      'config file',
    ],
    ['$schema in the config file is for editors', { files: file({ $schema: 'x', port: 5 }) }, 5, 'config file'],
  ];
  for (const [title, given, port, kind] of layers)
    it(title, () => {
      const { config, origins } = ok(given);
      expect(config.port).to.equal(port);
      expect(origins.port.kind).to.equal(kind);
    });

  const forms: readonly [string, Given, string, unknown][] = [
    ['reads 1 as yes', { environment: { KBI_TRUST_PROXY: '1' } }, 'trustProxy', true],
    ['reads false as no', { environment: { KBI_TRUST_PROXY: 'false' } }, 'trustProxy', false],
    ['reads a typed switch', { flags: { realNumbers: true } }, 'realNumbers', true],
    ['names the variable after the flag', { environment: { KBI_ALLOW_REAL_NUMBERS: 'true' } }, 'realNumbers', true],
    ['splits a list on commas', { environment: { KBI_CRL: 'a.crl,b.crl' } }, 'crl', ['a.crl', 'b.crl']],
    ['takes a list from the config file', { files: file({ crl: ['a.crl'] }) }, 'crl', ['a.crl']],
    [
      'reads callback pairs',
      { flags: { callback: 'ocmw-gent=http://127.0.0.1:1/a?b=c' } },
      'callback',
      { 'ocmw-gent': 'http://127.0.0.1:1/a?b=c' },
    ],
    [
      'takes an instant with offset as clock',
      { flags: { clock: '2012-09-03T09:00:00+02:00' } },
      'clock',
      '2012-09-03T09:00:00+02:00',
    ],
    [
      'takes a clock that stands still',
      { flags: { clock: '2012-09-03T09:00:00+02:00,frozen' } },
      'clock',
      '2012-09-03T09:00:00+02:00,frozen',
    ],
    ['takes the token from its file', { flags: { adminTokenFile: 't' }, files: { t: 'abc\n' } }, 'adminToken', 'abc'],
    [
      'prefers the token itself to its file',
      { environment: { KBI_ADMIN_TOKEN: 'x' }, flags: { adminTokenFile: 't' }, files: { t: 'abc' } },
      'adminToken',
      'x',
    ],
    ['has no flag for a secret', { flags: { adminToken: 'seen-by-ps' } }, 'adminToken', undefined],
  ];
  for (const [title, given, name, value] of forms)
    it(title, () => expect(ok(given).config[name as 'port']).to.deep.equal(value));

  const refused: readonly [string, Given, RegExp][] = [
    [
      'a port that is no number',
      { environment: { KBI_PORT: 'abc' } },
      /^port must be a whole number .*"abc" \(environment KBI_PORT\)$/,
    ],
    ['a port out of range', { flags: { port: '65536' } }, /^port .*\(flag --port\)$/],
    ['a fraction', { files: file({ workers: 1.5 }) }, /^workers .*\(config file kbi\.config\.json\)$/],
    ['a negative number', { flags: { maxBody: '-1' } }, /^maxBody .*\(flag --max-body\)$/],
    ['an unknown engine', { flags: { engine: 'fast' } }, /^engine must be one of strict, reference/],
    [
      'a word that is not yes or no',
      { environment: { KBI_TRUST_PROXY: 'yes' } },
      /^trustProxy must be true, false, 1 or 0/,
    ],
    ['a clock without offset', { flags: { clock: '2012-09-03T09:00:00' } }, /^clock must be/],
    ['a clock that is no date', { flags: { clock: '2012-13-03T09:00:00Z' } }, /^clock must be/],
    ['an address without scheme', { flags: { publicUrl: 'kbi.test' } }, /^publicUrl must be an http/],
    ['a callback without an address', { flags: { callback: 'ocmw-gent' } }, /^callback /],
    ['a config file that is not JSON', { files: { 'kbi.config.json': '{port: 1}' } }, /^kbi\.config\.json is not JSON/],
    ['a config file that is a list', { files: file([1]) }, /must hold one JSON object/],
    ['a named config file that is absent', { flags: { config: 'no.json' } }, /there is no file no\.json/],
    ['a name that is no setting', { files: file({ prot: 1 }) }, /^prot .*is not a setting/],
    ['a token file that is absent', { flags: { adminTokenFile: 'no' } }, /^adminTokenFile names no/],
  ];
  for (const [title, given, sentence] of refused)
    it(`refuses ${title}, naming setting and origin`, () => {
      expect(wrong(given)).to.have.lengthOf(1);
      expect(wrong(given)[0]).to.match(sentence);
    });

  it('says all that is wrong at once', () => {
    expect(wrong({ flags: { port: 'x', workers: '0' }, files: file({ hots: 'x' }) })).to.have.lengthOf(3);
  });

  it('suggests the setting that a variable name in the config file meant', () => {
    expect(wrong({ files: file({ KBI_PUBLIC_URL: 'http://x' }) })[0]).to.contain('did you mean publicUrl');
  });

  it('never repeats a secret in a sentence', () => {
    const said = wrong({ files: file({ adminToken: 12345 }) });
    expect(said).to.have.lengthOf(1);
    expect(said[0]).to.not.contain('12345');
  });
});

describe('settings', () => {
  it('have each their own flag and variable', () => {
    expect(new Set(settings.map((setting) => setting.env)).size).to.equal(settings.length);
    expect(settings.every((setting) => setting.env.startsWith('KBI_'))).to.equal(true);
    expect(settings.find((setting) => setting.name === 'consolePort')).to.include({
      flag: '--console-port',
      env: 'KBI_CONSOLE_PORT',
    });
  });

  it('are all explained', () => {
    for (const setting of settings) expect(setting.d, setting.name).to.match(/^.{10,}$/);
  });

  it('stand in the JSON Schema of the config file', () => {
    const schema = configSchema() as { properties: Record<string, unknown> };
    expect(Object.keys(schema.properties)).to.have.members(settings.map((setting) => setting.name));
  });
});

describe('noColour', () => {
  it('follows NO_COLOR when it holds anything', () => {
    expect(noColour({ NO_COLOR: '1' })).to.equal(true);
    expect(noColour({ NO_COLOR: '' })).to.equal(false);
    expect(noColour({})).to.equal(false);
  });
});
