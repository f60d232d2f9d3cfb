import { expect } from 'chai';
import { GENT, insz } from '../../samples.js';
import { maak, type OutboxKit, openOutbox, verzend, write } from './samples.js';

const ANTWERPEN = '0212123459';

describe('createOutbox', () => {
  let kit: OutboxKit;
  beforeEach(() => {
    kit = openOutbox();
  });
  afterEach(() => kit.store.close());
  const due = async (now: number, most = 10): Promise<readonly number[]> =>
    (await kit.store.outbox.due(GENT, now, most)).map(({ id }) => id);

  it('gives what is due to one receiver, oldest moment first, and no more than asked', async () => {
    kit.commit(
      maak(1, 1, { wachtTot: 3000 }),
      maak(2, 2),
      maak(3, 3, { OCMW: ANTWERPEN }),
      maak(4, 4, { wachtTot: 3001 }),
    );
    expect(await due(3000)).to.deep.equal([2, 1]);
    expect(await due(3000, 1)).to.deep.equal([2]);
    expect(await due(999)).to.deep.equal([]);
    expect(await kit.store.outbox.ontvangers()).to.deep.equal([ANTWERPEN, GENT]);
  });
  it('holds a letter back while an older one of the same person is open, and only that person’s', async () => {
    kit.commit(maak(1, 1));
    kit.commit(...verzend(1));
    kit.commit(write('mislukt', { id: 1, nu: 2000, volgendePoging: 9000, laatsteFout: 'X' }));
    kit.commit(maak(2, 1), maak(3, 2));
    expect(await due(5000)).to.deep.equal([3]);
    expect(await due(9000)).to.deep.equal([3, 1]);
    kit.commit(write('bevestig', { id: 1, nu: 9000 }));
    expect(await due(9000)).to.deep.equal([2, 3]);
  });
  it('says when the next may be attempted, not counting those that wait for an older one', async () => {
    kit.commit(maak(1, 1));
    kit.commit(...verzend(1));
    kit.commit(write('mislukt', { id: 1, nu: 2000, volgendePoging: 9000, laatsteFout: 'X' }));
    kit.commit(maak(2, 1));
    expect(await kit.store.outbox.next(GENT)).to.equal(9000);
    expect(await kit.store.outbox.next(ANTWERPEN)).to.equal(undefined);
  });
  it('lists by page and by status, finds by id, and counts', async () => {
    kit.commit(maak(1, 1, { aangemaakt: 500 }), maak(2, 2), maak(3, 3));
    kit.commit(write('schrap', { id: 2, nu: 1500 }));
    const { outbox } = kit.store;
    expect((await outbox.list(0, 2)).map(({ id }) => id)).to.deep.equal([1, 2]);
    expect((await outbox.list(2, 2)).map(({ id }) => id)).to.deep.equal([3]);
    expect((await outbox.list(0, 9, 'GESCHRAPT')).map(({ id }) => id)).to.deep.equal([2]);
    expect(await outbox.find(2)).to.include({ id: 2, status: 'GESCHRAPT', afgehandeld: 1500 });
    expect(await outbox.find(9)).to.equal(undefined);
    expect((await outbox.open(insz(1))).map(({ id }) => id)).to.deep.equal([1]);
    expect(await outbox.open(insz(2))).to.deep.equal([]);
    expect(await outbox.outstanding()).to.have.deep.members([
      { status: 'GESCHRAPT', aantal: 1, oudste: 1000 },
      { status: 'WACHT', aantal: 2, oudste: 500 },
    ]);
  });
  it('finds what lapsed for want of leefloon until it was caught up, and no other lapse', async () => {
    kit.commit(maak(1, 1), maak(2, 2), maak(3, 3));
    const status = 'VERVALLEN_GEEN_LEEFLOON';
    kit.commit(write('verval', { id: 1, nu: 2000, status, laatsteFout: 'GEEN_LEEFLOON' }));
    kit.commit(write('verval', { id: 2, nu: 2000, status, laatsteFout: 'GEEN_INSCHRIJVING' }));
    const found = async (): Promise<readonly number[]> => (await kit.store.outbox.vervallen(0, 9)).map(({ id }) => id);
    expect(await found()).to.deep.equal([1]);
    kit.commit(write('ingehaald', { id: 1 }));
    expect(await found()).to.deep.equal([]);
  });
});
