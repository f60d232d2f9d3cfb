// The refusal table of the contract in every service: no cell without a scenario or a reason, none with both.
import { expect } from 'chai';
import { CATALOGUE } from '../../src/faults/catalogue.js';
import { OPERATIONS } from '../../src/operations/index.js';
import { readScenarios, type Scenario } from '../../src/replay/scenario.js';
import { ALL, ROWS } from './matrix.js';
import { SCENARIOS } from './theatre.js';

// The table is that of the magda dialect; what the ksz dialect has of its own stands in a folder of its own.
const scenarios = readScenarios(SCENARIOS).filter(
  (scenario): scenario is Scenario => !('broken' in scenario) && !scenario.name.startsWith('ksz/'),
);
const claimOf = ({ name }: Scenario): string => name.slice(name.indexOf('/') + 1);

/** Refused before the house knows which service is asked: one scenario in envelope/ holds for all. */
const BEFORE_THE_SERVICE: ReadonlySet<string> = new Set(['xml', 'soap', 'authentication']);

describe('the refusal table', () => {
  it('has a column for every service that answers', () => {
    expect([...ALL].sort()).to.deep.equal(Object.keys(OPERATIONS).sort());
  });

  it('has a row for every refusal on the wire that knows which service was asked', () => {
    const wire = Object.entries(CATALOGUE).filter(
      ([, { groep }]) => groep !== 'local' && !BEFORE_THE_SERVICE.has(groep),
    );
    const rows = new Set(ROWS.flatMap(({ keys }) => keys as readonly string[]));
    expect(wire.map(([key]) => key).filter((key) => !rows.has(key))).to.deep.equal([]);
  });

  it('is shown for every service in envelope/ where it is applied before the service is known', () => {
    const shown = new Set(
      scenarios.flatMap(({ operation, settings }) => (operation === 'envelope' ? settings.refusal : [])),
    );
    const before = Object.entries(CATALOGUE).filter(([, { groep }]) => BEFORE_THE_SERVICE.has(groep));
    expect(before.map(([key]) => key).filter((key) => !shown.has(key))).to.deep.equal([]);
  });

  for (const { cause, keys, claim, cannot = {} } of ROWS)
    for (const service of ALL) {
      const reason = cannot[service];
      it(`${cause}: ${service} ${reason === undefined ? 'shows it' : `cannot, for it ${reason}`}`, () => {
        const shown = scenarios.filter(
          (scenario) =>
            scenario.operation === service &&
            (keys as readonly unknown[]).includes(scenario.settings.refusal) &&
            (claim === undefined || claim.test(claimOf(scenario))),
        );
        expect(shown.length > 0, shown.map(({ name }) => name).join()).to.equal(reason === undefined);
      });
    }
});
