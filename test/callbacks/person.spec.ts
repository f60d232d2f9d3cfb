import { expect } from 'chai';
import { readPerson } from '../../src/callbacks/person.js';
import type { INSZ } from '../../src/domain/numbers/INSZ.js';
import { insz } from '../store/samples.js';

const [NEW, OLD, OLDER] = [insz(1), insz(2), insz(3)];
const sources = (...held: readonly INSZ[]) => ({
  identiteiten: {
    find: async (nummer: INSZ) =>
      nummer === NEW ? undefined : ({ status: 'VERVANGEN', door: nummer === OLDER ? OLD : NEW } as const),
    oudeNummers: async () => [OLD, OLDER],
  },
  dossiers: {
    find: async (nummer: INSZ) =>
      held.includes(nummer) ? { dossier: { INSZ: nummer, Hoedanigheden: [] }, versie: 1 } : undefined,
  },
});

describe('readPerson', () => {
  it('gives every number, the one in force first, whichever was asked', async () => {
    for (const nummer of [NEW, OLD, OLDER]) {
      const { nummers } = await readPerson(nummer, sources());
      expect(nummers[0]).to.equal(NEW);
      expect([...nummers].sort()).to.deep.equal([NEW, OLD, OLDER].sort());
    }
  });

  it('finds the dossier under the current number before an old one', async () => {
    expect((await readPerson(OLD, sources(OLD, NEW))).dossier?.INSZ).to.equal(NEW);
    expect((await readPerson(NEW, sources(OLDER))).dossier?.INSZ).to.equal(OLDER);
    expect((await readPerson(NEW, sources())).dossier).to.equal(undefined);
  });
});
