// Ondernemingsnummer: ten digits, 0 or 1 in front, and the check of the register of enterprises.
import { expect } from 'chai';
import { isOndernemingsnummer } from '../../../src/domain/numbers/Ondernemingsnummer.js';

describe('isOndernemingsnummer', () => {
  for (const nummer of ['0212214125', '0543307391', '0862910119', '0421722346', '0253973219', '1000000021']) {
    it(`takes ${nummer}`, () => expect(isOndernemingsnummer(nummer)).to.equal(true));
  }
  for (const [title, nummer] of [
    ['check digits one too low', '0212214124'],
    ['two digits that changed places', '0122214125'],
    ['nine digits', '212214125'],
    ['eleven digits', '02122141250'],
    ['a number of an establishment', '2000000054'],
    ['dots', '0212.214.125'],
    ['a country in front', 'BE0212214125'],
    ['white space', '0212214125 '],
    ['check digits 00', '0000000000'],
    ['nothing', ''],
  ] as const) {
    it(`refuses ${title}`, () => expect(isOndernemingsnummer(nummer)).to.equal(false));
  }
});
