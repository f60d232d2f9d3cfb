// What is due is deleted, nothing else: against an oracle that counts otherwise, and against disclosure, which may only show less.
import { expect } from 'chai';
import fc from 'fast-check';
import { disclose } from '../../src/disclosure/disclose.js';
import type { Bewaarregel } from '../../src/domain/kbi/Bewaarregel.js';
import type { KBIDossier } from '../../src/domain/kbi/KBIDossier.js';
import type { RetentionFacts } from '../../src/retention/anchors.js';
import { clustersIn } from '../../src/retention/clusters.js';
import { findDue, retain } from '../../src/retention/retain.js';
import { context, dossier as full } from '../disclosure/dossier.js';
import { dueClusters, expectedAfter } from './oracle.js';
import { anyFacts, anyRegels } from './samples.js';

const regel = (changes: Partial<Bewaarregel> = {}): Bewaarregel => ({
  ...{ nummer: 'R', bron: 'proef', clusters: [17], anker: 'VERPLICHTING_VOLDAAN', termijn: 6, actie: 'WISSEN' },
  geldig: { Begin: '2012-01-01' },
  ...changes,
});
const facts = (dag: string, changes: Partial<KBIDossier> = {}): RetentionFacts => ({
  ...{ dag, leefloonrechten: [], inschrijvingen: [] },
  dossier: {
    ...full(),
    Trajecten: [],
    Attesten: [{ Type: 'INBURGERING', Status: 'BEHAALD', Datum: '2012-08-31' }],
    ...changes,
  },
});

/** Every piece of text, number and truth in a picture, with its path without positions: what a reader may learn. */
const leaves = (value: unknown, path = ''): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap((one) => leaves(one, path));
  if (typeof value !== 'object' || value === null) return [`${path}=${String(value)}`];
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, `${path}/${name}`));
};

describe('findDue', () => {
  const cases = [
    ['2013-02-28', 6, false, 'the last day of the term, which a shorter month makes the 28th'],
    ['2013-03-01', 6, true, 'the day after it'],
    ['2012-08-31', 0, false, 'the day of the anchor itself, without term'],
    ['2012-09-01', 0, true, 'the day after the anchor, without term'],
  ] as const;
  for (const [dag, termijn, due, what] of cases)
    it(`has ${due ? 'the rule' : 'nothing'} due on ${what}`, () =>
      expect(findDue([regel({ termijn })], facts(dag))).to.have.length(due ? 1 : 0));

  it('knows no rule before it is in force or after', () => {
    const rules = [
      regel({ geldig: { Begin: '2013-06-02' } }),
      regel({ geldig: { Begin: '2012-01-01', Einde: '2013-05-31' } }),
    ];
    expect(findDue(rules, facts('2013-06-01'))).to.deep.equal([]);
  });
});

describe('retain', () => {
  it('deletes exactly what is due on generated dossiers, restricts exactly what is due, and finds nothing the second time', () => {
    let deleted = 0;
    let restricted = 0;
    fc.assert(
      fc.property(anyRegels, anyFacts, (rules, given) => {
        const { dossier, gewist, beperkt } = retain(rules, given);
        const { Bewaring, ...rest } = dossier;
        const { Bewaring: _, ...expected } = expectedAfter(rules, given) as KBIDossier;
        expect(rest).to.deep.equal(expected);
        const due = dueClusters(rules, 'BEPERKEN', given);
        expect(Bewaring?.Beperkt ?? []).to.deep.equal(clustersIn(rest).filter((cluster) => due.has(cluster)));
        for (const cluster of gewist) expect(dueClusters(rules, 'WISSEN', given).has(cluster)).to.equal(true);
        const again = { ...given, dossier };
        expect(retain(rules, again).dossier).to.equal(dossier);
        deleted += gewist.length;
        restricted += beperkt.length;
      }),
      { numRuns: 2000 },
    );
    expect(deleted).to.be.greaterThan(1000);
    expect(restricted).to.be.greaterThan(200);
  });

  it('lets no OCMW see anything that it did not see before', () => {
    let less = 0;
    fc.assert(
      fc.property(
        anyRegels.filter((rules) => rules.length > 0),
        anyFacts,
        (rules, given) => {
          const { dag: vandaag, dossier } = given;
          const seen = (held: KBIDossier) => leaves(disclose(held, context({ vandaag })).picture ?? {});
          const before = new Set(seen(dossier));
          const after = seen(retain(rules, given).dossier);
          expect(after.filter((leaf) => !before.has(leaf))).to.deep.equal([]);
          if (after.length < before.size) less += 1;
        },
      ),
      { numRuns: 1000 },
    );
    expect(less).to.be.greaterThan(100);
  });

  it('keeps the anchor when the attests that gave it go, so that a longer term still ends', () => {
    const rules = [regel({ clusters: [4], termijn: 1 }), regel({ clusters: [17], termijn: 12 })];
    const { dossier } = retain(rules, facts('2012-11-01'));
    expect(dossier.Attesten).to.equal(undefined);
    expect(dossier.Bewaring).to.deep.equal({ VerplichtingVoldaan: '2012-08-31' });
    expect(retain(rules, { ...facts('2013-08-31'), dossier }).gewist).to.deep.equal([]);
    expect(retain(rules, { ...facts('2013-09-01'), dossier }).gewist).to.deep.equal([17]);
  });

  it('ends a restriction when its term runs again', () => {
    const rules = [regel({ actie: 'BEPERKEN', clusters: [17] })];
    const { dossier, beperkt } = retain(rules, facts('2013-06-01'));
    expect([beperkt, dossier.Bewaring]).to.deep.equal([[17], { Beperkt: [17] }]);
    const again = { ...dossier, Attesten: [] };
    expect(retain(rules, { ...facts('2013-06-01'), dossier: again }).dossier.Bewaring).to.equal(undefined);
  });

  it('names the rules that were due', () =>
    expect(
      retain([regel({ nummer: 'A' }), regel({ nummer: 'B', termijn: 60 })], facts('2013-06-01')).regels,
    ).to.deep.equal(['A']));
});
