// Cluster 4: the four attests, whether and when (A073, C.3.12).
import { expect } from 'chai';
import type { Attest } from '../../src/domain/kbi/KBIDossier.js';
import { decisionsOn, geldigTotOf, pictureOf } from './dossier.js';

const attest = (Type: Attest['Type'], changes: Partial<Attest> = {}): Attest => ({
  Type,
  Status: 'BEHAALD',
  ...changes,
});

describe('discloseAttesten', () => {
  it('gives the four types and no other', () => {
    const Attesten = (['INBURGERING', 'AANMELDING', 'EVC', 'VRIJSTELLING', 'UITSTEL', 'OPSCHORTING'] as const).map(
      (type) => attest(type),
    );
    expect(pictureOf({ Attesten }).Attesten?.map(({ Type }) => Type?.code)).to.deep.equal([
      'INBURGERING',
      'EVC',
      'VRIJSTELLING',
      'OPSCHORTING',
    ]);
    expect(decisionsOn('Attesten', { Attesten })).to.include('onthouden Attesten/Attest[dossier 2] vier-attesten');
  });

  it('gives status and date, flags the latest by date, and leaves the report inside', () => {
    const Attesten = [
      attest('EVC', { Datum: '2012-02-02', RapportGUID: '{x}' }),
      attest('INBURGERING', { Status: 'NOG_NIET_BEPAALD' }),
    ];
    expect(pictureOf({ Attesten }).Attesten).to.deep.equal([
      {
        Type: { code: 'EVC', Beschrijving: 'AttestType:EVC' },
        Status: { code: 'BEHAALD', Beschrijving: 'AttestStatus:BEHAALD' },
        Datum: '2012-02-02',
        MeestRecentVlag: true,
      },
      {
        Type: { code: 'INBURGERING', Beschrijving: 'AttestType:INBURGERING' },
        Status: { code: 'NOG_NIET_BEPAALD', Beschrijving: 'AttestStatus:NOG_NIET_BEPAALD' },
      },
    ]);
    const morgen = attest('EVC', { Datum: '2012-09-04' });
    expect(decisionsOn('Attesten', { Attesten: [...Attesten, morgen] })).to.deep.equal([
      'gegeven Attesten/Attest[1] vier-attesten',
      'onthouden Attesten/Attest[1]/KBIRapport geen-rechtsgrond',
      'gegeven Attesten/Attest[2] vier-attesten',
      'onthouden Attesten/Attest[dossier 3] nog-niet-ingegaan',
    ]);
  });

  for (const [datum, given] of [
    ['2012-09-03', true],
    ['2012-09-04', false],
  ] as const) {
    it(`${given ? 'gives' : 'withholds'} an attest of ${datum}`, () => {
      expect('Attesten' in pictureOf({ Attesten: [attest('EVC', { Datum: datum })] })).to.equal(given);
    });
  }

  it('is withheld when the ground does not give cluster 4', () => {
    expect(pictureOf({}, { clusters: [13] })).not.to.have.property('Attesten');
  });

  it('changes by time alone on the day of an attest of the four, and for no other', () => {
    expect(geldigTotOf({ Attesten: [attest('EVC', { Datum: '2012-09-04' })] })).to.equal('2012-09-04');
    expect(geldigTotOf({ Attesten: [attest('UITSTEL', { Datum: '2012-09-04' })] })).to.equal(undefined);
  });
});
