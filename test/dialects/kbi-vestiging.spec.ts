import { expect } from 'chai';
import fc from 'fast-check';
import { writeKBIVestiging } from '../../src/dialects/kbi-vestiging.js';
import { canonicalForm } from './answers.js';
import { vestiging } from './pictures.js';

describe('writeKBIVestiging', () => {
  it('writes every field in the order of the contract, repeated ones without a container', () => {
    const written = writeKBIVestiging({
      Opvolger: ['B', 'C'],
      Toelichting: 'open <9-12>',
      Contactpersoon: [
        { Achternaam: 'Peeters', Email: ['p@kbi.test'], Telefoon: ['1', '2'], Type: 'TB', Voornaam: 'An' },
      ],
      Email: ['a@kbi.test'],
      Telefoon: ['09'],
      TypeCentrum: 'LOKET',
      Ondernemingsnummer: '0543307391',
      KBISleutel: 'A',
    });
    expect(written).to.equal(
      '<KBIVestiging><KBISleutel>A</KBISleutel><Ondernemingsnummer>0543307391</Ondernemingsnummer><TypeCentrum>LOKET</TypeCentrum>' +
        '<Telefoon>09</Telefoon><Email>a@kbi.test</Email><Contactpersoon><Achternaam>Peeters</Achternaam><Voornaam>An</Voornaam>' +
        '<Type>TB</Type><Telefoon>1</Telefoon><Telefoon>2</Telefoon><Email>p@kbi.test</Email></Contactpersoon>' +
        '<Toelichting>open &lt;9-12&gt;</Toelichting><Opvolger>B</Opvolger><Opvolger>C</Opvolger></KBIVestiging>',
    );
  });

  it('is its own canonical form', () => {
    fc.assert(
      fc.property(vestiging, (random) => {
        expect(writeKBIVestiging(random)).to.equal(canonicalForm(writeKBIVestiging(random)));
      }),
    );
  });
});
