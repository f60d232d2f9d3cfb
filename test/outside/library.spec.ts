// The package as another program gets it: packed, unpacked elsewhere, imported by its name; types checked by a compiler that knows nothing
// of this source tree; the server of the docs page run as it stands there.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect } from 'chai';
import { packageRoot } from '../../src/cli/package.js';

const KEYS = join(packageRoot, 'fixtures', 'keys');
const QUESTION =
  '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><q:Ask xmlns:q="urn:q"><who>ann</who></q:Ask></s:Body></s:Envelope>';

const CONSUMER = `
import { readFileSync } from 'node:fs';
import { explain, type Explanation, Fault, type FaultKey, type Refused, sign, type Signer, type Verified, verify } from 'kbi-gateway/wsse';

const keys = process.argv[2] ?? '';
const read = (file: string): Buffer => readFileSync(\`\${keys}/\${file}\`);
const signed: Buffer = sign(${JSON.stringify(QUESTION)}, { key: read('ocmw-gent.key'), certificate: read('ocmw-gent.crt'), profile: 'strict' });
const options = { anchors: read('ca.crt') };
const outcome: Verified | Refused = verify(signed, options);
if (!outcome.ok) throw new Error(outcome.key);
const signer: Signer = outcome.signer;
const broken: Verified | Refused = verify(signed.toString().replace('ann', 'bob'), options);
const key: FaultKey = broken.ok ? 'SIGNATURE_ABSENT' : broken.key;
const explanation: Explanation = explain(signed.toString().replace('ann', 'bob'), options);
let thrown = '';
try {
  sign('<a/>', { key: read('ocmw-gent.key'), certificate: read('ocmw-gent.crt') });
} catch (error) {
  thrown = error instanceof Fault ? error.key : String(error);
}
console.log(JSON.stringify({ content: outcome.content, organization: signer.organizationIdentifier, key, holds: explanation.holds, thrown }));
`;

/** Uses that the types must refuse, each on its line. */
const WRONG = [
  "verify('x', {});",
  "sign('x', { key: 'k', certificate: 'c', profile: 'lax' });",
  "verify('x', { anchors: 'a' }).content;",
  "if (!verify('x', { anchors: 'a' }).ok) explain(1, { anchors: 'a' });",
];

describe('the package from outside', function () {
  this.timeout(60_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'kbi-outside-'));
    const npm = spawnSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
      cwd: packageRoot,
      encoding: 'utf8',
    });
    const tarball = npm.stdout.trim().split('\n').at(-1) ?? '';
    expect(npm.status, npm.stderr).to.equal(0);
    mkdirSync(join(folder, 'node_modules', '@types'), { recursive: true });
    execFileSync('tar', ['-xzf', join(folder, tarball), '-C', join(folder, 'node_modules')]);
    execFileSync('mv', [join(folder, 'node_modules', 'package'), join(folder, 'node_modules', 'kbi-gateway')]);
    for (const name of ['node', '../undici-types'])
      symlinkSync(join(packageRoot, 'node_modules', '@types', name), join(folder, 'node_modules', '@types', name));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const compile = (...files: readonly string[]) => {
    const flags = [
      '--strict',
      '--module',
      'NodeNext',
      '--target',
      'ES2022',
      '--lib',
      'ES2023',
      '--types',
      'node',
      '--rootDir',
      '.',
    ];
    const tsc = join(packageRoot, 'node_modules', '.bin', 'tsc');
    return spawnSync(tsc, [...flags, ...files], { cwd: folder, encoding: 'utf8' });
  };

  it('gives sign, verify and explain with types to a strict compiler, and they do what they say', () => {
    writeFileSync(join(folder, 'consumer.ts'), CONSUMER);
    const { status, stdout } = compile('consumer.ts');
    expect(status, stdout).to.equal(0);
    const run = spawnSync(process.execPath, ['consumer.js', KEYS], { cwd: folder, encoding: 'utf8' });
    expect(run.status, run.stderr).to.equal(0);
    expect(JSON.parse(run.stdout)).to.deep.equal({
      content: '<q:Ask xmlns:q="urn:q"><who>ann</who></q:Ask>',
      organization: 'NTRBE-0212214125',
      key: 'DIGEST_MISMATCH',
      holds: false,
      thrown: 'SOAP_STRUCTURE',
    });
  });

  it('refuses wrong uses at compile time, among them reading content before ok was asked', () => {
    writeFileSync(
      join(folder, 'wrong.ts'),
      `import { explain, sign, verify } from 'kbi-gateway/wsse';\n${WRONG.join('\n')}\n`,
    );
    const { status, stdout } = compile('wrong.ts');
    expect(status).to.not.equal(0);
    const lines = [...stdout.matchAll(/^wrong\.ts\((\d+),/gm)].map(([, line]) => Number(line));
    expect([...new Set(lines)]).to.deep.equal(WRONG.map((_, index) => index + 2));
  });

  it('keeps everything else of the package to itself', () => {
    for (const path of ['kbi-gateway', 'kbi-gateway/dist/src/main.js']) {
      const run = spawnSync(process.execPath, ['--input-type=module', '-e', `await import('${path}')`], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect(run.stderr, path).to.contain('ERR_PACKAGE_PATH_NOT_EXPORTED');
    }
  });

  describe('the server of docs/library.md', () => {
    let server: ChildProcess;
    let url: string;
    const complaints: string[] = [];
    before(async () => {
      const page = readFileSync(join(packageRoot, 'docs', 'library.md'), 'utf8');
      writeFileSync(join(folder, 'server.mjs'), /^```js file=server\.mjs\n([\s\S]*?)^```$/m.exec(page)?.[1] ?? '');
      const started = spawn(process.execPath, ['server.mjs', KEYS], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
      server = started;
      createInterface({ input: started.stderr }).on('line', (line) => complaints.push(line));
      url = await new Promise((resolve) => createInterface({ input: started.stdout }).once('line', resolve));
    });
    after(() => {
      server?.kill();
    });

    const signedBy = async (as: string): Promise<Buffer> => {
      const { sign } = await import('../../src/wsse.js');
      return sign(QUESTION, {
        key: readFileSync(join(KEYS, `${as}.key`)),
        certificate: readFileSync(join(KEYS, `${as}.crt`)),
      });
    };
    const ask = async (octets: Buffer): Promise<readonly [number, string]> => {
      const { verify } = await import('../../src/wsse.js');
      const response = await fetch(url, { method: 'POST', body: new Uint8Array(octets) });
      const answer = verify(new Uint8Array(await response.arrayBuffer()), {
        anchors: readFileSync(join(KEYS, 'ca.crt')),
      });
      return [response.status, answer.ok ? answer.content : answer.key];
    };

    it('answers a signed question with a signed answer, once', async () => {
      const octets = await signedBy('ocmw-gent');
      expect(await ask(octets)).to.deep.equal([
        200,
        '<Heard xmlns="urn:example"><what>Ask</what><from>NTRBE-0212214125</from></Heard>',
      ]);
      expect((await ask(octets))[1]).to.contain('Verification failure');
    });

    it('refuses a stranger and a changed message with a signed Fault, and logs the cause', async () => {
      expect((await ask(await signedBy('ocmw-aalst')))[0]).to.equal(500);
      const pretty = Buffer.from(
        (await signedBy('ocmw-gent')).toString().replace(/<soap:Body[\s\S]*/, (text) => text.replaceAll('><', '>\n<')),
      );
      expect((await ask(pretty))[0]).to.equal(500);
      expect(complaints[0]).to.contain('PARTNER_UNKNOWN');
      expect(complaints[1]).to.contain('DIGEST_MISMATCH').and.contain('pretty-printed');
    });
  });
});
