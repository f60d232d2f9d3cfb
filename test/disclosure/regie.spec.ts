// Cluster 1: the Regie in force today, its establishment only with an onthaalbureau (A070, C.3.4, D.9).
import { expect } from 'chai';
import type { Regie } from '../../src/domain/kbi/KBIDossier.js';
import { decisionsOn, GENT, geldigTotOf, pictureOf } from './dossier.js';

const bureau = (changes: Partial<Regie> = {}): Regie => ({
  Partner: 'ONTHAALBUREAU',
  Sinds: '2012-01-01',
  KBIVestiging: GENT,
  ...changes,
});

const shown = (...Regie: Regie[]): string | undefined => {
  const regie = pictureOf({ Regie }).Regie;
  return regie === undefined
    ? undefined
    : `${regie.Partner.code} ${regie.Sinds} ${regie.KBIVestiging?.KBISleutel ?? '-'}`;
};

describe('discloseRegie', () => {
  const cases: readonly (readonly [string, readonly Regie[], string | undefined])[] = [
    ['gives the onthaalbureau with its establishment', [bureau()], 'ONTHAALBUREAU 2012-01-01 A1B2C3D4'],
    ['gives VDAB without establishment', [bureau({ Partner: 'VDAB' })], 'VDAB 2012-01-01 -'],
    ['gives an OCMW without establishment', [bureau({ Partner: 'OCMW' })], 'OCMW 2012-01-01 -'],
    ['gives a Regie on its last day', [bureau({ Tot: '2012-09-03' })], 'ONTHAALBUREAU 2012-01-01 A1B2C3D4'],
    ['withholds a Regie the day after its last day', [bureau({ Tot: '2012-09-02' })], undefined],
    ['gives a Regie on its first day', [bureau({ Sinds: '2012-09-03' })], 'ONTHAALBUREAU 2012-09-03 A1B2C3D4'],
    ['withholds a Regie of tomorrow', [bureau({ Sinds: '2012-09-04' })], undefined],
    [
      'gives the new holder on the day the Regie moves away, without the old establishment',
      [bureau({ Tot: '2012-09-03' }), { Partner: 'VDAB', Sinds: '2012-09-03' }],
      'VDAB 2012-09-03 -',
    ],
    [
      'gives the old holder on the day before',
      [bureau({ Tot: '2012-09-03' }), { Partner: 'VDAB', Sinds: '2012-09-04' }],
      'ONTHAALBUREAU 2012-01-01 A1B2C3D4',
    ],
    [
      'gives the holder in force and not the one that came later and left',
      [bureau(), { Partner: 'VDAB', Sinds: '2012-05-01', Tot: '2012-06-01' }],
      'ONTHAALBUREAU 2012-01-01 A1B2C3D4',
    ],
  ];
  for (const [title, regies, expected] of cases) {
    it(title, () => expect(shown(...regies)).to.equal(expected));
  }

  it('gives the contact persons of the establishment and the label of the partner', () => {
    const regie = pictureOf({ Regie: [bureau()] }).Regie;
    expect(regie?.KBIVestiging?.Contactpersoon).to.deep.equal(GENT.Contactpersonen);
    expect(regie?.Partner.Beschrijving).to.equal('PartnerVanKBI:ONTHAALBUREAU');
  });

  it('tells what it withheld and why', () => {
    const Regie = [bureau({ Tot: '2012-09-02' }), bureau({ Partner: 'VDAB', Sinds: '2012-09-03' })];
    expect(decisionsOn('Regie', { Regie })).to.deep.equal([
      'onthouden Regie[dossier 1] huidige-regie',
      'gegeven Regie huidige-regie',
      'onthouden Regie/KBIVestiging vestiging-enkel-bij-onthaalbureau',
    ]);
  });

  it('is withheld when the ground does not give cluster 1', () => {
    expect(pictureOf({}, { clusters: [2] }).Regie).to.equal(undefined);
    expect(decisionsOn('Regie', {}, { clusters: [2] })).to.deep.equal(['onthouden Regie cluster-niet-op-grond']);
  });

  const days: readonly (readonly [string, readonly Regie[], string | undefined])[] = [
    ['never for an open Regie', [bureau()], undefined],
    ['the day after its last day', [bureau({ Tot: '2012-09-03' })], '2012-09-04'],
    ['the day the next one starts', [bureau(), { Partner: 'VDAB', Sinds: '2012-10-01' }], '2012-10-01'],
    ['never for an end beyond all calendars', [bureau({ Tot: '9999-12-31' })], undefined],
    ['never when an equal one goes on', [bureau({ Tot: '2012-10-01' }), bureau()], undefined],
  ];
  for (const [title, Regie, expected] of days) {
    it(`changes by time alone: ${title}`, () => expect(geldigTotOf({ Regie })).to.equal(expected));
  }
});
