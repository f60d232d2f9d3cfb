import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import {
  compareAnswer,
  isGreen,
  type OpenStage,
  type ReplayResult,
  replayFolder,
  type Stage,
} from '../../src/replay/run.js';

const answer = (text: string, status = 200) => ({ status, headers: {}, body: Buffer.from(text) });
/** A gateway that answers with what was asked; it notes what happened. */
const echo = (log: string[], exchange?: Stage['exchange']): Stage => ({
  exchange:
    exchange ??
    (async ({ body }) => {
      log.push('sent');
      return answer(body.toString());
    }),
  sign: async (request, as) => {
    log.push(`signed as ${as}`);
    return request;
  },
  close: async () => void log.push('closed'),
});

describe('replayFolder', () => {
  let folder: string;
  let ticks = 0;
  const now = (): number => {
    ticks += 1;
    return ticks;
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kbi-run-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const put = (name: string, request: string, reply: string, settings: object = {}): void => {
    const at = join(folder, 'X', name);
    mkdirSync(at, { recursive: true });
    writeFileSync(join(at, 'request.xml'), request);
    writeFileSync(join(at, 'reply.xml'), reply);
    writeFileSync(join(at, 'scenario.json'), JSON.stringify({ as: 'ocmw-gent', path: '/', ...settings }));
  };
  const run = async (stage: OpenStage | Stage): Promise<readonly ReplayResult[]> => {
    const open: OpenStage = typeof stage === 'function' ? stage : async () => stage;
    return (await replayFolder(folder, { open, now })).results;
  };

  it('passes what was answered as expected, and fails the rest, with the differences', async () => {
    put('goed', '<a>1</a>', '<a>{{getal}}</a>');
    put('fout', '<a>1</a>', '<a>2</a>');
    const [fout, goed] = await run(echo([]));
    expect(goed).to.include({ name: 'X/goed', verdict: 'passed' });
    expect(fout).to.include({ name: 'X/fout', verdict: 'failed', expected: '<a>2</a>', found: '<a>1</a>' });
    expect(fout?.differences[0]).to.include({ path: '/a', kind: 'value' });
  });

  it('signs as the partner, sends, and closes the stage', async () => {
    const log: string[] = [];
    put('goed', '<a/>', '<a/>');
    await run(echo(log));
    expect(log).to.deep.equal(['signed as ocmw-gent', 'sent', 'closed']);
  });

  it('sends frozen octets unsigned', async () => {
    const log: string[] = [];
    put('bevroren', '<a/>', '<a/>', { frozen: true });
    await run(echo(log));
    expect(log).to.deep.equal(['sent', 'closed']);
  });

  it('signs once and sends as often as is asked, and compares the last answer', async () => {
    const log: string[] = [];
    let sent = 0;
    put('herhaald', '<a/>', '<b/>', { repeat: 3 });
    const [result] = await run(
      echo(log, async () => {
        sent += 1;
        return answer(sent === 3 ? '<b/>' : '<a/>');
      }),
    );
    expect(result?.verdict).to.equal('passed');
    expect(log.filter((entry) => entry.startsWith('signed'))).to.have.lengthOf(1);
  });

  it('skips with the reason that the stage gives', async () => {
    put('a', '<a/>', '<a/>');
    const [result] = await run(async () => ({ skip: 'no world here' }));
    expect(result).to.include({ verdict: 'skipped', reason: 'no world here' });
  });

  it('calls a scenario broken when the way to the gateway fails, closes the stage and goes on', async () => {
    const log: string[] = [];
    put('a', '<a/>', '<a/>');
    put('b', '<a/>', '<a/>');
    let first = true;
    const results = await run(
      echo(log, async () => {
        if (!first) return answer('<a/>');
        first = false;
        throw new Error('connection refused');
      }),
    );
    expect(results.map(({ verdict }) => verdict)).to.deep.equal(['broken', 'passed']);
    expect(results[0]?.reason).to.contain('connection refused');
    expect(log.filter((entry) => entry === 'closed')).to.have.lengthOf(2);
  });

  it('reports progress after each scenario', async () => {
    put('a', '<a/>', '<a/>');
    put('b', '<a/>', '<a/>');
    const seen: string[] = [];
    await replayFolder(folder, {
      open: async () => echo([]),
      now,
      onProgress: (done, total) => void seen.push(`${done}/${total}`),
    });
    expect(seen).to.deep.equal(['1/2', '2/2']);
  });
});

describe('compareAnswer', () => {
  const table: readonly [string, string, number | undefined, ReturnType<typeof answer>, number][] = [
    ['the same XML', '<a/>', undefined, answer('<a></a>'), 0],
    ['the expected status', '<a/>', 500, answer('<a/>', 500), 0],
    ['another status', '<a/>', 200, answer('<a/>', 500), 1],
    ['the same text', 'Not Found', 404, answer('Not Found\n', 404), 0],
    ['another text', 'Not Found', undefined, answer('Gone'), 1],
    ['text where XML is expected', '<a/>', undefined, answer('Not Found'), 1],
    ['XML where text is expected', 'Not Found', undefined, answer('<a/>'), 1],
    ['nothing where XML is expected', '<a/>', undefined, answer(''), 1],
  ];
  for (const [title, expected, status, found, count] of table)
    it(`finds ${count} difference in ${title}`, () =>
      expect(compareAnswer(Buffer.from(expected), status, found)).to.have.lengthOf(count));
});

describe('isGreen', () => {
  const result = (verdict: ReplayResult['verdict']): ReplayResult => ({
    name: 'x',
    operation: 'X',
    verdict,
    differences: [],
    milliseconds: 0,
  });
  const table: readonly [readonly ReplayResult['verdict'][], boolean][] = [
    [['passed', 'passed'], true],
    [['passed', 'skipped'], true],
    [['passed', 'failed'], false],
    [['passed', 'broken'], false],
    [['skipped'], false],
    [[], false],
  ];
  for (const [verdicts, green] of table)
    it(`is ${green} for ${verdicts.join(', ') || 'nothing'}`, () =>
      expect(isGreen({ results: verdicts.map(result), milliseconds: 0 })).to.equal(green));
});
