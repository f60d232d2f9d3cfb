// Persons loaded into a running gateway are changed dossiers: over the store and the fixtures.
import { expect } from 'chai';
import { type AnnounceParts, announceOwed, announcing } from '../../src/callbacks/announce.js';
import { machtigingenOf } from '../../src/domain/kbi/Grond.js';
import type { Partner } from '../../src/domain/kbi/Partner.js';
import type { Persona } from '../../src/domain/kbi/World.js';
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

describe('announcing', () => {
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
  const load = (rijen: readonly Persona[], herkomst: 'user' | 'fixture' = 'user') =>
    announcing(kit.store.loader, parts).load(
      rijen.map((rij) => ({ soort: 'persona', rij })),
      herkomst,
    );
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

  describe('when it dies between what it loaded and the letters', () => {
    const die = async () => {
      const committer = { commit: () => Promise.reject(new Fault('AUDIT_UNWRITABLE', 'died')) };
      const rijen = [changed(ABDUL)].map((rij) => ({ soort: 'persona', rij }) as const);
      const died = await announcing(kit.store.loader, { ...parts, committer })
        .load(rijen, 'user')
        .catch(String);
      expect(String(died)).to.include('AUDIT_UNWRITABLE');
      expect(await owed()).to.deep.equal([]);
    };

    it('still owes them at the next start, once', async () => {
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

    it('has nothing to make up for after a load that went well', async () => {
      await load([personaOf(ABDUL)]);
      await announceOwed(parts);
      expect(await owed()).to.deep.equal([]);
    });
  });
});
