// The guard on free text: numbers of persons and excess length stay inside (A130, C.3.8).
import { expect } from 'chai';
import { objectionTo } from '../../src/disclosure/vrije-tekst.js';

describe('objectionTo', () => {
  for (const tekst of [
    'Komt stipt, zoekt werk.',
    'Nummer 85631490133 heeft foute controlecijfers.',
    'Ondernemingsnummer 0212214125.',
    'Rekening 185631490132 en 856314901321.',
    'Bel 09 123 45 67 tussen 09.00 en 12.00.',
    'Van 2012-05-03 tot 2012-06-04, 12 lessen van 40 minuten.',
    'Lokaal 85, dag 63, rij 14, zetel 901, beurt 32.',
    '',
    'x'.repeat(4000),
  ]) {
    it(`lets pass ${JSON.stringify(tekst.slice(0, 60))}`, () => expect(objectionTo(tekst)).to.equal(undefined));
  }

  for (const tekst of [
    '85631490132',
    'Broer: 85631490132.',
    'Broer (85.63.14-901.32)',
    'INSZ 85.63.14 901.32',
    'INSZ 856314 901 32',
    'Fout 85631490133, juist 85631490132',
    'Geboren na 2000: 01683090579',
    'Broer 85 63 14 901 32',
    'Broer 85/63/14-901/32',
    'Broer 85-63-14-901-32',
    'Broer 856314-901-32',
    'Broer 85.63.14 - 901.32',
    'Broer 85.63.14\u00a0\u2013\u00a0901.32',
    'Broer 85.63.14\n901.32',
    'Broer 85_63_14_901_32',
    'Kamer 12 85631490132',
    'Tel 09/85 63 14 901 32',
  ]) {
    it(`objects to ${JSON.stringify(tekst)}`, () => expect(objectionTo(tekst)).to.equal('INSZ'));
  }

  it('objects to a text over 4000 characters', () => expect(objectionTo('x'.repeat(4001))).to.equal('te-lang'));
});
