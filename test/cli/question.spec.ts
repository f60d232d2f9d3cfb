import { expect } from 'chai';
import { Halt } from '../../src/cli/exit.js';
import { composeQuestion, readSetting, SERVICES, type Service, writeInhoud } from '../../src/cli/question.js';
import type { Partner } from '../../src/domain/kbi/Partner.js';

const service = SERVICES[0] as Service;
const partner = (naam: string): Partner => ({
  naam,
  soort: 'OCMW',
  Ondernemingsnummer: '0',
  omschrijving: '',
  profiel: 'strict',
});

describe('writeInhoud', () => {
  const table: readonly [string, [string, string][], string][] = [
    ['a value', [['INSZ', '1']], '<INSZ>1</INSZ>'],
    [
      'nested values, gathered',
      [
        ['Periode/Begin', 'a'],
        ['Periode/Einde', 'b'],
      ],
      '<Periode><Begin>a</Begin><Einde>b</Einde></Periode>',
    ],
    [
      'the order of the schema',
      [
        ['MutatiesContext', 'true'],
        ['Periode/Begin', 'a'],
        ['INSZ', '1'],
      ],
      '<INSZ>1</INSZ><Periode><Begin>a</Begin></Periode><MutatiesContext>true</MutatiesContext>',
    ],
    [
      'unknown names last, as typed',
      [
        ['Zz', '1'],
        ['Aa', '2'],
        ['INSZ', '3'],
      ],
      '<INSZ>3</INSZ><Zz>1</Zz><Aa>2</Aa>',
    ],
    [
      'a second of the same',
      [
        ['Email[1]', 'a'],
        ['Email[2]', 'b'],
      ],
      '<Email>a</Email><Email>b</Email>',
    ],
    ['a path that says Inhoud', [['Inhoud/INSZ', '1']], '<INSZ>1</INSZ>'],
    [
      'the last value of a path',
      [
        ['INSZ', '1'],
        ['INSZ', '2'],
      ],
      '<INSZ>2</INSZ>',
    ],
    ['an empty value', [['INSZ', '']], '<INSZ></INSZ>'],
    ['markup as text', [['INSZ', '<a>&']], '<INSZ>&lt;a&gt;&amp;</INSZ>'],
  ];
  for (const [title, settings, xml] of table)
    it(`writes ${title}`, () => expect(writeInhoud(settings, service.order)).to.equal(xml));
  it('refuses a name that cannot be an element', () => expect(() => writeInhoud([['<x>', '1']], [])).to.throw(Halt));
});

describe('readSetting', () => {
  it('splits at the first =', () => expect(readSetting('a/b=c=d')).to.deep.equal(['a/b', 'c=d']));
  it('refuses what has no =', () => expect(() => readSetting('abc')).to.throw(Halt));
});

describe('composeQuestion', () => {
  const compose = (naam: string, settings: [string, string][] = []): string =>
    composeQuestion({ service, partner: partner(naam), insz: '1', settings, now: 0, uuid: () => 'u' });
  it('says who asks, in the Hoedanigheid of the service', () => {
    expect(compose('ocmw-gent'))
      .to.contain('<Identificatie>kbi-gateway.test/ocmw-gent</Identificatie>')
      .and.to.contain('<Hoedanigheid>17001</Hoedanigheid>');
  });
  it('knows the one Hoedanigheid of VDAB', () =>
    expect(compose('vdab')).to.contain('<Hoedanigheid>3001</Hoedanigheid>'));
  it('takes another Hoedanigheid', () =>
    expect(compose('vdab', [['Context/Bericht/Afzender/Hoedanigheid', '17002']])).to.contain(
      '<Hoedanigheid>17002</Hoedanigheid>',
    ));
  it('leaves out an empty Hoedanigheid', () =>
    expect(compose('ocmw-gent', [['Afzender/Hoedanigheid', '']])).to.not.contain('Hoedanigheid'));
  it('takes every element of Afzender, each in its place', () => {
    const settings: [string, string][] = [
      ['Afzender/Gebruiker', '85631490132'],
      ['Afzender/Naam', 'OCMW Gent'],
      ['Afzender/OrganisatieEenheid', '0212214125'],
    ];
    expect(compose('ocmw-gent', settings)).to.contain(
      '<Naam>OCMW Gent</Naam><Referte>u</Referte><OrganisatieEenheid>0212214125</OrganisatieEenheid>' +
        '<Hoedanigheid>17001</Hoedanigheid><Gebruiker>85631490132</Gebruiker></Afzender>',
    );
  });
  it('takes the Referte of a replay', () =>
    expect(compose('ocmw-gent', [['Afzender/Referte', 'again']])).to.contain('<Referte>again</Referte>'));
});

describe('a registration', () => {
  const compose = (settings: [string, string][]): string => {
    const found = SERVICES.find(({ name }) => name === 'RegistreerInschrijving') ?? service;
    const insz = '85631490132';
    return composeQuestion({ service: found, partner: partner('ocmw-gent'), insz, settings, now: 0, uuid: () => 'u' });
  };

  it('repeats the sender of the Context, in the order and the version of its contract', () => {
    const text = compose([['Inschrijving/Periode/Begin', '2012-09-01']]);
    expect(text)
      .to.contain('<Versie>02.00.0000</Versie>')
      .and.to.contain('<Hoedanigheid>17-2</Hoedanigheid></Afzender>');
    expect(text).to.contain(
      '<Inhoud><Inschrijving><Identificatie>kbi-gateway.test/ocmw-gent</Identificatie><Hoedanigheid>17-2</Hoedanigheid>' +
        '<INSZ>85631490132</INSZ><Periode><Begin>2012-09-01</Begin></Periode></Inschrijving></Inhoud>',
    );
  });

  it('says something else when it is told to, so that 20005 can be seen', () =>
    expect(compose([['Inschrijving/Hoedanigheid', '17-3']])).to.contain('<Hoedanigheid>17-3</Hoedanigheid><INSZ>'));
});

describe('a referral', () => {
  it('puts the INSZ among the Personalia, and every field where the schema has it', () => {
    const found = SERVICES.find(({ name }) => name === 'Toeleiding') ?? service;
    const settings: [string, string][] = [
      ['Toeleiding/RedenToeleiding', 'INB_OPV'],
      ['Toeleiding/Naar/TypePartner', 'KBI'],
      ['Toeleiding/Van/TypePartner', 'OCMW'],
      ['Toeleiding/Van/KboNummer', '1'],
      ['Toeleiding/Id', '2'],
    ];
    const insz = '85631490132';
    const text = composeQuestion({
      service: found,
      partner: partner('ocmw-gent'),
      insz,
      settings,
      now: 0,
      uuid: () => 'u',
    });
    expect(text).to.contain('<Hoedanigheid>17003</Hoedanigheid>');
    expect(text).to.contain(
      '<Inhoud><Personalia><INSZ>85631490132</INSZ></Personalia><Toeleiding><Id>2</Id><Van><KboNummer>1</KboNummer>' +
        '<TypePartner>OCMW</TypePartner></Van><Naar><TypePartner>KBI</TypePartner></Naar><RedenToeleiding>INB_OPV</RedenToeleiding></Toeleiding></Inhoud>',
    );
  });
});

describe('a question to a public service', () => {
  const compose = (name: string, settings: [string, string][] = []) =>
    composeQuestion({
      service: SERVICES.find((one) => one.name === name) ?? service,
      partner: partner('vdab'),
      insz: '85631490132',
      settings,
      now: 0,
      uuid: () => 'u',
    });

  it('stands in the public namespace, with the Hoedanigheid of the partner and MutatiesContext first', () => {
    const text = compose('GeefDossierKBI');
    expect(text).to.match(/xmlns:kbi="http:\/\/webservice\.GeefDossierKBI-01\.00\.kbi-01\.00\.vip\.vlaanderen\.be"/);
    expect(text).to.contain('<Hoedanigheid>3001</Hoedanigheid></Afzender>');
    expect(text).to.contain('<Inhoud><MutatiesContext>false</MutatiesContext><INSZ>85631490132</INSZ></Inhoud>');
    expect(compose('GeefDossierKBI', [['MutatiesContext', 'true']])).to.contain(
      '<MutatiesContext>true</MutatiesContext>',
    );
  });

  it('refers under the public name of the number', () => {
    const text = compose('RegistreerToeleiding', [
      ['Toeleiding/Naar/TypePartner', 'KBI'],
      ['Toeleiding/Naar/Identificatienummer', 'ab'],
    ]);
    expect(text).to.contain('xmlns:kbi="http://inburgering.be/types/RegistreerToeleidingService/V01"');
    expect(text).to.contain('<Naar><Identificatienummer>ab</Identificatienummer><TypePartner>KBI</TypePartner></Naar>');
  });
});
