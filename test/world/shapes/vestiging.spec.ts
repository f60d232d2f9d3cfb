import { expect } from 'chai';
import { verwijzing, vestiging } from '../../../src/world/shapes/vestiging.js';
import { missedLeaves, toWorldRows, worldRows } from '../cast.js';

const { vestigingen } = toWorldRows(worldRows());
const contact = { Achternaam: 'A', Voornaam: 'B', Type: 'ONTHAAL', Telefoon: ['1'], Email: ['a@b'] };
const full = { ...vestigingen[0], Opvolgers: ['ab'], Contactpersonen: [contact], bron: { Naam: 'x' } };

describe('vestiging', () => {
  it('takes every establishment of the house', () => {
    for (const row of vestigingen) expect(vestiging(row)).to.equal(undefined);
  });

  it('looks at every field', () => {
    expect(vestiging(full)).to.equal(undefined);
    expect(missedLeaves(vestiging, full)).to.deep.equal([]);
  });

  it('takes one that serves no postcode', () => {
    expect(vestiging({ ...full, Bedieningsgebied: [] })).to.equal(undefined);
  });
});

describe('verwijzing', () => {
  const { KBISleutel, Ondernemingsnummer, VOPEntiteitNummer, TypeCentrum } = full;
  const reference = { KBISleutel, Ondernemingsnummer, VOPEntiteitNummer, TypeCentrum, Contactpersonen: [contact] };

  it('looks at every field', () => {
    expect(verwijzing(reference)).to.equal(undefined);
    expect(missedLeaves(verwijzing, reference)).to.deep.equal([]);
  });

  it('refuses a name or an address: a dossier cannot carry what no answer may (A057)', () => {
    expect(verwijzing({ ...reference, Naam: 'Onthaalbureau' })).to.deep.equal({
      path: 'Naam',
      reason: 'unknown field',
    });
  });
});
