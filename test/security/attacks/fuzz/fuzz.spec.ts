// S5: mutated requests, by seed. Nothing is accepted whose signed content changed; nothing but a Fault is thrown; nothing hangs.
// 20,000 in the ordinary run; KBI_FUZZ=100000 for the figure.
import { expect } from 'chai';
import { canonicalize } from '../../../../src/xml/c14n.js';
import { diceOf } from '../../../oracles/prng.js';
import { KSZ, VDAB } from '../certificates.js';
import { judge, octetsOf, type Variant, type Verdict } from '../kit.js';
import { message, recipe } from '../message.js';
import { VARIANTS } from '../table.js';
import { KINDS, mutate } from './mutations.js';

const COUNT = Number(process.env.KBI_FUZZ ?? 20_000);
const SLICE = 5_000;

const WITHOUT_SETTING: readonly Variant[] = VARIANTS.filter(
  ({ setting, title }) => setting === undefined && !/UTF-16|byte order/.test(title),
);
const BASES: readonly Variant[] = [
  ...Array.from({ length: 20 }, () => WITHOUT_SETTING[0]).filter((row) => row !== undefined),
  ...WITHOUT_SETTING,
  {
    title: 'ksz',
    octets: () => message({ ...recipe(KSZ), references: [{ uri: '#Body' }, { uri: '#TS' }, { uri: '#X509' }] }),
  },
  { title: 'vdab', octets: () => message({ ...recipe(VDAB), timestamp: '', references: [{ uri: '#Body' }] }) },
];

/** All that an accepted message says and stands for. */
const meaning = ({ signed }: Verdict): string =>
  signed === undefined
    ? ''
    : [
        canonicalize(signed.envelope.body),
        canonicalize(signed.question),
        signed.partner.naam,
        signed.profile,
        signed.created,
        signed.replayKey,
        signed.envelope.version,
      ].join('\n');

describe('mutated requests', () => {
  const originals = new Map<Variant, string>();
  const kinds = new Map<string, { accepted: number; refused: number }>();
  const keys = new Set<string>();

  for (let first = 0; first < COUNT; first += SLICE) {
    const last = Math.min(first + SLICE, COUNT);
    it(`from seed ${first} to ${last - 1} are refused by a Fault, or mean what was signed`, function fuzz() {
      this.timeout(120_000);
      for (let seed = first; seed < last; seed += 1) {
        const dice = diceOf(seed);
        const base = dice.pick(BASES);
        const original = originals.get(base) ?? meaning(judge(octetsOf(base)));
        originals.set(base, original);
        const { kind, octets } = mutate(octetsOf(base), dice);
        const started = performance.now();
        const verdict = judge(octets);
        expect(performance.now() - started, `milliseconds, seed ${seed}`).to.be.lessThan(5_000);
        const seen = kinds.get(kind) ?? { accepted: 0, refused: 0 };
        kinds.set(kind, seen);
        keys.add(verdict.key);
        if (verdict.key === 'ACCEPTED') {
          seen.accepted += 1;
          if (meaning(verdict) !== original)
            expect(meaning(verdict), `seed ${seed}, ${kind}, ${base.title}`).to.equal(original);
        } else seen.refused += 1;
      }
    });
  }

  it('reach every kind of change and most causes of refusal, and are often accepted where nothing changed', () => {
    expect([...kinds.keys()].sort()).to.deep.equal(Object.keys(KINDS).sort());
    for (const kind of ['blank', 'text', 'tag']) expect(kinds.get(kind)?.accepted, kind).to.be.greaterThan(COUNT / 100);
    for (const [kind, { refused }] of kinds) expect(refused, kind).to.be.greaterThan(COUNT / 100);
    expect(keys.size).to.be.greaterThan(12);
  });
});
