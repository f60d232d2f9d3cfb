import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../src/cli/package.js';
import type { Partner, ProfileName } from '../../src/domain/kbi/Partner.js';
import { loadKeys, type SigningKey } from '../../src/pki/key-folder.js';
import { signEnvelope } from '../../src/replay/stage/sign.js';
import { strictEngine } from '../../src/security/engine.js';
import { DEFAULT_SECURITY_LIMITS } from '../../src/security/evidence.js';
import { type VerifyStep, verifySteps } from '../../src/security/explain.js';
import { createTokenCache } from '../../src/security/token.js';
import { createTrust } from '../../src/security/trust.js';

const keys = loadKeys(join(packageRoot, 'fixtures', 'keys'));
const signer = keys.partner('ocmw-gent') as SigningKey;
const NOW = Date.parse('2012-09-03T07:00:00Z');
const BODY =
  '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><k:V xmlns:k="urn:k"><INSZ>85631490132</INSZ></k:V></s:Body></s:Envelope>';
const partner = (profiel: ProfileName): Partner => ({
  naam: 'ocmw-gent',
  soort: 'OCMW',
  Ondernemingsnummer: '0212214125',
  omschrijving: '',
  profiel,
});

const signed = (profile: ProfileName = 'strict'): string =>
  signEnvelope(Buffer.from(BODY), { signer, profile, now: NOW }).toString();
const run = (xml: string, { now = NOW, profiel = 'strict' as ProfileName, known = true } = {}): readonly VerifyStep[] =>
  verifySteps({
    octets: Buffer.from(xml),
    now,
    directory: {
      trust: createTrust({ anchors: keys.authorities }),
      partnerByOndernemingsnummer: () => (known ? partner(profiel) : undefined),
      registered: [],
      tokens: createTokenCache(4),
    },
    limits: DEFAULT_SECURITY_LIMITS,
    engine: strictEngine,
  });
const verdicts = (steps: readonly VerifyStep[]): string =>
  steps
    .map(({ number, verdict, key }) => `${number}${verdict === 'ok' ? '' : verdict === 'failed' ? `:${key}` : '-'}`)
    .join(' ');

describe('verifySteps', () => {
  const table: readonly [string, () => readonly VerifyStep[], string][] = [
    ['a message that holds', () => run(signed()), '1 2 3 4 5 6 7 8 9 10 11-'],
    [
      'another profile that covers more',
      () => run(signed('ksz-x509'), { profiel: 'ksz-x509' }),
      '1 2 3 4 5 6 7 8 9 10 11-',
    ],
    [
      'a changed Body, and goes on',
      () => run(signed().replace('85631490132', '85631490133')),
      '1 2 3 4 5 6 7 8:DIGEST_MISMATCH 9 10 11-',
    ],
    [
      'a changed SignedInfo',
      () => run(signed().replace('<ds:DigestValue>', '<ds:DigestValue>A')),
      '1 2 3 4 5 6 7 8:DIGEST_MISMATCH 9:SIGNATURE_INVALID 10 11-',
    ],
    ['a message too old', () => run(signed(), { now: NOW + 600_000 }), '1 2 3 4 5 6 7 8 9 10:TIMESTAMP_EXPIRED 11-'],
    [
      'a message from the future',
      () => run(signed(), { now: NOW - 120_000 }),
      '1 2 3 4 5 6 7 8 9 10:TIMESTAMP_EXPIRED 11-',
    ],
    [
      'too old and changed: both',
      () => run(signed().replace('85631490132', '1'), { now: NOW + 600_000 }),
      '1 2 3 4 5 6 7 8:DIGEST_MISMATCH 9 10:TIMESTAMP_EXPIRED 11-',
    ],
    [
      'a part that the profile wants signed',
      () => run(signed(), { profiel: 'ksz-x509' }),
      '1 2 3 4 5 6 7:SIGNATURE_COVERAGE 8 9 10 11-',
    ],
    ['a partner nobody knows', () => run(signed(), { known: false }), '1 2 3 4 5:PARTNER_UNKNOWN 6 7 8 9 10 11-'],
    [
      'a reference that leads nowhere',
      () => run(signed().replace('wsu:Id="Body"', 'wsu:Id="Corpus"')),
      '1 2 3 4 5 6 7:SIGNATURE_COVERAGE 8- 9 10 11-',
    ],
    ['a message without signature', () => run(BODY), '1 2 3:SIGNATURE_ABSENT 4- 5- 6- 7- 8- 9- 10- 11-'],
    ['what is no envelope', () => run('<a/>'), '1 2 3:SOAP_STRUCTURE 4- 5- 6- 7- 8- 9- 10- 11-'],
    ['a DTD', () => run('<!DOCTYPE a><a/>'), '1 2:XML_DTD 3- 4- 5- 6- 7- 8- 9- 10- 11-'],
    ['what is no XML', () => run('x'), '1 2:XML_NOT_WELL_FORMED 3- 4- 5- 6- 7- 8- 9- 10- 11-'],
    [
      'an encoding that is not taken',
      () => run('<?xml version="1.0" encoding="ISO-8859-1"?><a/>'),
      '1:XML_ENCODING 2- 3- 4- 5- 6- 7- 8- 9- 10- 11-',
    ],
  ];
  for (const [title, steps, expected] of table)
    it(`judges ${title}`, () => expect(verdicts(steps())).to.equal(expected));

  it('shows both digests and the canonical octets of every reference', () => {
    const proofs = run(signed().replace('85631490132', '85631490133')).find(({ number }) => number === 8)?.proofs ?? [];
    const [body, timestamp] = proofs;
    expect(proofs.map(({ what }) => what)).to.deep.equal(['#Body (Body)', '#TS (Timestamp)']);
    expect(body?.supplied).to.not.equal(body?.computed);
    expect(timestamp?.supplied).to.equal(timestamp?.computed);
    expect(body?.canonical).to.match(/^<soap:Body .*<INSZ>85631490133<\/INSZ>.*<\/soap:Body>$/);
  });

  it('names the organisation of a certificate in words', () => {
    const { measured } = run(signed()).find(({ number }) => number === 4) ?? {};
    expect(measured)
      .to.include('organizationIdentifier=NTRBE-0212214125')
      .and.not.match(/#[0-9a-f]{8}/);
  });

  it('says what to do about each failure', () => {
    for (const [title, steps] of table)
      for (const { verdict, fix, expected, measured } of steps())
        if (verdict === 'failed') {
          expect(fix, title).to.match(/\S/);
          expect(measured, title).to.match(/\S/);
          expect(expected, title).to.match(/\S/);
        }
  });
});
