import { expect } from 'chai';
import {
  drop,
  filled,
  listed,
  some,
  toKbiCentrum,
  toKbiVestiging,
  toPubliekeCode,
} from '../../../src/disclosure/publiek/pieces.js';
import { run, withheld } from './samples.js';

describe('the pieces of the public answer', () => {
  const codes = [
    ['without label', { code: 'A' }, { code: 'A' }],
    [
      'with a short label',
      { code: 'A', Beschrijving: 'x'.repeat(25) },
      { KorteNaam: 'x'.repeat(25), Naam: 'x'.repeat(25) },
    ],
    [
      'with a longer label, which has no short name',
      { code: 'A', Beschrijving: 'x'.repeat(26) },
      { Naam: 'x'.repeat(26) },
    ],
    [
      'with a label that is too long, which is cut',
      { code: 'A', Beschrijving: 'x'.repeat(60) },
      { Naam: 'x'.repeat(50) },
    ],
  ] as const;
  for (const [what, code, expected] of codes)
    it(`name a code ${what}`, () => expect(toPubliekeCode(code)).to.deep.equal({ code: 'A', ...expected }));

  const places = [
    ['both keys', { Ondernemingsnummer: '0212214125', KBISleutel: 'ab' }, { KboNummer: '0212214125', KbiNummer: 'ab' }],
    ['a number of nine digits', { Ondernemingsnummer: '212214125' }, { KboNummer: '0212214125' }],
    ['a key alone', { KBISleutel: 'ab' }, { KbiNummer: 'ab' }],
    ['a key that the schema does not take', { KBISleutel: 'x'.repeat(33) }, undefined],
    ['no key', {}, undefined],
  ] as const;
  for (const [what, keys, expected] of places)
    it(`name an establishment by ${what}`, () => expect(toKbiVestiging(keys)).to.deep.equal(expected));

  it('name a centre by its enterprise alone', () => {
    expect(toKbiCentrum({ Ondernemingsnummer: '0212214125', VOPEntiteitNummer: '12345678' })).to.deep.equal({
      KboNummer: '0212214125',
    });
    expect(toKbiCentrum({ VOPEntiteitNummer: '12345678' })).to.equal(undefined);
    expect(toKbiCentrum(undefined)).to.equal(undefined);
  });

  it('keep a code of the public list, and trace the loss of another', () => {
    const publiek = run();
    expect(listed(publiek, ['A', 'B'], { code: 'B' }, 'p', 3)).to.equal('B');
    expect(withheld(publiek)).to.deep.equal([]);
    expect(listed(publiek, ['A', 'B'], { code: 'C' }, 'p', 3)).to.equal(undefined);
    expect(withheld(publiek)).to.deep.equal(['p: code-niet-in-publiek-schema']);
  });

  it('trace what has no place', () => {
    const publiek = run();
    drop(publiek, 'Regie', 1);
    expect(withheld(publiek)).to.deep.equal(['Regie: geen-plaats-in-publiek-schema']);
    expect([...publiek.dropped]).to.deep.equal(['Regie']);
  });

  it('are never empty', () => {
    expect(filled<{ a?: number; b?: number }>({ a: undefined, b: 1 })).to.deep.equal({ b: 1 });
    expect(filled<{ a?: number }>({ a: undefined })).to.equal(undefined);
    expect([some([]), some([1])]).to.deep.equal([undefined, [1]]);
  });
});
