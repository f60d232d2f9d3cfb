import { expect } from 'chai';
import { Fault } from '../../src/faults/fault.js';
import { applyCorrections, type Correction } from '../../src/rights/corrections.js';
import { dossier } from '../disclosure/dossier.js';

const before = dossier();
const corrected = (...corrections: Correction[]) => applyCorrections(before, corrections);

describe('applyCorrections', () => {
  it('sets a field, deep or new, and touches nothing else', () => {
    const after = corrected({ pad: 'Alfabetisering', waarde: 'X' }, { pad: 'Attesten[0].Datum', waarde: '2012-01-01' });
    expect(after.Attesten?.[0]?.Datum).to.equal('2012-01-01');
    expect(after).to.deep.equal({
      ...before,
      Alfabetisering: 'X',
      Attesten: before.Attesten?.map((attest, i) => (i === 0 ? { ...attest, Datum: '2012-01-01' } : attest)),
    });
    expect(before, 'the given one stays').to.deep.equal(dossier());
  });
  it('adds an entry behind the last', () => {
    const Attest = { Type: 'EVC', Status: 'BEHAALD' };
    const at = before.Attesten?.length ?? 0;
    expect(corrected({ pad: `Attesten[${at}]`, waarde: Attest }).Attesten?.at(-1)).to.deep.equal(Attest);
  });
  it('takes a field out, and the list with its last entry', () => {
    expect(corrected({ pad: 'Alfabetisering' })).to.not.have.property('Alfabetisering');
    const all = (before.Gesprekken ?? []).map(() => ({ pad: 'Gesprekken[0]' }));
    expect(corrected(...all)).to.not.have.property('Gesprekken');
  });
  for (const pad of [
    '',
    'INSZ',
    'Attesten[99].Datum',
    'Attesten.Datum',
    'Regie[x]',
    'Nergens.Iets',
    'Alfabetisering[0]',
    'a b',
  ])
    it(`refuses the path "${pad}"`, () => expect(() => corrected({ pad, waarde: 1 })).to.throw(Fault));
});
