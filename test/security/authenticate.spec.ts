// authenticate: what a SignedBody holds, what makes a message the same message, and that no list of steps can make one without a signer.

import { sign } from 'node:crypto';
import { expect } from 'chai';
import { STEPS } from '../../src/security/steps.js';
import { EC_256, GENT, VDAB } from './attacks/certificates.js';
import { judge, STATIONS } from './attacks/kit.js';
import { algorithm, MORE, message, NOW, type Recipe, recipe, type Sender, swap, times } from './attacks/message.js';

const keyOf = (octets: Buffer): string | undefined => judge(octets).signed?.replayKey;
const PLAN = recipe(GENT);
const of = (changes: Partial<Recipe> = {}): Buffer => message({ ...PLAN, ...changes });

describe('authenticate', () => {
  it('hands on the question of the very tree that was verified, with its signer, profile and time', () => {
    const { signed } = judge(of());
    expect(signed?.question).to.equal(signed?.envelope.question);
    expect(signed?.question.parent).to.equal(signed?.envelope.body);
    expect([signed?.partner.naam, signed?.profile, signed?.created]).to.deep.equal(['ocmw-gent', 'strict', NOW]);
  });

  it('has no time for a message without a Timestamp', () => {
    const { signed } = judge(message({ ...recipe(VDAB), timestamp: '', references: [{ uri: '#Body' }] }));
    expect([signed?.created, signed?.profile, signed?.replayKey.startsWith('- ')]).to.deep.equal([
      undefined,
      'magda-classic',
      true,
    ]);
  });

  it('gives one replay key to one message, however it is dressed', () => {
    const key = keyOf(of());
    const dresses = [
      of({ after: swap('<soap:Header>', '<!-- --><soap:Header>') }),
      of({ encode: (xml) => Buffer.from(`\ufeff${xml}`, 'utf16le') }),
      of({ after: swap('<ds:SignatureValue>', '<ds:SignatureValue> ') }),
    ];
    expect(dresses.map(keyOf)).to.deep.equal([key, key, key]);
  });

  it('gives one replay key to one SignedInfo, whatever its signature value', () => {
    const plan: Recipe = {
      ...recipe(EC_256()),
      signatureMethod: algorithm('SignatureMethod', `${MORE}ecdsa-sha256`),
      sign: (data: Buffer, { key }: Sender) => sign('sha256', data, { key, dsaEncoding: 'ieee-p1363' }),
    };
    const [one, other] = [message(plan), message(plan)];
    expect(one.equals(other)).to.equal(false);
    expect(keyOf(one)).to.equal(keyOf(other));
  });

  it('gives another replay key to another hour or another question', () => {
    const keys = [of(), of({ timestamp: times(NOW + 1) }), message(recipe(GENT))].map(keyOf);
    expect(new Set(keys).size).to.equal(3);
  });

  it('makes no SignedBody by a list of steps that lacks the signer', () => {
    for (const name of ['certificate', 'signature value']) {
      const steps = STEPS.filter((step) => step.name !== name);
      expect(judge(of(), {}, { ...STATIONS, steps }).key, name).to.equal('SIGNATURE_INVALID');
    }
    expect(judge(of(), {}, { ...STATIONS, steps: [] }).key).to.equal('SIGNATURE_INVALID');
  });
});
