// The same inputs through both engines: all attacks, all variants. xml-crypto's primitives behind our structure checks must give the same
// verdicts, except where xml-crypto is known to canonicalise wrongly; each such place is named, and is a refusal of what we accept.
import { expect } from 'chai';
import { createReferenceEngine } from '../../src/security/reference-engine.js';
import { type Attack, judge, octetsOf, STATIONS, type Variant } from './attacks/kit.js';
import { ATTACKS, VARIANTS } from './attacks/table.js';

/** What xml-crypto 6 does not do as the standard says, by the title of the variant that shows it. */
const KNOWN: Readonly<Record<string, string>> = {
  'a PrefixList holds #default and the Envelope has a default namespace': 'takes #default for a prefix',
};

describe('the reference engine', () => {
  const stations = { ...STATIONS, engine: createReferenceEngine() };
  const verdict = (row: Attack | Variant): string => judge(octetsOf(row), row.setting, stations).key;

  it('refuses every attack with the key of the strict engine', () => {
    const differing = ATTACKS.map((row) => `${row.title}: ${row.expect} ${verdict(row)}`).filter(
      (line) => line.split(': ').at(-1)?.split(' ')[0] !== line.split(' ').at(-1),
    );
    expect(differing).to.deep.equal([]);
  });

  it('accepts every variant, but for those that xml-crypto is known to misread', () => {
    const refused = VARIANTS.filter((row) => verdict(row) !== 'ACCEPTED').map(({ title }) => title);
    expect(refused).to.deep.equal(Object.keys(KNOWN));
  });

  it('gives the same replay key', () => {
    for (const row of VARIANTS.filter(({ title }) => KNOWN[title] === undefined)) {
      const [strict, reference] = [STATIONS, stations].map((each) => judge(octetsOf(row), row.setting, each).signed);
      expect(reference?.replayKey, row.title).to.equal(strict?.replayKey);
    }
  });
});
