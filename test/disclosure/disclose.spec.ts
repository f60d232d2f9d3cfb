// The station as a whole: known or not, each of the seventeen clusters on its ground, and nothing said of what is not there.
import { expect } from 'chai';
import fc from 'fast-check';
import { disclose } from '../../src/disclosure/disclose.js';
import type { Picture } from '../../src/disclosure/picture.js';
import type { HoedanigheidInKBI, KBIDossier } from '../../src/domain/kbi/KBIDossier.js';
import { anyDossier } from './arbitrary-dossier.js';
import { ALLE_CLUSTERS, context, dossier, INSZ } from './dossier.js';

const hoedanigheid = (Code: HoedanigheidInKBI['Code'], Begin: string, Einde?: string): HoedanigheidInKBI => ({
  Code,
  Periode: Einde === undefined ? { Begin } : { Begin, Einde },
});

describe('disclose: known in KBI', () => {
  const cases: readonly (readonly [string, readonly HoedanigheidInKBI[], boolean, string | undefined])[] = [
    ['an inburgeraar', [hoedanigheid('INBURGERAAR', '2012-01-01')], true, undefined],
    ['an inburgeraar from today', [hoedanigheid('INBURGERAAR', '2012-09-03')], true, undefined],
    ['an inburgeraar from tomorrow', [hoedanigheid('INBURGERAAR', '2012-09-04')], false, '2012-09-04'],
    ['a former inburgeraar', [hoedanigheid('INBURGERAAR', '2010-01-01', '2011-01-01')], true, undefined],
    ['a NT2-cursist', [hoedanigheid('NT2_CURSIST', '2010-01-01')], false, undefined],
    ['nobody in particular', [], false, undefined],
    [
      'an inburgeraar who is NT2-cursist too',
      [hoedanigheid('NT2_CURSIST', '2010-01-01'), hoedanigheid('INBURGERAAR', '2012-01-01')],
      true,
      undefined,
    ],
    [
      'someone who becomes inburgeraar twice',
      [hoedanigheid('INBURGERAAR', '2013-01-01'), hoedanigheid('INBURGERAAR', '2012-10-01')],
      false,
      '2012-10-01',
    ],
  ];
  for (const [title, Hoedanigheden, known, geldigTot] of cases) {
    it(`says ${known ? 'known' : 'not known'} for ${title}`, () => {
      const disclosed = disclose({ INSZ, Hoedanigheden, Alfabetisering: 'ANALFABEET' }, context());
      expect(disclosed.picture !== undefined).to.equal(known);
      expect(disclosed.geldigTot).to.equal(geldigTot);
    });
  }

  it('explains why a person is not known, and nothing else', () => {
    const { decisions } = disclose(dossier({ Hoedanigheden: [hoedanigheid('NT2_CURSIST', '2010-01-01')] }), context());
    expect(decisions).to.deep.equal([
      {
        pad: 'KBIDossier',
        cluster: 0,
        besluit: 'onthouden',
        regel: 'enkel-inburgeraar',
        paragraaf: '002 §11',
        invoer: { Hoedanigheid: 'NT2_CURSIST', sinds: null },
      },
    ]);
  });

  it('gives the number alone for a dossier without data', () => {
    expect(disclose({ INSZ, Hoedanigheden: dossier().Hoedanigheden }, context()).picture).to.deep.equal({ INSZ });
  });
});

describe('disclose: the seventeen clusters', () => {
  /** Where each cluster shows in the picture of the full dossier. */
  const shows: Readonly<Record<number, (picture: Picture) => unknown>> = {
    1: ({ Regie }) => Regie,
    2: ({ Talenkennis }) => Talenkennis,
    3: ({ Contractgegevens }) => Contractgegevens,
    4: ({ Attesten }) => Attesten,
    5: ({ Aanmeldingsgegevens }) => Aanmeldingsgegevens,
    6: ({ Doelgroepbepaling }) => Doelgroepbepaling,
    7: ({ BehaaldeNiveaus }) => BehaaldeNiveaus,
    8: ({ Adviezen }) => Adviezen,
    9: ({ Trajecten }) => Trajecten?.[0]?.Perspectieven,
    10: ({ Trajecten }) => Trajecten,
    11: ({ Trajecten }) => Trajecten?.[0]?.KBIVestiging,
    12: ({ Trajecten }) => Trajecten?.[0]?.Sanctioneringsbevoegdheid,
    13: ({ Trajecten }) => Trajecten?.[0]?.Trajectonderdelen,
    14: ({ Trajecten }) => Trajecten?.[0]?.Trajectonderdelen?.[0]?.Opschortingen,
    15: ({ Trajecten }) => Trajecten?.[0]?.Trajectonderdelen?.[0]?.Cursussen,
    16: ({ OndersteuningGelijkschakeling }) => OndersteuningGelijkschakeling,
    17: ({ Gesprekken }) => Gesprekken,
  };
  const carriers: Readonly<Record<number, readonly number[]>> = {
    9: [10],
    11: [10],
    12: [10],
    13: [10],
    14: [10, 13],
    15: [10, 13],
  };
  const shown = (clusters: readonly number[]): readonly number[] => {
    const { picture } = disclose(dossier(), context({ clusters }));
    return ALLE_CLUSTERS.filter((cluster) => picture !== undefined && shows[cluster]?.(picture) !== undefined);
  };

  for (const cluster of ALLE_CLUSTERS) {
    it(`gives cluster ${cluster} on its ground, and not without it`, () => {
      const needed = [cluster, ...(carriers[cluster] ?? [])].sort((a, b) => a - b);
      expect(shown(needed)).to.deep.equal(needed);
      expect(shown(ALLE_CLUSTERS.filter((other) => other !== cluster))).not.to.include(cluster);
    });
  }

  it('never says given of a cluster that is not on the ground', () => {
    fc.assert(
      fc.property(anyDossier, fc.subarray([...ALLE_CLUSTERS]), (random, clusters) => {
        const { decisions } = disclose(random, context({ clusters }));
        const given = decisions.filter(({ besluit, cluster }) => besluit === 'gegeven' && cluster !== 0);
        expect(given.filter(({ cluster }) => !clusters.includes(cluster))).to.deep.equal([]);
      }),
    );
  });

  it('gives no empty list and no empty block', () => {
    const isEmpty = (value: unknown): boolean =>
      typeof value === 'object' &&
      value !== null &&
      (Object.keys(value).length === 0 || Object.values(value).some(isEmpty));
    fc.assert(
      fc.property(anyDossier, fc.subarray([...ALLE_CLUSTERS]), (random, clusters) => {
        const { picture } = disclose(random, context({ clusters }));
        expect(picture !== undefined && isEmpty(picture)).to.equal(false);
      }),
    );
  });

  it('decides nothing about what the dossier does not hold, absent or empty, whatever the ground', () => {
    const { Hoedanigheden } = dossier();
    const Trajectonderdelen = [{ Type: 'A', Besluiten: [], Opschortingen: [], Cursussen: [] }];
    const leeg = {
      Besluiten: [],
      Perspectieven: [],
      Beheer: [],
      Sanctioneringsbevoegdheden: [],
      Trajectonderdelen,
      Inbreukdossiers: [],
    };
    const hollow: KBIDossier = {
      INSZ,
      Hoedanigheden,
      Regie: [],
      Talen: [],
      Contracten: [],
      UitstellenOndertekening: [],
      Attesten: [],
      Aanmeldingen: [],
      UitstellenAanmelding: [],
      Doelgroepbepalingen: [],
      BehaaldeNiveaus: [],
      Testen: [],
      Adviezen: [],
      Trajecten: [],
      Gesprekken: [],
    };
    const paths = (one: KBIDossier, clusters: readonly number[]): readonly string[] =>
      disclose(one, context({ clusters })).decisions.map(({ pad }) => pad);
    for (const clusters of [[], [10], [9, 11, 12, 13, 14, 15], ALLE_CLUSTERS]) {
      expect(paths({ INSZ, Hoedanigheden }, clusters)).to.deep.equal(['KBIDossier']);
      expect(paths(hollow, clusters)).to.deep.equal(['KBIDossier']);
    }
    const Periode = { Begin: '2012-01-01' };
    const carried = { ...hollow, Trajecten: [{ Type: 'TT_OBOCMW', Periode, ...leeg }] };
    const pad = 'Trajecten/Traject[1]/Trajectonderdelen/Trajectonderdeel[1]';
    expect(paths(carried, ALLE_CLUSTERS)).to.deep.equal([
      'KBIDossier',
      'Trajecten/Traject[1]',
      pad,
      `${pad}/Vrijstelling`,
    ]);
    expect(paths(carried, [9, 11, 12, 13, 14, 15])).to.deep.equal([
      'KBIDossier',
      'Trajecten',
      'Trajecten/Traject/Trajectonderdelen',
    ]);
    expect(paths({ ...hollow, Trajecten: [{ Type: 'TT_IBVP', Periode, Trajectonderdelen: [] }] }, [13])).to.deep.equal([
      'KBIDossier',
      'Trajecten',
    ]);
  });

  it('leaves the closing of the dossier inside', () => {
    const { picture, decisions } = disclose(dossier({ AfsluitenDossier: { Datum: '2012-08-01' } }), context());
    expect(picture).not.to.have.property('AfsluitenDossier');
    expect(decisions.at(-1)).to.include({ pad: 'AfsluitenDossier', besluit: 'onthouden', regel: 'geen-rechtsgrond' });
  });

  it('changes neither dossier nor context', () => {
    const freeze = <T>(value: T): T => {
      if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
      return value;
    };
    const frozen = freeze(dossier());
    expect(disclose(frozen, freeze(context()))).to.deep.equal(disclose(dossier(), context()));
  });

  it('has a path of its own for every decision', () => {
    const { decisions } = disclose(dossier(), context());
    const paths = decisions.map(({ pad }) => pad);
    expect(new Set(paths).size).to.equal(paths.length);
  });
});
