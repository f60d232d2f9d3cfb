import { expect } from 'chai';
import type { Attest, KBIDossier } from '../../src/domain/kbi/KBIDossier.js';
import { findAnker, type RetentionFacts, verplichtingVoldaan } from '../../src/retention/anchors.js';
import { person } from './kit.js';

const DAG = '2012-09-03';
const INSZ = person(1);
const dossier = (changes: Partial<KBIDossier> = {}): KBIDossier => ({
  INSZ,
  Hoedanigheden: [{ Code: 'INBURGERAAR', Periode: { Begin: '2011-01-01' } }],
  ...changes,
});
const attest = (
  Datum: string | undefined,
  Type: Attest['Type'] = 'INBURGERING',
  Status: Attest['Status'] = 'BEHAALD',
) => ({
  ...{ Type, Status },
  ...(Datum === undefined ? {} : { Datum }),
});
const traject = (Begin: string, Einde?: string) => ({
  Type: 'TT_IBVP',
  Periode: Einde === undefined ? { Begin } : { Begin, Einde },
});

describe('verplichtingVoldaan', () => {
  const cases: readonly (readonly [string, Partial<KBIDossier>, string | undefined])[] = [
    ['nothing without attests', {}, undefined],
    ['the day of the attest', { Attesten: [attest('2012-05-01')] }, '2012-05-01'],
    ['the last of several', { Attesten: [attest('2012-05-01'), attest('2012-06-01', 'VRIJSTELLING')] }, '2012-06-01'],
    ['today, for an attest of today', { Attesten: [attest(DAG)] }, DAG],
    ['nothing for an attest of tomorrow', { Attesten: [attest('2012-09-04')] }, undefined],
    ['nothing without a day', { Attesten: [attest(undefined)] }, undefined],
    ['nothing for an EVC-attest, which exempts of a part', { Attesten: [attest('2012-05-01', 'EVC')] }, undefined],
    ['nothing when not attained', { Attesten: [attest('2012-05-01', 'INBURGERING', 'NIET_BEHAALD')] }, undefined],
    [
      'nothing while a later Traject runs',
      { Attesten: [attest('2012-05-01')], Trajecten: [traject('2012-06-01')] },
      undefined,
    ],
    [
      'nothing when it ends today',
      { Attesten: [attest('2012-05-01')], Trajecten: [traject('2012-06-01', DAG)] },
      undefined,
    ],
    [
      'the day, once it has ended',
      { Attesten: [attest('2012-05-01')], Trajecten: [traject('2012-06-01', '2012-09-02')] },
      '2012-05-01',
    ],
    [
      'the day, when the Traject began before',
      { Attesten: [attest('2012-05-01')], Trajecten: [traject('2012-05-01')] },
      '2012-05-01',
    ],
    ['what was kept of attests that are gone', { Bewaring: { VerplichtingVoldaan: '2012-04-01' } }, '2012-04-01'],
    [
      'a later attest than what was kept',
      { Attesten: [attest('2012-05-01')], Bewaring: { VerplichtingVoldaan: '2012-04-01' } },
      '2012-05-01',
    ],
  ];
  for (const [what, changes, expected] of cases)
    it(`is ${what}`, () => expect(verplichtingVoldaan(dossier(changes), DAG)).to.equal(expected));
});

describe('findAnker', () => {
  const facts = (changes: Partial<RetentionFacts>): RetentionFacts => ({
    ...{ dossier: dossier(), leefloonrechten: [], inschrijvingen: [], dag: DAG },
    ...changes,
  });
  const leefloon = (OCMW: string, Begin: string, Einde?: string) => ({
    ...{ INSZ, OCMW, Soort: 'LEEFLOON' as const, OntvangenOp: Begin },
    Periode: Einde === undefined ? { Begin } : { Begin, Einde },
  });
  const inschrijving = (Hoedanigheidscode: number, Begin: string, Einde?: string) => ({
    ...{ INSZ, OCMW: 'a', Hoedanigheidscode },
    Periode: Einde === undefined ? { Begin } : { Begin, Einde },
  });

  it('is the last day of leefloon when none runs at any OCMW', () => {
    const ended = [leefloon('a', '2012-01-01', '2012-03-31'), leefloon('b', '2012-02-01', '2012-02-28')];
    expect(findAnker('LEEFLOON_EINDE', facts({ leefloonrechten: ended }))).to.equal('2012-03-31');
    for (const running of [
      leefloon('c', '2012-01-01'),
      leefloon('c', '2012-01-01', DAG),
      leefloon('c', '2012-10-01', '2012-11-01'),
    ])
      expect(findAnker('LEEFLOON_EINDE', facts({ leefloonrechten: [...ended, running] }))).to.equal(undefined);
  });
  it('is nothing for who never had leefloon, or was never registered: nothing ended', () => {
    expect(findAnker('LEEFLOON_EINDE', facts({}))).to.equal(undefined);
    expect(findAnker('OCMW_DOSSIER_EINDE', facts({}))).to.equal(undefined);
  });
  it('is the last day of the inschrijvingen, of which code 1 ends after two months', () => {
    const rows = [inschrijving(2, '2012-01-01', '2012-03-31'), inschrijving(1, '2012-05-15')];
    expect(findAnker('OCMW_DOSSIER_EINDE', facts({ inschrijvingen: rows }))).to.equal('2012-07-15');
    expect(
      findAnker('OCMW_DOSSIER_EINDE', facts({ inschrijvingen: [...rows, inschrijving(3, '2012-08-01')] })),
    ).to.equal(undefined);
  });
});
