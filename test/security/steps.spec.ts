// The list of steps: its order, what each step needs and leaves behind, and that running it to the end tells everything at once.
import { expect } from 'chai';
import { readEnvelope } from '../../src/envelope/envelope.js';
import { gatherEvidence } from '../../src/security/authenticate.js';
import { strictEngine } from '../../src/security/engine.js';
import { DEFAULT_SECURITY_LIMITS, type Evidence } from '../../src/security/evidence.js';
import { isResolved, STEPS } from '../../src/security/steps.js';
import { parseXml } from '../../src/xml/parser.js';
import { GENT, RSA_1024 } from './attacks/certificates.js';
import { directoryFor, explain } from './attacks/kit.js';
import { edits, message, NOW, type Recipe, recipe, swap, times } from './attacks/message.js';

const of = (changes: Partial<Recipe> = {}): Buffer => message({ ...recipe(GENT), ...changes });

const evidenceOf = (octets: Buffer): Evidence =>
  gatherEvidence(readEnvelope(parseXml(octets), 16_384), {
    octets,
    now: NOW,
    directory: directoryFor({}),
    limits: DEFAULT_SECURITY_LIMITS,
    engine: strictEngine,
  });

describe('the list of steps', () => {
  it('goes from structure over cryptography to certificate and time (ADR 0002)', () => {
    expect(STEPS.map(({ number, name }) => `${number} ${name}`)).to.deep.equal([
      '3 unique ids',
      '3 one Security header',
      '3 structure of Security and Signature',
      '4 token',
      '6 algorithms',
      '7 coverage',
      '8 digests',
      '9 signature value',
      '5 certificate',
      '10 timestamp window',
    ]);
  });

  it('leaves evidence of a sound message at every step, and what a step needs was left by one before it', () => {
    const evidence = evidenceOf(of());
    for (const { name, needs, run } of STEPS) {
      for (const part of needs) expect(evidence[part], `${part} for ${name}`).to.not.equal(undefined);
      run(evidence);
    }
    expect(evidence.partner?.naam).to.equal('ocmw-gent');
    expect(evidence.claimed).to.equal(evidence.partner);
    expect(evidence.created).to.equal(NOW);
    expect(evidence.profile?.name).to.equal('strict');
    expect(evidence.signature?.references.every(isResolved)).to.equal(true);
    expect(evidence.signature?.references[0]?.target).to.equal(evidence.envelope.body);
    expect(evidence.canonicalSignedInfo?.startsWith('<ds:SignedInfo xmlns:ds=')).to.equal(true);
    expect(evidence.warnings).to.deep.equal([]);
  });

  it('has unresolved references before coverage', () => {
    const evidence = evidenceOf(of());
    for (const { name, run } of STEPS) {
      if (name === 'coverage') break;
      run(evidence);
    }
    expect(evidence.signature?.references.some(isResolved)).to.equal(false);
  });

  const told: readonly (readonly [string, () => Buffer, readonly string[]])[] = [
    ['nothing about a sound message', of, []],
    [
      'digest and signature of a message that was changed twice',
      () =>
        of({ after: edits(swap('<INSZ>8', '<INSZ>9'), swap(/<ds:SignatureValue>..../, '<ds:SignatureValue>AAAA')) }),
      ['digests: DIGEST_MISMATCH', 'signature value: SIGNATURE_INVALID'],
    ],
    [
      'a weak key at its use and at its certificate, and a stale Timestamp',
      () => message({ ...recipe(RSA_1024()), timestamp: times(NOW - 3_600_000) }),
      [
        'algorithms: CERTIFICATE_INVALID',
        'signature value: ALGORITHM_REFUSED',
        'certificate: CERTIFICATE_INVALID',
        'timestamp window: TIMESTAMP_EXPIRED',
      ],
    ],
    [
      'an absent Timestamp as uncovered and as absent',
      () => of({ timestamp: '', references: [{ uri: '#Body' }] }),
      ['coverage: SIGNATURE_COVERAGE', 'timestamp window: TIMESTAMP_INVALID'],
    ],
    [
      'only what can be known of a message without Security',
      () => of({ after: swap(/<wsse:Security .*<\/wsse:Security>/s, '') }),
      ['one Security header: SIGNATURE_ABSENT'],
    ],
  ];
  for (const [title, octets, expected] of told) {
    it(`run to its end tells ${title}`, () => {
      expect(explain(octets())).to.deep.equal(expected);
    });
  }
});
