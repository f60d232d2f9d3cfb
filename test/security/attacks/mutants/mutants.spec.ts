// Disable each check in turn: every condition of the verifying station is taken out, one at a time, and some attack or variant must notice.
// A check that nobody notices is either redundant or untested; the few that cannot be noticed are listed here with the reason.
import { expect } from 'chai';
import { explain, judge, octetsOf, STATIONS, type Stations } from '../kit.js';
import { ATTACKS, VARIANTS } from '../table.js';
import { type Mutant, mutantsOf } from './mutate.js';
import { GROUP, loadStations, removeStations, sourceOf } from './stations.js';

/** Bare calls that are checks. */
const STATEMENTS = 'onlyAttributes|base64Binary|checkKeys|expect';

const EQUIVALENT: Readonly<Record<string, string>> = {
  'signer === undefined ||': 'readPKIPath gives at least one certificate; the compiler cannot know',
  'target === undefined ||': 'what has no target has no part either; the compiler cannot know',
  '>= -> >': 'bounds a memory by one more or less, and changes no verdict: token.spec.ts',
  'if (partner === undefined || canonicalSignedInfo === undefined)':
    'guards lists of steps that lack one: authenticate.spec.ts',
  'partner === undefined ||': 'guards lists of steps that lack one: authenticate.spec.ts',
  '|| canonicalSignedInfo === undefined': 'guards lists of steps that lack one: authenticate.spec.ts',
};

const rows = [...ATTACKS, ...VARIANTS];

/** What the route says, and what `kbi verify` says: a check may matter to one of them only. */
const verdictOf = (row: (typeof rows)[number], stations: Stations): string => {
  const octets = octetsOf(row);
  try {
    return [judge(octets, row.setting, stations).key, ...explain(octets, row.setting, stations)].join();
  } catch {
    return 'THROWN';
  }
};

describe('the checks of the verifying station', () => {
  const mutants: readonly Mutant[] = GROUP.flatMap((file) => mutantsOf(file, sourceOf(file), STATEMENTS));
  const survivors: Mutant[] = [];
  const accepting: Mutant[] = [];

  before(async function runMutants() {
    this.timeout(120_000);
    const sound = new Map(rows.map((row) => [row, verdictOf(row, STATIONS)]));
    const order = [...rows];
    for (const mutant of mutants) {
      const stations = await loadStations(mutant.file, mutant.text);
      const at = order.findIndex((row) => verdictOf(row, stations) !== sound.get(row));
      const [killer] = at === -1 ? [] : order.splice(at, 1);
      if (killer === undefined) survivors.push(mutant);
      else {
        order.unshift(killer);
        if ('expect' in killer && verdictOf(killer, stations).startsWith('ACCEPTED')) accepting.push(mutant);
      }
    }
  });

  after(removeStations);

  it('are many enough for this to mean something', () => {
    expect(mutants.length).to.be.greaterThan(190);
    expect(accepting.length).to.be.greaterThan(30);
  });

  it('are each noticed when they are gone', () => {
    const unexplained = survivors.filter(
      ({ what }) => !Object.keys(EQUIVALENT).some((known) => what.startsWith(known)),
    );
    expect(unexplained.map(({ file, line, what }) => `${file}:${line} ${what}`)).to.deep.equal([]);
  });

  it('are excused only where that is still true', () => {
    const stale = Object.keys(EQUIVALENT).filter((known) => !survivors.some(({ what }) => what.startsWith(known)));
    expect(stale).to.deep.equal([]);
  });
});
