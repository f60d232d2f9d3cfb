// The Besluit rule: explicit NIET_BEHAALD or a relevant Inbreukdossier, and an Opschorting that closes the second door
// (A082, A083, A088, C.3.6, C.3.7, C.3.14, C.3.15, D.9).
import { expect } from 'chai';
import type { Attest, Inbreukdossier, Opschorting, Traject } from '../../src/domain/kbi/KBIDossier.js';
import { decisionsOn, geldigTotOf, onderdeel, pictureOf, traject } from './dossier.js';

type Case = {
  readonly attesten?: readonly Attest[];
  readonly inbreuken?: readonly Inbreukdossier[];
  readonly opschortingen?: readonly Opschorting[];
  readonly changes?: Partial<Traject>;
};

const inbreuk = (changes: Partial<Inbreukdossier> = {}): Inbreukdossier => ({
  Dossiernummer: 'INB-1',
  Bestemmeling: 'OCMW',
  Type: '5',
  Vaststelling: '2012-08-10',
  ...changes,
});
const attest = (Status: Attest['Status'], Datum?: string): Attest =>
  Datum === undefined ? { Type: 'INBURGERING', Status } : { Type: 'INBURGERING', Status, Datum };
const opschorting = (Begin: string, Einde?: string): Opschorting => ({
  Reden: 'ZIEKTE',
  Periode: Einde === undefined ? { Begin } : { Begin, Einde },
});

const made = ({ attesten = [], inbreuken = [], opschortingen = [], changes = {} }: Case) => ({
  Attesten: attesten,
  Trajecten: [
    traject({
      Inbreukdossiers: inbreuken,
      Trajectonderdelen: [onderdeel({ Opschortingen: [] }), onderdeel({ Opschortingen: opschortingen })],
      ...changes,
    }),
  ],
});

const shown = (case_: Case, switches = {}): readonly (string | undefined)[] =>
  (pictureOf(made(case_), switches).Trajecten?.[0]?.Trajectonderdelen?.[0]?.Besluiten ?? []).map((one) => one.Datum);

describe('discloseBesluiten', () => {
  const open: readonly (readonly [string, Case])[] = [
    ['the attest is explicitly NIET_BEHAALD', { attesten: [attest('NIET_BEHAALD', '2012-07-01')] }],
    ['the attest is NIET_BEHAALD since today', { attesten: [attest('NIET_BEHAALD', '2012-09-03')] }],
    ['the attest is NIET_BEHAALD without a date', { attesten: [attest('NIET_BEHAALD')] }],
    [
      'the latest attest is NIET_BEHAALD',
      { attesten: [attest('NIET_BEHAALD', '2012-07-01'), attest('BEHAALD', '2012-06-01')] },
    ],
    [
      'an attest NIET_BEHAALD stands beside one not yet decided and undated',
      { attesten: [attest('NIET_BEHAALD', '2012-07-01'), attest('NOG_NIET_BEPAALD')] },
    ],
    ['a relevant Inbreukdossier exists', { inbreuken: [inbreuk()] }],
    ['a breach was established today', { inbreuken: [inbreuk({ Vaststelling: '2012-09-03' })] }],
    ['a breach is put right only tomorrow', { inbreuken: [inbreuk({ Rechtzetting: '2012-09-04' })] }],
    ['a breach is closed without consequence only tomorrow', { inbreuken: [inbreuk({ GeenGevolg: '2012-09-04' })] }],
    ['one of two breaches is still relevant', { inbreuken: [inbreuk({ Rechtzetting: '2012-08-20' }), inbreuk()] }],
    [
      'the Opschorting ended yesterday',
      { inbreuken: [inbreuk()], opschortingen: [opschorting('2012-08-01', '2012-09-02')] },
    ],
    ['the Opschorting starts tomorrow', { inbreuken: [inbreuk()], opschortingen: [opschorting('2012-09-04')] }],
    [
      'the attest is NIET_BEHAALD, whatever is suspended',
      { attesten: [attest('NIET_BEHAALD', '2012-07-01')], opschortingen: [opschorting('2012-08-01')] },
    ],
  ];
  for (const [title, case_] of open) {
    it(`gives the most recent Besluit when ${title}`, () => expect(shown(case_)).to.deep.equal(['2012-08-01']));
  }

  const closed: readonly (readonly [string, Case])[] = [
    ['there is neither attest nor breach', {}],
    ['the attest is not yet decided', { attesten: [attest('NOG_NIET_BEPAALD', '2012-07-01')] }],
    ['the attest was obtained', { attesten: [attest('BEHAALD', '2012-07-01')] }],
    ['the attest will be NIET_BEHAALD tomorrow', { attesten: [attest('NIET_BEHAALD', '2012-09-04')] }],
    [
      'the attest was obtained after all',
      { attesten: [attest('BEHAALD', '2012-07-01'), attest('NIET_BEHAALD', '2012-06-01')] },
    ],
    ['another attest is NIET_BEHAALD', { attesten: [{ Type: 'EVC', Status: 'NIET_BEHAALD', Datum: '2012-07-01' }] }],
    ['the breach is for VDAB', { inbreuken: [inbreuk({ Bestemmeling: 'VDAB' })] }],
    ['the breach is for Handhaving', { inbreuken: [inbreuk({ Bestemmeling: 'HH' })] }],
    ['the breach is established tomorrow', { inbreuken: [inbreuk({ Vaststelling: '2012-09-04' })] }],
    ['the breach is put right today', { inbreuken: [inbreuk({ Rechtzetting: '2012-09-03' })] }],
    ['the breach is closed without consequence today', { inbreuken: [inbreuk({ GeenGevolg: '2012-09-03' })] }],
    ['an Opschorting ends today', { inbreuken: [inbreuk()], opschortingen: [opschorting('2012-08-01', '2012-09-03')] }],
    ['an Opschorting starts today', { inbreuken: [inbreuk()], opschortingen: [opschorting('2012-09-03')] }],
  ];
  for (const [title, case_] of closed) {
    it(`withholds every Besluit when ${title}`, () => expect(shown(case_)).to.deep.equal([]));
  }

  it('looks only at the breaches and suspensions of the same Traject', () => {
    const other = {
      Inbreukdossiers: [inbreuk()],
      Trajectonderdelen: [onderdeel({ Opschortingen: [opschorting('2012-08-01')] })],
    };
    const clean = { Inbreukdossiers: [], Trajectonderdelen: [onderdeel({ Opschortingen: [] })] };
    const besluiten = (first: Partial<Traject>, second: Partial<Traject>) =>
      pictureOf({
        Attesten: [],
        Trajecten: [traject(first), traject({ Type: 'TT_OBOCMW', ...second })],
      }).Trajecten?.map((one) => one.Trajectonderdelen?.[0]?.Besluiten?.length ?? 0);
    expect(besluiten({ ...clean, Inbreukdossiers: [inbreuk()] }, clean)).to.deep.equal([1, 0]);
    expect(besluiten({ ...clean, Inbreukdossiers: [inbreuk()] }, other)).to.deep.equal([1, 0]);
  });

  it('lets a breach open while suspended when that reading is switched off', () => {
    const case_ = { inbreuken: [inbreuk()], opschortingen: [opschorting('2012-08-01')] };
    expect(shown(case_, { standen: { opschortingSluitInbreuk: false } })).to.deep.equal(['2012-08-01']);
    expect(shown(case_, { standen: { opschortingSluitInbreuk: true } })).to.deep.equal([]);
    expect(shown(case_, { standen: {} })).to.deep.equal([]);
  });

  it('gives code, reason, remark and flag of the most recent, and withholds older and later ones', () => {
    const Besluiten = [
      { Code: 'NVT', Datum: '2012-02-01' },
      { Code: 'VO', Datum: '2012-09-04' },
      {
        Code: 'NVO',
        Reden: 'AFWEZIG',
        Opmerking: 'Zie gesprek.',
        Datum: '2012-08-01',
        DatumLaatsteWijziging: '2012-08-02',
      },
      { Code: 'VO', Datum: '2012-08-01', DatumLaatsteWijziging: '2012-08-01' },
    ];
    const changes = {
      Attesten: [attest('NIET_BEHAALD')],
      Trajecten: [traject({ Trajectonderdelen: [onderdeel({ Besluiten })] })],
    };
    expect(pictureOf(changes).Trajecten?.[0]?.Trajectonderdelen?.[0]?.Besluiten).to.deep.equal([
      {
        Type: { code: 'NVO', Beschrijving: 'OnderdeelBesluit:NVO' },
        Soort: { code: 'AFWEZIG', Beschrijving: 'RedenBesluit:AFWEZIG' },
        Opmerking: 'Zie gesprek.',
        Datum: '2012-08-01',
        MeestRecentVlag: true,
      },
    ]);
    const pad = 'Trajecten/Traject[1]/Trajectonderdelen/Trajectonderdeel[1]/Besluiten';
    expect(decisionsOn(pad, changes)).to.deep.equal([
      `onthouden ${pad}/Besluit[dossier 1] recentste-besluit`,
      `onthouden ${pad}/Besluit[dossier 2] nog-niet-ingegaan`,
      `gegeven ${pad}/Besluit[1] besluit-enkel-bij-niet-behaald-of-inbreuk`,
      `gegeven ${pad}/Besluit[1]/Opmerking vrije-tekst-voorzichtig`,
      `onthouden ${pad}/Besluit[dossier 4] recentste-besluit`,
    ]);
  });

  it('tells once why the door is closed', () => {
    const pad = 'Trajecten/Traject[1]/Trajectonderdelen/Trajectonderdeel[1]/Besluiten';
    expect(decisionsOn(pad, made({}))).to.deep.equal([`onthouden ${pad} besluit-enkel-bij-niet-behaald-of-inbreuk`]);
  });

  const days: readonly (readonly [string, Case, string | undefined])[] = [
    [
      'the day after an Opschorting ends, with a breach',
      { inbreuken: [inbreuk()], opschortingen: [opschorting('2012-08-01', '2012-09-10')] },
      '2012-09-11',
    ],
    [
      'the day an Opschorting starts, with a breach',
      { inbreuken: [inbreuk()], opschortingen: [opschorting('2012-09-20')] },
      '2012-09-20',
    ],
    [
      'never for an Opschorting without breach',
      { opschortingen: [opschorting('2012-08-01', '2012-09-10')] },
      undefined,
    ],
    ['the day a breach is put right', { inbreuken: [inbreuk({ Rechtzetting: '2012-09-15' })] }, '2012-09-15'],
    ['the day a breach is established', { inbreuken: [inbreuk({ Vaststelling: '2012-09-12' })] }, '2012-09-12'],
    ['the day a breach is closed', { inbreuken: [inbreuk({ GeenGevolg: '2012-09-13' })] }, '2012-09-13'],
  ];
  for (const [title, case_, expected] of days) {
    it(`changes by time alone: ${title}`, () => {
      const bare = { Perspectieven: [], Beheer: [], Sanctioneringsbevoegdheden: [] };
      expect(geldigTotOf(made({ ...case_, changes: bare }))).to.equal(expected);
    });
  }
});
