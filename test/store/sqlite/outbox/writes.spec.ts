import { expect } from 'chai';
import type { Invalidatie } from '../../../../src/domain/kbi/Invalidatie.js';
import { GENT } from '../../samples.js';
import { maak, type OutboxKit, openOutbox, verzend, write } from './samples.js';

describe('the writes of the outbox', () => {
  let kit: OutboxKit;
  beforeEach(() => {
    kit = openOutbox();
  });
  afterEach(() => kit.store.close());
  const rows = (): Promise<readonly Invalidatie[]> => kit.store.outbox.list(0, 100);

  it('join a change to the letter that still waits, and keep its moment and id', async () => {
    kit.commit(maak(1, 1, { wachtTot: 5000 }));
    kit.commit(maak(2, 1, { wachtTot: 9000, vervangenDoor: null }), maak(3, 2));
    const [first, second, ...more] = await rows();
    expect(more).to.deep.equal([]);
    expect([first?.samengevoegd, first?.wachtTot, first?.GebeurtenisId.slice(-1)]).to.deep.equal([1, 5000, '1']);
    expect([second?.samengevoegd, second?.GebeurtenisId.slice(-1)]).to.deep.equal([0, '3']);
  });
  it('owe what time changed as well, joined in the same way, without a trace of a user', async () => {
    kit.commit(...[maak(1, 1), maak(2, 1)].map((one) => ({ ...one, soort: 'invalidatie.verloop' })));
    expect((await rows()).map(({ status, samengevoegd }) => [status, samengevoegd])).to.deep.equal([['WACHT', 1]]);
    expect(await kit.store.loader.touched()).to.equal(false);
    kit.commit(maak(3, 2));
    expect(await kit.store.loader.touched()).to.equal(true);
  });
  it('join nothing to a letter that has its number', async () => {
    kit.commit(maak(1));
    kit.commit(...verzend(1));
    kit.commit(maak(2));
    expect((await rows()).map(({ status, samengevoegd }) => [status, samengevoegd])).to.deep.equal([
      ['VERZONDEN', 0],
      ['WACHT', 0],
    ]);
  });
  it('give a change that joins a letter behind a dead receiver a week of its own', async () => {
    kit.commit(maak(1, 1), maak(2, 2));
    for (const id of [1, 2]) kit.commit(write('mislukt', { id, nu: 2000, volgendePoging: 7000, laatsteFout: 'X' }));
    kit.commit(maak(3, 1));
    expect((await rows()).map(({ eerstePoging }) => eerstePoging)).to.deep.equal([undefined, 2000]);
    const geefOp = write('geefOp', { OCMW: GENT, nu: 9000, grens: 3000 });
    kit.commit(geefOp);
    expect((await rows()).map(({ status }) => status)).to.deep.equal(['WACHT', 'OPGEGEVEN']);
    kit.commit(write('mislukt', { id: 1, nu: 9000, volgendePoging: 9500, laatsteFout: 'X' }));
    kit.commit(geefOp);
    expect(
      (await rows()).map(({ eerstePoging }) => eerstePoging),
      'from its own first failure',
    ).to.include(9000);
  });
  it('refuse a GebeurtenisId twice, as a collision', () => {
    kit.commit(maak(1, 1));
    expect(kit.commit(maak(1, 2))).to.equal('conflict');
  });
  it('number the letters of one OCMW one after the other, each OCMW from 1', async () => {
    kit.commit(maak(1, 1), maak(2, 2), maak(3, 3, { OCMW: '0212123459' }));
    for (const [id, ocmw] of [
      [2, GENT],
      [1, GENT],
      [3, '0212123459'],
    ] as const)
      kit.commit(...verzend(id, 2000, ocmw));
    expect((await rows()).map(({ Volgnummer }) => Volgnummer)).to.deep.equal([2, 1, 1]);
  });
  it('spend no number on a letter that was dropped meanwhile', async () => {
    kit.commit(maak(1, 1), maak(2, 2));
    kit.commit(write('schrap', { id: 1, nu: 1500 }));
    expect(kit.commit(...verzend(1))).to.equal('conflict');
    kit.commit(...verzend(2));
    expect((await rows()).map(({ status, Volgnummer }) => [status, Volgnummer])).to.deep.equal([
      ['GESCHRAPT', undefined],
      ['VERZONDEN', 1],
    ]);
  });
  it('keep the number over attempts, and count them', async () => {
    kit.commit(maak(1));
    kit.commit(...verzend(1, 2000));
    kit.commit(write('mislukt', { id: 1, nu: 2000, volgendePoging: 7000, laatsteFout: 'HTTP_503' }));
    kit.commit(write('poging', { id: 1, nu: 7000 }));
    const [row] = await rows();
    expect(row).to.include({
      Volgnummer: 1,
      pogingen: 2,
      eerstePoging: 2000,
      laatsteFout: 'HTTP_503',
      volgendePoging: 7000,
    });
  });
  it('give up what has failed since before the limit, and nothing that never failed', async () => {
    kit.commit(maak(1, 1), maak(2, 2), maak(3, 3));
    for (const id of [1, 2, 3]) kit.commit(...verzend(id, id * 1000));
    for (const id of [1, 3])
      kit.commit(write('mislukt', { id, nu: id * 1000, volgendePoging: 9000, laatsteFout: 'X' }));
    kit.commit(write('geefOp', { OCMW: GENT, nu: 9000, grens: 2500 }));
    expect((await rows()).map(({ status }) => status)).to.deep.equal(['OPGEGEVEN', 'VERZONDEN', 'VERZONDEN']);
  });
  it('let a failed probe start the week of every letter that was due, and of no other', async () => {
    kit.commit(maak(1, 1), maak(2, 2, { wachtTot: 8000 }));
    kit.commit(write('wachtMee', { OCMW: GENT, nu: 3000, laatsteFout: 'GEEN_VERBINDING' }));
    expect((await rows()).map(({ eerstePoging }) => eerstePoging)).to.deep.equal([3000, undefined]);
  });
  it('take a dead letter up again, with its number and a new week; without one it waits again', async () => {
    kit.commit(maak(1, 1), maak(2, 2));
    kit.commit(...verzend(1));
    for (const id of [1, 2]) kit.commit(write('mislukt', { id, nu: 1, volgendePoging: 9000, laatsteFout: 'X' }));
    kit.commit(write('geefOp', { OCMW: GENT, nu: 9000, grens: 5000 }));
    for (const id of [1, 2]) expect(kit.commit(write('hervat', { id, nu: 9500 }))).to.equal('durable');
    const shown = (await rows()).map(({ status, Volgnummer, eerstePoging }) => [status, Volgnummer, eerstePoging]);
    expect(shown).to.deep.equal([
      ['VERZONDEN', 1, undefined],
      ['WACHT', undefined, undefined],
    ]);
  });
  it('take up no letter that was acknowledged, and none beside a newer one that waits', async () => {
    kit.commit(maak(1, 1), maak(2, 2));
    kit.commit(...verzend(1));
    kit.commit(write('bevestig', { id: 1, nu: 2500 }));
    expect(kit.commit(write('hervat', { id: 1, nu: 3000 }))).to.equal('conflict');
    kit.commit(write('mislukt', { id: 2, nu: 1, volgendePoging: 9000, laatsteFout: 'X' }));
    kit.commit(write('geefOp', { OCMW: GENT, nu: 9000, grens: 5000 }));
    kit.commit(maak(3, 2));
    expect(kit.commit(write('hervat', { id: 2, nu: 9500 }))).to.equal('conflict');
  });
  it('move what is at its end no further', async () => {
    kit.commit(maak(1));
    kit.commit(write('verval', { id: 1, nu: 2000, status: 'VERVALLEN_GEEN_LEEFLOON', laatsteFout: 'GEEN_LEEFLOON' }));
    expect(kit.commit(...verzend(1))).to.equal('conflict');
    expect(kit.commit(write('schrap', { id: 1, nu: 1 }))).to.equal('conflict');
    expect(kit.commit(write('ingehaald', { id: 1 }))).to.equal('durable');
    expect(kit.commit(write('ingehaald', { id: 1 }))).to.equal('conflict');
    expect((await rows())[0]?.status).to.equal('VERVALLEN_GEEN_LEEFLOON');
  });
  it('are emptied with the rest, numbers too', async () => {
    kit.commit(maak(1));
    kit.commit(...verzend(1));
    await kit.store.loader.clear();
    expect(await rows()).to.deep.equal([]);
    kit.commit(maak(2));
    kit.commit(...verzend(2));
    expect((await rows())[0]).to.include({ id: 2, Volgnummer: 1 });
  });
});
