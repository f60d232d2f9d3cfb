import { expect } from 'chai';
import type { Check } from '../../../src/world/shapes/shape.js';
import { bronvertraging, codelijst, grond, partner } from '../../../src/world/shapes/world-rows.js';
import { missedLeaves } from '../cast.js';

const Periode = { Begin: '2012-01-01', Einde: '2012-02-01' };
const fullPartner = {
  naam: 'pod-mi',
  soort: 'INTERMEDIAIR',
  Ondernemingsnummer: '0308660037',
  omschrijving: 'x',
  profiel: 'ksz-x509',
  antwoord: 'ECDSA',
  gewest: 'VLAAMS',
  NIS: ['44021'],
  mandaten: [{ voor: '0212214125', Periode }],
  quotum: { vragen: 10, seconden: 60 },
  terugmeldadres: 'http://127.0.0.1:8472',
  verwerkers: [{ naam: 'SMALS', taak: 'netwerk', contract: { bron: 'x', paragraaf: '002 §82', geldig: Periode } }],
  protocolOnthaalbureau: { met: 'onthaalbureau', geldig: Periode },
};
const doeleinde = { code: 'A120', nl: 'begeleiden', en: 'guiding', paragraaf: '002 §37' };
const stroom = {
  stroom: 'KBIDossiers',
  Hoedanigheden: ['17001'],
  clusters: [1, 17],
  doeleinden: [doeleinde],
  repertoriumcodes: [1, 2, 3],
};
const fullGrond = {
  nummer: 'G1',
  soort: 'MACHTIGING',
  omschrijving: 'x',
  bron: 'VTC 25-07-2012',
  paragraaf: '002 §97',
  ontvangers: ['OCMW', 'vdab'],
  stromen: [stroom],
  regelset: 'profiel-2012',
  status: 'GEVALIDEERD',
  geldig: Periode,
  voorwaarden: [
    {
      ...{ nummer: 'plan', wie: 'OCMW', wat: 'x', paragraaf: '002 §95', uiterlijk: '2012-11-30' },
      bewijs: { op: '2012-11-01', wat: 'brief' },
    },
  ],
  levensloop: [
    { op: '2012-07-25T10:00:00+02:00', door: 'an', van: 'ONDERTEKEND', naar: 'GEVALIDEERD', reden: 'beslist' },
  ],
};

const full: readonly (readonly [string, Check, object])[] = [
  ['partner', partner, fullPartner],
  ['grond', grond, fullGrond],
  ['codelijst', codelijst, { naam: 'Taal', bron: 'zeker', codes: { ara: 'Arabisch' } }],
  ['bronvertraging', bronvertraging, { INSZ: '93711191937', milliseconden: 5, daarna: 'BRON_TRAAG' }],
];

describe('rows of the world', () => {
  for (const [title, check, row] of full) {
    it(`of ${title} are looked at in every field`, () => {
      expect(check(row)).to.equal(undefined);
      expect(missedLeaves(check, row)).to.deep.equal([]);
    });
  }

  const refusals: readonly (readonly [string, Check, object, string])[] = [
    ['an address that is no http', partner, { ...fullPartner, terugmeldadres: 'ftp://x' }, 'terugmeldadres'],
    ['an address that is none', partner, { ...fullPartner, terugmeldadres: 'http://' }, 'terugmeldadres'],
    ['a quota of nothing', partner, { ...fullPartner, quotum: { vragen: 0, seconden: 1 } }, 'quotum.vragen'],
    ['a cluster 18', grond, { ...fullGrond, stromen: [{ ...stroom, clusters: [18] }] }, 'stromen[0].clusters[0]'],
    ['a ground for nobody', grond, { ...fullGrond, ontvangers: [] }, 'ontvangers'],
    ['a ground of no stream', grond, { ...fullGrond, stromen: [] }, 'stromen'],
    ['a status of its own', grond, { ...fullGrond, status: 'OK' }, 'status'],
    ['a code with white space', codelijst, { naam: 'X', bron: 'x', codes: { 'a b': 'x' } }, 'codes.a b'],
  ];
  for (const [title, check, row, path] of refusals) {
    it(`refuse ${title}`, () => expect(check(row)?.path).to.equal(path));
  }

  it('take a ground that gives no cluster', () => {
    expect(grond({ ...fullGrond, stromen: [{ ...stroom, clusters: [] }] })).to.equal(undefined);
  });
});
