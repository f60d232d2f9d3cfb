// Which dossier makes the open toeleidingen of its person VW.
import { expect } from 'chai';
import { isAangemeld } from '../../../src/domain/kbi/Toeleiding.js';

const Aanmelding = {
  Datum: '2012-09-01',
  Type: 'EA',
  KBIVestiging: { KBISleutel: 'a', TypeCentrum: 'LOKET' } as const,
};

describe('isAangemeld', () => {
  it('holds for a dossier with an Aanmelding', () => {
    expect(isAangemeld({ Aanmeldingen: [Aanmelding] })).to.equal(true);
  });
  it('holds for no dossier without one, whether the block is absent or empty', () => {
    expect([isAangemeld({}), isAangemeld({ Aanmeldingen: [] })]).to.deep.equal([false, false]);
  });
});
