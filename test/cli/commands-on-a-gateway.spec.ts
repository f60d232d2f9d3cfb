// The commands against one gateway that runs in this process, as a user has it: its own folder, its own keys, free ports.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { clock } from '../../src/cli/clock.js';
import type { Command } from '../../src/cli/command.js';
import { doctor } from '../../src/cli/doctor.js';
import { Halt } from '../../src/cli/exit.js';
import { exportRows } from '../../src/cli/export.js';
import { importRows } from '../../src/cli/import.js';
import { keys } from '../../src/cli/keys.js';
import { packageRoot } from '../../src/cli/package.js';
import { replay } from '../../src/cli/replay.js';
import { reset } from '../../src/cli/reset.js';
import { send } from '../../src/cli/send.js';
import { sign } from '../../src/cli/sign.js';
import { verify } from '../../src/cli/verify.js';
import type { Config } from '../../src/config.js';
import { type RunningGateway, startGateway } from '../../src/main.js';
import { capture, type Words } from './captured.js';

const ABDUL = '85631490132';
const LATER = '79710290230';

describe('the commands on a running gateway', function () {
  this.timeout(60_000);
  let folder: string;
  let gateway: RunningGateway;
  let config: Partial<Config>;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kbi-running-'));
    cpSync(join(packageRoot, 'fixtures', 'keys'), join(folder, 'keys'), { recursive: true });
    config = {
      db: join(folder, 'kbi.sqlite'),
      keys: join(folder, 'keys'),
      port: 0,
      consolePort: 0,
      logLevel: 'silent',
    };
    gateway = await startGateway(capture({ config }).call.config, { root: packageRoot, version: '0' });
  });
  after(async () => {
    await gateway.close();
    rmSync(folder, { recursive: true });
  });

  const run = async (command: Command, words: Words = {}) => {
    const captured = capture({ ...words, config: { ...config, ...words.config } });
    const exit = await command.run(captured.call);
    return { exit, out: captured.out(), err: captured.err() };
  };
  const halt = async (command: Command, words: Words): Promise<Halt> => {
    try {
      await run(command, words);
    } catch (error) {
      if (error instanceof Halt) return error;
      throw error;
    }
    return expect.fail('went on');
  };
  const ask = (options: Record<string, unknown>, more: Words = {}) =>
    run(send, {
      args: ['KBIDossiers'],
      options: { as: 'ocmw-gent', insz: ABDUL, to: gateway.url, ...options },
      ...more,
    });

  const questions: readonly [string, Record<string, unknown>, number, RegExp][] = [
    ['answers with the dossier', {}, 0, /<Gekend>true<\/Gekend>/],
    ['answers over SOAP 1.2', { soap: '1.2' }, 0, /soap-envelope[\s\S]*<Gekend>true/],
    ['refuses a person who is not registered yet', { insz: LATER }, 7, /40003/],
    ['refuses an INSZ of ten digits', { insz: '8563149013' }, 6, /20002/],
    ['refuses a question without Hoedanigheid', { set: ['Afzender/Hoedanigheid='] }, 7, /40001/],
    ['refuses an OCMW outside Flanders', { as: 'ocmw-brussel' }, 7, /40006/],
    ['refuses a period that begins tomorrow', { set: ['Periode/Begin=2999-01-01'] }, 6, /2000[36]/],
    ['refuses an element that the schema does not know', { set: ['Naam=x'] }, 6, /10001/],
    ['refuses a signature under another profile than the partner’s', { profile: 'magda-classic' }, 5, /ERR_025/],
    ['finds nobody who is not in KBI', { insz: '01683090579' }, 0, /30001/],
  ];
  for (const [title, options, exit, answer] of questions)
    it(`send ${title}: exit ${exit}`, async () => {
      const sent = await ask(options);
      expect(sent.out).to.match(answer);
      expect(sent.err).to.contain('the signature of the answer holds');
      expect(sent.exit).to.equal(exit);
    });

  it('send gives one JSON object with --json', async () => {
    const { out } = await ask({ insz: LATER }, { json: true });
    const answer = JSON.parse(out) as { exit: number; verified: boolean; uitzonderingen: { Identificatie: string }[] };
    expect(answer).to.include({ exit: 7, verified: true });
    expect(answer.uitzonderingen[0]?.Identificatie).to.equal('40003');
  });

  it('send takes the question from a file, and fills in what must be fresh', async () => {
    const file = join(folder, 'question.xml');
    const context =
      '<Context><Naam>KBIDossiers</Naam><Versie>01.00.0000</Versie><Bericht><Type>VRAAG</Type><Tijdstip><Datum>{{datum}}</Datum><Tijd>{{tijd}}</Tijd></Tijdstip><Afzender><Identificatie>kbi-gateway.test/ocmw-gent</Identificatie><Referte>{{uuid}}</Referte><Hoedanigheid>17001</Hoedanigheid></Afzender></Bericht></Context>';
    writeFileSync(
      file,
      `<?xml version="1.0"?>\n<k:KBIDossiers xmlns:k="urn:kbi-gateway:KBIDossiers:v01_00"><Verzoek>${context}<Vragen><Vraag><Referte>v</Referte><Inhoud><INSZ>${ABDUL}</INSZ></Inhoud></Vraag></Vragen></Verzoek></k:KBIDossiers>`,
    );
    expect((await ask({ body: file })).exit).to.equal(0);
    expect((await ask({ body: file })).exit, 'a second time').to.equal(0);
  });

  it('send halts with 4 when nobody listens, and says what to do', async () => {
    await ask({ to: 'http://127.0.0.1:1' }).then(
      () => expect.fail('answered'),
      (error: unknown) => expect(String(error)).to.contain('BRON_ONBESCHIKBAAR'),
    );
  });
  it('send names the partners when it knows none of that name', async () =>
    expect((await halt(send, { args: ['KBIDossiers'], options: { as: 'gent' } })).message).to.contain('ocmw-gent'));

  it('verify holds for an answer as it was sent, and not once it is indented', async () => {
    const file = join(folder, 'answer.xml');
    const { out } = await ask({ raw: true });
    writeFileSync(file, out);
    const kept = await run(verify, { args: [file] });
    expect([kept.exit, kept.out.includes('the signature holds')]).to.deep.equal([0, true]);
    writeFileSync(file, out.replace('<Repliek>', '<Repliek>\n  '));
    const spoiled = await run(verify, { args: [file] });
    expect(spoiled.exit).to.equal(5);
    expect(spoiled.out).to.match(/refused.*step 8[\s\S]*DIGEST_MISMATCH[\s\S]*DIFFERENT/);
  });

  it('sign makes what verify accepts, at the moment that is asked', async () => {
    const file = join(folder, 'plain.xml');
    const output = join(folder, 'signed.xml');
    writeFileSync(
      file,
      '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><a/></s:Body></s:Envelope>',
    );
    const clockAt = { clock: '2012-09-03T09:00:00+02:00,frozen' };
    expect((await run(sign, { args: [file], options: { as: 'ksz', output }, config: clockAt })).err).to.contain(
      'profile ksz-x509',
    );
    expect((await run(verify, { args: [output], config: clockAt })).exit).to.equal(0);
    expect((await run(verify, { args: [output], options: { at: 'created' } })).exit).to.equal(0);
    expect((await run(verify, { args: [output] })).out).to.contain('TIMESTAMP_EXPIRED');
    expect((await halt(sign, { args: [file] })).exit).to.equal(2);
  });

  it('clock moves the gateway, and send follows', async () => {
    const before = JSON.parse((await run(clock, { json: true })).out) as { now: string };
    await run(clock, { args: ['advance', '40d'] });
    const after = JSON.parse((await run(clock, { json: true })).out) as { now: string };
    expect(Math.round((Date.parse(after.now) - Date.parse(before.now)) / 86_400_000)).to.equal(40);
    const sent = await ask({ insz: LATER });
    await run(clock, { args: ['advance', '-40d'] });
    expect(sent.exit, 'registered by then').to.equal(0);
  });

  it('import loads into the gateway all or nothing, export gives it back, reset forgets it', async () => {
    const lines = join(folder, 'all.ndjson');
    const persona = { INSZ: '90662190343', verhaal: 'nobody' };
    await run(exportRows, { args: ['dossiers'], options: { output: lines } });
    const before = readFileSync(lines, 'utf8');
    expect(before).to.contain(ABDUL);

    const bad = join(folder, 'bad.ndjson');
    writeFileSync(bad, `${JSON.stringify(persona)}\n{"INSZ":"85073003328"}\nx\n`);
    const refused = await run(importRows, { args: ['dossiers', bad] });
    expect(refused.exit).to.equal(1);
    expect(refused.err).to.match(/row 2, INSZ: .*citizen[\s\S]*row 3: not JSON[\s\S]*nothing was loaded[\s\S]*Next:/);
    await run(exportRows, { args: ['dossiers'], options: { output: lines } });
    expect(readFileSync(lines, 'utf8'), 'nothing half loaded').to.equal(before);

    const good = join(folder, 'good.ndjson');
    writeFileSync(good, `${JSON.stringify(persona)}\n`);
    const loaded = await run(importRows, { args: ['dossiers', good] });
    expect(loaded.err).to.equal('1 rows loaded\n');
    expect(loaded.exit).to.equal(0);
    expect((await ask({ insz: persona.INSZ })).exit, 'no longer registered').to.equal(7);
    expect((await run(reset, { options: { yes: true } })).exit).to.equal(0);
    expect((await ask({ insz: persona.INSZ })).exit, 'as in the fixtures').to.equal(0);
  });

  it('replay compares with a running gateway, skips what it cannot, and writes a report', async () => {
    const at = join(folder, 'cases');
    cpSync(join(folder, 'question.xml'), join(at, 'a.request.xml'));
    writeFileSync(
      join(at, 'a.request.xml'),
      `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${readFileSync(join(folder, 'question.xml'), 'utf8').replace(/<\?.*\?>\n/, '')}</s:Body></s:Envelope>`,
    );
    writeFileSync(
      join(at, 'a.response.xml'),
      '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>{{*}}</s:Body></s:Envelope>',
    );
    const output = join(folder, 'junit.xml');
    const passed = await run(replay, { args: [at], options: { to: gateway.url, report: 'junit', output } });
    expect(passed.out).to.contain('1 passed');
    expect(passed.exit).to.equal(0);
    expect(readFileSync(output, 'utf8')).to.contain('tests="1" failures="0"');
    writeFileSync(join(at, 'a.response.xml'), '<a/>');
    const failed = await run(replay, { args: [at], options: { to: gateway.url } });
    expect(failed.exit).to.equal(1);
    expect(failed.out).to.match(/✖ a: failed[\s\S]*root `a`[\s\S]*0 passed, 1 failed/);
    expect((await halt(replay, { args: [at], options: { to: 'http://127.0.0.1:1' } })).exit).to.equal(4);
    expect((await halt(replay, { args: [join(folder, 'keys')] })).message).to.contain('no scenario');
  });

  it('keys lists partners with what they have', async () => {
    const rows = JSON.parse((await run(keys, { json: true })).out) as {
      naam: string;
      organisation: string;
      files: string;
    }[];
    expect(rows.find(({ naam }) => naam === 'ocmw-gent')).to.deep.include({
      organisation: 'NTRBE-0212214125',
      files: '.crt .key .p12',
    });
  });

  it('doctor finds everything in order', async () => {
    const { exit, out } = await run(doctor, { json: true });
    const { findings } = JSON.parse(out) as { findings: { check: string; verdict: string }[] };
    expect(findings.filter(({ verdict }) => verdict === 'failed')).to.deep.equal([]);
    expect(exit).to.equal(0);
  });

  it('doctor fails, with what to do, when the keys do not fit', async () => {
    const broken = join(folder, 'broken');
    cpSync(join(folder, 'keys'), broken, { recursive: true });
    writeFileSync(join(broken, 'gateway.key'), readFileSync(join(broken, 'ca.key')));
    const { exit, out } = await run(doctor, { config: { keys: broken } });
    expect(exit).to.equal(1);
    expect(out).to.match(/✖ failed keys .*gateway[\s\S]*Next: kbi keys make/);
  });
});
