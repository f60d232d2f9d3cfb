import { expect } from 'chai';
import { decideWorld, type WorldFacts } from '../../src/world/decide.js';
import { faultOf } from './cast.js';

const facts = (over: Partial<WorldFacts>): WorldFacts => ({
  empty: false,
  touched: false,
  storedShift: 10,
  storedClock: 'system',
  wantedClock: 'system',
  vandaag: '2012-09-13',
  ...over,
});

describe('decideWorld', () => {
  const cases: readonly (readonly [string, Partial<WorldFacts>, string, number])[] = [
    [
      'loads an empty database moved to today',
      { empty: true, storedShift: undefined, storedClock: undefined },
      'load',
      10,
    ],
    ['loads an empty database unmoved under --clock', { empty: true, wantedClock: 'explicit' }, 'load', 0],
    ['keeps what was loaded today', {}, 'keep', 10],
    ['re-bases an untouched world of yesterday', { storedShift: 9 }, 'rebase', 10],
    ['re-bases an untouched world when the clock went back', { storedShift: 12 }, 'rebase', 10],
    ['keeps a touched world of yesterday', { storedShift: 9, touched: true }, 'keep', 9],
    [
      'keeps an unmoved world under --clock, whatever the day',
      { storedShift: 0, storedClock: 'explicit', wantedClock: 'explicit' },
      'keep',
      0,
    ],
    ['keeps a database of users alone', { storedShift: undefined, storedClock: undefined, touched: true }, 'keep', 0],
  ];
  for (const [title, over, action, shift] of cases) {
    it(title, () => expect(decideWorld(facts(over))).to.include({ action, shift }));
  }

  it('says how far a touched world lies from today, and names kbi reset', () => {
    expect(decideWorld(facts({ storedShift: 7, touched: true })).warning).to.match(/ 3 day.*kbi reset/);
  });

  it('has nothing to warn of when the world stands today', () => {
    expect(decideWorld(facts({ touched: true }))).to.not.have.property('warning');
  });

  for (const [storedClock, wantedClock] of [
    ['system', 'explicit'],
    ['explicit', 'system'],
  ] as const) {
    it(`refuses the ${wantedClock} clock on a database loaded under the ${storedClock} one`, async () => {
      const { key } = await faultOf(() => decideWorld(facts({ storedClock, wantedClock })));
      expect(key).to.equal('CLOCK_MODE_CONFLICT');
    });
  }
});
