// The library face by its own functions. What programs outside the package get stands in test/outside/library.spec.ts.
import { expect } from 'chai';
import { SignedXml } from 'xml-crypto';
import { Fault } from '../src/faults/fault.js';
import { createAuthority, issueCertificate } from '../src/pki/authority.js';
import { createCrl } from '../src/pki/crl.js';
import { explain, type Profile, type Refused, sign, type Verified, type VerifyOptions, verify } from '../src/wsse.js';

const NOW = Date.parse('2012-09-03T07:00:00Z');
const DATES = { notBefore: NOW - 86_400_000, notAfter: NOW + 86_400_000 };
const CA = createAuthority({ name: 'A CA of somebody', keyType: 'ec', ...DATES });
/** A partner that is no Belgian enterprise, and one that is. */
const ANN = issueCertificate(CA, { commonName: 'ann', ...DATES });
const BEN = issueCertificate(CA, {
  commonName: 'ben',
  keyType: 'ec',
  organizationIdentifier: 'NTRBE-0212214125',
  serial: 77n,
  ...DATES,
});

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const QUESTION = '<q:Ask xmlns:q="urn:q"><who>Renée &amp; co</who></q:Ask>';
const envelope = (body = QUESTION, ns = SOAP): string =>
  `<s:Envelope xmlns:s="${ns}"><s:Body>${body}</s:Body></s:Envelope>`;
const signed = (profile: Profile = 'strict', by = ANN, text = envelope()): string =>
  sign(text, { key: by.keyPem, certificate: by.certificatePem, profile, now: NOW }).toString();
const OPTIONS: VerifyOptions = { anchors: CA.certificatePem, now: NOW };

const good = (octets: string | Uint8Array, options: Partial<VerifyOptions> = {}): Verified => {
  const outcome = verify(octets, { ...OPTIONS, ...options });
  if (!outcome.ok) throw new RangeError(`${outcome.key}: ${outcome.detail}`);
  return outcome;
};
const bad = (octets: string | Uint8Array, options: Partial<VerifyOptions> = {}): Refused => {
  const outcome = verify(octets, { ...OPTIONS, ...options });
  if (outcome.ok) throw new RangeError('it holds');
  return outcome;
};
const keyOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Fault) return error.key;
    throw error;
  }
  return 'none';
};

describe('sign, of the library', () => {
  it('signs what xml-crypto verifies, and takes text, octets, PEM, DER and a KeyObject alike', () => {
    const inputs = [
      [envelope(), ANN.keyPem, ANN.certificatePem],
      [Buffer.from(envelope()), Buffer.from(ANN.keyPem), ANN.der],
      [new Uint8Array(Buffer.from(envelope())), ANN.key, new Uint8Array(ANN.der)],
    ] as const;
    const made = inputs.map(([text, key, certificate]) => sign(text, { key, certificate, now: NOW }).toString());
    expect(new Set(made).size, 'RSA is deterministic').to.equal(1);
    const judge = new SignedXml({ publicCert: ANN.certificatePem, idMode: 'wssecurity' });
    judge.loadSignature(/<ds:Signature [\s\S]*<\/ds:Signature>/.exec(made[0] ?? '')?.[0] ?? '');
    expect(judge.checkSignature(made[0] ?? '')).to.equal(true);
  });

  it('refuses a certificate of another key, and what is no envelope', () => {
    expect(keyOf(() => sign(envelope(), { key: ANN.keyPem, certificate: BEN.certificatePem }))).to.equal(
      'CERTIFICATE_INVALID',
    );
    expect(keyOf(() => sign('<a/>', { key: ANN.keyPem, certificate: ANN.certificatePem }))).to.equal('SOAP_STRUCTURE');
  });

  it('takes the certificate of the key out of a chain', () => {
    const text = sign(envelope(), { key: ANN.keyPem, certificate: CA.certificatePem + ANN.certificatePem, now: NOW });
    expect(good(text).signer.subject).to.contain('CN=ann');
  });
});

describe('verify, of the library', () => {
  for (const profile of ['strict', 'ksz-x509', 'magda-classic'] as const)
    it(`gives what was signed under ${profile}, and who signed it`, () => {
      const { content, name, body, signer, created, soapVersion } = good(signed(profile), { profile });
      expect(content).to.equal(QUESTION);
      expect([name, soapVersion]).to.deep.equal([{ namespace: 'urn:q', local: 'Ask' }, '1.1']);
      expect(body).to.match(/^<soap:Body [^>]*wsu:Id="Body"><q:Ask/);
      expect(signer.certificate.equals(ANN.der)).to.equal(true);
      expect([signer.organizationIdentifier, signer.subject.includes('CN=ann')]).to.deep.equal([undefined, true]);
      expect(created?.getTime()).to.equal(profile === 'magda-classic' ? undefined : NOW);
    });

  it('takes SOAP 1.2 and keys on a curve', () => {
    const text = signed('strict', BEN, envelope(QUESTION, 'http://www.w3.org/2003/05/soap-envelope'));
    const { soapVersion, signer } = good(text);
    expect([soapVersion, signer.organizationIdentifier, signer.serialNumber]).to.deep.equal([
      '1.2',
      'NTRBE-0212214125',
      '77',
    ]);
  });

  it('takes whom the caller accepts, and refuses others by name', () => {
    const accept = ({ organizationIdentifier }: Verified['signer']): boolean =>
      organizationIdentifier === 'NTRBE-0212214125';
    expect(good(signed('strict', BEN), { accept }).ok).to.equal(true);
    expect(bad(signed(), { accept })).to.include({ key: 'PARTNER_UNKNOWN' });
  });

  it('gives one replayKey for one signed message, whatever else was changed, and another for another', () => {
    const text = signed();
    const again = text.replace('<soap:Header>', '<soap:Header><x:T xmlns:x="urn:x"></x:T>');
    expect(good(text).replayKey).to.equal(good(again).replayKey);
    const later = sign(envelope(), { key: ANN.keyPem, certificate: ANN.certificatePem, now: NOW + 1 });
    expect(good(later).replayKey).to.not.equal(good(text).replayKey);
  });

  const STRANGER = createAuthority({ name: 'Another CA', keyType: 'ec', ...DATES });
  const crl = createCrl(CA, [77n], { thisUpdate: NOW - 1000 });
  const rows: readonly (readonly [string, () => Refused, string])[] = [
    ['a digit that was changed', () => bad(signed().replace('Renée', 'René')), 'DIGEST_MISMATCH'],
    ['no signature', () => bad(envelope()), 'SIGNATURE_ABSENT'],
    ['another authority', () => bad(signed(), { anchors: STRANGER.der }), 'CERTIFICATE_UNTRUSTED'],
    ['a certificate that was revoked', () => bad(signed('strict', BEN), { crls: crl.pem }), 'CERTIFICATE_REVOKED'],
    [
      'a certificate out of date',
      () => bad(signed(), { now: new Date(NOW + 90_000_000), maxAge: 100_000_000 }),
      'CERTIFICATE_EXPIRED',
    ],
    ['a message too old', () => bad(signed(), { now: NOW + 300_001 }), 'TIMESTAMP_EXPIRED'],
    [
      'a message older than the caller wants',
      () => bad(signed(), { now: NOW + 2_000, maxAge: 1_000 }),
      'TIMESTAMP_EXPIRED',
    ],
    ['less signed than the profile asks', () => bad(signed(), { profile: 'ksz-x509' }), 'SIGNATURE_COVERAGE'],
    [
      'a second Body',
      () => bad(signed().replace('</soap:Body>', '</soap:Body><soap:Body></soap:Body>')),
      'SOAP_STRUCTURE',
    ],
    ['a DOCTYPE', () => bad(`<!DOCTYPE a>${signed()}`), 'XML_DTD'],
    ['more octets than allowed', () => bad(signed(), { maxOctets: 1_000 }), 'XML_LIMIT'],
    ['octets that are no text', () => bad(Buffer.from([0xff, 0x00, 0x3c])), 'XML_ENCODING'],
  ];
  for (const [what, outcome, key] of rows)
    it(`refuses ${what} with ${key}, a sentence and a cause`, () => {
      const refused = outcome();
      expect(refused.key).to.equal(key);
      expect(refused.reason).to.match(/^[A-Z].*\.$|!$/);
      expect(refused.detail).to.match(/\S/);
    });

  it('throws for an authority that is none, and reads the options of one object once', () => {
    expect(keyOf(() => verify(signed(), { anchors: 'nothing' }))).to.equal('CERTIFICATE_INVALID');
    const reads: string[] = [];
    const options: VerifyOptions = {
      now: NOW,
      get anchors() {
        reads.push('anchors');
        return [CA.certificatePem, STRANGER.der];
      },
    };
    expect([verify(signed(), options).ok, verify(signed(), options).ok, reads.length]).to.deep.equal([true, true, 1]);
  });
});

describe('explain, of the library', () => {
  it('tells every step of a message that holds', () => {
    const { holds, steps } = explain(signed(), OPTIONS);
    expect([holds, steps.map(({ number }) => number)]).to.deep.equal([true, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]]);
  });

  it('goes on after a failure, with digests, canonical octets and the probable cause', () => {
    const pretty = signed().replace(/<soap:Body[\s\S]*/, (text) => text.replaceAll('><', '>\n<'));
    const { holds, steps } = explain(pretty, { ...OPTIONS, now: NOW + 600_000 });
    expect(holds).to.equal(false);
    expect(steps.filter(({ verdict }) => verdict === 'failed').map(({ key }) => key)).to.deep.equal([
      'DIGEST_MISMATCH',
      'TIMESTAMP_EXPIRED',
    ]);
    const step = steps.find(({ number }) => number === 8);
    expect(step?.cause).to.contain('pretty-printed');
    const proof = step?.proofs?.find(({ what }) => what === '#Body (Body)');
    expect(proof?.supplied).to.not.equal(proof?.computed);
    expect(proof?.canonical).to.contain('>\n<q:Ask');
  });
});
