// The key folder: made when absent, kept when there, the same when asked again.
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { isOndernemingsnummer } from '../../src/domain/numbers/Ondernemingsnummer.js';
import { ensureKeys, GATEWAY_ONDERNEMINGSNUMMER } from '../../src/pki/dev-keys.js';
import { makeKey, writeKey } from '../../src/pki/key.js';
import { loadKeys } from '../../src/pki/key-folder.js';
import { createTrust } from '../../src/security/trust.js';
import { keyOf, NOW, ROOT } from './specimens.js';

const GENT = { naam: 'ocmw-gent', Ondernemingsnummer: '0212214125' };
const AGII = { naam: 'agii', Ondernemingsnummer: '0543307391' };
const FILES = [
  'README.md',
  'agii',
  'ca.crt',
  'ca.key',
  'gateway',
  'gateway-ec.crt',
  'gateway-ec.key',
  'ocmw-gent',
].flatMap((file) => (/[.]/.test(file) ? [file] : [`${file}.crt`, `${file}.key`, `${file}.p12`]));

describe('making the keys of a folder', () => {
  let root: string;
  let folder: string;
  const content = (): Record<string, string> =>
    Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'base64')]));

  before(() => {
    root = mkdtempSync(join(tmpdir(), 'kbi-keys-'));
    folder = join(root, 'deep', 'keys');
  });
  after(() => rmSync(root, { recursive: true }));

  it('makes all that is absent, tells each, and leaves nothing else', () => {
    const told: string[] = [];
    const { created } = ensureKeys(folder, [GENT, AGII], (file) => told.push(file));
    expect(readdirSync(folder).sort()).to.deep.equal([...FILES].sort());
    expect([...created].sort()).to.deep.equal([...FILES].sort());
    expect(told).to.deep.equal(created);
  });

  it('makes certificates that the gate accepts from 2010 through 2049', () => {
    const keys = loadKeys(folder);
    const trust = createTrust({ anchors: keys.authorities });
    const holders = [
      [keys.partner('ocmw-gent')?.certificate, GENT.Ondernemingsnummer],
      [keys.partner('agii')?.certificate, AGII.Ondernemingsnummer],
      [keys.gateway.certificate, GATEWAY_ONDERNEMINGSNUMMER],
      [keys.gatewayEc?.certificate, GATEWAY_ONDERNEMINGSNUMMER],
    ] as const;
    for (const [certificate, Ondernemingsnummer] of holders) {
      for (const now of [Date.UTC(2010, 0, 1), NOW, Date.UTC(2049, 11, 31, 23, 59, 59)]) {
        expect(certificate && trust.check(certificate, [], now)).to.deep.equal({ Ondernemingsnummer });
      }
      expect(certificate?.subjectKeyIdentifier).to.have.length(20);
      expect(certificate?.authorityKeyIdentifier).to.deep.equal(keys.authorities[0]?.subjectKeyIdentifier);
    }
    expect(isOndernemingsnummer(GATEWAY_ONDERNEMINGSNUMMER)).to.equal(true);
    expect(keys.gatewayEc?.certificate.curve).to.equal('prime256v1');
  });

  it('warns in capitals and keeps private files to their owner', () => {
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).to.match(/PUBLIC TEST KEYS/);
    for (const file of FILES.filter((name) => /\.(key|p12)$/.test(name))) {
      expect(statSync(join(folder, file)).mode & 0o777).to.equal(0o600);
    }
  });

  it('changes nothing when all is there', () => {
    const before = content();
    expect(ensureKeys(folder, [GENT, AGII]).created).to.deep.equal([]);
    expect(content()).to.deep.equal(before);
  });

  it('makes what one new partner or one lost file needs, by the authority that is there', () => {
    const before = content();
    rmSync(join(folder, 'agii.crt'));
    rmSync(join(folder, 'gateway.p12'));
    const { created } = ensureKeys(folder, [GENT, AGII, { naam: 'ksz', Ondernemingsnummer: '0244666068' }]);
    expect(created).to.deep.equal(['gateway.p12', 'agii.crt', 'ksz.key', 'ksz.crt', 'ksz.p12']);
    const after = content();
    // Same key, same name, same dates, and RSA signs the same twice: the lost certificate comes back as it was.
    expect(after['agii.crt']).to.equal(before['agii.crt']);
    const issued = new X509Certificate(readFileSync(join(folder, 'ksz.crt')));
    expect(issued.checkIssued(new X509Certificate(readFileSync(join(folder, 'ca.crt'))))).to.equal(true);
  });

  it('keeps what an operator put there', () => {
    const own = join(root, 'own');
    ensureKeys(own, []);
    writeFileSync(join(own, 'vdab.crt'), 'his own certificate');
    const key = writeKey(makeKey({ keyType: 'ec' }));
    writeFileSync(join(own, 'vmsw.key'), key);
    const { created } = ensureKeys(own, [
      { naam: 'vdab', Ondernemingsnummer: '0887200008' },
      { naam: 'vmsw', Ondernemingsnummer: '0236250032' },
    ]);
    expect(created).to.deep.equal(['vmsw.crt']);
    expect(readFileSync(join(own, 'vdab.crt'), 'utf8')).to.equal('his own certificate');
    expect(readFileSync(join(own, 'vmsw.key'), 'utf8')).to.equal(key);
    const issued = new X509Certificate(readFileSync(join(own, 'vmsw.crt')));
    expect(issued.checkPrivateKey(createPrivateKey(key))).to.equal(true);
  });

  it('makes no certificates under an authority whose key is not there', () => {
    const foreign = join(root, 'foreign');
    ensureKeys(foreign, []);
    for (const file of readdirSync(foreign)) if (file !== 'README.md') rmSync(join(foreign, file));
    writeFileSync(join(foreign, 'ca.crt'), ROOT.certificatePem);
    expect(ensureKeys(foreign, [GENT]).created).to.deep.equal([]);
    writeFileSync(join(foreign, 'ca.key'), writeKey(makeKey({ keyType: 'ec' })));
    expect(keyOf(() => ensureKeys(foreign, [GENT]))).to.equal('CERTIFICATE_INVALID');
    writeFileSync(join(foreign, 'ca.key'), 'no key');
    expect(keyOf(() => ensureKeys(foreign, [GENT]))).to.equal('CERTIFICATE_INVALID');
    writeFileSync(join(foreign, 'ca.key'), ROOT.keyPem);
    expect(ensureKeys(foreign, [GENT]).created)
      .to.include('ocmw-gent.crt')
      .and.not.include('ocmw-gent.p12');
  });

  for (const naam of ['../x', 'a/b', '', '.hidden', 'ca', 'gateway', 'GENT', 'a.b', 'x\n', 'y'.repeat(65)]) {
    it(`refuses the partner name ${JSON.stringify(naam.slice(0, 10))} before anything is written`, () => {
      const absent = join(root, 'absent');
      expect(keyOf(() => ensureKeys(absent, [GENT, { ...GENT, naam }]))).to.equal('INTERNE_FOUT');
      expect(readdirSync(root)).not.to.include('absent');
    });
  }
});
