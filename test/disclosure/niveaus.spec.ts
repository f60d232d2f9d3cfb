// Cluster 7: levels with their origin, and tests (A076).
import { expect } from 'chai';
import type { BehaaldNiveau, Test } from '../../src/domain/kbi/KBIDossier.js';
import { decisionsOn, geldigTotOf, pictureOf } from './dossier.js';

const niveau = (Niveau: string, Datum: string): BehaaldNiveau => ({ Niveau, Datum, Herkomst: 'CERTIFICAAT' });
const test = (Type: string, Datum: string): Test => ({ Type, Datum });

describe('discloseBehaaldeNiveaus', () => {
  it('gives levels with their origin, and tests with their result and centre', () => {
    expect(pictureOf().BehaaldeNiveaus).to.deep.equal({
      Niveaus: [
        {
          Type: { code: 'A1', Beschrijving: 'NiveauERK:A1' },
          Datum: '2012-05-01',
          MeestRecentVlag: true,
          Vaardigheid: { code: 'MONDELING', Beschrijving: 'Vaardigheid:MONDELING' },
          Herkomst: { code: 'TEST', Beschrijving: 'HerkomstNiveau:TEST' },
        },
      ],
      Testen: [
        {
          Soort: { code: 'NT2', Beschrijving: 'TestSoort:NT2' },
          Type: { code: 'COVAAR', Beschrijving: 'TestType:COVAAR' },
          Datum: '2012-05-01',
          MeestRecentVlag: true,
          Resultaat: '72',
          KBICentrum: { Ondernemingsnummer: '0543307391', VOPEntiteitNummer: '12345678' },
        },
      ],
    });
    expect(decisionsOn('BehaaldeNiveaus')).to.deep.equal([
      'gegeven BehaaldeNiveaus/BehaaldNiveau[1] behaald-niveau-met-herkomst',
      'gegeven BehaaldeNiveaus/Testen/Test[1] behaald-niveau-met-herkomst',
      'onthouden BehaaldeNiveaus/Testen/Test[1]/Contactpersoon contactpersoon-enkel-bij-regie-en-traject',
    ]);
  });

  it('flags the latest of several, the later entry when they are of one day', () => {
    const BehaaldeNiveaus = [niveau('A1', '2012-01-01'), niveau('B1', '2012-03-01'), niveau('A2', '2012-02-01')];
    const Testen = [test('X', '2012-01-01'), test('Y', '2012-01-01')];
    const blok = pictureOf({ BehaaldeNiveaus, Testen }).BehaaldeNiveaus;
    expect(blok?.Niveaus?.map(({ MeestRecentVlag }) => MeestRecentVlag)).to.deep.equal([undefined, true, undefined]);
    expect(blok?.Testen?.map(({ MeestRecentVlag }) => MeestRecentVlag)).to.deep.equal([undefined, true]);
  });

  it('gives what is dated today and withholds what is dated tomorrow', () => {
    const changes = {
      BehaaldeNiveaus: [niveau('A1', '2012-09-03'), niveau('A2', '2012-09-04')],
      Testen: [test('X', '2012-09-04'), test('Y', '2012-09-03')],
    };
    const blok = pictureOf(changes).BehaaldeNiveaus;
    expect(decisionsOn('BehaaldeNiveaus', changes)).to.include.members([
      'onthouden BehaaldeNiveaus/BehaaldNiveau[dossier 2] nog-niet-ingegaan',
      'onthouden BehaaldeNiveaus/Testen/Test[dossier 1] nog-niet-ingegaan',
    ]);
    expect(blok?.Niveaus?.map(({ Type }) => Type?.code)).to.deep.equal(['A1']);
    expect(blok?.Testen?.map(({ Type }) => Type?.code)).to.deep.equal(['Y']);
  });

  it('is absent, not empty, when nothing has happened yet', () => {
    expect(pictureOf({ BehaaldeNiveaus: [niveau('A2', '2012-09-04')], Testen: [] })).not.to.have.property(
      'BehaaldeNiveaus',
    );
  });

  it('is withheld when the ground does not give cluster 7', () => {
    expect(pictureOf({}, { clusters: [8] })).not.to.have.property('BehaaldeNiveaus');
  });

  it('changes by time alone on the day of a level or test to come', () => {
    expect(geldigTotOf({ BehaaldeNiveaus: [niveau('A1', '2012-09-05')] })).to.equal('2012-09-05');
    expect(geldigTotOf({ Testen: [test('X', '2012-09-06')] })).to.equal('2012-09-06');
  });

  it('withholds a result of a test that names a person by number', () => {
    const Testen = [{ ...test('COVAAR', '2012-05-01'), Resultaat: 'zie 85.63.14-901.32' }];
    expect(pictureOf({ Testen }).BehaaldeNiveaus?.Testen?.[0]).to.not.have.property('Resultaat');
    expect(decisionsOn('BehaaldeNiveaus/Testen', { Testen })).to.include(
      'onthouden BehaaldeNiveaus/Testen/Test[1]/Resultaat vrije-tekst-voorzichtig',
    );
  });
});
