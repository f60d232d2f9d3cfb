import { expect } from 'chai';
import { writeAntwoord } from '../../../src/dialects/magda/antwoorden.js';
import type { KBIVestiging } from '../../../src/domain/kbi/KBIVestiging.js';
import { canonicalForm } from '../answers.js';

const VESTIGING: KBIVestiging = {
  KBISleutel: 'AGII-1',
  Ondernemingsnummer: '0543307391',
  VOPEntiteitNummer: 'geheim',
  TypeCentrum: 'CENTRUM',
  Telefoon: ['09 1', '09 2'],
  Email: ['a@kbi.test'],
  Contactpersonen: [{ Achternaam: 'Peeters & Zn', Voornaam: 'An', Telefoon: ['09 3'] }],
  Toelichting: '<open>',
  Bedieningsgebied: ['9000'],
  Opvolgers: ['AGII-2'],
  Geldigheid: { Begin: '2010-01-01' },
  bron: { Naam: 'geheim' },
};
const WRITTEN =
  '<KBIVestiging><KBISleutel>AGII-1</KBISleutel><Ondernemingsnummer>0543307391</Ondernemingsnummer>' +
  '<TypeCentrum>CENTRUM</TypeCentrum><Telefoon>09 1</Telefoon><Telefoon>09 2</Telefoon><Email>a@kbi.test</Email>' +
  '<Contactpersoon><Achternaam>Peeters &amp; Zn</Achternaam><Voornaam>An</Voornaam><Telefoon>09 3</Telefoon></Contactpersoon>' +
  '<Toelichting>&lt;open&gt;</Toelichting><Opvolger>AGII-2</Opvolger></KBIVestiging>';
const SMALL = { KBISleutel: 'K', TypeCentrum: 'LOKET' } as const;

const written = (antwoord: Parameters<typeof writeAntwoord>[0]): string => {
  const text = writeAntwoord(antwoord);
  expect(canonicalForm(`<Inhoud>${text}</Inhoud>`)).to.equal(`<Inhoud>${text}</Inhoud>`);
  return text;
};

describe('writeAntwoord', () => {
  it('writes establishments in the order of the schema, and nothing of the source that may not be shown', () => {
    const text = written({ dienst: 'GeefKBIVestiging', vestigingen: [VESTIGING, SMALL] });
    expect(text).to.equal(
      `<KBIVestigingen>${WRITTEN}<KBIVestiging><KBISleutel>K</KBISleutel><TypeCentrum>LOKET</TypeCentrum></KBIVestiging></KBIVestigingen>`,
    );
    expect(text).not.to.match(/geheim|9000|2010/);
  });

  it('writes a toeleiding with its establishment and the last day of the aanmelding', () => {
    const text = written({
      dienst: 'Toeleiding',
      Id: '11111111-2222-4333-8444-555555555555',
      Status: 'OP',
      vestiging: SMALL,
      UiterlijkeAanmelding: '2012-09-17',
    });
    expect(text).to.equal(
      '<Id>11111111-2222-4333-8444-555555555555</Id><Status>OP</Status><KBIVestiging><KBISleutel>K</KBISleutel>' +
        '<TypeCentrum>LOKET</TypeCentrum></KBIVestiging><UiterlijkeAanmelding>2012-09-17</UiterlijkeAanmelding>',
    );
  });

  it('writes whether a registration succeeded', () => {
    expect(written({ dienst: 'Resultaat', geslaagd: true })).to.equal(
      '<Resultaat Beschrijving="Wel geslaagd">1</Resultaat>',
    );
    expect(written({ dienst: 'Resultaat', geslaagd: false })).to.equal(
      '<Resultaat Beschrijving="Niet geslaagd">0</Resultaat>',
    );
  });
});
