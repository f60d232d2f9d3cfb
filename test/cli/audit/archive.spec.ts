// `kbi audit archive` on a database, and through the gateway that holds it; then the other commands across the archives.
import { expect } from 'chai';
import { monthsOf } from '../../../src/cli/audit/archive.js';
import { audit } from '../../../src/cli/audit.js';
import { clock } from '../../../src/cli/clock.js';
import type { Halt } from '../../../src/cli/exit.js';
import { generate } from '../../../src/cli/generate.js';
import { send } from '../../../src/cli/send.js';
import { stats } from '../../../src/cli/stats.js';
import { openGateway, openPlace, type Place } from '../captured.js';

describe('kbi audit archive', function () {
  this.timeout(60_000);
  let place: Place | undefined;
  afterEach(async () => {
    await place?.close();
    place = undefined;
  });

  it('moves a history into files, which verify, who-saw and stats read with the rest', async () => {
    const here = openPlace();
    place = here;
    await here.run(generate, { args: ['history'], options: { every: '100' } });
    const json = async (command: typeof audit, args: readonly string[], options: object = {}) =>
      JSON.parse((await here.run(command, { args, options: { ...options }, json: true })).out) as Record<
        string,
        unknown
      >[];
    const before = await json(stats, []);
    const [row] = (await here.run(stats, { options: { by: 'month' } })).out.split('\n');
    expect(row).to.match(/^month/);
    const archived = await here.run(audit, { args: ['archive'], options: { to: here.at('a') } });
    expect([archived.exit, archived.out.trimEnd()]).to.deep.equal([
      0,
      here.at('a/audit-000000000001-000000003068.ndjson.gz'),
    ]);
    expect(archived.err).to.match(/^3068 rows archived in \S+, in 1 files\n/);
    expect(await json(stats, [])).to.deep.equal([]);
    expect(await json(stats, [], { archives: here.at('a') })).to.deep.equal(before);
    const across = (await json(audit, ['verify'], { archives: here.at('a') })) as unknown as Record<string, unknown>;
    expect(across).to.include({ whole: true, rows: 3069, from: 1 });
    const verified = await here.run(audit, { args: ['verify'] });
    expect(verified.out).to.contain('rows up to 3068 are not here');
  });

  it('goes to the gateway that holds the database', async () => {
    const held = await openGateway({ clock: '2012-09-03T09:00:00+02:00,frozen' });
    place = held;
    const insz = '85631490132';
    const ask = (): Promise<unknown> =>
      held.run(send, {
        args: ['KBIDossiers'],
        options: { as: 'ocmw-gent', insz, to: held.url },
        config: { clock: undefined },
      });
    await ask();
    await held.run(clock, { args: ['advance', '300d'] });
    await ask();
    const { out } = await held.run(audit, { args: ['archive'], options: { to: held.at('a') }, json: true });
    expect(JSON.parse(out)).to.include({ rows: 1 });
    const seen = async (options: object): Promise<number> =>
      (JSON.parse((await held.run(audit, { args: ['who-saw', insz], options: { ...options }, json: true })).out) as [])
        .length;
    expect([await seen({}), await seen({ archives: held.at('a') })]).to.deep.equal([1, 2]);
    await ask();
    const verdict = await held.run(audit, { args: ['verify'], options: { archives: held.at('a') }, json: true });
    expect(JSON.parse(verdict.out)).to.include({ whole: true, from: 1 });
  });

  it('reads months and years, and wants a folder', async () => {
    expect([monthsOf('6m'), monthsOf('2y'), monthsOf('0m')]).to.deep.equal([6, 24, 0]);
    for (const text of ['6', 'm', '6d', '1000y']) {
      let exit = 0;
      try {
        monthsOf(text);
      } catch (error) {
        exit = (error as Halt).exit;
      }
      expect(exit, text).to.equal(2);
    }
    const empty = openPlace();
    place = empty;
    expect((await empty.halt(audit, { args: ['archive'] })).exit).to.equal(2);
  });
});
