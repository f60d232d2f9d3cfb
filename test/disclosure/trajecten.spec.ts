// Cluster 10 with cluster 9: relevant types only, Besluit and reason of ending only when primair (A078, A079, C.3.5).
import { expect } from 'chai';
import type { TrajectElement } from '../../src/disclosure/picture.js';
import { STANDEN_2012 } from '../../src/disclosure/standen.js';
import type { Traject } from '../../src/domain/kbi/KBIDossier.js';
import { decisionsOn, geldigTotOf, pictureOf, traject } from './dossier.js';

const first = (changes: Partial<Traject>): TrajectElement | undefined =>
  pictureOf({ Trajecten: [traject(changes)] }).Trajecten?.[0];

const bare = (Type: string, Begin = '2012-01-05'): Traject => ({ Type, Periode: { Begin } });

describe('discloseTrajecten', () => {
  it('gives the relevant types, also when they overlap, and no other', () => {
    const types = [
      'TT_WC',
      'TT_IBVP',
      'TT_NT2',
      'TT_IBRH',
      'TT_IBBXL',
      'TT_OBOCMW',
      'TT_IB-18',
      'TT_NT2OCMW',
      'TT_OBSEC',
      'TT_NT2VDAB',
    ];
    const Trajecten = types.map((type) => bare(type));
    expect(pictureOf({ Trajecten }).Trajecten?.map(({ TypeTraject }) => TypeTraject.code)).to.deep.equal([
      'TT_IBVP',
      'TT_IBRH',
      'TT_OBOCMW',
      'TT_NT2OCMW',
      'TT_OBSEC',
    ]);
    expect([...STANDEN_2012.relevanteTrajecten]).to.have.members([
      'TT_IBVP',
      'TT_IBRH',
      'TT_OBOCMW',
      'TT_NT2OCMW',
      'TT_OBSEC',
    ]);
    expect(decisionsOn('Trajecten/Traject[dossier 1]', { Trajecten })).to.deep.equal([
      'onthouden Trajecten/Traject[dossier 1] relevant-traject',
    ]);
  });

  it('takes the relevant types from the context when it names them', () => {
    const Trajecten = [bare('TT_IBVP'), bare('TT_NT2')];
    const picture = pictureOf({ Trajecten }, { standen: { relevanteTrajecten: ['TT_NT2'] } });
    expect(picture.Trajecten?.map(({ TypeTraject }) => TypeTraject.code)).to.deep.equal(['TT_NT2']);
  });

  it('withholds all that hangs under an irrelevant Traject', () => {
    expect(pictureOf({ Trajecten: [traject({ Type: 'TT_NT2' })] })).not.to.have.property('Trajecten');
  });

  it('gives a Traject that starts today and withholds one that starts tomorrow', () => {
    const Trajecten = [bare('TT_IBVP', '2012-09-04'), bare('TT_IBRH', '2012-09-03')];
    expect(pictureOf({ Trajecten }).Trajecten?.map(({ TypeTraject }) => TypeTraject.code)).to.deep.equal(['TT_IBRH']);
    expect(decisionsOn('Trajecten/Traject[dossier 1]', { Trajecten })).to.deep.equal([
      'onthouden Trajecten/Traject[dossier 1] nog-niet-ingegaan',
    ]);
    expect(geldigTotOf({ Trajecten })).to.equal('2012-09-04');
  });

  it('gives a Traject that has ended, with its period', () => {
    expect(first({ Periode: { Begin: '2010-01-01', Einde: '2011-01-01' } })?.Periode).to.deep.equal({
      Begin: '2010-01-01',
      Einde: '2011-01-01',
    });
  });

  for (const [type, primair] of [
    ['TT_IBVP', true],
    ['TT_IBRH', true],
    ['TT_OBOCMW', false],
    ['TT_NT2OCMW', false],
    ['TT_OBSEC', false],
  ] as const) {
    it(`${primair ? 'gives' : 'withholds'} Besluit and reason of ending for ${type}`, () => {
      const given = first({ Type: type });
      expect(given !== undefined && 'RedenEindeTraject' in given).to.equal(primair);
      expect(given !== undefined && 'Besluiten' in given).to.equal(primair);
      expect(given?.Periode).to.deep.equal({ Begin: '2012-01-05', Einde: '2013-01-31' });
      const verdicts = decisionsOn('Trajecten/Traject[1]/RedenEindeTraject', { Trajecten: [traject({ Type: type })] });
      expect(verdicts).to.deep.equal([
        `${primair ? 'gegeven' : 'onthouden'} Trajecten/Traject[1]/RedenEindeTraject primair-traject`,
      ]);
    });
  }

  it('gives the algemeen Besluit of today, not of tomorrow, and flags the latest', () => {
    const Besluiten = [
      { Code: 'NEE', Reden: 'ANDERS', Opmerking: 'Wacht op test.', Datum: '2012-01-05' },
      { Code: 'JA_IB', Datum: '2012-09-03' },
      { Code: 'JA_EVC', Datum: '2012-09-04' },
    ];
    expect(first({ Besluiten })?.Besluiten).to.deep.equal([
      {
        Type: { code: 'NEE', Beschrijving: 'TrajectBesluit:NEE' },
        Soort: { code: 'ANDERS', Beschrijving: 'RedenBesluit:ANDERS' },
        Opmerking: 'Wacht op test.',
        Datum: '2012-01-05',
      },
      { Type: { code: 'JA_IB', Beschrijving: 'TrajectBesluit:JA_IB' }, Datum: '2012-09-03', MeestRecentVlag: true },
    ]);
    const pad = 'Trajecten/Traject[1]/Besluiten';
    expect(decisionsOn(pad, { Trajecten: [traject({ Besluiten })] })).to.deep.equal([
      `gegeven ${pad}/Besluit[1] primair-traject`,
      `gegeven ${pad}/Besluit[1]/Opmerking vrije-tekst-voorzichtig`,
      `gegeven ${pad}/Besluit[2] primair-traject`,
      `onthouden ${pad}/Besluit[dossier 3] nog-niet-ingegaan`,
    ]);
    expect(decisionsOn(pad, { Trajecten: [traject({ Type: 'TT_OBSEC', Besluiten })] })).to.deep.equal([
      `onthouden ${pad} primair-traject`,
    ]);
    expect(geldigTotOf({ Trajecten: [{ ...bare('TT_IBVP'), Besluiten }] })).to.equal('2012-09-04');
    expect(geldigTotOf({ Trajecten: [{ ...bare('TT_OBSEC'), Besluiten }] })).to.equal(undefined);
  });

  it('gives the perspectives that have begun, with their label', () => {
    const Perspectieven = [
      { Waarde: 'SOCIAAL', Periode: { Begin: '2012-09-03' } },
      { Waarde: 'EDUCATIEF', Periode: { Begin: '2012-09-04' } },
      { Waarde: 'PROFESSIONEEL', Reden: 'KEUZE' },
    ];
    expect(first({ Perspectieven })?.Perspectieven).to.deep.equal([
      { Beschrijving: 'Perspectief:SOCIAAL', Periode: { Begin: '2012-09-03' } },
      { Beschrijving: 'Perspectief:PROFESSIONEEL', Reden: { code: 'KEUZE', Beschrijving: 'RedenPerspectief:KEUZE' } },
    ]);
    const pad = 'Trajecten/Traject[1]/Perspectieven';
    expect(decisionsOn(pad, { Trajecten: [traject({ Perspectieven })] })).to.deep.equal([
      `gegeven ${pad}/Perspectief[1] perspectief-per-traject`,
      `onthouden ${pad}/Perspectief[dossier 2] nog-niet-ingegaan`,
      `gegeven ${pad}/Perspectief[2] perspectief-per-traject`,
    ]);
    expect(geldigTotOf({ Trajecten: [{ ...bare('TT_IBVP'), Perspectieven }] })).to.equal('2012-09-04');
  });

  it('never gives status or Inbreukdossiers of a Traject', () => {
    const paths = decisionsOn('Trajecten/Traject[1]');
    expect(paths).to.include('onthouden Trajecten/Traject[1]/Status geen-rechtsgrond');
    expect(paths).to.include('onthouden Trajecten/Traject[1]/Inbreukdossiers geen-rechtsgrond');
    expect(first({})).not.to.have.any.keys('Status', 'Inbreukdossiers');
  });

  it('withholds what hangs under a Traject when the ground does not give cluster 10', () => {
    const asked = { clusters: [9, 11, 12, 14] };
    expect(pictureOf({}, asked)).not.to.have.property('Trajecten');
    expect(decisionsOn('Trajecten', {}, asked)).to.deep.equal([
      'onthouden Trajecten cluster-niet-op-grond',
      'onthouden Trajecten/Traject/Perspectieven drager-niet-op-grond',
      'onthouden Trajecten/Traject/KBIVestiging drager-niet-op-grond',
      'onthouden Trajecten/Traject/Sanctioneringsbevoegdheid drager-niet-op-grond',
      'onthouden Trajecten/Traject/Trajectonderdelen cluster-niet-op-grond',
      'onthouden Trajecten/Traject/Trajectonderdelen/Trajectonderdeel/Opschortingen drager-niet-op-grond',
      'onthouden Trajecten/Traject/Trajectonderdelen/Trajectonderdeel/Cursussen cluster-niet-op-grond',
    ]);
  });

  it('gives only type, period, Besluit and reason when the ground gives cluster 10 alone', () => {
    const [given] = pictureOf({}, { clusters: [10] }).Trajecten ?? [];
    expect(given).to.have.all.keys('TypeTraject', 'Periode', 'RedenEindeTraject', 'Besluiten');
  });
});
