// Reading a key folder: the frozen test keys, and folders in which something is absent or does not fit.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { issueCertificate } from '../../src/pki/authority.js';
import { createCrl } from '../../src/pki/crl.js';
import { loadKeys } from '../../src/pki/key-folder.js';
import { createTrust } from '../../src/security/trust.js';
import { keyOf, NOT_AFTER, NOT_BEFORE, NOW, ROOT } from './specimens.js';

const FIXTURES = 'fixtures/keys';

describe('the frozen test keys', () => {
  const keys = loadKeys(FIXTURES);
  const table = readFileSync(join(FIXTURES, 'README.md'), 'utf8').matchAll(/^\| ([a-z-]+) \| (\d{10}) \|$/gm);
  const rows = [...table].map(([, naam = '', Ondernemingsnummer = '']) => [naam, Ondernemingsnummer] as const);

  it('are those of the thirteen partners of the contract, and of an onthaalbureau', () => {
    expect(rows).to.have.length(14);
    expect(keys.registered()).to.have.length(14);
    expect(Object.fromEntries(rows)).to.include({ 'ocmw-gent': '0212214125', agii: '0543307391' });
  });

  for (const [naam, Ondernemingsnummer] of rows) {
    it(`let ${naam} sign as ${Ondernemingsnummer}`, () => {
      const pair = keys.partner(naam);
      const trust = createTrust({ anchors: keys.authorities });
      expect(pair && trust.check(pair.certificate, [], NOW)).to.deep.equal({ Ondernemingsnummer });
      expect(pair?.certificate.x509.checkPrivateKey(pair.key)).to.equal(true);
    });
  }

  it('hold both keys of the gateway', () => {
    expect(keys.gateway.certificate.keyType).to.equal('RSA');
    expect(keys.gatewayEc?.certificate.keyType).to.equal('EC');
    expect(keys.crls).to.deep.equal([]);
  });

  for (const naam of ['nobody', 'ca', 'gateway', 'gateway-ec', '../keys/agii', 'README', '']) {
    it(`give no partner for the name '${naam}'`, () => {
      expect(keys.partner(naam)).to.equal(undefined);
    });
  }
});

describe('a key folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kbi-folder-'));
    for (const file of ['ca.crt', 'gateway.crt', 'gateway.key', 'vdab.crt', 'vdab.key']) {
      cpSync(join(FIXTURES, file), join(folder, file));
    }
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const put = (file: string, content: string): void => writeFileSync(join(folder, file), content);

  for (const file of ['ca.crt', 'gateway.crt', 'gateway.key']) {
    it(`is refused without ${file}, and when it holds something else`, () => {
      put(file, 'nothing of use');
      expect(keyOf(() => loadKeys(folder))).to.equal('CERTIFICATE_INVALID');
      rmSync(join(folder, file));
      expect(keyOf(() => loadKeys(folder))).to.equal('CERTIFICATE_INVALID');
    });
  }

  it('is refused when the gateway’s key is another certificate’s', () => {
    cpSync(join(FIXTURES, 'vdab.key'), join(folder, 'gateway.key'));
    expect(keyOf(() => loadKeys(folder))).to.equal('CERTIFICATE_INVALID');
  });

  it('may lack the EC key', () => {
    expect(loadKeys(folder)).not.to.have.property('gatewayEc');
  });

  it('may hold several authorities', () => {
    put('ca.crt', readFileSync(join(FIXTURES, 'ca.crt'), 'utf8') + ROOT.certificatePem);
    expect(loadKeys(folder).authorities).to.have.length(2);
  });

  it('may hold a list of what was revoked', () => {
    put('ca.crl', createCrl(ROOT, [9n], { thisUpdate: NOW }).pem);
    expect(loadKeys(folder).crls.map(({ serials }) => [...serials])).to.deep.equal([['9']]);
    put('ca.crl', 'no list');
    expect(keyOf(() => loadKeys(folder))).to.equal('CERTIFICATE_INVALID');
  });

  it('registers both certificates of a partner in rotation, and signs with the one of the key', () => {
    const dates = { notBefore: NOT_BEFORE, notAfter: NOT_AFTER };
    const next = issueCertificate(ROOT, { commonName: 'vdab', keyType: 'ec', ...dates });
    put('vdab.crt', readFileSync(join(FIXTURES, 'vdab.crt'), 'utf8') + next.certificatePem + ROOT.certificatePem);
    put('vdab.key', next.keyPem);
    const keys = loadKeys(folder);
    expect(keys.partner('vdab')?.certificate.der).to.deep.equal(next.der);
    expect(keys.registered().map(({ der }) => der.equals(next.der))).to.deep.equal([false, true]);
  });

  it('registers the certificate of a partner whose key it does not hold, who then cannot sign', () => {
    rmSync(join(folder, 'vdab.key'));
    const keys = loadKeys(folder);
    expect(keys.partner('vdab')).to.equal(undefined);
    expect(keys.registered()).to.have.length(1);
  });
});
