// The clock on a machine whose wall and monotonic clocks the test moves.
import { expect } from 'chai';
import { type ClockSpec, createClock, parseClockSpec, restoreClock } from '../../src/process/clock.js';

const START = Date.parse('2012-09-03T09:00:00+02:00');

/** A machine that stands in 2030; `pass` lets time go by, `correct` moves only the wall clock, as NTP does. */
const createMachine = () => {
  let wall = Date.parse('2030-01-01T00:00:00Z');
  let monotonic = 5_000.25;
  return {
    wall: () => wall,
    monotonic: () => monotonic,
    pass: (ms: number): void => {
      wall += ms;
      monotonic += ms;
    },
    correct: (ms: number): void => {
      wall += ms;
    },
  };
};

describe('parseClockSpec', () => {
  const good: readonly (readonly [string, ClockSpec])[] = [
    ['system', { modus: 'system' }],
    ['2012-09-03T09:00:00+02:00', { modus: 'ticking', instant: 1_346_655_600_000 }],
    ['2012-09-03T09:00:00+02:00,frozen', { modus: 'frozen', instant: 1_346_655_600_000 }],
    ['2012-09-03T07:00:00.250Z,ticking', { modus: 'ticking', instant: 1_346_655_600_250 }],
  ];
  for (const [text, spec] of good) {
    it(`reads ${text}`, () => expect(parseClockSpec(text)).to.deep.equal(spec));
  }
  const bad = [
    ...['', 'now', '2012-09-03', '2012-09-03T09:00:00', '2012-13-03T09:00:00Z', '1346655600000'],
    ...['2012-09-03T09:00:00Z,stopped', '2012-09-03T09:00:00Z,frozen,frozen', 'system,frozen', '2012-09-03T25:00:00Z'],
  ];
  for (const text of bad) {
    it(`refuses '${text}'`, () => {
      expect(() => parseClockSpec(text))
        .to.throw()
        .with.property('key', 'INTERNE_FOUT');
    });
  }
});

describe('createClock', () => {
  type Machine = ReturnType<typeof createMachine>;
  type Case = readonly [string, ClockSpec, (clock: ReturnType<typeof createClock>, machine: Machine) => void, number];
  const wall = createMachine().wall();
  const ticking: ClockSpec = { modus: 'ticking', instant: START };
  const frozen: ClockSpec = { modus: 'frozen', instant: START };
  const system: ClockSpec = { modus: 'system' };
  const cases: readonly Case[] = [
    ['system shows the machine', system, (_, machine) => machine.pass(1_000), wall + 1_000],
    ['system follows a correction', system, (_, machine) => machine.correct(-60_000), wall - 60_000],
    [
      'system advances and goes on',
      system,
      (clock, machine) => {
        clock.advance(3_600_000);
        machine.pass(5);
      },
      wall + 3_600_005,
    ],
    [
      'system is set and goes on',
      system,
      (clock, machine) => {
        clock.set(START);
        machine.pass(5);
      },
      START + 5,
    ],
    ['ticking goes on from its start', ticking, (_, machine) => machine.pass(1_500), START + 1_500],
    ['ticking gives whole milliseconds', ticking, (_, machine) => machine.pass(0.9), START],
    ['ticking ignores a correction', ticking, (_, machine) => machine.correct(3_600_000), START],
    [
      'ticking goes back',
      ticking,
      (clock, machine) => {
        machine.pass(10);
        clock.advance(-3_600_000);
      },
      START - 3_599_990,
    ],
    [
      'ticking is set and goes on',
      ticking,
      (clock, machine) => {
        machine.pass(10);
        clock.set(START + 7);
        machine.pass(1);
      },
      START + 8,
    ],
    ['frozen stands still', frozen, (_, machine) => machine.pass(86_400_000), START],
    [
      'frozen advances and stands still',
      frozen,
      (clock, machine) => {
        clock.advance(1_000);
        machine.pass(99);
      },
      START + 1_000,
    ],
    [
      'frozen is set and stands still',
      frozen,
      (clock, machine) => {
        clock.set(5);
        machine.pass(99);
      },
      5,
    ],
  ];
  for (const [title, spec, act, expected] of cases) {
    it(title, () => {
      const machine = createMachine();
      const clock = createClock(spec, machine);
      act(clock, machine);
      expect(clock.now()).to.equal(expected);
    });
    it(`${title}, and so does the clock restored from its text`, () => {
      const machine = createMachine();
      const clock = createClock(spec, machine);
      act(clock, machine);
      const text = clock.serialise();
      machine.pass(2_000);
      // Another process: its monotonic clock began elsewhere.
      const restored = restoreClock(text, { wall: machine.wall, monotonic: () => machine.monotonic() - 4_000 });
      expect(restored.modus).to.equal(spec.modus);
      expect(restored.now()).to.be.within(clock.now() - 1, clock.now() + 1);
      if (spec.modus !== 'ticking') expect(restored.now()).to.equal(clock.now());
    });
  }
  it('freezes where it stands, goes on from there, and follows the machine again', () => {
    const machine = createMachine();
    const clock = createClock({ modus: 'ticking', instant: START }, machine);
    machine.pass(1000);
    clock.become('frozen');
    machine.pass(5000);
    expect([clock.modus, clock.now()]).to.deep.equal(['frozen', START + 1000]);
    clock.become('ticking');
    machine.pass(250);
    expect([clock.modus, clock.now()]).to.deep.equal(['ticking', START + 1250]);
    clock.become('system');
    expect([clock.modus, clock.now()]).to.deep.equal(['system', machine.wall()]);
  });
  it('runs on the machine when no other is given', () => {
    const before = Date.now();
    const now = createClock({ modus: 'system' }).now();
    expect(now).to.be.within(before, Date.now());
  });
});

describe('restoreClock', () => {
  it('follows a system clock that nobody moved, to the millisecond', () => {
    const machine = createMachine();
    const text = createClock({ modus: 'system' }, machine).serialise();
    machine.correct(12_345);
    expect(restoreClock(text, machine).now()).to.equal(machine.wall());
  });
  const bad = ['', 'null', '{}', '[]', '{"modus":"frozen"}', '{"modus":"other","instant":1,"machine":1}'];
  for (const text of bad) {
    it(`refuses ${text === '' ? 'nothing' : text}`, () => {
      expect(() => restoreClock(text))
        .to.throw()
        .with.property('key', 'INTERNE_FOUT');
    });
  }
});
