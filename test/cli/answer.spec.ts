import { expect } from 'chai';
import { summarise } from '../../src/cli/answer.js';
import { parseXml } from '../../src/xml/parser.js';

const S11 = 'http://schemas.xmlsoap.org/soap/envelope/';
const S12 = 'http://www.w3.org/2003/05/soap-envelope';
const body = (inside: string, ns = S11) => parseXml(Buffer.from(`<e:Body xmlns:e="${ns}">${inside}</e:Body>`)).root;
const uitzondering =
  '<Uitzondering><Identificatie>40003</Identificatie><Oorsprong>KSZ</Oorsprong><Type>FOUT</Type><Diagnose>geen</Diagnose></Uitzondering>';
const said = { Identificatie: '40003', Oorsprong: 'KSZ', Type: 'FOUT', Diagnose: 'geen' };

describe('summarise', () => {
  it('finds Uitzonderingen at level 3', () => {
    const answer = `<r:X xmlns:r="urn:x"><Repliek><Antwoorden><Antwoord><Uitzonderingen>${uitzondering}</Uitzonderingen></Antwoord></Antwoorden></Repliek></r:X>`;
    expect(summarise(body(answer))).to.deep.equal({ uitzonderingen: [said] });
  });
  it('finds Uitzonderingen at level 2', () => {
    const answer = `<r:X xmlns:r="urn:x"><Repliek><Uitzonderingen>${uitzondering}</Uitzonderingen></Repliek></r:X>`;
    expect(summarise(body(answer)).uitzonderingen).to.deep.equal([said]);
  });
  const statuses: readonly [string, string][] = [
    ['NO_RESULT', 'FOUT'],
    ['NO_DATA_FOUND', 'INFORMATIE'],
    ['DATA_FOUND', 'INFORMATIE'],
  ];
  for (const [value, Type] of statuses)
    it(`takes a ksz status ${value} as ${Type}`, () => {
      const answer = `<r:X xmlns:r="urn:x"><status><value>${value}</value><code>MSG00012</code><description>d</description></status></r:X>`;
      expect(summarise(body(answer)).uitzonderingen).to.deep.equal([
        { Identificatie: 'MSG00012', Oorsprong: 'KSZ', Type, Diagnose: 'd' },
      ]);
    });
  it('gives the text of a SOAP 1.1 Fault', () => {
    expect(
      summarise(body('<e:Fault><faultcode>e:Client</faultcode><faultstring>ERR_025: no</faultstring></e:Fault>')).fault,
    ).to.contain('ERR_025: no');
  });
  it('gives the text of a SOAP 1.2 Fault', () => {
    expect(
      summarise(body('<e:Fault><e:Reason><e:Text>10001 line 3</e:Text></e:Reason></e:Fault>', S12)).fault,
    ).to.contain('10001 line 3');
  });
  it('finds nothing in an answer with data', () =>
    expect(summarise(body('<r:X xmlns:r="urn:x"><Gekend>true</Gekend></r:X>'))).to.deep.equal({ uitzonderingen: [] }));
});
