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

type Row = (typeof rows)[number];
type Ask = (row: Row, stations: Stations) => string;

/** What the route says. */
const byRoute: Ask = (row, stations) => {
  try {
    return judge(octetsOf(row), row.setting, stations).key;
  } catch {
    return 'THROWN';
  }
};

/** What `kbi verify` says, which goes on where the route stops: a check may matter to it alone. */
const toTheEnd: Ask = (row, stations) => explain(octetsOf(row), row.setting, stations).join();

describe('the checks of the verifying station', () => {
  const mutants: readonly Mutant[] = GROUP.flatMap((file) => mutantsOf(file, sourceOf(file), STATEMENTS));
  const survivors: Mutant[] = [];
  const accepting: Mutant[] = [];
  const differing: string[] = [];

  before(async function runMutants() {
    this.timeout(120_000);
    const asked = [byRoute, toTheEnd].map((ask) => ({
      ask,
      sound: new Map(rows.map((row) => [row, ask(row, STATIONS)])),
    }));
    const order = [...rows];
    const findKiller = (stations: Stations): Row | undefined => {
      for (const { ask, sound } of asked) {
        const at = order.findIndex((row) => ask(row, stations) !== sound.get(row));
        // What noticed one mutant often notices its neighbour: it is asked first next time.
        if (at === -1) continue;
        order.unshift(...order.splice(at, 1));
        return order[0];
      }
      return undefined;
    };
    const [first = ''] = GROUP;
    const copy = findKiller(await loadStations(first, sourceOf(first)));
    if (copy !== undefined) differing.push(copy.title);
    for (const mutant of mutants) {
      const stations = await loadStations(mutant.file, mutant.text);
      const killer = findKiller(stations);
      if (killer === undefined) survivors.push(mutant);
      else if ('expect' in killer && byRoute(killer, stations) === 'ACCEPTED') accepting.push(mutant);
    }
  });

  after(removeStations);

  it('say the same in an unchanged copy, so that a difference comes from the change', () => {
    expect(differing).to.deep.equal([]);
  });

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
