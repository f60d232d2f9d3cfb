// Revocation lists: what is read, whose signature counts, which list is in force, and what a stale one means. Oracle: openssl.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import * as asn1 from '../../src/pki/asn1.js';
import { createCrl } from '../../src/pki/crl.js';
import { extension } from '../../src/pki/extensions.js';
import { checkRevocation, findCrls, isCrlOf, isRevoked, readCrls } from '../../src/security/crl.js';
import { requireProgram } from '../oracles/binaries.js';
import { certificateOf, crlOf, issue, keyOf, makeAuthority, NOT_BEFORE, NOW, ROOT } from '../pki/specimens.js';

const ANCHOR = certificateOf(ROOT);
const SIGNER = issue({ serial: 1234n });
const OTHER = issue({ serial: 99n });
const distributionPoint = extension('2.5.29.28', true, asn1.sequence());

describe('reading revocation lists', () => {
  it('gives issuer, times and serial numbers', () => {
    const [crl] = crlOf(['1234', '5', '340282366920938463463374607431768211455'], NOT_BEFORE, NOW);
    expect(crl).to.deep.include({ issuerName: ANCHOR.subjectName, thisUpdate: NOT_BEFORE, nextUpdate: NOW });
    expect([...(crl?.serials ?? [])]).to.deep.equal(['1234', '5', '340282366920938463463374607431768211455']);
    expect(crlOf([])[0]).not.to.have.property('nextUpdate');
  });

  it('takes several from one PEM file', () => {
    const pems = [createCrl(ROOT, [1n], { thisUpdate: 0 }).pem, createCrl(ROOT, [2n], { thisUpdate: 0 }).pem];
    const lists = readCrls(Buffer.from(`text before\n${pems.join('text between\n')}`));
    expect(lists.map(({ serials }) => [...serials])).to.deep.equal([['1'], ['2']]);
  });

  it('reads a list that openssl wrote, with a reason code', function () {
    const folder = mkdtempSync(join(tmpdir(), 'kbi-crl-'));
    const config =
      '[ca]\ndefault_ca=d\n[d]\ndatabase=index.txt\ncrlnumber=number\ndefault_md=sha256\ncrl_extensions=e\n[e]\n';
    const files = {
      'ca.crt': ROOT.certificatePem,
      'ca.key': ROOT.keyPem,
      'index.txt': 'R\t491231235959Z\t120903070000Z,keyCompromise\t04D2\tunknown\t/CN=x\n',
      number: '01\n',
      config,
    };
    for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
    const options = '-gencrl -config config -keyfile ca.key -cert ca.crt -crldays 30';
    const made = spawnSync('openssl', ['ca', ...options.split(' ')], { cwd: folder });
    rmSync(folder, { recursive: true });
    if (made.error !== undefined) return requireProgram(this, 'openssl');
    const crls = readCrls(made.stdout);
    expect(crls.map(({ serials }) => [...serials])).to.deep.equal([['1234']]);
    expect(crls.map((crl) => isCrlOf(crl, ANCHOR))).to.deep.equal([true]);
    return undefined;
  });

  it('is written as openssl expects', function () {
    const { pem } = createCrl(ROOT, [255n], { thisUpdate: NOW });
    const shown = spawnSync('openssl', ['crl', '-noout', '-text'], { input: pem });
    if (shown.error !== undefined) return requireProgram(this, 'openssl');
    expect(shown.stdout.toString()).to.match(
      /Version 2[\s\S]*Last Update: Sep {2}3 07:00:00 2012 GMT[\s\S]*Serial Number: FF\b/,
    );
    return undefined;
  });

  const broken: readonly (readonly [title: string, file: () => Buffer])[] = [
    ['an empty file', () => Buffer.alloc(0)],
    ['a certificate', () => ANCHOR.der],
    ['a file without a list', () => Buffer.from(ROOT.certificatePem)],
    ['octets after the list', () => Buffer.concat([createCrl(ROOT, [], { thisUpdate: 0 }).der, Buffer.alloc(1)])],
    [
      'a list for one distribution point',
      () => createCrl(ROOT, [], { thisUpdate: 0, extensions: [distributionPoint] }).der,
    ],
  ];
  for (const [title, file] of broken) {
    it(`refuses ${title}`, () => {
      expect(keyOf(() => readCrls(file()))).to.equal('CERTIFICATE_INVALID');
    });
  }

  it('refuses a list that is cut at any octet, and never crashes', () => {
    const { der } = createCrl(ROOT, [1n, 2n], { thisUpdate: NOT_BEFORE, nextUpdate: NOW });
    for (let length = 0; length < der.length; length += 1) {
      expect(keyOf(() => readCrls(der.subarray(0, length)))).to.equal('CERTIFICATE_INVALID');
    }
  });

  it('does not take a list with any octet changed for the authority’s', () => {
    const { der } = createCrl(ROOT, [1n, 2n], { thisUpdate: NOT_BEFORE, nextUpdate: NOW });
    for (let at = 0; at < der.length; at += 1) {
      const changed = Buffer.from(der);
      changed.writeUInt8((changed[at] ?? 0) ^ (1 << (at % 8)), at);
      const verdict = keyOf(() => {
        const [crl] = readCrls(changed);
        expect(crl !== undefined && isCrlOf(crl, ANCHOR)).to.equal(false);
      });
      expect(verdict).to.be.oneOf([undefined, 'CERTIFICATE_INVALID']);
    }
  });
});

describe('whose list it is', () => {
  const rsa = makeAuthority({ keyType: 'rsa' });
  const mute = makeAuthority({ name: 'Mute CA', keyUsage: ['keyCertSign'] });
  const cases: readonly (readonly [title: string, list: Buffer, issuer: typeof ANCHOR, expected: boolean])[] = [
    ['the authority that signed it', createCrl(ROOT, [], { thisUpdate: 0 }).der, ANCHOR, true],
    ['an authority with an RSA key', createCrl(rsa, [], { thisUpdate: 0 }).der, certificateOf(rsa), true],
    ['SHA-384', createCrl(ROOT, [], { thisUpdate: 0, hash: 'sha384' }).der, ANCHOR, true],
    ['SHA-1', createCrl(ROOT, [], { thisUpdate: 0, hash: 'sha1' }).der, ANCHOR, false],
    ['a namesake with another key', createCrl(makeAuthority(), [], { thisUpdate: 0 }).der, ANCHOR, false],
    ['a namesake with another kind of key', createCrl(rsa, [], { thisUpdate: 0 }).der, ANCHOR, false],
    [
      'another name with the same key',
      createCrl(makeAuthority({ name: 'X', key: ROOT.key }), [], { thisUpdate: 0 }).der,
      ANCHOR,
      false,
    ],
    ['an authority that may not sign lists', createCrl(mute, [], { thisUpdate: 0 }).der, certificateOf(mute), false],
  ];
  for (const [title, list, issuer, expected] of cases) {
    it(`${expected ? 'accepts' : 'does not accept'} the signature: ${title}`, () => {
      expect(readCrls(list).map((crl) => isCrlOf(crl, issuer))).to.deep.equal([expected]);
    });
  }
});

describe('revocation', () => {
  it('holds for whom the list names, and for nobody else', () => {
    const crls = crlOf([SIGNER.serialNumber]);
    expect(isRevoked(crls, SIGNER, [ANCHOR])).to.equal(true);
    expect(isRevoked(crls, OTHER, [ANCHOR])).to.equal(false);
    expect(isRevoked([], SIGNER, [ANCHOR])).to.equal(false);
  });

  it('follows the newest list, in whatever order the lists stand', () => {
    const old = crlOf([SIGNER.serialNumber], NOW - 2_000);
    const recent = crlOf([OTHER.serialNumber], NOW - 1_000);
    for (const crls of [
      [...old, ...recent],
      [...recent, ...old],
    ]) {
      expect(findCrls(crls, SIGNER, [ANCHOR])).to.deep.equal(recent);
      expect(isRevoked(crls, SIGNER, [ANCHOR])).to.equal(false);
      expect(isRevoked(crls, OTHER, [ANCHOR])).to.equal(true);
    }
  });

  const MOMENTS: readonly (readonly [title: string, now: number, listed: boolean, key: string | undefined])[] = [
    ['before thisUpdate, listed', NOT_BEFORE - 86_400_000, true, 'CERTIFICATE_REVOKED'],
    ['before thisUpdate, not listed', NOT_BEFORE - 86_400_000, false, undefined],
    ['at nextUpdate, not listed', NOW, false, undefined],
    ['after nextUpdate, listed', NOW + 1, true, 'CERTIFICATE_REVOKED'],
    ['after nextUpdate, not listed: stale', NOW + 1, false, 'CERTIFICATE_REVOKED'],
  ];
  for (const [title, now, listed, key] of MOMENTS) {
    it(`${key === undefined ? 'passes' : 'refuses'} ${title}`, () => {
      const crls = crlOf(listed ? [SIGNER.serialNumber] : [], NOT_BEFORE, NOW);
      expect(keyOf(() => checkRevocation(crls, SIGNER, [ANCHOR], now))).to.equal(key);
    });
  }

  it('keeps one list per key of an authority: each names its own, and one that is stale does not spoil the other', () => {
    const second = makeAuthority();
    const authorities = [ANCHOR, certificateOf(second)];
    const fresh = readCrls(createCrl(second, [99n], { thisUpdate: NOW }).der);
    const crls = [...crlOf([SIGNER.serialNumber], NOT_BEFORE, NOW - 1_000), ...fresh];
    expect(isRevoked(crls, SIGNER, authorities)).to.equal(true);
    expect(isRevoked(crls, OTHER, authorities)).to.equal(true);
    expect(keyOf(() => checkRevocation(crls, issue({ serial: 7n }), authorities, NOW))).to.equal(undefined);
  });
});
