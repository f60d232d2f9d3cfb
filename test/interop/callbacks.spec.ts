// The other way round: stacks that nobody here wrote are the OCMW. The gateway tells them of a change; they verify the signal with their own
// verifier and acknowledge it with a signature that the gateway accepts.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { sign } from '../../src/wsse.js';
import { needs } from '../oracle.js';
import { type Going, type Interop, KEYS, stackFile, startInterop, startProgram } from './kit.js';
import { compileJava, PROBES } from './stacks.js';

const KBI = fileURLToPath(
  new URL(`../../src/cli/kbi${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
);
/** Registered at ocmw-gent, with leefloon. */
const PERSON = '84722492046';
const PATH = '/InvalidatieKBIDossierDienst-01.00/soap/WebService';

const RECEIVERS = [
  [
    'xmlsec and lxml in Python',
    PROBES.python,
    () => ['/usr/bin/python3', stackFile('zeep', 'kbi_callback.py'), KEYS, '0'],
  ],
  [
    'WSS4J in Java',
    PROBES.java,
    async (folder: string) => ['java', '-cp', await compileJava(folder), 'KbiCallback', KEYS, '0'],
  ],
] as const;

for (const [name, [what, probe], words] of RECEIVERS)
  describe(`an OCMW on ${name}`, function () {
    this.timeout(120_000);
    const folder = mkdtempSync(join(tmpdir(), 'kbi-ocmw-'));
    let ocmw: Going;
    let url: string;
    let interop: Interop;
    before(async function () {
      needs(this, what, probe);
      const [command = '', ...rest] = await words(folder);
      ocmw = startProgram(command, rest);
      url = (await ocmw.next()).replace('listening at ', '');
      interop = await startInterop(['--callback', `ocmw-gent=${url}`, '--callback-wait', '0']);
    });
    after(async () => {
      await interop?.stop();
      await ocmw?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    const kbi = (...words: readonly string[]) =>
      spawnSync(process.execPath, [KBI, ...words, '--db', interop.db], { encoding: 'utf8' });

    it('hears of a change, verifies who says so, and acknowledges so that the gateway believes it', async () => {
      expect(kbi('invalidate', PERSON, '--now').status).to.equal(0);
      expect(await ocmw.next()).to.equal(`heard #1 ${PERSON}, signature verified`);
      let listed = '';
      for (let tries = 0; tries < 100 && !listed.includes('BEVESTIGD'); tries++)
        listed = kbi('outbox', 'list', '--all').stdout;
      expect(listed).to.contain('BEVESTIGD').and.not.contain('VERZONDEN');
    });

    it('refuses with a signed Fault what another partner signed, and what was changed', async () => {
      const read = (file: string): Buffer => readFileSync(join(KEYS, file));
      const signal = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><k:InvalidatieKBIDossier xmlns:k="urn:kbi-gateway:InvalidatieKBIDossier:v01_00"><Verzoek/></k:InvalidatieKBIDossier></s:Body></s:Envelope>`;
      const post = async (octets: Buffer): Promise<readonly [number, string]> => {
        const response = await fetch(url + PATH, {
          method: 'POST',
          body: new Uint8Array(octets),
          headers: { 'Content-Type': 'text/xml' },
        });
        return [response.status, await response.text()];
      };
      const stranger = sign(signal, { key: read('ocmw-aalst.key'), certificate: read('ocmw-aalst.crt') });
      const gateway = sign(signal, { key: read('gateway.key'), certificate: read('gateway.crt') });
      for (const octets of [
        stranger,
        Buffer.from(
          gateway.toString().replace('<Verzoek>', '<Verzoek >').replace('<Verzoek ></Verzoek>', '<Verzoek>1</Verzoek>'),
        ),
      ]) {
        const [status, text] = await post(octets);
        expect([status, text.includes('Verification failure'), text.includes('SignatureValue')]).to.deep.equal([
          500,
          true,
          true,
        ]);
        expect(await ocmw.next()).to.match(/^refused: /);
      }
    });
  });
