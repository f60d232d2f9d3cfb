import { expect } from 'chai';
import {
  toAdviezen,
  toDoelgroep,
  toGelijkschakeling,
  toGesprekken,
  toPerspectieven,
  toTalenkennis,
} from '../../../src/disclosure/publiek/persoon.js';
import { pictureOf } from '../dossier.js';
import { run, withheld } from './samples.js';

describe('toDoelgroep', () => {
  const results = [
    ['RECHTHEBBEND', 'JA', 'RECHT', 'RECHT'],
    ['PRIORITAIR_RECHTHEBBEND', 'JA', 'RECHT', 'PRI_RECHT'],
    ['VERPLICHT_VOLLEDIG', 'JA', 'PLICHT', 'VOL_PROG'],
    ['VERPLICHT_MO', 'JA', 'PLICHT', 'MO'],
    ['VERPLICHT_NT2', 'JA', 'PLICHT', 'NT2'],
    ['GEEN_DOELGROEP', 'NEE', 'GEEN', undefined],
    ['IETS_ANDERS', undefined, undefined, undefined],
  ] as const;
  for (const [code, Code, Type, SubType] of results)
    it(`says ${code} as ${Code} ${Type} ${SubType}`, () => {
      const found = toDoelgroep(run(), { DatumGeldigheid: '2012-01-02', Type: { code } });
      expect([found?.Code, found?.Type, found?.SubType]).to.deep.equal([Code, Type, SubType]);
      expect(found?.Periode).to.deep.equal({ Begin: '2012-01-02' });
    });

  it('gives both reasons, and traces what has no element', () => {
    const publiek = run();
    const reden = { code: '01', Beschrijving: 'Een reden' };
    const found = toDoelgroep(publiek, {
      DatumGeldigheid: '2012-01-02',
      Soort: { code: 'NIEUWKOMER' },
      Doelgroepcategorieen: [{ code: 'X' }],
      RedenGeenDoelgroep: reden,
      RedenVrijstellingVanVerplichting: reden,
    });
    const named = { code: '01', KorteNaam: 'Een reden', Naam: 'Een reden' };
    expect(found?.RedenGeenDoelgroep).to.deep.equal(named);
    expect(found?.RedenVrijstellingVanDeVerplichting).to.deep.equal(named);
    expect(withheld(publiek)).to.deep.equal([
      'Doelgroepbepaling/Soort: geen-plaats-in-publiek-schema',
      'Doelgroepbepaling/Doelgroepcategorieen: geen-plaats-in-publiek-schema',
    ]);
    expect(toDoelgroep(publiek, undefined)).to.equal(undefined);
  });
});

describe('toTalenkennis', () => {
  const taal = (code: string) => ({ INSZ: '1', Talenkennis: { Talen: [{ Taal: { code } }] } });
  for (const [iso, publiek] of [
    ['ara', 'ARA'],
    ['sqi', 'ALB'],
    ['hbs', 'SH'],
  ] as const)
    it(`says ${iso} as ${publiek}`, () =>
      expect(toTalenkennis(run(), taal(iso))?.Talen).to.deep.equal([{ Code: { code: publiek }, ContactTaal: true }]));

  it('tells literacy by script, and the level from cluster 7', () => {
    const alfa = (code: string) =>
      toTalenkennis(run(), { INSZ: '1', Talenkennis: { Alfabetisering: { code } } })?.Alfabetiseringsgraad;
    expect(alfa('GEALFABETISEERD')).to.deep.equal({ LatijnsSchrift: { code: 'GEALFABETISEERD' } });
    expect(alfa('ANDERS_GEALFABETISEERD')?.AnderSchrift?.Code.code).to.equal('GEALFABETISEERD');
    const publiek = run();
    const Herkomst = { code: 'TEST' };
    const niveau = (code: string, MeestRecentVlag: boolean) => ({ Type: { code }, Herkomst, MeestRecentVlag });
    const Niveaus = [niveau('A2', false), niveau('B1', false), niveau('A1', true)];
    expect(toTalenkennis(publiek, { INSZ: '1', BehaaldeNiveaus: { Niveaus } })).to.deep.equal({
      BehaaldNT2Niveau: { HoogstBehaald: { code: 'B1' }, RecentstBehaald: { code: 'A1' } },
    });
    expect(withheld(publiek)).to.deep.equal(['BehaaldeNiveaus/BehaaldNiveau[1]: geen-plaats-in-publiek-schema']);
    expect(toTalenkennis(run(), { INSZ: '1' })).to.equal(undefined);
  });
});

describe('toAdviezen', () => {
  it('keeps the latest of each giver, and traces the others and codes that are none of the labour market', () => {
    const publiek = run();
    const advies = (Type: string, Advies: string, Datum: string) => ({
      Type: { code: Type },
      Advies: { code: Advies },
      Datum,
    });
    const found = toAdviezen(publiek, [
      advies('HVN', 'B', '2012-02-01'),
      advies('HVN', 'A', '2012-01-01'),
      advies('VDAB', 'LB', '2012-01-01'),
      advies('VDAB', 'XX', '2012-03-01'),
    ]);
    expect(found).to.deep.equal({ HvN: { code: 'B' } });
    expect(withheld(publiek)).to.deep.equal([
      'Adviezen/Advies[2]: geen-plaats-in-publiek-schema',
      'Adviezen/Advies[3]: geen-plaats-in-publiek-schema',
      'Adviezen/Advies[4]/Advies: code-niet-in-publiek-schema',
    ]);
    expect(toAdviezen(run(), [advies('VDAB', 'LB', '2012-01-01')])).to.deep.equal({ Arbeidsmarkt: 'LB' });
    expect(toAdviezen(run(), undefined)).to.equal(undefined);
  });
});

describe('toPerspectieven', () => {
  it('gives the last one with its code found again, and traces the others', () => {
    const publiek = run();
    const perspectief = (code: string) => ({ Beschrijving: `Perspectief:${code}` });
    const traject = (...codes: readonly string[]) => ({
      TypeTraject: { code: 'TT_IBVP' },
      Perspectieven: codes.map(perspectief),
    });
    expect(toPerspectieven(publiek, [traject('SOCIAAL', 'EDUCATIEF'), traject('PROFESSIONEEL')])?.OB.code).to.equal(
      'PROFESSIONEEL',
    );
    expect(withheld(publiek)).to.deep.equal([
      'Trajecten/Traject[1]/Perspectieven/Perspectief[1]: geen-plaats-in-publiek-schema',
      'Trajecten/Traject[1]/Perspectieven/Perspectief[2]: geen-plaats-in-publiek-schema',
    ]);
    expect(toPerspectieven(run(), undefined)).to.equal(undefined);
  });
});

describe('toGelijkschakeling', () => {
  const cases = [
    ['a status', { WordtGeboden: true, Status: { code: 'BZ' } }, [{ Status: 'BZ' }], 0],
    ['no support', { WordtGeboden: false }, undefined, 1],
    ['support without status', { WordtGeboden: true }, undefined, 1],
    ['a status that the list lacks', { WordtGeboden: true, Status: { code: 'ZZ' } }, undefined, 2],
    ['nothing', undefined, undefined, 0],
  ] as const;
  for (const [what, block, expected, traced] of cases)
    it(`says ${what}`, () => {
      const publiek = run();
      expect(toGelijkschakeling(publiek, block)).to.deep.equal(expected);
      expect(withheld(publiek)).to.have.length(traced);
    });
});

describe('toGesprekken', () => {
  it('tells that one took place and where, never what was said or by whom', () => {
    const publiek = run();
    const found = toGesprekken(publiek, pictureOf().Gesprekken);
    expect(found).to.deep.equal([
      { Datum: '2012-06-01', GeregistreerdBij: { KboNummer: '0543307391', KbiNummer: 'A1B2C3D4' } },
    ]);
    expect(withheld(publiek)).to.deep.equal(['Gesprekken/Gesprek[1]/Opmerking: geen-plaats-in-publiek-schema']);
    expect(toGesprekken(publiek, undefined)).to.equal(undefined);
  });
});
