import { expect } from 'chai';
import type { KBIDossier, VestigingVerwijzing } from '../../../src/domain/kbi/KBIDossier.js';
import type { KBIVestiging } from '../../../src/domain/kbi/KBIVestiging.js';
import { createFindCentrum, withContactpersonen } from '../../../src/operations/mutatie/centra.js';
import { insz } from '../../store/samples.js';

const vestiging = (KBISleutel: string, VOPEntiteitNummer: string): KBIVestiging => ({
  ...{ KBISleutel, VOPEntiteitNummer, Ondernemingsnummer: '0199000151', TypeCentrum: 'CENTRUM' },
  ...{ Bedieningsgebied: [], Geldigheid: { Begin: '2012-01-01' }, bron: { Naam: 'stays inside' } },
});
const vestigingen = (...held: readonly KBIVestiging[]) => ({
  byOndernemingsnummer: (nummer: string) => held.filter(({ Ondernemingsnummer }) => Ondernemingsnummer === nummer),
  byPostcode: () => [],
  bySleutel: () => undefined,
});
const OLD: VestigingVerwijzing = { KBISleutel: 'old', VOPEntiteitNummer: '00000009', TypeCentrum: 'LOKET' };
const stored: KBIDossier = {
  INSZ: insz(1),
  Hoedanigheden: [],
  Trajecten: [
    {
      Type: 'TT_IBVP',
      Periode: { Begin: '2012-01-01' },
      Beheer: [{ KBIVestiging: OLD, Periode: { Begin: '2012-01-01' } }],
    },
  ],
};
const TWO = vestigingen(vestiging('one', '00000001'), vestiging('two', '00000002'));

describe('createFindCentrum', () => {
  const find = createFindCentrum(stored, TWO);
  const refers = (KBISleutel: string, VOPEntiteitNummer: string) => ({
    ...{ KBISleutel, VOPEntiteitNummer, Ondernemingsnummer: '0199000151', TypeCentrum: 'CENTRUM' },
  });

  it('finds an establishment of the world by both numbers, and takes nothing along that a dossier has no place for', () =>
    expect(find({ Ondernemingsnummer: '0199000151', VOPEntiteitNummer: '00000002' })).to.deep.equal(
      refers('two', '00000002'),
    ));
  it('completes an Ondernemingsnummer of nine digits', () =>
    expect(find({ Ondernemingsnummer: '199000151', VOPEntiteitNummer: '00000001' })).to.deep.equal(
      refers('one', '00000001'),
    ));
  it('finds the only establishment of an enterprise without VOPEntiteitNummer, and none of two', () => {
    const one = createFindCentrum(undefined, vestigingen(vestiging('one', '00000001')));
    expect(one({ Ondernemingsnummer: '0199000151' })).to.deep.equal(refers('one', '00000001'));
    expect(find({ Ondernemingsnummer: '0199000151' })).to.deep.equal({ Ondernemingsnummer: '0199000151' });
  });
  it('finds what stands anywhere in the stored dossier', () =>
    expect(find({ VOPEntiteitNummer: '00000009' })).to.deep.equal(OLD));
  it('leaves a centre that is found nowhere without its key, for the check to refuse', () =>
    expect(find({ VOPEntiteitNummer: '00000008' })).to.deep.equal({ VOPEntiteitNummer: '00000008' }));
  it('has nothing for a centre without numbers', () => {
    expect(find({})).to.equal(undefined);
    expect(find(undefined)).to.equal(undefined);
  });
});

describe('withContactpersonen', () => {
  const met = { ...OLD, Contactpersonen: [{ Achternaam: 'De Smet' }] };
  it('keeps the contact persons of the same centre', () =>
    expect(withContactpersonen({ ...OLD }, met)).to.deep.equal(met));
  it('does not give them to another', () =>
    expect(withContactpersonen({ ...OLD, KBISleutel: 'new' }, met)).to.deep.equal({ ...OLD, KBISleutel: 'new' }));
});
