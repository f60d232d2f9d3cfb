import { expect } from 'chai';
import { exitOfAnswer, Halt, haltOf } from '../../src/cli/exit.js';
import { Fault } from '../../src/faults/fault.js';

const fout = (Identificatie: string, Type = 'FOUT') => ({ Identificatie, Type });

describe('exitOfAnswer', () => {
  const codes: readonly [string, number][] = [
    ['10001', 6],
    ['20002', 6],
    ['20003', 6],
    ['20005', 6],
    ['20006', 6],
    ['20007', 6],
    ['40034', 6],
    ['40035', 6],
    ['13001', 7],
    ['40001', 7],
    ['40003', 7],
    ['40006', 7],
    ['60006', 8],
    ['99996', 4],
    ['60010', 4],
    ['30001', 0],
    ['30002', 1],
    ['50000', 1],
    ['60009', 1],
    ['70002', 1],
    ['2000', 1],
    ['200021', 1],
    ['MSG00001', 4],
    ['MSG00002', 8],
    ['MSG00007', 1],
    ['MSG00008', 6],
    ['MSG00011', 6],
    ['MSG00012', 7],
    ['MSG00013', 7],
    ['MSG00100', 0],
  ];
  for (const [code, exit] of codes)
    it(`gives ${exit} for a FOUT ${code}`, () => expect(exitOfAnswer({ uitzonderingen: [fout(code)] })).to.equal(exit));

  const answers: readonly [string, Parameters<typeof exitOfAnswer>[0], number][] = [
    ['an answer without Uitzonderingen', { uitzonderingen: [] }, 0],
    ['nothing found, as INFORMATIE', { uitzonderingen: [fout('30001', 'INFORMATIE')] }, 0],
    ['data under a new number', { uitzonderingen: [fout('30004', 'WAARSCHUWING')] }, 0],
    ['a warning that has the code of a refusal', { uitzonderingen: [fout('40003', 'WAARSCHUWING')] }, 0],
    ['a warning before a refusal', { uitzonderingen: [fout('30004', 'WAARSCHUWING'), fout('40003')] }, 7],
    ['nothing found beside a refusal', { uitzonderingen: [fout('30001'), fout('60006')] }, 8],
    ['a Fault of authentication', { uitzonderingen: [], fault: 'soap:Client ERR_025: Verification failure' }, 5],
    ['a Fault of the schema', { uitzonderingen: [], fault: '10001 line 3: INSZ is not allowed here' }, 6],
    ['a shed message', { uitzonderingen: [], fault: '99996 the gateway is busy' }, 4],
    ['a shed ksz message', { uitzonderingen: [], fault: 'MSG00001 busy' }, 4],
    ['any other Fault', { uitzonderingen: [], fault: 'The message is not well-formed XML.' }, 1],
    ['a Fault that holds a longer number', { uitzonderingen: [], fault: 'id 1000123' }, 1],
  ];
  for (const [title, answer, exit] of answers)
    it(`gives ${exit} for ${title}`, () => expect(exitOfAnswer(answer)).to.equal(exit));
});

describe('haltOf', () => {
  const system = (code: string): Error => Object.assign(new Error('x'), { code });
  const table: readonly [string, unknown, number | undefined][] = [
    ['a halt as it is', new Halt(2, 's', 'n'), 2],
    ['a refused connection', system('ECONNREFUSED'), 4],
    ['a port that is taken', system('EADDRINUSE'), 4],
    ['the cause behind an error of fetch', new TypeError('fetch failed', { cause: system('ECONNREFUSED') }), 4],
    ['a file that is not there', system('ENOENT'), 2],
    ['a folder of somebody else', system('EACCES'), 3],
    ['several failed attempts', new TypeError('f', { cause: new AggregateError([system('ECONNREFUSED')]) }), 4],
    ['a gateway that cannot be reached', new Fault('BRON_ONBESCHIKBAAR', 'http://x cannot be reached'), 4],
    ['a port that cannot be bound', new Fault('PORT_UNAVAILABLE', 'p'), 4],
    ['a database of another clock mode', new Fault('CLOCK_MODE_CONFLICT', 'c'), 3],
    ['a world that does not fit', new Fault('WORLD_INVALID', 'w'), 3],
    ['keys that do not fit', new Fault('CERTIFICATE_INVALID', 'k'), 3],
    ['a file that is no XML', new Fault('XML_NOT_WELL_FORMED', 'line 1'), 6],
    ['a database that cannot be opened', new Fault('INTERNE_FOUT', 'd', {}, system('SQLITE_CANTOPEN')), 3],
    ['a fault that was meant', new Fault('INTERNE_FOUT', 'of a newer program'), 1],
    ['an error nobody foresaw', new TypeError('undefined is not a function'), undefined],
    ['something that is no error', 'text', undefined],
  ];
  for (const [title, thrown, exit] of table) it(`takes ${title}`, () => expect(haltOf(thrown)?.exit).to.equal(exit));

  it('always has a next step', () => {
    for (const [, thrown] of table) {
      const halt = haltOf(thrown);
      if (halt !== undefined) expect(halt.next).to.match(/\S/);
    }
  });
});
