// The commands on a database that no gateway holds: they do the work themselves (contract §4).
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { clock, parseDuration } from '../../src/cli/clock.js';
import type { Command } from '../../src/cli/command.js';
import { Halt } from '../../src/cli/exit.js';
import { exportRows } from '../../src/cli/export.js';
import { importRows } from '../../src/cli/import.js';
import { packageRoot } from '../../src/cli/package.js';
import { reset } from '../../src/cli/reset.js';
import { readPartners } from '../../src/cli/signer.js';
import { capture, type Words } from './captured.js';

describe('parseDuration', () => {
  const table: readonly [string, number | undefined][] = [
    ['90d', 7_776_000_000],
    ['1h30m', 5_400_000],
    ['-2d', -172_800_000],
    ['250ms', 250],
    ['1w', 604_800_000],
    ['0s', 0],
    ['', undefined],
    ['5', undefined],
    ['d', undefined],
    ['1y', undefined],
    ['1.5h', undefined],
    ['1d ', undefined],
  ];
  for (const [text, duration] of table)
    it(`reads "${text}" as ${duration}`, () => expect(parseDuration(text)).to.equal(duration));
});

describe('the commands on a database', function () {
  this.timeout(30_000);
  let folder: string;
  let db: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kbi-database-'));
    db = join(folder, 'kbi.sqlite');
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const run = async (command: Command, words: Words = {}) => {
    const captured = capture({ ...words, config: { db, ...words.config } });
    const exit = await command.run(captured.call);
    return { exit, out: captured.out(), err: captured.err() };
  };
  const exported = async (kind?: string): Promise<string> => {
    const output = join(folder, 'export.ndjson');
    await run(exportRows, { args: kind === undefined ? [] : [kind], options: { output } });
    return readFileSync(output, 'utf8');
  };
  const fill = (clockAt = '2012-09-03T09:00:00+02:00,frozen') =>
    run(reset, { options: { yes: true }, config: { clock: clockAt } });
  const haltOf = async (work: Promise<unknown>): Promise<Halt> =>
    work.then(
      () => expect.fail('went on'),
      (error: unknown) => (error instanceof Halt ? error : expect.fail(String(error))),
    );

  it('reset makes and fills a database', async () => {
    await fill();
    expect(await exported('world')).to.contain('"naam":"ocmw-gent"');
    expect((await exported()).split('\n').length).to.be.greaterThan(50);
  });

  it('export gives back by import exactly what was there', async () => {
    await fill();
    const before = await exported();
    const copy = join(folder, 'copy.sqlite');
    const output = join(folder, 'export.ndjson');
    expect((await run(importRows, { args: [output], config: { db: copy } })).exit).to.equal(0);
    await run(exportRows, { options: { output }, config: { db: copy } });
    expect(readFileSync(output, 'utf8')).to.equal(before);
  });

  it('export takes inschrijvingen out of the persons they belong to', async () => {
    await fill();
    const rows = (await exported('inschrijvingen'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { soort: string; rij: { INSZ: string } });
    expect(rows.every(({ soort }) => soort === 'inschrijving')).to.equal(true);
    expect(rows.some(({ rij }) => rij.INSZ === '85631490132')).to.equal(true);
  });

  it('import loads a world folder', async () => {
    expect((await run(importRows, { args: [join(packageRoot, 'fixtures', 'world')] })).err).to.match(/\d+ rows loaded/);
    expect(await exported('dossiers')).to.contain('85631490132');
  });

  it('import reads CSV with the name of a partner for an OCMW', async () => {
    await fill();
    const file = join(folder, 'inschrijvingen.csv');
    writeFileSync(file, 'INSZ;OCMW;Hoedanigheidscode;Begin\n85631490132;ocmw-aalst;2;2012-01-01\n');
    const { exit, err } = await run(importRows, { args: [file] });
    expect(err).to.contain('1 rows loaded');
    expect(exit).to.equal(0);
    expect(await exported('inschrijvingen')).to.contain('"OCMW":"0212567877"');
  });

  it('import generates the same persons from the same seed', async () => {
    await fill();
    const made = async (seed: string): Promise<string[]> => {
      await run(importRows, { options: { generate: '20', seed } });
      return (await exported('dossiers')).split('\n');
    };
    const fixtures = (await exported('dossiers')).split('\n').length;
    const first = await made('7');
    expect(first).to.have.lengthOf(fixtures + 20);
    expect(await made('7')).to.deep.equal(first);
    expect((await made('8')).length).to.equal(fixtures + 40);
  });

  const wrong: readonly [string, Words, number][] = [
    ['a file that is not there', { args: ['no.ndjson'] }, 2],
    ['a file that does not say its form', { args: [import.meta.url.replace('file://', '')] }, 2],
    ['a kind that is none', { args: ['dossier', 'x.ndjson'] }, 2],
    ['nothing at all', { args: [] }, 2],
    ['a number of persons that is none', { options: { generate: 'many' } }, 2],
  ];
  for (const [title, words, exit] of wrong)
    it(`import refuses ${title}, before it makes a database`, async () => {
      expect((await haltOf(run(importRows, words))).exit).to.equal(exit);
      expect(existsSync(db)).to.equal(false);
    });

  it('clock is remembered by the database', async () => {
    await fill();
    await run(clock, { args: ['set', '2012-10-01T00:00:00+02:00'] });
    await run(clock, { args: ['freeze'] });
    await run(clock, { args: ['advance', '1d'] });
    expect(JSON.parse((await run(clock, { json: true })).out)).to.include({
      now: '2012-10-01T22:00:00.000Z',
      Datum: '2012-10-02',
      modus: 'frozen',
    });
  });

  it('clock wants a database that is there', async () => expect((await haltOf(run(clock))).exit).to.equal(3));
  const moments: readonly string[][] = [['set', 'tomorrow'], ['set', '2012-10-01'], ['advance', '1'], ['advance']];
  for (const args of moments)
    it(`clock refuses "${args.join(' ')}"`, async () => expect((await haltOf(run(clock, { args }))).exit).to.equal(2));

  it('partners come from the database, else from the files of the world', async () => {
    const { config } = capture({ config: { db } }).call;
    expect((await readPartners(config)).map(({ naam }) => naam)).to.include('ocmw-gent');
    expect(await readPartners({ ...config, world: 'none' })).to.deep.equal([]);
    await fill();
    const partner = {
      naam: 'ocmw-nieuw',
      soort: 'OCMW',
      Ondernemingsnummer: '0212214125',
      omschrijving: 'x',
      profiel: 'strict',
    };
    writeFileSync(join(folder, 'partners.ndjson'), JSON.stringify(partner));
    await run(importRows, { args: [join(folder, 'partners.ndjson')] });
    expect((await readPartners(config)).map(({ naam }) => naam)).to.include('ocmw-nieuw');
  });
});
