import { expect } from 'chai';
import { readMelding } from '../../../src/dialects/magda/bevestiging.js';
import { parseXml } from '../../../src/xml/parser.js';

const XML = `<i:InvalidatieKBIDossier xmlns:i="urn:kbi-gateway:InvalidatieKBIDossier:v01_00"><Verzoek><Context><Naam>InvalidatieKBIDossier</Naam>
<Versie>01.00.0000</Versie><Bericht><Type>VRAAG</Type><Tijdstip><Datum>2012-09-03</Datum><Tijd>09:00</Tijd></Tijdstip>
<Afzender><Identificatie>kbi-gateway.test/kbi</Identificatie><Referte>b</Referte></Afzender></Bericht></Context>
<Vragen><Vraag><Referte>v</Referte><Inhoud><GebeurtenisId>g</GebeurtenisId><Volgnummer> 12
</Volgnummer><INSZ>85631490132</INSZ><Tijdstip> 2012-09-03T09:00:00+02:00 </Tijdstip></Inhoud></Vraag></Vragen></Verzoek></i:InvalidatieKBIDossier>`;

describe('readMelding', () => {
  it('reads a signal that another wrote, white space and an absent receiver included', () => {
    expect(readMelding(parseXml(Buffer.from(XML)).root)).to.deep.equal({
      Afzender: 'kbi-gateway.test/kbi',
      Referte: 'b',
      Ontvanger: undefined,
      VraagReferte: 'v',
      GebeurtenisId: 'g',
      Volgnummer: 12,
      INSZ: '85631490132',
      Tijdstip: '2012-09-03T09:00:00+02:00',
    });
  });
});
