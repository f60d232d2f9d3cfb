// The log: JSON lines by level, and no INSZ in any of them, wherever it was put.
import { expect } from 'chai';
import { Fault } from '../../src/faults/fault.js';
import { createLog, type Log, type LogLevel } from '../../src/process/log.js';

const INSZ = '84722492046';

const listen = (level: LogLevel = 'info') => {
  const lines: string[] = [];
  return { lines, log: createLog({ level, destination: { write: (line) => void lines.push(line) } }) };
};

describe('createLog', () => {
  const places: readonly (readonly [string, (log: Log) => void])[] = [
    ['the message', (log) => log.info({}, `asked ${INSZ}`)],
    ['a field', (log) => log.info({ path: `/x/${INSZ}` }, 'asked')],
    ['a field deep down', (log) => log.info({ a: [{ b: INSZ }] }, 'asked')],
    ['the name of a field', (log) => log.info({ [INSZ]: 1 }, 'asked')],
    ['a bare number', (log) => log.info({ nummer: Number(INSZ), lijst: [Number(INSZ)] }, 'asked')],
    ['an error with its stack', (log) => log.error({ err: new RangeError(`row of ${INSZ}`) }, 'failed')],
    [
      'a cause',
      (log) => log.error({ err: new Fault('INTERNE_FOUT', INSZ, { a: INSZ }, new RangeError(INSZ)) }, 'failed'),
    ],
    ['a child', (log) => log.child({ wie: INSZ }).warn({}, 'asked')],
  ];
  for (const [place, write] of places) {
    it(`masks a number in ${place} and writes a JSON line all the same`, () => {
      const { lines, log } = listen();
      write(log);
      expect(lines).to.have.length(1);
      expect(lines[0]).to.not.include(INSZ);
      expect(lines[0])
        .to.include('***********')
        .and.to.match(/^[^\n]*\n$/);
      expect(JSON.parse(lines[0] as string)).to.include.keys('level', 'time', 'msg');
    });
  }
  it('keeps the facts and the sentence of a line without numbers', () => {
    const { lines, log } = listen();
    log.info({ Referte: 'R-1', ms: 12 }, 'answered');
    expect(JSON.parse(lines[0] as string)).to.include({ Referte: 'R-1', ms: 12, msg: 'answered', pid: process.pid });
  });
  const levels: readonly (readonly [LogLevel, readonly string[]])[] = [
    ['debug', ['debug', 'info', 'warn', 'error']],
    ['info', ['info', 'warn', 'error']],
    ['warn', ['warn', 'error']],
    ['error', ['error']],
    ['silent', []],
  ];
  for (const [level, expected] of levels) {
    it(`writes ${expected.join(', ') || 'nothing'} at level ${level}`, () => {
      const { lines, log } = listen(level);
      for (const one of ['debug', 'info', 'warn', 'error'] as const) log[one]({}, one);
      expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).to.deep.equal(expected);
    });
  }
  it('writes for people when asked: time, level, sentence, facts, and still no INSZ', () => {
    const lines: string[] = [];
    const log = createLog({
      level: 'info',
      format: 'pretty',
      destination: { write: (line: string) => lines.push(line) },
    });
    log.warn({ Referte: 'R-1', detail: 'about 85631490132' }, 'refused');
    expect(lines[0]).to.match(/^\d\d:\d\d:\d\d\.\d{3} warn {2}refused {2}Referte=R-1 detail=about \*{11}\n$/);
  });
});
