// Persons loaded into a running gateway are changed dossiers: over the store and the fixtures.
import { expect } from 'chai';
import { type AnnounceParts, announcing } from '../../src/callbacks/announce.js';
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
      machtigingen: () => FIXTURES.flatMap((row) => (row.soort === 'machtiging' ? [row.rij] : [])),
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
});
