// Cluster 12: who may sanction on a Traject today (A081).
import { expect } from 'chai';
import { disclose } from '../../src/disclosure/disclose.js';
import type { Sanctioneringsbevoegdheid } from '../../src/domain/kbi/KBIDossier.js';
import { context, decisionsOn, dossier, geldigTotOf, OCMW, pictureOf, traject } from './dossier.js';

const macht = (changes: Partial<Sanctioneringsbevoegdheid> = {}): Sanctioneringsbevoegdheid => ({
  Partner: 'OCMW',
  Geldigheid: { Begin: '2012-01-01' },
  OCMW,
  ...changes,
});

const given = (...Sanctioneringsbevoegdheden: Sanctioneringsbevoegdheid[]) =>
  pictureOf({ Trajecten: [traject({ Sanctioneringsbevoegdheden })] }).Trajecten?.[0]?.Sanctioneringsbevoegdheid;

describe('discloseSanctioneringsbevoegdheid', () => {
  it('names the OCMW by its number, with the period', () => {
    expect(given(macht({ Geldigheid: { Begin: '2012-01-01', Einde: '2012-12-31' } }))).to.deep.equal({
      Partner: { code: 'OCMW', Beschrijving: 'PartnerVanKBI:OCMW' },
      Geldigheid: { Begin: '2012-01-01', Einde: '2012-12-31' },
      OCMW,
    });
  });

  it('names no number when the partner is not an OCMW', () => {
    expect(given(macht({ Partner: 'HH' }))).to.deep.equal({
      Partner: { code: 'HH', Beschrijving: 'PartnerVanKBI:HH' },
      Geldigheid: { Begin: '2012-01-01' },
    });
  });

  for (const [ocmw, isVrager] of [
    [OCMW, true],
    ['0421722346', false],
  ] as const) {
    it(`says in the decision that the asking OCMW ${isVrager ? 'holds it' : 'does not hold it'}`, () => {
      const { decisions } = disclose(dossier(), context({ ocmw }));
      const decision = decisions.find(({ regel }) => regel === 'huidige-sanctioneringsbevoegdheid');
      expect(decision?.invoer.isVrager).to.equal(isVrager);
      expect(decision?.paragraaf).to.equal('002 §61.12');
    });
  }

  const cases: readonly (readonly [string, readonly Sanctioneringsbevoegdheid[], string | undefined])[] = [
    ['gives it on its last day', [macht({ Geldigheid: { Begin: '2012-01-01', Einde: '2012-09-03' } })], 'OCMW'],
    ['withholds it the day after', [macht({ Geldigheid: { Begin: '2012-01-01', Einde: '2012-09-02' } })], undefined],
    ['withholds one of tomorrow', [macht({ Geldigheid: { Begin: '2012-09-04' } })], undefined],
    ['gives the later of two at once', [macht({ Partner: 'HH', Geldigheid: { Begin: '2012-05-01' } }), macht()], 'HH'],
  ];
  for (const [title, rows, expected] of cases) {
    it(title, () => expect(given(...rows)?.Partner.code).to.equal(expected));
  }

  it('tells which one it withheld', () => {
    const Trajecten = [traject({ Sanctioneringsbevoegdheden: [macht({ Geldigheid: { Begin: '2012-09-04' } })] })];
    expect(decisionsOn('Trajecten/Traject[1]/Sanctioneringsbevoegdheid', { Trajecten })).to.deep.equal([
      'onthouden Trajecten/Traject[1]/Sanctioneringsbevoegdheid[dossier 1] huidige-sanctioneringsbevoegdheid',
    ]);
  });

  it('is withheld when the ground does not give cluster 12', () => {
    expect(pictureOf({}, { clusters: [10] }).Trajecten?.[0]).not.to.have.property('Sanctioneringsbevoegdheid');
  });

  it('changes by time alone when it ends or starts', () => {
    const at = (Geldigheid: { Begin: string; Einde?: string }) =>
      geldigTotOf({
        Trajecten: [
          { Type: 'TT_IBVP', Periode: { Begin: '2012-01-01' }, Sanctioneringsbevoegdheden: [macht({ Geldigheid })] },
        ],
      });
    expect(at({ Begin: '2012-01-01', Einde: '2012-09-03' })).to.equal('2012-09-04');
    expect(at({ Begin: '2012-09-10' })).to.equal('2012-09-10');
    expect(at({ Begin: '2012-01-01' })).to.equal(undefined);
  });
});
