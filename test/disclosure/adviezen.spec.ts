// Cluster 8: advice of HVN and VDAB only (A077, C.3.12).
import { expect } from 'chai';
import type { Advies, PartnerVanKBI } from '../../src/domain/kbi/KBIDossier.js';
import { decisionsOn, geldigTotOf, pictureOf } from './dossier.js';

const advies = (Verstrekker: PartnerVanKBI, Datum = '2012-02-01'): Advies => ({ Verstrekker, Inhoud: 'LO', Datum });

describe('discloseAdviezen', () => {
  for (const [partner, given] of [
    ['HVN', true],
    ['VDAB', true],
    ['ONTHAALBUREAU', false],
    ['OCMW', false],
    ['VMSW', false],
    ['HH', false],
  ] as const) {
    it(`${given ? 'gives' : 'withholds'} advice of ${partner}`, () => {
      expect('Adviezen' in pictureOf({ Adviezen: [advies(partner)] })).to.equal(given);
    });
  }

  it('gives all that belongs to the advice and flags the latest', () => {
    const Adviezen: readonly Advies[] = [
      advies('OCMW', '2012-08-01'),
      { ...advies('VDAB', '2012-03-01'), TypeTraject: 'TT_IBRH', TypeCentrum: 'CBE', Doorverwijzing: 'Naar CBE' },
      advies('HVN'),
    ];
    expect(pictureOf({ Adviezen }).Adviezen).to.deep.equal([
      {
        Type: { code: 'VDAB', Beschrijving: 'PartnerVanKBI:VDAB' },
        Advies: { code: 'LO', Beschrijving: 'AdviesInhoud:LO' },
        Datum: '2012-03-01',
        MeestRecentVlag: true,
        TypeTraject: { code: 'TT_IBRH', Beschrijving: 'TypeTraject:TT_IBRH' },
        TypeCentrum: { code: 'CBE', Beschrijving: 'TypeCentrum:CBE' },
        Doorverwijzing: 'Naar CBE',
      },
      {
        Type: { code: 'HVN', Beschrijving: 'PartnerVanKBI:HVN' },
        Advies: { code: 'LO', Beschrijving: 'AdviesInhoud:LO' },
        Datum: '2012-02-01',
      },
    ]);
    expect(decisionsOn('Adviezen', { Adviezen })).to.deep.equal([
      'onthouden Adviezen/Advies[dossier 1] advies-van-hvn-of-vdab',
      'gegeven Adviezen/Advies[1] advies-van-hvn-of-vdab',
      'gegeven Adviezen/Advies[2] advies-van-hvn-of-vdab',
    ]);
  });

  it('withholds a referral that names a person by number, and gives the rest', () => {
    const Adviezen: readonly Advies[] = [{ ...advies('HVN'), Doorverwijzing: 'Samen met 85.63.14-901.32' }];
    expect(pictureOf({ Adviezen }).Adviezen?.[0])
      .to.include({ Datum: '2012-02-01' })
      .and.not.have.property('Doorverwijzing');
    expect(decisionsOn('Adviezen', { Adviezen })).to.include(
      'onthouden Adviezen/Advies[1]/Doorverwijzing vrije-tekst-voorzichtig',
    );
  });

  it('gives advice of today and withholds advice of tomorrow', () => {
    const picture = pictureOf({ Adviezen: [advies('HVN', '2012-09-03'), advies('HVN', '2012-09-04')] });
    expect(picture.Adviezen?.map(({ Datum }) => Datum)).to.deep.equal(['2012-09-03']);
  });

  it('is withheld when the ground does not give cluster 8', () => {
    expect(pictureOf({}, { clusters: [7] })).not.to.have.property('Adviezen');
  });

  it('changes by time alone on the day of advice that may leave', () => {
    expect(geldigTotOf({ Adviezen: [advies('OCMW', '2012-09-04'), advies('HVN', '2012-09-05')] })).to.equal(
      '2012-09-05',
    );
  });
});
