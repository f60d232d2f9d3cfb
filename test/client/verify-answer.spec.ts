import { expect } from 'chai';
import { answerVerifier, gatewayDirectory, isFault, verifyAnswer } from '../../src/client/verify-answer.js';
import type { ProfileName } from '../../src/domain/kbi/Partner.js';
import { Fault } from '../../src/faults/fault.js';
import { signMessage } from '../../src/security/sign.js';
import { createTrust } from '../../src/security/trust.js';
import { KEYS, messageOf, NOW } from '../gateway-kit.js';

const TRUST = createTrust({ anchors: KEYS.authorities });

const answered = (profile: ProfileName = 'strict', content = '<a>ja</a>'): Buffer =>
  signMessage({
    version: '1.1',
    content,
    signer: { key: KEYS.gateway.key, certificate: KEYS.gateway.certificate.der },
    profile,
    now: NOW,
  });

const verdictOf = (octets: Uint8Array, profiel: ProfileName = 'strict', now = NOW): string => {
  try {
    return verifyAnswer(octets, gatewayDirectory(TRUST, KEYS.gateway.certificate, profiel), now).question.local;
  } catch (error) {
    if (error instanceof Fault) return error.key;
    throw error;
  }
};

describe('verifyAnswer', () => {
  it('gives the envelope of an answer that the gateway signed', () => {
    expect(verdictOf(answered())).to.equal('a');
    expect(verdictOf(answered('ksz-x509'), 'ksz-x509')).to.equal('a');
  });

  it('takes any certificate of the gateway: also that of its other key', () => {
    const pair = KEYS.gatewayEc;
    if (pair === undefined) throw new RangeError('gateway-ec');
    const signer = { key: pair.key, certificate: pair.certificate.der };
    expect(
      verdictOf(signMessage({ version: '1.2', content: '<b></b>', signer, profile: 'strict', now: NOW })),
    ).to.equal('b');
  });

  it('takes an answer far larger than a question may be', () => {
    const content = `<a>${'<b>tekst</b>'.repeat(30_000)}<c>${'x'.repeat(1_000_000)}</c></a>`;
    expect(verdictOf(answered('strict', content))).to.equal('a');
  });

  const refused: readonly (readonly [string, () => Uint8Array, string])[] = [
    ['an answer that was changed', () => Buffer.from(answered().toString().replace('ja', 'nee')), 'DIGEST_MISMATCH'],
    ['an answer that somebody else signed', () => messageOf(), 'PARTNER_UNKNOWN'],
    [
      'an answer without signature',
      () =>
        Buffer.from(
          answered()
            .toString()
            .replace(/<soap:Header>.*<\/soap:Header>/, ''),
        ),
      'SIGNATURE_ABSENT',
    ],
    ['what is no SOAP', () => Buffer.from('<a/>'), 'SOAP_STRUCTURE'],
    ['what is no XML', () => Buffer.from('Bad gateway'), 'XML_NOT_WELL_FORMED'],
  ];
  for (const [what, octets, key] of refused) {
    it(`refuses ${what} with ${key}`, () => {
      expect(verdictOf(octets())).to.equal(key);
    });
  }

  it('refuses an answer of another time, and one that signs less than its profile asks', () => {
    expect(verdictOf(answered(), 'strict', NOW + 300_001)).to.equal('TIMESTAMP_EXPIRED');
    expect(verdictOf(answered(), 'ksz-x509')).to.equal('SIGNATURE_COVERAGE');
  });

  it('trusts no gateway of another authority', () => {
    const directory = gatewayDirectory(createTrust({ anchors: [] }), KEYS.gateway.certificate, 'strict');
    expect(() => verifyAnswer(answered(), directory, NOW))
      .to.throw(Fault)
      .with.property('key', 'CERTIFICATE_UNTRUSTED');
  });
});

describe('answerVerifier', () => {
  const verify = answerVerifier(TRUST, KEYS.gateway.certificate, 'ksz-x509');
  const FAULT =
    '<soap:Fault xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><faultcode>soap:Server</faultcode></soap:Fault>';

  it('asks of an answer what the profile asks, and of a Fault what the gateway signs for anybody', () => {
    expect(verify(answered('ksz-x509'), NOW).question.local).to.equal('a');
    expect(() => verify(answered('strict'), NOW))
      .to.throw(Fault)
      .with.property('key', 'SIGNATURE_COVERAGE');
    const fault = answered('strict', FAULT.replace(/ xmlns:soap="[^"]*"/, ''));
    expect(isFault(verify(fault, NOW))).to.equal(true);
  });

  it('takes no Fault that is not signed, and no element for a Fault that only bears its name', () => {
    const bare = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${FAULT}</s:Body></s:Envelope>`;
    expect(() => verify(Buffer.from(bare), NOW))
      .to.throw(Fault)
      .with.property('key', 'SIGNATURE_ABSENT');
    expect(() => verify(answered('strict', '<Fault xmlns="urn:x"></Fault>'), NOW))
      .to.throw(Fault)
      .with.property('key', 'SIGNATURE_COVERAGE');
  });
});
