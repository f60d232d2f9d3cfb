import { expect } from 'chai';
import type { Authorised } from '../../src/authorisation/authorise.js';
import type { KBIDossier } from '../../src/domain/kbi/KBIDossier.js';
import type { INSZ } from '../../src/domain/numbers/INSZ.js';
import { Fault } from '../../src/faults/fault.js';
import { findKBIDossiers, KBIDossiers } from '../../src/operations/KBIDossiers.js';
import type { Sources } from '../../src/store/port.js';
import { insz } from '../store/samples.js';

const NEW = insz(1);
const OLD = insz(2);
const dossierOf = (INSZ: string): KBIDossier => ({ INSZ, Hoedanigheden: [] });

/** A source that holds dossiers under these numbers and notes what it was asked. */
const sourceWith = (...held: readonly INSZ[]) => {
  const asked: string[] = [];
  return {
    asked,
    find: async (nummer: INSZ) => {
      asked.push(nummer);
      return held.includes(nummer) ? { dossier: dossierOf(nummer), versie: 1 } : undefined;
    },
  };
};

describe('findKBIDossiers', () => {
  const cases = [
    { what: 'under the current number, without looking further', held: [NEW, OLD], asked: [NEW], found: NEW },
    { what: 'under a replaced number, as that of the current one', held: [OLD], asked: [NEW, OLD], found: NEW },
    { what: 'nowhere: not known is an answer', held: [], asked: [NEW, OLD], found: undefined },
  ] as const;
  for (const { what, held, asked, found } of cases) {
    it(`finds a dossier ${what}`, async () => {
      const source = sourceWith(...held);
      const gevonden = await findKBIDossiers({ INSZ: NEW, nummers: [NEW, OLD] }, source);
      expect(gevonden?.look().INSZ).to.equal(found);
      // The version names the row that was read, under the number it stands under.
      expect(gevonden?.versie).to.equal(found && `${held[0]}/1`);
      expect(source.asked).to.deep.equal(asked);
    });
  }
});

describe('KBIDossiers', () => {
  const run = (persoon: Partial<Authorised['persoon']>, source: ReturnType<typeof sourceWith>) =>
    KBIDossiers.run({ persoon } as Authorised, { dossiers: source } as unknown as Sources);

  it('consults about a person and leaves what may be seen to disclosure', async () => {
    const source = sourceWith(NEW);
    expect(KBIDossiers.persoon).to.equal('consult');
    const seen = async (INSZ: INSZ): Promise<unknown> => {
      const found = await run({ INSZ, nummers: [INSZ] }, source);
      return found.kind === 'dossier' ? [found.versie, found.vorm, found.look()] : found;
    };
    expect(await seen(NEW)).to.deep.equal([`${NEW}/1`, undefined, dossierOf(NEW)]);
    expect(await seen(OLD)).to.deep.equal(['', undefined, undefined]);
  });

  it('asks nothing when it was given no person: that is our bug', async () => {
    const source = sourceWith(NEW);
    const refusal = await KBIDossiers.run(
      { persoon: undefined } as Authorised,
      { dossiers: source } as unknown as Sources,
    ).catch((error: unknown) => error);
    expect(refusal).to.be.instanceOf(Fault).and.to.include({ key: 'INTERNE_FOUT' });
    expect(source.asked).to.deep.equal([]);
  });
});
