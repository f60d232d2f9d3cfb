import { expect } from 'chai';
import { lettersOf } from '../../src/callbacks/change.js';
import type { KBIDossier } from '../../src/domain/kbi/KBIDossier.js';
import { client, GENT, openRetention, person, type RetentionKit, rowsOf } from '../retention/kit.js';

describe('lettersOf', () => {
  let kit: RetentionKit;
  beforeEach(async () => {
    kit = await openRetention(rowsOf([], [client(1)]));
  });
  afterEach(() => kit.close());
  const before = async () => (await kit.store.dossiers.find(person(1)))?.dossier;
  const lettersTo = async (change: (dossier: KBIDossier) => KBIDossier | undefined, soort?: 'invalidatie.verloop') => {
    const dossier = (await before()) ?? expect.fail('no dossier');
    return lettersOf({ before: dossier, after: change(dossier), nummers: [person(1)] }, kit.retention, soort);
  };

  it('owes one to the OCMW whose picture differs', async () => {
    const letters = await lettersTo((dossier) => ({ ...dossier, Gesprekken: [] }));
    expect(letters.map(({ soort, waarden: { OCMW, INSZ } }) => [soort, OCMW, INSZ])).to.deep.equal([
      ['invalidatie.maak', GENT, person(1)],
    ]);
  });
  it('owes one when the dossier goes, and one when time did it under its own name', async () => {
    expect(await lettersTo(() => undefined)).to.have.length(1);
    expect((await lettersTo(() => undefined, 'invalidatie.verloop'))[0]?.soort).to.equal('invalidatie.verloop');
  });
  it('owes none for what nobody is shown', async () =>
    expect(
      await lettersTo((dossier) => ({ ...dossier, Bewaring: { VerplichtingVoldaan: '2012-01-01' } })),
    ).to.deep.equal([]));
});
