import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect } from 'chai';
import { exportRows } from '../../src/cli/export.js';
import { importRows } from '../../src/cli/import.js';
import { packageRoot } from '../../src/cli/package.js';
import { reset } from '../../src/cli/reset.js';
import { completeINSZ } from '../../src/domain/numbers/INSZ.js';
import { ABDUL, capture, openPlace, type Place, REFERENCE, type Words } from './captured.js';

describe('kbi import', function () {
  this.timeout(30_000);
  let place: Place;
  beforeEach(() => {
    place = openPlace();
  });
  afterEach(() => place.close());
  const fill = () => place.run(reset, { options: { yes: true }, config: REFERENCE });
  const put = (name: string, content: string): string => {
    writeFileSync(place.at(name), content);
    return place.at(name);
  };
  const exported = async (kind: string): Promise<string> => {
    await place.run(exportRows, { args: [kind], options: { output: place.at('export.ndjson') } });
    return readFileSync(place.at('export.ndjson'), 'utf8');
  };

  it('names every row that does not fit, and loads nothing then', async () => {
    await fill();
    const before = await exported('dossiers');
    const file = put('bad.ndjson', `{"INSZ":"90662190343","verhaal":"new"}\n{"INSZ":"85073003328"}\nx\n`);
    const { exit, err } = await place.run(importRows, { args: ['dossiers', file] });
    expect(exit).to.equal(1);
    expect(err).to.match(/row 2, INSZ: .*citizen[\s\S]*row 3: not JSON[\s\S]*nothing was loaded[\s\S]*Next:/);
    expect(err, 'the number itself is not said').to.not.contain('85073003328');
    expect(await exported('dossiers')).to.equal(before);
  });

  it('takes a number that could be a citizen’s only with the flag', async () => {
    const file = put('real.ndjson', '{"INSZ":"85073003328","verhaal":"x"}\n');
    expect((await place.run(importRows, { args: ['dossiers', file] })).exit).to.equal(1);
    expect((await place.run(importRows, { args: ['dossiers', file], config: { realNumbers: true } })).exit).to.equal(0);
  });

  it('goes on where a load in portions was killed, and has every person once', async () => {
    const words = [
      'import',
      '--generate',
      '4000',
      '--lessons',
      '4',
      '--portion',
      '50',
      '--db',
      place.at('killed.sqlite'),
    ];
    const kbi = join(packageRoot, 'dist', 'src', 'cli', 'kbi.js');
    const first = spawn(process.execPath, [kbi, ...words], { stdio: 'ignore' });
    const count = (): number => {
      if (!existsSync(place.at('killed.sqlite'))) return 0;
      const db = new Sqlite(place.at('killed.sqlite'), { readonly: true, timeout: 1000 });
      try {
        return (db.prepare('SELECT count(*) AS n FROM persona').get() as { n: number }).n;
      } catch {
        return 0;
      } finally {
        db.close();
      }
    };
    while (count() === 0 && first.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 5));
    first.kill('SIGKILL');
    await new Promise((resolve) => (first.exitCode === null ? first.once('exit', resolve) : resolve(null)));
    const kept = count();
    expect(kept % 50, 'whole portions').to.equal(0);
    expect(kept, 'killed on its way').to.be.within(50, 3950);
    const again = spawnSync(process.execPath, [kbi, ...words], { encoding: 'utf8' });
    expect([again.status, count()]).to.deep.equal([0, 4000]);
    expect(again.stderr).to.contain(`going on after row ${kept}`);
  });

  it('loads in portions what fits, and says how far it came', async () => {
    const good = Array.from(
      { length: 5 },
      (_, index) => `{"INSZ":"${completeINSZ(`90662190${index}`, false)}","verhaal":"x"}`,
    );
    const file = put('portions.ndjson', `${good.join('\n')}\nx\n`);
    const { exit, err } = await place.run(importRows, { args: ['dossiers', file], options: { portion: '2' } });
    expect(exit).to.equal(1);
    expect(err).to.contain('4 rows are in').and.to.contain('nothing after them was loaded');
    expect((await exported('dossiers')).split('\n').filter((line) => line.includes('"verhaal":"x"'))).to.have.length(4);
  });

  it('refuses to go on with stdin, and portions of nothing', async () => {
    for (const [file, portion] of [
      ['-', '2'],
      [put('one.ndjson', '{}'), '0'],
    ] as const)
      expect((await place.halt(importRows, { args: ['dossiers', file], options: { portion } })).exit, file).to.equal(2);
  });

  it('loads a world folder with its persons', async () => {
    const { err } = await place.run(importRows, { args: [join(packageRoot, 'fixtures', 'world')] });
    expect(err).to.match(/\d+ rows loaded/);
    expect(await exported('dossiers')).to.contain(ABDUL);
  });

  it('loads one kind of rows of a folder when that is named, and shows how far it is on a terminal', async () => {
    await fill();
    const folder = join(packageRoot, 'fixtures', 'world');
    const drawn: string[] = [];
    const load = async (kind: string): Promise<number> => {
      const captured = capture({ args: [kind, folder], config: { ...place.config, ...REFERENCE }, json: true });
      const err = { write: (text: string | Uint8Array) => drawn.push(String(text)), isTTY: true };
      const terminal = { ...captured.call.terminal, err };
      expect(await importRows.run({ ...captured.call, terminal })).to.equal(0);
      return (JSON.parse(captured.out()) as { loaded: number }).loaded;
    };
    const persons = readdirSync(join(packageRoot, 'fixtures', 'personas')).filter((name) =>
      /^\d{11}\.json$/.test(name),
    );
    expect(await load('dossiers')).to.equal(persons.length);
    expect(await load('leefloon'), 'they belong to the persons').to.equal(0);
    expect(await load('world')).to.be.greaterThan(persons.length);
    expect(drawn.join('')).to.match(/import \d+ .*\/s\n/);
  });

  it('reads CSV with the name of a partner for an OCMW', async () => {
    await fill();
    const file = put('inschrijvingen.csv', `INSZ;OCMW;Hoedanigheidscode;Begin\n${ABDUL};ocmw-aalst;2;2012-01-01\n`);
    expect((await place.run(importRows, { args: [file] })).err).to.contain('1 rows loaded');
    expect(await exported('inschrijvingen')).to.contain('"OCMW":"0212567877"');
  });

  it('reports as JSON', async () => {
    const { out } = await place.run(importRows, { args: ['dossiers', put('bad.ndjson', 'x\n')], json: true });
    expect(JSON.parse(out)).to.deep.include({ read: 1, loaded: 0, errorCount: 1 });
  });

  it('generates the same persons from the same seed', async () => {
    await fill();
    const made = async (seed: string): Promise<string[]> => {
      await place.run(importRows, { options: { generate: '20', seed } });
      return (await exported('dossiers')).split('\n');
    };
    const fixtures = (await exported('dossiers')).split('\n').length;
    const first = await made('7');
    expect(first).to.have.lengthOf(fixtures + 20);
    expect(await made('7')).to.deep.equal(first);
    expect(await made('8')).to.have.lengthOf(fixtures + 40);
  });

  const wrong: readonly [string, Words][] = [
    ['a file that is not there', { args: ['no.ndjson'] }],
    ['a file that does not say its form', { args: [join(packageRoot, 'README.md')] }],
    ['a kind that is none', { args: ['dossier', 'x.ndjson'] }],
    ['nothing at all', { args: [] }],
    ['a number of persons that is none', { options: { generate: 'many' } }],
  ];
  for (const [title, words] of wrong)
    it(`refuses ${title}, before it makes a database`, async () => {
      expect((await place.halt(importRows, words)).exit).to.equal(2);
      expect(existsSync(place.db)).to.equal(false);
    });
});
