// The journal of whole messages at a gateway: off unless it is asked for, whole when it is on, both directions, and swept at a start.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { config as configCommand } from '../../src/cli/config.js';
import { invalidate } from '../../src/cli/invalidate.js';
import { type RunningGateway, startGateway } from '../../src/main.js';
import { GENT, type Ocmw, openOcmw, pause } from '../callbacks/kit.js';
import { capture, REFERENCE } from '../cli/captured.js';
import { messageOf, PATH, ROOT } from '../gateway-kit.js';

const PERSON = '84722492046';

describe('the journal of whole messages', function () {
  this.timeout(30_000);
  let folder: string;
  let gateway: RunningGateway | undefined;
  let gent: Ocmw;
  const said: string[] = [];
  const settings = () => ({
    ...{ ...REFERENCE, clock: '2012-09-03T09:00:00+02:00', port: 0, consolePort: 0, logLevel: 'silent' as const },
    ...{
      db: join(folder, 'kbi.sqlite'),
      keys: join(folder, 'keys'),
      callbackWait: 0,
      callback: { 'ocmw-gent': gent.url },
    },
  });
  const start = async (more: object): Promise<RunningGateway> => {
    const { call } = capture({ config: { ...settings(), ...more } });
    gateway = await startGateway(call.config, { root: ROOT, version: '0', say: (sentence) => said.push(sentence) });
    return gateway;
  };
  const ask = async (octets: Buffer): Promise<string> => {
    const headers = { 'content-type': 'text/xml' };
    return (await fetch(`${gateway?.url}${PATH}`, { method: 'POST', headers, body: new Uint8Array(octets) })).text();
  };
  beforeEach(async () => {
    said.length = 0;
    folder = mkdtempSync(join(tmpdir(), 'kbi-journal-'));
    cpSync(join(ROOT, 'fixtures', 'keys'), join(folder, 'keys'), { recursive: true });
    gent = await openOcmw(GENT);
  });
  afterEach(async () => {
    await gateway?.close();
    await gent.close();
    rmSync(folder, { recursive: true });
  });

  it('is not kept by default, and nothing is said of it', async () => {
    await start({});
    await ask(messageOf({ INSZ: PERSON }));
    expect(readdirSync(folder).filter((name) => /bericht|message/.test(name))).to.deep.equal([]);
    expect(said.join()).to.not.include('whole messages');
  });

  it('keeps question and answer to the octet, and what goes out to an OCMW, once it is switched on; and warns at the start', async () => {
    const messages = join(folder, 'messages');
    await start({ messageJournal: messages });
    expect(said.join()).to.include(`whole messages are kept in ${messages} for 7 days`);
    const question = messageOf({ INSZ: PERSON });
    const answer = await ask(question);
    await invalidate.run(capture({ args: [PERSON], options: { now: true }, config: settings() }).call);
    const lines = () =>
      readdirSync(messages).flatMap((name) =>
        readFileSync(join(messages, name), 'utf8')
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line)),
      );
    for (let waited = 0; lines().length < 2; waited += 1) {
      expect(waited, 'the letter is kept').to.be.lessThan(500);
      await pause(10);
    }
    expect(lines()[0]).to.include({
      richting: 'IN',
      adres: PATH,
      status: 200,
      vraag: question.toString(),
      antwoord: answer,
    });
    expect(lines()[1]).to.include({ richting: 'UIT', status: 200 });
    expect(lines()[1].vraag).to.include('InvalidatieKBIDossier').and.to.include(PERSON);
  });

  it('is swept at a start, by its own term', async () => {
    const messages = join(folder, 'messages');
    mkdirSync(messages);
    const old = join(messages, 'berichten-2012-09-01.1.ndjson');
    const young = join(messages, 'berichten-2012-09-02.1.ndjson');
    for (const file of [old, young]) writeFileSync(file, '{}\n');
    await start({ messageJournal: messages, messageJournalDays: 2 });
    for (let waited = 0; existsSync(old) && waited < 200; waited += 1) await pause(10);
    expect([existsSync(old), existsSync(young)]).to.deep.equal([false, true]);
  });

  it('is named by kbi config show, on or off', async () => {
    const shown = capture({ args: ['show'] });
    await configCommand.run(shown.call);
    expect(shown.out())
      .to.match(/messageJournal\b/)
      .and.to.match(/messageJournalDays +7/);
  });
});
