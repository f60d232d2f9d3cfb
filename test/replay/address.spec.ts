import { expect } from 'chai';
import { askerOf, customerOf, headersFor, pathFor, senderOf, servicePath } from '../../src/replay/address.js';
import { parseXml } from '../../src/xml/parser.js';

const S11 = 'http://schemas.xmlsoap.org/soap/envelope/';
const S12 = 'http://www.w3.org/2003/05/soap-envelope';
const root = (inside: string, ns = S11) =>
  parseXml(Buffer.from(`<e:Envelope xmlns:e="${ns}"><e:Body>${inside}</e:Body></e:Envelope>`)).root;

describe('servicePath', () => {
  const cases: readonly [string, string, string][] = [
    ['urn:kbi-gateway:KBIDossiers:v01_00', 'KBIDossiers', '/KBIDossiersDienst-01.00/soap/WebService'],
    ['urn:kbi-gateway:ksz:KBIDossiers:v1', 'KBIDossiersRequest', '/KBIDossiersService/v1'],
    [
      'http://webservice.GeefDossierKBI-01.00.kbi-01.00.vip.vlaanderen.be',
      'GeefDossierKBI',
      '/GeefDossierKBIDienst-01.00/soap/WebService',
    ],
    [
      'http://webservice.registreerinschrijvingdienst-02_00.repertorium-02_00.vip.vlaanderen.be',
      'RegistreerInschrijving',
      '/RegistreerInschrijvingDienst-02.00/soap/WebService',
    ],
    [
      'http://webservice.registreermutatiedossierkbidienst-02_00.inburgering-01_00.vip.vlaanderen.be',
      'RegistreerMutatieDossierKBI',
      '/RegistreerMutatieDossierKBIDienst-02.00/soap/WebService',
    ],
    [
      'http://inburgering.be/types/RegistreerToeleidingService/V01',
      'RegistreerToeleiding',
      '/RegistreerToeleidingDienst-01.00/soap/WebService',
    ],
  ];
  for (const [ns, local, path] of cases)
    it(`puts ${local} of ${ns} at ${path}`, () => expect(servicePath(ns, local)).to.equal(path));
});

describe('pathFor', () => {
  it('reads the Body of SOAP 1.2 as well', () =>
    expect(pathFor(root('<k:KBIDossiers xmlns:k="urn:kbi-gateway:KBIDossiers:v01_00"/>', S12))).to.contain(
      '/KBIDossiersDienst-01.00',
    ));
  it('finds nothing in an empty Body', () => expect(pathFor(root(''))).to.equal(undefined));
});

describe('senderOf', () => {
  const question = (identificatie: string) =>
    root(
      `<k:X xmlns:k="urn:x"><Verzoek><Context><Bericht><Afzender><Identificatie>${identificatie}</Identificatie></Afzender></Bericht></Context></Verzoek></k:X>`,
    );
  it('gives the partner of a client URI', () =>
    expect(senderOf(question('kbi-gateway.test/ocmw-gent'))).to.equal('ocmw-gent'));
  it('gives nothing for a URI of another house', () =>
    expect(senderOf(question('example.org/ocmw-gent'))).to.equal(undefined));
  it('gives nothing without a Context', () => expect(senderOf(root('<k:X xmlns:k="urn:x"/>'))).to.equal(undefined));
});

describe('customerOf', () => {
  it('gives the cbeNumber of a ksz question', () => {
    const asked = root(
      '<k:X xmlns:k="urn:x"><informationCustomer><customerIdentification><cbeNumber>0212214125</cbeNumber></customerIdentification></informationCustomer></k:X>',
    );
    expect(customerOf(asked)).to.equal('0212214125');
  });
});

describe('headersFor', () => {
  it('follows the SOAP version', () => {
    expect(headersFor(root('', S11))['content-type']).to.match(/^text\/xml/);
    expect(headersFor(root('', S12))['content-type']).to.match(/^application\/soap\+xml/);
    expect(headersFor(undefined)['content-type']).to.match(/^text\/xml/);
  });
});

describe('askerOf', () => {
  it('gives the partner that a Context names, or the number of a ksz customer, or nothing', () => {
    const afzender = '<Afzender><Identificatie>kbi-gateway.test/vdab</Identificatie></Afzender>';
    const context = `<k:X xmlns:k="urn:x"><Verzoek><Context><Bericht>${afzender}</Bericht></Context></Verzoek></k:X>`;
    expect(askerOf(root(context))).to.equal('vdab');
    const customer =
      '<informationCustomer><customerIdentification><cbeNumber>0212214125</cbeNumber></customerIdentification></informationCustomer>';
    expect(askerOf(root(`<k:XRequest xmlns:k="urn:x">${customer}</k:XRequest>`))).to.equal('0212214125');
    expect(askerOf(root('<k:X xmlns:k="urn:x"/>'))).to.equal(undefined);
  });
});
