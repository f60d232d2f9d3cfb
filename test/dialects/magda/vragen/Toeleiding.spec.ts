import { expect } from 'chai';
import { fieldsOf } from '../../../../src/dialects/magda/fields.js';
import { readToeleiding } from '../../../../src/dialects/magda/vragen/Toeleiding.js';
import { parseXml } from '../../../../src/xml/parser.js';

const read = (personalia: string, toeleiding: string) =>
  readToeleiding(
    fieldsOf(
      parseXml(
        Buffer.from(`<Inhoud><Personalia>${personalia}</Personalia><Toeleiding>${toeleiding}</Toeleiding></Inhoud>`),
      ).root,
    ),
  );

const LEAST =
  '<Id>1</Id><Van><TypePartner>OCMW</TypePartner></Van><Naar><TypePartner>KBI</TypePartner></Naar><RedenToeleiding>R</RedenToeleiding>';

describe('readToeleiding', () => {
  it('reads what must be there, and nothing that is not', () =>
    expect(read('<INSZ>2</INSZ>', LEAST)).to.deep.equal({
      INSZ: '2',
      Personalia: {},
      Id: '1',
      Van: { TypePartner: 'OCMW' },
      Naar: { TypePartner: 'KBI' },
      RedenToeleiding: 'R',
    }));

  it('reads every field, dates and times without the white space around them', () => {
    const van =
      '<KboNummer>0212214125</KboNummer><TypePartner>OCMW</TypePartner><Naam>Gent</Naam><Adres><straat><code>1</code><Naam>S</Naam></straat>' +
      '<Huisnummer>2</Huisnummer><Busnummer>3</Busnummer><Gemeente><Niscode>44021</Niscode><postcode>9000</postcode><naam>G</naam></Gemeente></Adres>' +
      '<ContactPersoon><Naam>N</Naam><Voornaam>V</Voornaam><Telefoon>T</Telefoon><Email>E</Email></ContactPersoon>';
    const naar = '<IdentificatieNr>abc</IdentificatieNr><TypePartner>KBI</TypePartner>';
    const rest =
      '<RedenToeleiding>INB_OPV</RedenToeleiding><RedenOmschrijving>O</RedenOmschrijving><AfspraakMoment><StartTijd> 2012-09-10T10:00:00 </StartTijd>' +
      '<EindTijd>\n2012-09-10T11:00:00Z</EindTijd></AfspraakMoment><Commentaar> C &amp; D </Commentaar>';
    expect(
      read(
        '<INSZ>2</INSZ><Naam>A</Naam><Voornaam>B</Voornaam><Geboortedatum> 1985-03-14 </Geboortedatum><Geslacht>O</Geslacht>',
        `<Id>1</Id><Van>${van}</Van><Naar>${naar}</Naar>${rest}`,
      ),
    ).to.deep.equal({
      INSZ: '2',
      Personalia: { Naam: 'A', Voornaam: 'B', Geboortedatum: '1985-03-14', Geslacht: 'O' },
      Id: '1',
      Van: {
        KboNummer: '0212214125',
        TypePartner: 'OCMW',
        Naam: 'Gent',
        Adres: {
          straat: { code: '1', Naam: 'S' },
          Huisnummer: '2',
          Busnummer: '3',
          Gemeente: { Niscode: '44021', postcode: '9000', naam: 'G' },
        },
        ContactPersoon: { Naam: 'N', Voornaam: 'V', Telefoon: 'T', Email: 'E' },
      },
      Naar: { IdentificatieNr: 'abc', TypePartner: 'KBI' },
      RedenToeleiding: 'INB_OPV',
      RedenOmschrijving: 'O',
      AfspraakMoment: { StartTijd: '2012-09-10T10:00:00', EindTijd: '2012-09-10T11:00:00Z' },
      Commentaar: ' C & D ',
    });
  });

  it('reads an appointment without an end', () =>
    expect(
      read('<INSZ>2</INSZ>', `${LEAST}<AfspraakMoment><StartTijd>2012-09-10T10:00:00Z</StartTijd></AfspraakMoment>`)
        .AfspraakMoment,
    ).to.deep.equal({ StartTijd: '2012-09-10T10:00:00Z' }));
});
