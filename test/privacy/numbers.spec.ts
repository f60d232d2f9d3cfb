// The eye itself: what it must see, and what it may not take for a number.
import { expect } from 'chai';
import { everyNumber, leaksIn, numbersIn, withoutAnnotations, withoutEcho } from './numbers.js';

const ABDUL = '85631490132';
const SPELLINGS = [
  ...['85631490132', '85.63.14-901.32', '85 63 14 901 32', '85/63/14-901/32', '856314-90132', '85-63-14-901-32'],
  ...[
    '85.63.14\u00a0\u2013\u00a0901.32',
    '85.63.14\n901.32',
    '85.63.14\\n901.32',
    '856314%20901%2032',
    '8&#53;631490132',
  ],
  ...['8\\u0035631490132', '8 5 6 3 1 4 9 0 1 3 2', `"a":${ABDUL}`, Buffer.from(`INSZ=${ABDUL}!`).toString('base64')],
];

describe('numbersIn', () => {
  for (const spelling of SPELLINGS)
    it(`sees a number in ${JSON.stringify(spelling)}`, () =>
      expect(numbersIn(`x ${spelling} y`, [ABDUL])).to.deep.equal([ABDUL]));
  for (const text of [
    '185631490132',
    '856314901320',
    '8563149013',
    '85631490133',
    'f85631490.9a132',
    '***********',
    '',
  ])
    it(`sees none in ${JSON.stringify(text)}`, () => expect(numbersIn(text, [ABDUL])).to.deep.equal([]));
});

describe('leaksIn', () => {
  it('says where a planted leak stands, in every place', () => {
    for (const where of ['log', 'metrics', 'answers', 'crash']) {
      const clean = { log: ['a'], metrics: ['b 1'], answers: ['<c/>'], crash: ['d'] };
      expect(leaksIn(clean, [ABDUL])).to.deep.equal([]);
      const planted = { ...clean, [where]: [...(clean[where as 'log'] ?? []), 'row of 85.63.14-901.32'] };
      expect(leaksIn(planted, [ABDUL])).to.deep.equal([`${where}: ${ABDUL} in row of 85.63.14-901.32`]);
    }
  });
});

describe('everyNumber', () => {
  it('has the test persons, and the numbers that were replaced', () =>
    expect(everyNumber()).to.include.members([ABDUL, '82690991748', '82690992144', '01683090579']));
});

describe('withoutAnnotations', () => {
  const annotation = (naam: string): string => `<Annotatie><Naam>${naam}</Naam><Waarde>${ABDUL}</Waarde></Annotatie>`;
  it('takes out the two that the contract asks for, and no other', () => {
    expect(withoutAnnotations(`<a>${annotation('Oud INSZ')}${annotation('Nieuw INSZ')}</a>`)).to.equal('<a></a>');
    for (const naam of ['Veld', 'INSZ', 'Oud', 'Oud INSZ van']) {
      expect(numbersIn(withoutAnnotations(annotation(naam)), [ABDUL])).to.deep.equal([ABDUL]);
    }
  });
});

describe('withoutEcho', () => {
  it('takes out what the sender gets back of itself, and no other', () => {
    const echo = `<a><Ontvanger><Referte>${ABDUL}</Referte></Ontvanger><Antwoord><Referte>${ABDUL}</Referte></Antwoord></a>`;
    expect(withoutEcho(echo)).to.equal('<a><Antwoord></Antwoord></a>');
    expect(numbersIn(withoutEcho(`<Diagnose>${ABDUL}</Diagnose>`), [ABDUL])).to.deep.equal([ABDUL]);
  });
});
