// Issued certificates, judged by others: openssl and Node's X509Certificate.
import { spawnSync } from 'node:child_process';
import { createPublicKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { type Authority, issueCertificate, openAuthority } from '../../src/pki/authority.js';
import { createCrl } from '../../src/pki/crl.js';
import { makeKey } from '../../src/pki/key.js';
import { requireProgram } from '../oracles/binaries.js';
import { issue, keyOf, makeAuthority, NOT_AFTER, NOT_BEFORE, NOW, ROOT } from './specimens.js';

const DATES = { notBefore: NOT_BEFORE, notAfter: NOT_AFTER };
const RSA = makeAuthority({ name: 'RSA CA', keyType: 'rsa' });

describe('issued certificates', () => {
  for (const [kind, authority] of [
    ['EC', ROOT],
    ['RSA', RSA],
  ] as const) {
    for (const keyType of ['ec', 'rsa'] as const) {
      it(`by an authority with an ${kind} key for an ${keyType} key are what Node expects`, () => {
        const { der, key } = issueCertificate(authority, { commonName: 'x', keyType, ...DATES });
        const x509 = new X509Certificate(der);
        expect(x509.verify(createPublicKey(authority.key))).to.equal(true);
        expect(x509.checkIssued(new X509Certificate(authority.der))).to.equal(true);
        expect(x509.checkPrivateKey(key)).to.equal(true);
        expect(x509.ca).to.equal(false);
      });
    }
  }

  it('get the same serial number for the same key, name and dates, and another for another key', () => {
    const key = makeKey({ keyType: 'ec' });
    const serials = [issue({ key }), issue({ key }), issue(), issue({ key, commonName: 'y' })].map(
      (c) => c.serialNumber,
    );
    expect(new Set(serials).size).to.equal(3);
    expect(serials[0]).to.equal(serials[1]);
  });
});

describe('an authority from its files', () => {
  it('issues what the authority itself would', () => {
    const opened = openAuthority(Buffer.from(RSA.certificatePem + ROOT.certificatePem), ROOT.key);
    expect(opened.name).to.deep.equal(ROOT.name);
    expect(opened.keyIdentifier).to.deep.equal(ROOT.keyIdentifier);
    const { der } = issueCertificate(opened, { commonName: 'x', keyType: 'ec', ...DATES });
    expect(new X509Certificate(der).checkIssued(new X509Certificate(ROOT.der))).to.equal(true);
  });

  it('is refused when the key belongs to no certificate', () => {
    const act = () => openAuthority(Buffer.from(RSA.certificatePem), ROOT.key);
    expect(keyOf(act)).to.equal('CERTIFICATE_INVALID');
  });
});

describe('what openssl says of issued certificates', () => {
  const below = makeAuthority({ name: 'Intermediate' }, ROOT);
  const short = makeAuthority({ name: 'Short CA', basicConstraints: { ca: true, pathLen: 0 } });
  const belowShort = makeAuthority({ name: 'Intermediate' }, short);
  const make = (authority: Authority, notAfter = NOT_AFTER) =>
    issueCertificate(authority, { commonName: 'x', keyType: 'ec', notBefore: NOT_BEFORE, notAfter, serial: 5n })
      .certificatePem;
  const pem = (authority: Authority): string => authority.certificatePem;
  const cases: readonly {
    readonly title: string;
    readonly leaf: string;
    readonly root: Authority;
    readonly between?: Authority;
    readonly crl?: string;
    readonly error?: RegExp;
  }[] = [
    { title: 'sound', leaf: make(ROOT), root: ROOT },
    { title: 'sound, by an intermediate', leaf: make(below), root: ROOT, between: below },
    { title: 'an intermediate that is absent', leaf: make(below), root: ROOT, error: /unable to get local issuer/ },
    { title: 'a namesake', leaf: make(makeAuthority()), root: ROOT, error: /lookup|signature failure|local issuer/ },
    { title: 'expired', leaf: make(ROOT, NOW - 1_000), root: ROOT, error: /certificate has expired/ },
    { title: 'path length', leaf: make(belowShort), root: short, between: belowShort, error: /path length/ },
    {
      title: 'not on the list',
      leaf: make(ROOT),
      root: ROOT,
      crl: createCrl(ROOT, [6n], { thisUpdate: NOT_BEFORE }).pem,
    },
    {
      title: 'on the list',
      leaf: make(ROOT),
      root: ROOT,
      crl: createCrl(ROOT, [5n], { thisUpdate: NOT_BEFORE }).pem,
      error: /certificate revoked/,
    },
    {
      title: 'a stale list',
      leaf: make(ROOT),
      root: ROOT,
      crl: createCrl(ROOT, [], { thisUpdate: NOT_BEFORE, nextUpdate: NOW - 1_000 }).pem,
      error: /CRL has expired/,
    },
  ];
  for (const { title, leaf, root, between, crl, error } of cases) {
    it(`${error === undefined ? 'accepts' : 'refuses'}: ${title}`, function () {
      const folder = mkdtempSync(join(tmpdir(), 'kbi-pki-'));
      const add = (option: string, content: string): readonly string[] => {
        writeFileSync(join(folder, `${option}.pem`), content);
        return [`-${option}`, `${option}.pem`];
      };
      const options = [
        ...add('CAfile', pem(root)),
        ...(between === undefined ? [] : add('untrusted', pem(between))),
        ...(crl === undefined ? [] : [...add('CRLfile', crl), '-crl_check']),
        ...['-x509_strict', '-attime', `${NOW / 1_000}`],
      ];
      const judged = spawnSync('openssl', ['verify', ...options], { input: leaf, cwd: folder });
      rmSync(folder, { recursive: true });
      if (judged.error !== undefined) return requireProgram(this, 'openssl');
      const text = judged.stdout.toString() + judged.stderr.toString();
      if (error === undefined) expect(text).to.equal('stdin: OK\n');
      else expect(text).to.match(error);
      return undefined;
    });
  }
});
