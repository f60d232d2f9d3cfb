import { expect } from 'chai';
import { fieldsOf } from '../../../../src/dialects/magda/fields.js';
import { readGeefKBIVestiging } from '../../../../src/dialects/magda/vragen/GeefKBIVestiging.js';
import { parseXml } from '../../../../src/xml/parser.js';

const read = (inhoud: string) =>
  readGeefKBIVestiging(fieldsOf(parseXml(Buffer.from(`<Inhoud>${inhoud}</Inhoud>`)).root));

describe('readGeefKBIVestiging', () => {
  const table: readonly (readonly [xml: string, vraag: object])[] = [
    ['', {}],
    ['<Postcode>9000</Postcode>', { Postcode: '9000' }],
    ['<Ondernemingsnummer> 1 </Ondernemingsnummer>', { Ondernemingsnummer: ' 1 ' }],
    ['<KBISleutel>a<!-- - -->b</KBISleutel>', { KBISleutel: 'ab' }],
    ['<Postcode>1</Postcode><KBISleutel>2</KBISleutel>', { Postcode: '1', KBISleutel: '2' }],
  ];
  for (const [xml, vraag] of table)
    it(`reads ${xml || 'nothing'} as it was written`, () => expect(read(xml)).to.deep.equal(vraag));
});
