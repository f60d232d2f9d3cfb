// `kbi keys`: which certificates stand in the key folder, and making those that are absent. Existing files are never touched.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.js';
import type { Call, Command } from './command.js';
import { EXIT } from './exit.js';
import { openKeys, readPartners } from './signer.js';
import { columns } from './terminal.js';

const make = async ({ config, terminal }: Call): Promise<void> => {
  const { ensureKeys, PKCS12_PASSWORD } = await import('../pki/dev-keys.js');
  const { created } = ensureKeys(config.keys, await readPartners(config), (file) =>
    terminal.say(`made ${join(config.keys, file)}`),
  );
  terminal.say(
    created.length === 0 ? `Nothing was absent in ${config.keys}.` : `Password of the .p12 files: ${PKCS12_PASSWORD}`,
  );
};

const day = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

const list = async (config: Config): Promise<readonly Readonly<Record<string, string>>[]> => {
  await openKeys(config);
  const { readCertificateFile } = await import('../security/certificate.js');
  const files = readdirSync(config.keys).filter((file) => file.endsWith('.crt') && !file.startsWith('.'));
  return files.sort().flatMap((file) => {
    const naam = file.slice(0, -'.crt'.length);
    const has = (extension: string): boolean => existsSync(join(config.keys, naam + extension));
    return readCertificateFile(readFileSync(join(config.keys, file))).map((certificate) => ({
      naam,
      organisation: certificate.organizationIdentifier ?? '-',
      key: `${certificate.keyType} ${certificate.keyBits}`,
      from: day(certificate.notBefore),
      to: day(certificate.notAfter),
      files: ['.crt', '.key', '.p12'].filter(has).join(' '),
      sha256: certificate.fingerprint,
    }));
  });
};

export const keys: Command = {
  story:
    'Lists the certificates of the key folder, or makes what is absent: a development CA, the gateway’s keys, and for every partner of the\n' +
    'world a key, a certificate and a .p12 for SoapUI and Java. These are public test keys: never trust them elsewhere.',
  arguments: [{ name: '[action]', d: 'list (default) or make', choices: ['list', 'make'] }],
  settings: ['keys', 'db', 'world'],
  examples: ['kbi keys', 'kbi keys make', 'kbi keys make --keys /tmp/keys', 'kbi keys list --json'],
  run: async (call) => {
    if (call.args[0] === 'make') await make(call);
    const rows = await list(call.config);
    const { terminal } = call;
    if (terminal.json) terminal.out(JSON.stringify(rows, null, 2));
    else
      terminal.out(
        columns([
          ['name', 'organisation', 'key', 'valid from', 'to', 'files'],
          ...rows.map(({ naam = '', organisation = '', key = '', from = '', to = '', files = '' }) => [
            naam,
            organisation,
            key,
            from,
            to,
            files,
          ]),
        ]),
      );
    return EXIT.done;
  },
};
