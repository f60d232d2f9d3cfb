// P1: no number of a person in logs, metrics or error answers. Everything is done that can be done here, at a gateway in a process of its
// own and in every scenario, and everything it wrote is searched for every number there is, however written.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { audit } from '../../src/cli/audit.js';
import { bewaring } from '../../src/cli/bewaring.js';
import { haltOf } from '../../src/cli/exit.js';
import { importRows } from '../../src/cli/import.js';
import { invalidate } from '../../src/cli/invalidate.js';
import { outbox } from '../../src/cli/outbox.js';
import { rechten } from '../../src/cli/rechten.js';
import { vrijetekst } from '../../src/cli/vrijetekst.js';
import type { Partner } from '../../src/domain/kbi/Partner.js';
import type { JournalEntry } from '../../src/house.js';
import { writeJournal } from '../../src/process/journal.js';
import { createLog, type Log } from '../../src/process/log.js';
import { replayScenario } from '../../src/replay/run.js';
import { readScenarios, type Scenario } from '../../src/replay/scenario.js';
import { exchangeWith } from '../../src/replay/stage/exchange.js';
import { openInProcess } from '../../src/replay/stage/in-process.js';
import { openRunning } from '../../src/replay/stage/running.js';
import { GENT, type Ocmw, openOcmw, pause } from '../callbacks/kit.js';
import { capture } from '../cli/captured.js';
import { ABDUL, configOf, FIXTURES, KEYS, messageOf, PATH, ROOT } from '../gateway-kit.js';
import { type ServedGateway, serveGateway } from '../served-gateway.js';
import { everyNumber, leaksIn, numbersIn, withoutAnnotations, withoutEcho } from './numbers.js';

const NUMBERS = everyNumber();
const CLOCK = '2012-09-03T09:00:00+02:00';
const PERSON = '84722492046';
const DOTTED = '85.63.14-901.32';
const SCENARIOS = readScenarios(join(ROOT, 'fixtures', 'scenarios')).filter(
  (one): one is Scenario => !('broken' in one),
);
const PARTNERS = new Map<string, Partner>(
  FIXTURES.flatMap((row) => (row.soort === 'partner' ? [[row.rij.naam, row.rij] as const] : [])),
);

type Answer = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: Buffer };

/** An answer that says no: a Fault, plain text, or a refusal in a Repliek or a ksz answer; what it says without what it must say. */
const refusalIn = ({ status, headers, body }: Answer): readonly string[] => {
  const text = body.toString('utf8');
  const refuses =
    status !== 200 ||
    headers['content-type']?.startsWith('text/plain') === true ||
    /<Type>FOUT<\/Type>|<(?:\w+:)?Fault\b/.test(text);
  return refuses ? [withoutEcho(withoutAnnotations(text)), JSON.stringify(headers)] : [];
};

/** Whether a running gateway with the usual world would answer otherwise. */
const hasOwnWorld = ({ world, settings: { clock, crl, storing } }: Scenario): boolean =>
  [world, clock, crl, storing].some((own) => own !== undefined);

const unused = (): never => {
  throw new RangeError('no signer');
};

const signer = async (as: string) => {
  const naam = PARTNERS.has(as)
    ? as
    : ([...PARTNERS.values()].find((one) => one.Ondernemingsnummer === as)?.naam ?? as);
  const key = KEYS.partner(naam) ?? unused();
  return { key, profile: PARTNERS.get(naam)?.profiel ?? ('strict' as const) };
};

/** What stands for a number in the log: here that of the address of a receiver. */
const MASKED = '***********';

describe('what the machine writes about itself', function () {
  this.timeout(120_000);

  describe('when it serves scenarios, odd questions, commands and callbacks', () => {
    let folder: string;
    let gateway: ServedGateway;
    let gent: Ocmw;
    const written = {
      log: [] as string[],
      metrics: [] as string[],
      refusals: [] as string[],
      commands: [] as string[],
    };
    let answers = 0;

    /** When the clock of the gateway began: not when this file was read, which in a long run is minutes before. */
    let started = 0;
    const now = (): number => Date.parse(CLOCK) + Date.now() - started;

    const hear = (answer: Answer): Answer => {
      answers += 1;
      written.refusals.push(...refusalIn(answer));
      return answer;
    };

    const playAll = async (): Promise<void> => {
      let uuid = 0;
      const open = openRunning({
        base: gateway.url,
        signer,
        now,
        uuid: () => `00000000-0000-4000-9000-${String(++uuid).padStart(12, '0')}`,
      });
      for (const scenario of SCENARIOS.filter((one) => !hasOwnWorld(one))) {
        await replayScenario(scenario, {
          now: () => 0,
          open: async (asked) => {
            const stage = await open(asked);
            if ('skip' in stage) return stage;
            return { ...stage, exchange: async (request) => hear(await stage.exchange(request)) };
          },
        });
      }
    };

    const askOddly = async (): Promise<void> => {
      const exchange = exchangeWith(gateway.url);
      const xml = { 'content-type': 'text/xml' };
      const send = async (path: string, headers: Record<string, string>, body: Buffer): Promise<void> => {
        hear(await exchange({ path, headers, body }));
      };
      for (const spelling of [ABDUL, DOTTED, '85631490132%20']) {
        await send(`/nergens/${spelling}`, xml, Buffer.from(spelling));
        await send(PATH, { 'content-type': `text/x-${spelling.replace(/[^\w.-]/g, '')}` }, Buffer.from(spelling));
        await send(PATH, { ...xml, soapaction: `"${spelling}"` }, Buffer.from(`<${ABDUL}/>`));
        await send(PATH, { ...xml, soapaction: spelling }, Buffer.from(`<a>${spelling}</a>`));
        await send(
          PATH,
          { ...xml, 'x-forwarded-host': spelling },
          messageOf({ now: now(), Referte: spelling, VraagReferte: spelling }),
        );
        await send(PATH, xml, messageOf({ now: now(), Hoedanigheid: spelling }));
        await send(PATH, xml, messageOf({ now: now(), Identificatie: `kbi-gateway.test/${spelling}` }));
        await send(PATH, xml, messageOf({ now: now(), Begin: spelling }));
        await send(PATH, { ...xml, soapaction: `"${spelling}"` }, messageOf({ now: now() }));
        const got = await fetch(`${gateway.url}${PATH}?insz=${encodeURIComponent(spelling)}`);
        hear({ status: got.status, headers: {}, body: Buffer.from(await got.arrayBuffer()) });
      }
      const holder = JSON.parse(readFileSync(join(folder, 'kbi.sqlite.serve.json'), 'utf8')) as { token: string };
      const orders: readonly (readonly [string, object])[] = [
        ['rechten', { action: 'registreer', soort: ABDUL, INSZ: ABDUL }],
        ['rechten', { action: 'verbetering', INSZ: ABDUL, verbeteringen: [{ pad: `Talen.${ABDUL}`, waarde: 1 }] }],
        ['rechten', { action: 'inzage', INSZ: '85631490133' }],
        ['invalidate', { INSZ: '85631490133' }],
        ['bewaring', { dag: ABDUL }],
        ['clock', { set: ABDUL }],
      ];
      for (const [command, order] of orders) {
        const authorization = `Bearer ${holder.token}`;
        const init = { method: 'POST', headers: { authorization }, body: JSON.stringify(order) };
        const refused = await fetch(`${gateway.console}/admin/v1/${command}`, init);
        expect(refused.ok, command).to.equal(false);
        // Told to whoever typed the number, with the token of the database: it may name a path, and is no answer to a partner.
        if (command !== 'rechten') written.refusals.push(await refused.text());
      }
    };

    /** Commands at this gateway; what they print for whoever asked is theirs, what they say beside it is searched. */
    const runCommands = async (): Promise<void> => {
      const config = { db: join(folder, 'kbi.sqlite'), keys: join(folder, 'keys') };
      const run = async (command: typeof outbox, args: readonly string[], options: Record<string, unknown> = {}) => {
        const captured = capture({ args, options, config });
        const halted = await command.run(captured.call).then(
          () => '',
          (error: unknown) => haltOf(error)?.message ?? String(error),
        );
        written.commands.push(captured.err(), halted);
      };
      await run(invalidate, [PERSON], { now: true });
      await run(invalidate, [ABDUL], { now: true });
      writeFileSync(
        join(folder, 'bad.ndjson'),
        [`{"INSZ":"${ABDUL}","x":1}`, `{"INSZ":"85631490133"}`, `{"INSZ":"${ABDUL}",`].join('\n'),
      );
      await run(importRows, ['dossiers', join(folder, 'bad.ndjson')]);
      const gesprek = { Type: 'COVAAR', Datum: '2012-01-01', Resultaat: `zie ${DOTTED}` };
      const dossier = { Hoedanigheden: [{ Code: 'INBURGERAAR', Periode: { Begin: '2012-01-01' } }], Testen: [gesprek] };
      writeFileSync(join(folder, 'good.ndjson'), JSON.stringify({ INSZ: PERSON, dossier }));
      await run(importRows, ['dossiers', join(folder, 'good.ndjson')]);
      await run(vrijetekst, []);
      await run(bewaring, ['uitvoeren']);
      await run(rechten, ['registreer', 'inzage', ABDUL]);
      await run(rechten, ['inzage', ABDUL]);
      await run(rechten, ['verbetering', ABDUL], { set: [`Gesprekken[0].Tekst=zie ${DOTTED}`] });
      await run(rechten, ['wissing', ABDUL], { yes: true });
      await run(outbox, ['list'], { all: true });
      await run(outbox, ['retry'], { dead: true });
      await run(audit, ['verify']);
    };

    const untilHeard = async (): Promise<void> => {
      for (const outcome of ['was acknowledged', 'was not acknowledged', MASKED])
        for (let waited = 0; !gateway.log.some((line) => line.includes(outcome)); waited += 1) {
          expect(waited, `an invalidation that ${outcome}`).to.be.lessThan(500);
          await pause(20);
        }
    };

    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'kbi-privacy-'));
      cpSync(join(ROOT, 'fixtures', 'keys'), join(folder, 'keys'), { recursive: true });
      gent = await openOcmw(GENT, { refuses: (octets) => octets.includes(ABDUL) });
      const callbacks = `ocmw-gent=${gent.url},ocmw-antwerpen=http://127.0.0.1:1/${ABDUL},ocmw-aalst=http://127.0.0.1:1/`;
      started = Date.now();
      gateway = await serveGateway(folder, [
        ...['--keys', join(folder, 'keys'), '--clock', CLOCK, '--log-level', 'debug'],
        ...['--callback', callbacks, '--callback-wait', '0'],
      ]);
      await playAll();
      await askOddly();
      await runCommands();
      await untilHeard();
      written.metrics.push(await (await fetch(`${gateway.console}/metrics`)).text());
      for (const path of ['/readyz', `/${ABDUL}`, `/admin/v1/${ABDUL}`])
        written.metrics.push(await (await fetch(`${gateway.console}${path}`)).text());
      await gateway.stop();
      written.log.push(...gateway.log);
    });
    after(async () => {
      await gent.close();
      rmSync(folder, { recursive: true });
    });

    it('was asked a great deal, about every kind of thing', () => {
      expect(answers).to.be.greaterThan(150);
      expect(written.refusals.length).to.be.greaterThan(100);
      expect(written.log.length).to.be.greaterThan(150);
      expect(written.log.join(''), 'numbers came by and were masked').to.include(MASKED);
      expect(written.metrics.join('')).to.include('kbi_');
    });
    for (const where of ['log', 'metrics', 'refusals', 'commands'] as const)
      it(`holds no number of a person in its ${where}`, () =>
        expect(leaksIn({ [where]: written[where] }, NUMBERS)).to.deep.equal([]));
    it('would be caught if it did', () => {
      for (const where of ['log', 'metrics', 'refusals', 'commands'] as const)
        expect(leaksIn({ [where]: [...written[where], `asked ${DOTTED}`] }, NUMBERS)).to.have.length(1);
    });
  });

  describe('when it refuses in the scenarios that have a world, a clock or a disturbance of their own', () => {
    const refusals: string[] = [];
    const masked: string[] = [];
    const bare: string[] = [];
    const hear = (feiten: object, message: string): void => void bare.push(JSON.stringify({ ...feiten, message }));
    const bareLog: Log = { debug: hear, info: hear, warn: hear, error: hear, child: () => bareLog };
    before(async () => {
      const log = createLog({
        level: 'debug',
        format: 'json',
        destination: { write: (line) => void masked.push(line) },
      });
      const journal = (entry: JournalEntry): void => {
        writeJournal(entry, log);
        writeJournal(entry, bareLog);
      };
      const stages = await openInProcess({ root: ROOT, config: configOf(), stopwatch: () => 0, journal });
      // What answers with data leaves a line in the log like those above, and no refusal.
      for (const scenario of SCENARIOS.filter((one) => hasOwnWorld(one) && one.settings.refusal !== undefined)) {
        await replayScenario(scenario, {
          now: () => 0,
          open: async (asked) => {
            const stage = await stages.open(asked);
            if ('skip' in stage) return stage;
            return {
              ...stage,
              exchange: async (request) => {
                const answer = await stage.exchange(request);
                refusals.push(...refusalIn(answer));
                return answer;
              },
            };
          },
        });
      }
      stages.close();
    });
    it('holds no number in a refusal or in the log', () => {
      expect(leaksIn({ refusals, log: masked }, NUMBERS)).to.deep.equal([]);
      expect([refusals.length > 50, masked.length > 50]).to.deep.equal([true, true]);
    });
    it('keeps even the facts behind the log free of them: the mask is the second wall, not the first', () =>
      expect(leaksIn({ journal: bare }, NUMBERS)).to.deep.equal([]));
  });

  describe('when it breaks', () => {
    let folder: string;
    before(() => {
      folder = mkdtempSync(join(tmpdir(), 'kbi-broken-'));
      cpSync(join(ROOT, 'fixtures', 'keys'), join(folder, DOTTED), { recursive: true });
    });
    after(() => rmSync(folder, { recursive: true }));
    /** A program that breaks when it is told to, as a file: its name stands in the stack. */
    const breaking = (how: string): string => {
      const file = join(folder, `${how.startsWith('throw') ? 'throw' : 'reject'}.mjs`);
      const error = `new Error('row of ${ABDUL} and ${DOTTED} and 85/63/14-901/32')`;
      writeFileSync(file, `process.on('SIGUSR2', () => { ${how.replace('ERROR', error)} });`);
      return file;
    };

    for (const [what, how] of [
      ['throws', 'throw ERROR'],
      ['leaves a rejection to nobody', 'Promise.reject(ERROR)'],
    ] as const)
      it(`and ${what}, ends with 70 and reports no number`, async () => {
        const kbi = join(ROOT, import.meta.url.endsWith('.ts') ? 'src/cli/kbi.ts' : 'dist/src/cli/kbi.js');
        const words = ['callback', 'listen', '--as', 'ocmw-gent', '--port', '0', '--keys', join(folder, DOTTED)];
        const args = [...process.execArgv, '--import', breaking(how), kbi, ...words];
        const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
        const said: string[] = [];
        for (const stream of [child.stdout, child.stderr])
          stream.on('data', (chunk) => {
            if (said.length === 0) child.kill('SIGUSR2');
            said.push(String(chunk));
          });
        const code = await new Promise((resolve) => child.once('close', resolve));
        const [, ...after] = said;
        const file = /report it with (\S+)/.exec(after.join(''))?.[1] ?? '';
        const report = existsSync(file) ? readFileSync(file, 'utf8') : '';
        rmSync(file, { force: true });
        expect(code, said.join('')).to.equal(70);
        expect(numbersIn(`${after.join('')}${report}`, NUMBERS)).to.deep.equal([]);
        expect(report).to.include('row of ***********').and.to.include('callback listen');
      });
  });
});
