import { expect } from 'chai';
import { fieldsOf } from '../../src/dialects/magda/fields.js';
import { readToeleidingGegevens } from '../../src/dialects/magda/vragen/Toeleiding.js';
import { writePersonalia, writeToeleiding } from '../../src/dialects/toeleiding.js';
import { parseXml } from '../../src/xml/parser.js';

const WHOLE =
  '<Toeleiding><Id>3b0c5f6e-7c1d-4e2a-9f48-1a2b3c4d5e6f</Id><Van><KboNummer>0212214125</KboNummer><TypePartner>OCMW</TypePartner><Naam>Gent</Naam>' +
  '<Adres><straat><code>1</code><Naam>Onderbergen</Naam></straat><Huisnummer>86</Huisnummer><Busnummer>b</Busnummer>' +
  '<Gemeente><Niscode>44021</Niscode><postcode>9000</postcode><naam>Gent</naam></Gemeente></Adres>' +
  '<ContactPersoon><Naam>A</Naam><Voornaam>B</Voornaam><Telefoon>1</Telefoon><Email>a@b</Email></ContactPersoon></Van>' +
  '<Naar><IdentificatieNr>x</IdentificatieNr><TypePartner>KBI</TypePartner></Naar><RedenToeleiding>INB_OPV</RedenToeleiding>' +
  '<RedenOmschrijving>a &lt; b</RedenOmschrijving><AfspraakMoment><StartTijd>2012-09-10T09:00:00</StartTijd><EindTijd>2012-09-10T10:00:00</EindTijd></AfspraakMoment>' +
  '<Commentaar>c</Commentaar></Toeleiding>';

describe('the element Toeleiding', () => {
  it('is written again as it was read, whole or with its least', () => {
    const least = WHOLE.replace(/<Adres>.*?<\/ContactPersoon>/, '').replace(/<RedenOmschrijving>.*<\/Commentaar>/, '');
    for (const text of [WHOLE, least])
      expect(writeToeleiding(readToeleidingGegevens(fieldsOf(parseXml(Buffer.from(text)).root)))).to.equal(text);
  });

  it('has Personalia with what is known of the person', () => {
    expect(writePersonalia({ INSZ: '1', Personalia: { Voornaam: 'Abdul', Naam: 'K' } })).to.equal(
      '<Personalia><INSZ>1</INSZ><Naam>K</Naam><Voornaam>Abdul</Voornaam></Personalia>',
    );
  });
});
