// Persons that a user loads are changed dossiers: over the store and the fixtures.
import { expect } from 'chai';
import { type AnnounceParts, announceOwed } from '../../src/callbacks/announce.js';
import { machtigingenOf } from '../../src/domain/kbi/Grond.js';
import type { Partner } from '../../src/domain/kbi/Partner.js';
import type { Persona } from '../../src/domain/kbi/World.js';
import { completeINSZ } from '../../src/domain/numbers/INSZ.js';
import { Fault } from '../../src/faults/fault.js';
import { ABDUL, FIXTURES, type Kit, openKit } from '../gateway-kit.js';

const partners = new Map<string, Partner>(
  FIXTURES.flatMap((row) => (row.soort === 'partner' ? [[row.rij.Ondernemingsnummer, row.rij] as const] : [])),
);
const personaOf = (INSZ: string): Persona =>
  FIXTURES.flatMap((row) => (row.soort === 'persona' && row.rij.INSZ === INSZ ? [row.rij] : []))[0] ??
  expect.fail(`${INSZ} is no persona`);
const changed = (INSZ: string): Persona => {
  const { dossier, ...rest } = personaOf(INSZ);
  if (dossier === undefined) return expect.fail(`${INSZ} has no dossier`);
  return { ...rest, dossier: { ...dossier, Alfabetisering: 'ANALFABEET' } };
};

describe('announceOwed', () => {
  let kit: Kit;
  let parts: AnnounceParts;
  beforeEach(async () => {
    kit = await openKit();
    parts = {
      ...kit.store,
      machtigingen: () => FIXTURES.flatMap((row) => (row.soort === 'grond' ? machtigingenOf(row.rij) : [])),
      partnerOf: (ocmw) => partners.get(ocmw),
      committer: kit.parts.committer,
      clock: kit.clock,
      ids: kit.parts.ids,
      wait: 0,
    };
  });
  afterEach(() => kit.close());
  const put = (rijen: readonly Persona[], herkomst: 'user' | 'fixture' = 'user') =>
    kit.store.loader.load(
      rijen.map((rij) => ({ soort: 'persona', rij })),
      herkomst,
    );
  const load = async (...what: Parameters<typeof put>): Promise<number> => {
    const count = await put(...what);
    await announceOwed(parts);
    return count;
  };
  const owed = async () => (await kit.store.outbox.list(0, 100)).map(({ INSZ, OCMW }) => `${INSZ} ${OCMW}`);

  it('owes a letter to the OCMW of a person whose dossier was replaced', async () => {
    expect(await load([changed(ABDUL)])).to.equal(1);
    expect(await owed()).to.deep.equal([`${ABDUL} 0212214125`]);
  });

  it('owes nothing for what was loaded again as it was', async () => {
    await load([personaOf(ABDUL)]);
    expect(await owed()).to.deep.equal([]);
  });

  it('owes it for a dossier that is gone, and for a first one', async () => {
    const { dossier: _, ...without } = personaOf(ABDUL);
    await load([without]);
    expect(await owed()).to.have.length(1);
    await load([{ ...personaOf('01683090579'), dossier: changed(ABDUL).dossier as NonNullable<Persona['dossier']> }]);
    expect(await owed()).to.have.length(2);
  });

  it('leaves fixtures, which are no doing of anybody, alone', async () => {
    await load([changed(ABDUL)], 'fixture');
    expect(await owed()).to.deep.equal([]);
  });

  it('owes nothing when nothing was loaded', async () => {
    const refused = await load([changed(ABDUL), { ...personaOf(ABDUL), INSZ: '1' }]).catch((fault: unknown) => fault);
    expect(refused).to.be.instanceOf(Fault).and.to.include({ key: 'INSZ_ONGELDIG' });
    expect(await owed()).to.deep.equal([]);
  });

  it('signals nobody for the first rows of a database without persons', async () => {
    await kit.store.loader.clear();
    await load([changed(ABDUL)]);
    expect(await owed()).to.deep.equal([]);
    await load([personaOf(ABDUL)]);
    expect(await owed(), 'from then on it does').to.have.length(1);
  });

  it('compares with what stood there first when a person is loaded twice before anybody looked', async () => {
    await put([changed(ABDUL)]);
    await put([personaOf(ABDUL)]);
    await announceOwed(parts);
    expect(await owed()).to.deep.equal([]);
  });

  it('looks again at a person that is loaded while it looks', async () => {
    let crossed = false;
    const committer: typeof parts.committer = {
      commit: async (unit) => {
        if (!crossed) await put([changed(ABDUL)]);
        crossed = true;
        return parts.committer.commit(unit);
      },
    };
    await put([personaOf(ABDUL)]);
    await announceOwed({ ...parts, committer });
    expect(await owed()).to.deep.equal([`${ABDUL} 0212214125`]);
  });

  it('tells of more persons than one unit holds, each once', async () => {
    const { dossier } = personaOf(ABDUL);
    if (dossier === undefined) return expect.fail('Abdul has a dossier');
    const inschrijvingen = [{ OCMW: '0212214125', Hoedanigheidscode: 2, Periode: { Begin: '2012-01-01' } }];
    const many = Array.from({ length: 230 }, (_, i) => completeINSZ(`856314${String(i).padStart(3, '0')}`, false));
    await load(many.filter((INSZ) => INSZ !== ABDUL).map((INSZ) => ({ INSZ, inschrijvingen, dossier })));
    const letters = (await kit.store.outbox.list(0, 1000)).map(({ INSZ }) => INSZ);
    expect(new Set(letters).size).to.equal(letters.length).and.to.be.at.least(229);
  });

  describe('when it dies between what was loaded and the letters', () => {
    const die = async () => {
      const committer = { commit: () => Promise.reject(new Fault('AUDIT_UNWRITABLE', 'died')) };
      await put([changed(ABDUL), personaOf('84722492046')]);
      const died = await announceOwed({ ...parts, committer }).catch(String);
      expect(String(died)).to.include('AUDIT_UNWRITABLE');
      expect(await owed()).to.deep.equal([]);
    };

    it('still owes them at the next start, once, and only to those who see a difference', async () => {
      await die();
      await announceOwed(parts);
      expect(await owed()).to.deep.equal([`${ABDUL} 0212214125`]);
      await kit.parts.committer.commit({
        replayKeys: [],
        writes: [{ soort: 'invalidatie.schrap', waarden: { id: 1, nu: 1 } }],
        audit: null,
      });
      await announceOwed(parts);
      expect(await owed()).to.have.length(1);
    });

    it('owes them with the next load, though that one changes nothing', async () => {
      await die();
      await load([changed(ABDUL)]);
      expect(await owed()).to.deep.equal([`${ABDUL} 0212214125`]);
    });
  });
});
