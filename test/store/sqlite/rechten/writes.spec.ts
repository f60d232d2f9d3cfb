import { expect } from 'chai';
import { openSqlite, type SqliteStore } from '../../../../src/store/sqlite/open.js';
import { client, person, rowsOf } from '../../../retention/kit.js';

const INSZ = person(1);
const none = { Uitkomst: null, Toelichting: null, Afgehandeld: null };

describe('the writes of the rights of the person', () => {
  let store: SqliteStore;
  beforeEach(async () => {
    store = openSqlite(':memory:');
    await store.loader.load(rowsOf([], [client(1), client(2)]), 'user');
  });
  afterEach(() => store.close());
  const write = (soort: string, waarden: Record<string, string | number | null>) =>
    store.applyUnits([{ replayKeys: [], writes: [{ soort, waarden }], audit: null }])[0]?.kind;
  const registreer = () =>
    write('verzoek.registreer', { Soort: 'INZAGE', INSZ, Ontvangen: '2012-09-01', Termijn: '2012-10-01', ...none });

  it('settle a request once, and give it more time once', () => {
    registreer();
    const verleng = { id: 1, Termijn: '2012-11-01', Verlenging: 'x' };
    expect([write('verzoek.verleng', verleng), write('verzoek.verleng', verleng)]).to.deep.equal([
      'durable',
      'conflict',
    ]);
    const besluit = { id: 1, Uitkomst: 'INGEWILLIGD', Toelichting: null, Afgehandeld: '2012-09-03' };
    expect([write('verzoek.besluit', besluit), write('verzoek.besluit', besluit)]).to.deep.equal([
      'durable',
      'conflict',
    ]);
  });
  it('forget a dossier whole, and number those that come after it above every one that was erased', async () => {
    for (const versie of [1, 2, 3]) write('dossier.vervang', { INSZ, document: '{}', versie });
    expect((await store.dossiers.find(INSZ))?.versie).to.equal(4);
    write('dossier.vanaf', { INSZ });
    write('dossier.vergeet', { INSZ });
    expect(await store.dossiers.find(INSZ)).to.equal(undefined);
    write('dossier.vanaf', { INSZ: person(2) });
    write('dossier.nieuw', { INSZ, document: '{}' });
    expect((await store.dossiers.find(INSZ))?.versie, 'a lower one does not lower it').to.equal(5);
  });
  it('leave a letter that is owed, and the person next to this one', async () => {
    const brief = { OCMW: '0212214125', aangemaakt: 5, wachtTot: 5, vervangenDoor: null };
    write('invalidatie.maak', { ...brief, INSZ, GebeurtenisId: 'a' });
    write('invalidatie.vergeet', { INSZ });
    expect(await store.outbox.list(0, 9)).to.have.length(1);
    write('invalidatie.schrap', { id: 1, nu: 6 });
    write('invalidatie.vergeet', { INSZ });
    expect(await store.outbox.list(0, 9)).to.have.length(0);
    for (const soort of [
      'dossier.vergeet',
      'persona.vergeet',
      'toeleiding.vergeet',
      'aankondiging.vergeet',
      'verzoek.vergeet',
    ])
      expect(write(soort, { INSZ })).to.equal('durable');
    expect(await store.dossiers.find(person(2))).to.not.equal(undefined);
  });
});
