// Named writes: what they need, the guard in front of them, and what is settled at the end.
import Sqlite from 'better-sqlite3';
import { expect } from 'chai';
import { migrate } from '../../../src/store/sqlite/migrations.js';
import { createWriter, TOUCHED, WORLD_VERSION, type Writer } from '../../../src/store/sqlite/writes.js';
import { CITIZEN, GENT, insz } from '../samples.js';

const keyOf = (work: () => void): string => {
  try {
    work();
    return 'none';
  } catch (error) {
    return String((error as { key?: string }).key);
  }
};

describe('createWriter', () => {
  let db: Sqlite.Database;
  let writer: Writer;
  beforeEach(() => {
    db = new Sqlite(':memory:');
    migrate(db);
    writer = createWriter(db, false);
  });
  afterEach(() => db.close());
  const setting = (name: string): unknown => db.prepare('SELECT value FROM settings WHERE name = ?').pluck().get(name);
  const inschrijving = (INSZ: string) => ({ INSZ, OCMW: GENT, Hoedanigheidscode: 2, Begin: '2012-01-01', Einde: null });

  const guarded: readonly (readonly [string, Record<string, string | number | null>])[] = [
    ['inschrijving.zet', inschrijving(CITIZEN)],
    ['leefloonrecht.zet', { ...inschrijving(CITIZEN), Soort: 'LEEFLOON', OntvangenOp: '2012-01-01' }],
    ['dossier.zet', { INSZ: CITIZEN, document: '{}' }],
    ['persona.zet', { INSZ: CITIZEN, verhaal: null, bewijst: null }],
    ['identiteit.zet', { INSZ: CITIZEN, status: 'GEANNULEERD', door: null }],
    ['identiteit.zet', { INSZ: insz(1), status: 'VERVANGEN', door: CITIZEN }],
    ['bronvertraging.zet', { sleutel: CITIZEN, document: '{}' }],
  ];
  for (const [soort, waarden] of guarded) {
    it(`refuses a citizen's number in ${soort} ${Object.keys(waarden).find((naam) => waarden[naam] === CITIZEN)}`, () => {
      expect(keyOf(() => writer.write(soort, waarden, 'fixture'))).to.equal('INSZ_NIET_TOEGELATEN');
      expect(keyOf(() => createWriter(db, true).write(soort, waarden, 'fixture'))).to.equal('none');
    });
  }
  it('refuses impossible numbers even when citizens are let in', () => {
    const work = (): void =>
      createWriter(db, true).write('dossier.zet', { INSZ: '84722400100', document: '{}' }, 'user');
    expect(keyOf(work)).to.equal('INSZ_ONGELDIG');
  });
  it('takes the origin from the caller and never from the values', () => {
    writer.write('inschrijving.zet', { ...inschrijving(insz(1)), herkomst: 'fixture' }, 'user');
    expect(db.prepare('SELECT herkomst FROM inschrijving').pluck().get()).to.equal('user');
  });
  it('moves the version of the world once for many rows, when it is settled', () => {
    for (const sleutel of ['a', 'b']) writer.write('partner.zet', { sleutel, document: '{}' }, 'fixture');
    expect(setting(WORLD_VERSION)).to.equal(undefined);
    writer.finish();
    writer.finish();
    expect(setting(WORLD_VERSION)).to.equal('1');
    expect(setting(TOUCHED)).to.equal(undefined);
  });
  it('settles nothing for what was abandoned', () => {
    writer.write('partner.zet', { sleutel: 'a', document: '{}' }, 'user');
    writer.abandon();
    writer.finish();
    expect([setting(WORLD_VERSION), setting(TOUCHED)]).to.deep.equal([undefined, undefined]);
  });
});
