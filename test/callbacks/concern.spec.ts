// Who hears of a change is whoever would be shown something else; the pictures themselves are disclosure's and tested there.
import { expect } from 'chai';
import { type ConcernContext, findConcerned, findWatchers, invalidatieWrites } from '../../src/callbacks/concern.js';
import type { Inschrijving } from '../../src/domain/kbi/Inschrijving.js';
import type { KBIDossier } from '../../src/domain/kbi/KBIDossier.js';
import type { Machtiging } from '../../src/domain/kbi/Machtiging.js';
import type { Partner } from '../../src/domain/kbi/Partner.js';
import { completeINSZ } from '../../src/domain/numbers/INSZ.js';

const [NOW_, OLD] = [completeINSZ('856609001', false), completeINSZ('856609002', false)];
const [GENT, AALST] = ['0212214125', '0212567877'];
const DAG = '2012-09-03';
const ocmw = (Ondernemingsnummer: string, gewest: Partner['gewest'] = 'VLAAMS'): Partner => ({
  ...{ naam: `ocmw-${Ondernemingsnummer}`, soort: 'OCMW', omschrijving: '', profiel: 'strict' },
  Ondernemingsnummer,
  ...(gewest === undefined ? {} : { gewest }),
});
const ground = (stroom: string, clusters: readonly number[], fields: Partial<Machtiging> = {}): Machtiging => ({
  ...{
    nummer: stroom,
    soort: 'MACHTIGING',
    bron: 'VTC',
    paragraaf: '002 §97',
    stroom,
    Hoedanigheid: '17001',
    ontvangers: ['OCMW'],
    doeleinden: [],
  },
  ...{ status: 'GEVALIDEERD', geldig: { Begin: '2012-07-25' } },
  repertoriumcodes: stroom === 'KBIDossiers' ? [1, 2, 3] : [2, 3],
  clusters,
  ...fields,
});
const ALL = Array.from({ length: 17 }, (_, at) => at + 1);
const GROUNDS = [ground('KBIDossiers', ALL), ground('InvalidatieKBIDossier', ALL)];
const registered = (OCMW: string, Hoedanigheidscode = 2, fields: Partial<Inschrijving> = {}): Inschrijving => ({
  ...{ INSZ: NOW_, OCMW, Hoedanigheidscode, Periode: { Begin: '2012-01-01' } },
  ...fields,
});
const contextOf = (fields: Partial<ConcernContext>): ConcernContext => ({
  ...{ nummers: [NOW_, OLD], inschrijvingen: [registered(GENT)], machtigingen: GROUNDS, dag: DAG },
  partnerOf: ocmw,
  ...fields,
});

const BEFORE: KBIDossier = {
  INSZ: NOW_,
  Hoedanigheden: [{ Code: 'INBURGERAAR', Periode: { Begin: '2012-01-01' } }],
  Talen: [{ Taal: 'nld', Contacttaal: false }],
  Attesten: [{ Type: 'INBURGERING', Status: 'NOG_NIET_BEPAALD' }],
};
const ATTEST: KBIDossier = { ...BEFORE, Attesten: [{ Type: 'INBURGERING', Status: 'BEHAALD', Datum: '2012-09-01' }] };
const TAAL: KBIDossier = { ...BEFORE, Talen: [{ Taal: 'nld', Contacttaal: true }] };
const heard = (
  after: KBIDossier | undefined,
  fields: Partial<ConcernContext> = {},
  before: KBIDossier | undefined = BEFORE,
) =>
  findConcerned({ dossier: before, dag: DAG }, { dossier: after, dag: DAG }, contextOf(fields)).map(
    ({ OCMW, INSZ, vervangenDoor }) =>
      [OCMW, INSZ === NOW_ ? 'current' : 'old', vervangenDoor === null ? '' : 'replaced'].join(' ').trim(),
  );

describe('findConcerned', () => {
  const changes: readonly (readonly [string, KBIDossier | undefined, number])[] = [
    ['what may be seen', ATTEST, 1],
    ['nothing', { ...BEFORE }, 0],
    ['a field that never leaves', { ...BEFORE, AfsluitenDossier: { Datum: '2012-09-01' } }, 0],
    ['a language that is no Contacttaal', { ...BEFORE, Talen: [{ Taal: 'fra', Contacttaal: false }] }, 0],
    ['a language that becomes a Contacttaal', TAAL, 1],
    ['what is dated after today', { ...BEFORE, Testen: [{ Type: 'EVC_TEST', Datum: '2012-12-01' }] }, 0],
    [
      'a Traject that is not relevant',
      { ...BEFORE, Trajecten: [{ Type: 'TT_ANDERS', Periode: { Begin: '2012-09-01' } }] },
      0,
    ],
    ['the whole dossier, gone', undefined, 1],
  ];
  for (const [wat, after, aantal] of changes)
    it(`tells ${aantal === 0 ? 'nobody' : 'the OCMW'} when ${wat} changed`, () =>
      expect(heard(after)).to.have.length(aantal));

  it('tells of a first dossier', () =>
    expect(
      findConcerned({ dossier: undefined, dag: DAG }, { dossier: BEFORE, dag: DAG }, contextOf({})),
    ).to.have.length(1));

  const who: readonly (readonly [string, Partial<ConcernContext>, readonly string[]])[] = [
    [
      'each OCMW once, whatever the number of its rows',
      { inschrijvingen: [registered(GENT), registered(GENT, 3), registered(AALST)] },
      [`${GENT} current`, `${AALST} current`],
    ],
    ['nobody with code 1 or 7 only', { inschrijvingen: [registered(GENT, 1), registered(AALST, 7)] }, []],
    [
      'nobody whose inschrijving ended',
      { inschrijvingen: [registered(GENT, 2, { Periode: { Begin: '2012-01-01', Einde: '2012-09-02' } })] },
      [],
    ],
    [
      'an OCMW on the last day',
      { inschrijvingen: [registered(GENT, 2, { Periode: { Begin: '2012-01-01', Einde: DAG } })] },
      [`${GENT} current`],
    ],
    [
      'nobody whose inschrijving has yet to begin',
      { inschrijvingen: [registered(GENT, 2, { Periode: { Begin: '2012-09-04' } })] },
      [],
    ],
    [
      'under the old number when that is what the OCMW knows',
      { inschrijvingen: [registered(GENT, 2, { INSZ: OLD })] },
      [`${GENT} old replaced`],
    ],
    [
      'under the current one when it knows both',
      { inschrijvingen: [registered(GENT, 2, { INSZ: OLD }), registered(GENT, 3)] },
      [`${GENT} current`],
    ],
    ['nobody outside the Vlaams Gewest', { partnerOf: (nummer) => ocmw(nummer, 'BRUSSELS') }, []],
    ['nobody who is unknown', { partnerOf: () => undefined }, []],
    ['nobody without a ground for invalidations', { machtigingen: [ground('KBIDossiers', ALL)] }, []],
    ['nobody without a ground to consult', { machtigingen: [ground('InvalidatieKBIDossier', ALL)] }, []],
    [
      'nobody whose ground is a draft',
      { machtigingen: [ground('KBIDossiers', ALL), ground('InvalidatieKBIDossier', ALL, { status: 'CONCEPT' })] },
      [],
    ],
    [
      'nobody whose ground does not give the cluster',
      { machtigingen: [ground('KBIDossiers', [1, 2, 3]), ground('InvalidatieKBIDossier', ALL)] },
      [],
    ],
    [
      'whoever sees it on one of two grounds',
      {
        machtigingen: [
          ground('KBIDossiers', [1]),
          ground('KBIDossiers', [4], { Hoedanigheid: '17002' }),
          ground('InvalidatieKBIDossier', ALL),
        ],
      },
      [`${GENT} current`],
    ],
  ];
  for (const [wie, fields, expected] of who)
    it(`tells ${wie}`, () => expect(heard(ATTEST, fields)).to.deep.equal(expected));

  it('does not take another number of the person for a change', () =>
    expect(heard({ ...BEFORE, INSZ: OLD })).to.deep.equal([]));
});

describe('findWatchers', () => {
  it('says until when a picture holds', () => {
    const Aanmeldingen = [
      { Datum: '2011-10-01', Type: 'EA', KBIVestiging: { KBISleutel: 'a', TypeCentrum: 'LOKET' } as const },
    ];
    const [watcher] = findWatchers(contextOf({}));
    expect(watcher?.see({ dossier: { ...BEFORE, Aanmeldingen }, dag: DAG }).tot).to.equal('2012-10-02');
    expect(watcher?.see({ dossier: BEFORE, dag: DAG }).tot).to.equal(undefined);
  });
});

describe('invalidatieWrites', () => {
  it('owes a letter to each, with an id of its own, after the time in which others may join', () => {
    let made = 0;
    const ids = { uuid: () => `id-${++made}` };
    const concerned = [GENT, AALST].map((OCMW) => ({ OCMW, INSZ: OLD, vervangenDoor: NOW_ }));
    expect(invalidatieWrites(concerned, { ids, now: 1000, wait: 500 })).to.deep.equal(
      concerned.map(({ OCMW }, at) => ({
        soort: 'invalidatie.maak',
        waarden: {
          GebeurtenisId: `id-${at + 1}`,
          INSZ: OLD,
          OCMW,
          aangemaakt: 1000,
          wachtTot: 1500,
          vervangenDoor: NOW_,
        },
      })),
    );
  });
});
