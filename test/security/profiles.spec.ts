// The profiles (ADR 0004): nothing is lenient by default, and only one profile is lenient at all.
import { expect } from 'chai';
import { PROFILES } from '../../src/security/profiles.js';
import { GENT, KSZ, VDAB } from './attacks/certificates.js';
import { judge } from './attacks/kit.js';
import { message, type Recipe, recipe, type Sender } from './attacks/message.js';

const BODY: Partial<Recipe> = { timestamp: '', references: [{ uri: '#Body' }] };
const BODY_AND_TIME: Partial<Recipe> = {};
const ALL: Partial<Recipe> = { references: [{ uri: '#Body' }, { uri: '#TS' }, { uri: '#X509' }] };

describe('the profiles', () => {
  const cases: readonly (readonly [string, Sender, readonly (readonly [string, Partial<Recipe>, string])[]])[] = [
    [
      'strict',
      GENT,
      [
        ['Body', BODY, 'SIGNATURE_COVERAGE'],
        ['Body and Timestamp', BODY_AND_TIME, 'ACCEPTED'],
        ['all', ALL, 'ACCEPTED'],
      ],
    ],
    [
      'ksz-x509',
      KSZ,
      [
        ['Body', BODY, 'SIGNATURE_COVERAGE'],
        ['Body and Timestamp', BODY_AND_TIME, 'SIGNATURE_COVERAGE'],
        ['all', ALL, 'ACCEPTED'],
      ],
    ],
    [
      'magda-classic',
      VDAB,
      [
        ['Body', BODY, 'ACCEPTED'],
        ['Body and Timestamp', BODY_AND_TIME, 'ACCEPTED'],
        ['all', ALL, 'ACCEPTED'],
      ],
    ],
  ];
  for (const [profile, sender, rows] of cases) {
    for (const [parts, changes, expected] of rows) {
      it(`take a message of ${profile} that signs ${parts} as ${expected}`, () => {
        expect(judge(message({ ...recipe(sender), ...changes })).key).to.equal(expected);
      });
    }
  }

  it('bear the names under which they stand', () => {
    for (const [name, profile] of Object.entries(PROFILES)) expect(profile.name).to.equal(name);
  });

  it('sign a Timestamp wherever one is required, so that an unsigned one can never count', () => {
    for (const { timestamp, signedParts } of Object.values(PROFILES))
      if (timestamp) expect(signedParts).to.include('Timestamp');
  });

  it('tolerate SHA-1 and the absence of a Timestamp in magda-classic only', () => {
    const lenient = Object.values(PROFILES).filter(({ sha1, timestamp }) => sha1 || !timestamp);
    expect(lenient.map(({ name }) => name)).to.deep.equal(['magda-classic']);
  });
});
