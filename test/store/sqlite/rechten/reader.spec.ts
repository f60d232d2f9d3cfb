import { expect } from 'chai';
import { openSqlite } from '../../../../src/store/sqlite/open.js';
import { client, GENT, person, rowsOf } from '../../../retention/kit.js';

describe('createRechten', () => {
  it('reads requests in order without what they do not have, stories, letters and toeleidingen of a person', async () => {
    const store = openSqlite(':memory:');
    await store.loader.load(rowsOf([], [{ ...client(1), verhaal: 'v' }, client(2)]), 'user');
    const INSZ = person(1);
    const none = { Uitkomst: null, Toelichting: null, Afgehandeld: null };
    const brief = { INSZ, OCMW: GENT, GebeurtenisId: 'g', aangemaakt: 5, wachtTot: 5, vervangenDoor: null };
    const toeleiding = { Id: 't', OCMW: GENT, VraagReferte: 'r', INSZ, Status: 'OP', document: '{"Id":"t"}' };
    const writes = [
      {
        soort: 'verzoek.registreer',
        waarden: { Soort: 'INZAGE', INSZ, Ontvangen: '2012-09-01', Termijn: '2012-10-01', ...none },
      },
      { soort: 'invalidatie.maak', waarden: brief },
      { soort: 'toeleiding.zet', waarden: toeleiding },
    ];
    expect(store.applyUnits([{ replayKeys: [], writes, audit: null }])).to.deep.equal([{ kind: 'durable' }]);
    const verzoek = { id: 1, Soort: 'INZAGE', INSZ, Ontvangen: '2012-09-01', Termijn: '2012-10-01' };
    expect(await store.rechten.verzoeken()).to.deep.equal([verzoek]);
    expect([await store.rechten.verzoek(1), await store.rechten.verzoek(2)]).to.deep.equal([verzoek, undefined]);
    expect([await store.rechten.verhaal(INSZ), await store.rechten.verhaal(person(2))]).to.deep.equal(['v', undefined]);
    expect(await store.rechten.brieven([person(2)])).to.deep.equal([]);
    expect(await store.rechten.brieven([person(2), INSZ])).to.deep.equal([
      { OCMW: GENT, status: 'WACHT', aangemaakt: 5 },
    ]);
    expect(await store.rechten.toeleidingen([INSZ])).to.deep.equal([{ Id: 't', Status: 'OP' }]);
    store.close();
  });
});
