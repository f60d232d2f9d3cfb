// Makes fixtures/keys: frozen PUBLIC TEST keys, committed so that frozen messages keep verifying. Only what is absent is made:
// run `npx tsx test/pki/make-fixture-keys.ts` after adding a row; to make all anew, empty the folder first (frozen messages then break).
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { ensureKeys, GATEWAY_ONDERNEMINGSNUMMER, PKCS12_PASSWORD } from '../../src/pki/dev-keys.js';

const FOLDER = 'fixtures/keys';

/** The last two digits are 97 − (the first eight mod 97). */
const complete = (stem: string): string => `${stem}${String(97 - (Number(stem) % 97)).padStart(2, '0')}`;

const PARTNERS: readonly (readonly [naam: string, stem: string])[] = [
  ['ocmw-gent', '02122141'],
  ['ocmw-antwerpen', '02121234'],
  ['ocmw-beersel', '02123456'],
  ['ocmw-aalst', '02125678'],
  ['ocmw-brussel', '02129999'],
  ['ksz', '02446660'],
  ['pod-mi', '03086600'],
  ['vdab', '08872000'],
  ['vmsw', '02362500'],
  ['actiris', '02418000'],
  ['agii', '05433073'],
  ['gemeente-beersel', '02073900'],
  ['opgroeien', '08860000'],
  ['onthaalbureau-gent', '01990001'],
];

const partners = PARTNERS.map(([naam, stem]) => ({ naam, Ondernemingsnummer: complete(stem) }));

const readme = `# PUBLIC TEST KEYS - TEST ONLY - DO NOT TRUST

THE PRIVATE KEYS IN THIS FOLDER ARE PUBLISHED ON PURPOSE. THEY GUARD NOTHING. NEVER TRUST THIS AUTHORITY OUTSIDE A TEST.

The layout is that of \`keys/\`: \`ca.crt\` issued every certificate directly, \`.p12\` files open with \`${PKCS12_PASSWORD}\`, everything is
valid from 2010 to 2049. Frozen on purpose: fixtures and frozen messages are signed with them.

The ondernemingsnummers are invented (only those of ocmw-gent and agii are prescribed); the subject of a certificate carries
\`organizationIdentifier\` (2.5.4.97) \`NTRBE-<ondernemingsnummer>\`.

| name | ondernemingsnummer |
|---|---|
${partners.map(({ naam, Ondernemingsnummer }) => `| ${naam} | ${Ondernemingsnummer} |`).join('\n')}
| gateway, gateway-ec | ${GATEWAY_ONDERNEMINGSNUMMER} |

Made by \`npx tsx test/pki/make-fixture-keys.ts\`, which adds what is absent and keeps what is here. To make all anew, empty this folder
first; every frozen message must then be signed again.
`;

mkdirSync(FOLDER, { recursive: true });
const path = `${FOLDER}/README.md`;
if (!existsSync(path) || readFileSync(path, 'utf8') !== readme) writeFileSync(path, readme);
const { created } = ensureKeys(FOLDER, partners, (file) => process.stdout.write(`${file}\n`));
process.stdout.write(`${created.length} files made\n`);
