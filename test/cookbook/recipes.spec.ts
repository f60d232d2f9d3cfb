// Each recipe of the cookbook is run as it stands on its page, against a gateway in a process of its own.
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../src/cli/package.js';
import { needs } from '../oracle.js';
import { type ServedGateway, serveGateway } from '../served-gateway.js';

const PAGES = join(packageRoot, 'docs', 'cookbook');
const KEYS = join(packageRoot, 'fixtures', 'keys');

/** The fenced block of a page that says which file it is. */
const recipeOf = (page: string, file: string): string => {
  const text = readFileSync(join(PAGES, page), 'utf8');
  const block = new RegExp(`^\`\`\`\\w+ file=${file.replace('.', '\\.')}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(text)?.[1];
  if (block === undefined) throw new Error(`${page} holds no block file=${file}`);
  return block;
};

describe('the cookbook', function () {
  this.timeout(120_000);
  let gateway: ServedGateway;
  let folder: string;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kbi-cookbook-'));
    gateway = await serveGateway(folder, ['--keys', KEYS]);
  });
  after(async () => {
    await gateway?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (command: string, page: string, file: string, insz: string): SpawnSyncReturns<string> => {
    const path = join(folder, file);
    writeFileSync(path, recipeOf(page, file));
    const url = `${gateway.url}/KBIDossiersDienst-01.00/soap/WebService`;
    return spawnSync(command, [path, url, KEYS, insz], {
      encoding: 'utf8',
      env: { ...process.env, TZ: 'Europe/Brussels' },
    });
  };

  it('asks with zeep, which verifies the signed answer', function () {
    needs(this, 'python3-zeep with xmlsec', ['/usr/bin/python3', '-c', 'import zeep, xmlsec']);
    const { status, stdout, stderr } = run('/usr/bin/python3', 'zeep.md', 'kbi_zeep.py', '85631490132');
    expect(status, stderr).to.equal(0);
    expect(stdout).to.match(
      /Gekend: True\nRegie: ONTHAALBUREAU sinds \d{4}-\d\d-\d\d\nsignature of the answer: verified\n/,
    );
  });

  it('asks with xmlsec1 and curl, and xmlsec1 accepts the signed answer', function () {
    needs(this, 'xmlsec1', ['xmlsec1', '--version']);
    needs(this, 'curl', ['curl', '--version']);
    const { status, stdout, stderr } = run('sh', 'xmlsec1-curl.md', 'ask.sh', '85631490132');
    expect(status, stderr).to.equal(0);
    expect(stdout).to.equal('OK\n<Gekend>true</Gekend>\n');
  });
});
