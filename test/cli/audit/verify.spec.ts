// `kbi audit verify` on databases of a gateway: whole, changed, cut off, with and without the anchor.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { expect } from 'chai';
import { audit } from '../../../src/cli/audit.js';
import { send } from '../../../src/cli/send.js';
import { openGateway, type Place, type Ran } from '../captured.js';

const words = (at: (name: string) => string, meer: object = {}) => ({
  args: ['verify'],
  config: { db: at('kbi.sqlite'), keys: at('keys') },
  ...meer,
});

describe('kbi audit verify', function () {
  this.timeout(60_000);
  let place: Place & { readonly url: string };
  let run: (meer?: object) => Promise<Ran>;
  before(async () => {
    place = await openGateway({ auditAnchorInterval: 1 });
    run = (meer = {}) => place.run(audit, words(place.at, meer));
    for (let i = 0; i < 5; i += 1)
      await place.run(send, {
        args: ['KBIDossiers'],
        options: { as: 'ocmw-gent', insz: '85631490132', to: place.url },
      });
    const noted = (): string => readFileSync(`${place.db}.anchor.json`, 'utf8');
    while (!noted().includes('"sequence":5,')) await new Promise((resolve) => setTimeout(resolve, 20));
  });
  after(() => place.close());
  const shell = (sql: string): void => {
    const db = new Sqlite(place.db);
    db.exec(sql);
    db.close();
  };
  it('reads beside a running gateway and says that the chain is whole and the anchor holds', async () => {
    const { exit, out } = await run();
    expect(exit).to.equal(0);
    expect(out).to.match(/^5 rows, 1 to 5, end in \S{43}\nthe anchor \S+\.anchor\.json holds\n✔ the chain is whole\n$/);
    expect(JSON.parse((await run({ json: true })).out)).to.include({ whole: true, rows: 5, anchor: 'held' });
  });

  it('says what is not proved when there is no anchor', async () => {
    renameSync(`${place.db}.anchor.json`, place.at('aside.json'));
    expect((await run()).out).to.contain('no anchor: ');
    expect((await run({ options: { anchor: place.at('aside.json') } })).out).to.contain('aside.json holds');
    expect((await place.halt(audit, words(place.at, { options: { anchor: place.at('none.json') } }))).exit).to.equal(2);
    renameSync(place.at('aside.json'), `${place.db}.anchor.json`);
  });

  it('believes no anchor without the certificate that signed it', async () => {
    const halted = await place.halt(audit, words(place.at, { config: { db: place.db, keys: place.at('elsewhere') } }));
    expect(halted.exit).to.equal(3);
  });

  it('names the first broken row, and what was done', async () => {
    shell("UPDATE audit SET uitkomst = 'NIET_IN_REPERTORIUM' WHERE id = 2");
    const { exit, out } = await run();
    expect([exit, out.split('\n').at(-2)]).to.deep.equal([
      1,
      '✖ row 2: EDITED: its columns do not give its hash, or it does not follow the row before it',
    ]);
    shell("UPDATE audit SET uitkomst = 'DATA' WHERE id = 2");
    expect((await run()).exit).to.equal(0);
  });

  it('finds rows that are gone from the end of a database that does not know it, by the anchor', async () => {
    writeFileSync(place.at('copy.sqlite'), new Sqlite(place.db).serialize());
    const copy = new Sqlite(place.at('copy.sqlite'));
    copy.exec("DELETE FROM audit WHERE id > 3; UPDATE sqlite_sequence SET seq = 3 WHERE name = 'audit'");
    copy.close();
    const cut = { config: { db: place.at('copy.sqlite'), keys: place.at('keys') }, json: true };
    expect(JSON.parse((await run(cut)).out)).to.include({ whole: true, anchor: 'none' });
    const { exit, out } = await run({ ...cut, options: { anchor: `${place.db}.anchor.json` } });
    expect([exit, (JSON.parse(out) as { broken: unknown }).broken]).to.deep.equal([
      1,
      { row: 4, kind: 'TRUNCATED', detail: 'the anchor knows 5 rows' },
    ]);
  });
});
