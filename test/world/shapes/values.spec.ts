import { expect } from 'chai';
import type { Check } from '../../../src/world/shapes/shape.js';
import * as v from '../../../src/world/shapes/values.js';

const cases: readonly (readonly [string, Check, readonly unknown[], readonly unknown[]])[] = [
  [
    'text',
    v.text(5),
    ['a', 'ab\ncd', 'العر', '👍'],
    ['', 'abcdef', 1, null, 'a\u0000', 'a\u001f', 'a\ufffe', 'a\ud83d'],
  ],
  ['choice', v.choice('A', 'B'), ['A', 'B'], ['C', '', undefined, 'a']],
  ['code', v.code, ['TO_B1/1', 'TT_IB-18', '1.2', '13'], ['', 'a b', 'a\n', 'x'.repeat(49), 13]],
  ['boolean', v.boolean, [true, false], ['true', 1, null]],
  ['number', v.number(1, 17), [1, 17], [0, 18, 1.5, '3', Number.NaN]],
  [
    'fraction',
    v.number(0, 100, { fraction: true }),
    [0, 0.001, 33.333, 79.5, 100],
    [-0.1, 1e-7, 66.6667, 100.5, Number.POSITIVE_INFINITY],
  ],
  [
    'datum',
    v.datum,
    ['2012-02-29', '2012-02-29'],
    ['2012-02-30', '2012-2-3', '0000-01-01', '03/09/2012', 20120903, '2012-09-03T00:00:00Z'],
  ],
  [
    'tijdstip',
    v.tijdstip,
    ['2012-07-20T10:45:00+02:00', '2012-07-20T08:45:00.5Z', '2012-07-20T10:45:00+14:00'],
    [
      '2012-07-20T10:45:00',
      '2012-02-30T10:45:00Z',
      '2012-07-20',
      '2012-07-20T25:00:00Z',
      '2012-07-20T10:45:00+14:30',
      '2012-07-20T10:45:00-15:00',
    ],
  ],
  ['uur', v.uur, ['00:00', '23:59'], ['24:00', '9:00', '09:60', '09:00:00']],
  ['guid', v.guid, ['{5B0E1B52-27D1-4B51-9E1B-0C6E21A7A101}'], ['5B0E1B52-27D1-4B51-9E1B-0C6E21A7A101', '{x}']],
  ['insz', v.insz, ['85631490132', '01683090579'], ['85631490133', '8563149013', '85.63.14-901.32', 85631490132]],
  ['ondernemingsnummer', v.ondernemingsnummer, ['0212214125'], ['0212214126', '212214125', 'ocmw-gent']],
  ['kbiSleutel', v.kbiSleutel, ['3e9666d4689017b95a914257cf658b95', 'A1'], ['', '3e9666d4-6890', 'x'.repeat(33)]],
  ['vopEntiteitNummer', v.vopEntiteitNummer, ['00044001'], ['44001', 'abcdefgh']],
  ['postcode', v.postcode, ['9000'], ['0900', '900', 9000]],
  ['partnerNaam', v.partnerNaam, ['ocmw-gent', 'vdab'], ['OCMW', '-x', '../x', '']],
  [
    'periode',
    v.periode,
    [{ Begin: '2012-01-01' }, { Begin: '2012-01-01', Einde: '2012-01-01' }],
    [{}, { Begin: '2012-01-02', Einde: '2012-01-01' }, { Begin: '2012-01-01', Eind: '2012-01-02' }],
  ],
];

describe('values', () => {
  for (const [title, check, good, bad] of cases) {
    it(`${title} takes ${good.length} that fit`, () => {
      for (const value of good) expect(check(value), JSON.stringify(value)).to.equal(undefined);
    });
    it(`${title} refuses ${bad.length} that do not`, () => {
      for (const value of bad) expect(check(value), JSON.stringify(value)).to.have.property('reason');
    });
  }

  it('says which end of a period is wrong', () => {
    expect(v.periode({ Begin: '2012-01-02', Einde: '2012-01-01' })).to.include({ path: 'Einde' });
  });
});
