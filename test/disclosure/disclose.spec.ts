// The station as a whole: known or not, all seventeen clusters, nothing but the seventeen, and geldigTot to the day.
import { expect } from 'chai';
import fc from 'fast-check';
import { disclose } from '../../src/disclosure/disclose.js';
import type { Picture } from '../../src/disclosure/picture.js';
import type { HoedanigheidInKBI, KBIDossier } from '../../src/domain/kbi/KBIDossier.js';
import { plusDagen } from '../../src/domain/numbers/Datum.js';
import { anyDossier } from './arbitrary-dossier.js';
import { ALLE_CLUSTERS, context, dossier, INSZ, VANDAAG } from './dossier.js';

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

/** Puts what A087 forbids into every object of a dossier, each value unique. */
const mark = <T>(value: T, next: () => string): T => {
  if (Array.isArray(value)) return value.map((item) => mark(item, next)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, mark(inner, next)]);
  const forbidden = [
    'Naam',
    'Adres',
    'Nationaliteit',
    'Geboortedatum',
    'Verblijfstitel',
    'Gezin',
    'GSM',
    'constructor',
  ];
  return Object.fromEntries([...entries, ...forbidden.map((key) => [key, next()])]) as T;
};

const marker = () => {
  let count = 0;
  return () => {
    count += 1;
    return `MARK-${count}-`;
  };
};

describe('disclose: nothing but the seventeen clusters', () => {
  it('lets no field out that nobody named, wherever it stands', () => {
    fc.assert(
      fc.property(anyDossier, (random) => {
        expect(JSON.stringify(disclose(mark(random, marker()), context()).picture) ?? '').not.to.include('MARK-');
      }),
    );
  });

  it('lets no withheld field out, nor into the inputs of a decision when it is text of people', () => {
    const next = marker();
    const full = dossier();
    const [contract] = full.Contracten ?? [];
    const [traject] = full.Trajecten ?? [];
    const [onderdeel] = traject?.Trajectonderdelen ?? [];
    const [gesprek] = full.Gesprekken ?? [];
    const [aanmelding] = full.Aanmeldingen ?? [];
    if (!contract || !traject || !onderdeel || !gesprek || !aanmelding) throw new Error('the dossier is not full');
    const persoon = { Achternaam: next(), Voornaam: next(), Telefoon: [next()], Email: [next()] };
    const elders = { KBISleutel: next(), TypeCentrum: 'CENTRUM' as const, Contactpersonen: [persoon] };
    const metPersoon = {
      KBISleutel: 'K',
      VOPEntiteitNummer: '87654321',
      TypeCentrum: 'CENTRUM' as const,
      Contactpersonen: [persoon],
    };
    const marked: KBIDossier = mark(
      {
        ...full,
        Regie: [{ Partner: 'VDAB', Sinds: '2012-01-01', KBIVestiging: elders }],
        Talen: [{ Taal: 'fra', Contacttaal: false, Niveau: next(), Type: next() }],
        Contracten: [
          {
            ...contract,
            Id: next(),
            RapportGUID: next(),
            Addenda: [{ DatumOndertekening: '2012-02-01', RapportGUID: next() }],
          },
          {
            ...contract,
            Id: next(),
            DatumOndertekening: '2011-01-01',
            ModelCode: next(),
            Onderdelen: [{ Onderdeel: 'MO', Details: [next()] }],
            Addenda: [
              {
                ModelCode: next(),
                DatumOndertekening: '2012-08-01',
                Onderdelen: [{ Onderdeel: 'LO', Details: [next()] }],
              },
            ],
          },
        ],
        Attesten: [
          { Type: 'AANMELDING', Status: 'BEHAALD', RapportGUID: next() },
          { Type: 'EVC', Status: 'BEHAALD', RapportGUID: next() },
        ],
        Aanmeldingen: [
          { ...aanmelding, KBIVestiging: metPersoon },
          { Datum: '2009-01-01', Type: next(), Reden: next(), KBIVestiging: elders },
        ],
        Doelgroepbepalingen: [
          { Datum: '2012-01-01', Type: 'A' },
          {
            Datum: '2011-01-01',
            Type: 'B',
            RedenVrijstelling: next(),
            RedenGeenDoelgroep: next(),
            Categorieen: [next()],
          },
        ],
        Testen: [{ Type: 'T', Datum: '2012-01-01', KBIVestiging: metPersoon }],
        Adviezen: [{ Verstrekker: 'OCMW', Inhoud: next(), Datum: '2012-01-01', Doorverwijzing: next() }],
        Trajecten: [
          {
            ...traject,
            Type: 'TT_OBOCMW',
            Status: next(),
            RedenEinde: next(),
            Besluiten: [{ Code: next(), Opmerking: next(), Reden: next(), Datum: '2012-01-01' }],
            Beheer: [
              { KBIVestiging: { ...elders, KBISleutel: 'OUD' }, Periode: { Begin: '2011-01-01', Einde: '2011-12-31' } },
            ],
            Sanctioneringsbevoegdheden: [{ Partner: 'VDAB', Geldigheid: { Begin: '2012-01-01' }, OCMW: next() }],
            Inbreukdossiers: [
              { Dossiernummer: next(), Bestemmeling: 'VDAB', Type: next(), Vaststelling: '2012-08-01' },
            ],
            Trajectonderdelen: [
              {
                ...onderdeel,
                Vrijstelling: { Reden: next(), Datum: '2012-01-01' },
                Besluiten: [{ Code: next(), Opmerking: next(), Datum: '2012-01-01' }],
                Opschortingen: [{ Periode: { Begin: '2012-01-01' }, Reden: 'ZIEKTE', Type: next() }],
              },
            ],
          },
          { ...traject, Type: 'TT_WC', Perspectieven: [{ Waarde: next() }], Inbreukdossiers: [] },
        ],
        Gesprekken: [
          { ...gesprek, KBIVestiging: metPersoon },
          {
            ...gesprek,
            Bestemmeling: 'VDAB',
            Tekst: next(),
            GenoteerdDoor: { Achternaam: next() },
            KBIVestiging: elders,
          },
        ],
        AfsluitenDossier: { Datum: '2012-08-01', Reden: next() },
      },
      next,
    );
    const { picture, decisions } = disclose(marked, context());
    const text = JSON.stringify(picture);
    expect(text).not.to.include('MARK-');
    expect(text).to.include('Werkafspraak');
    expect(JSON.stringify(decisions)).not.to.include('MARK-');
  });

  it('lets nothing out of the free text, names and file numbers into the decisions', () => {
    const text = JSON.stringify(disclose(dossier(), context()).decisions);
    expect(text).not.to.match(/Zoekt opvang|Te weinig|Werkafspraak|Janssens|Peeters|INB-1|00000000-0000/);
  });
});

describe('disclose: geldigTot', () => {
  const pictureOn = (random: KBIDossier, vandaag: string): string =>
    JSON.stringify(disclose(random, context({ vandaag })).picture) ?? 'not known';

  it('is the first day on which the picture differs from that of today', () => {
    let defined = 0;
    fc.assert(
      fc.property(anyDossier, (random) => {
        const { geldigTot } = disclose(random, context());
        const now = pictureOn(random, VANDAAG);
        // Every date of these dossiers lies within three weeks, or makes an Aanmelding expire within 400 days.
        const last = geldigTot ?? plusDagen(VANDAAG, 400);
        for (let dag = plusDagen(VANDAAG, 1); dag < last; dag = plusDagen(dag, 1)) {
          if (pictureOn(random, dag) !== now) expect.fail(`changes on ${dag}, said ${geldigTot}`);
        }
        if (geldigTot === undefined) return;
        defined += 1;
        expect(geldigTot > VANDAAG).to.equal(true);
        expect(pictureOn(random, geldigTot)).not.to.equal(now);
      }),
      { numRuns: 400 },
    );
    expect(defined).to.be.greaterThan(100);
  });

  it('holds from any day, also on a ground that gives only some clusters', () => {
    fc.assert(
      fc.property(
        anyDossier,
        fc.subarray([...ALLE_CLUSTERS]),
        fc.integer({ min: 0, max: 8 }),
        fc.boolean(),
        (random, clusters, days, opschortingSluitInbreuk) => {
          const vandaag = plusDagen(VANDAAG, days);
          const asked = { clusters, regels: { opschortingSluitInbreuk } };
          const on = (dag: string) => JSON.stringify(disclose(random, context({ ...asked, vandaag: dag })).picture);
          const { geldigTot } = disclose(random, context({ ...asked, vandaag }));
          if (geldigTot !== undefined) expect(on(geldigTot)).not.to.equal(on(vandaag));
          const last = geldigTot ?? plusDagen(vandaag, 20);
          for (let dag = vandaag; dag < last && dag < '2012-10-01'; dag = plusDagen(dag, 1)) {
            if (on(dag) !== on(vandaag)) expect.fail(`changes on ${dag}, said ${geldigTot}`);
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});
