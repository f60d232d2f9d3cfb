import { expect } from 'chai';
import {
  toAanmelding,
  toBehaaldeAttesten,
  toContracten,
  toUitstellen,
} from '../../../src/disclosure/publiek/inburgering.js';
import { publiekOf, run, withheld } from './samples.js';

describe('toBehaaldeAttesten', () => {
  it('keeps what was obtained and has a public code, and traces the rest', () => {
    const publiek = run();
    const attest = (Type: string, Status: string, Datum?: string) => ({
      Type: { code: Type },
      Status: { code: Status },
      ...(Datum === undefined ? {} : { Datum }),
    });
    const found = toBehaaldeAttesten(publiek, [
      attest('INBURGERING', 'NIET_BEHAALD', '2012-01-01'),
      attest('INBURGERING', 'BEHAALD', '2012-02-01'),
      attest('EVC', 'BEHAALD'),
      attest('VRIJSTELLING', 'BEHAALD', '2012-03-01'),
    ]);
    expect(found).to.deep.equal([
      { Soort: 'ATTEST', Type: 'AI023', DatumAanmaak: '2012-02-01' },
      { Soort: 'ATTEST', Type: 'AEVC05' },
    ]);
    expect(withheld(publiek)).to.deep.equal([
      'Attesten/Attest[1]: geen-plaats-in-publiek-schema',
      'Attesten/Attest[4]: geen-plaats-in-publiek-schema',
    ]);
    expect(toBehaaldeAttesten(publiek, undefined)).to.equal(undefined);
  });
});

describe('toContracten', () => {
  it('has the parts as flags, the addenda, and each suspension once', () => {
    const opschorting = { Periode: { Begin: '2012-03-01', Einde: '2012-03-31' }, Reden: 'ZIEKTE' };
    const onderdeel = (Type: string) => ({ Type, Opschortingen: [opschorting] });
    const Trajectonderdelen = [onderdeel('TO_A1'), onderdeel('TO_A2')];
    const Trajecten = [{ Type: 'TT_IBVP', Periode: { Begin: '2012-01-05' }, Trajectonderdelen }];
    const [contract, ...others] = publiekOf({ Trajecten }).Contracten ?? [];
    expect(others).to.deep.equal([]);
    expect(contract).to.deep.equal({
      DatumRegistratie: '2012-01-05',
      Type: 'IC07G',
      OnderdeelMO: true,
      OnderdeelNT2: true,
      OnderdeelLO: false,
      Addenda: [
        { DatumRegistratie: '2012-04-02', Type: 'AIC14G', OnderdeelMO: false, OnderdeelNT2: false, OnderdeelLO: true },
      ],
      Opschortingen: [
        {
          Periode: opschorting.Periode,
          Reden: { code: 'ZIEKTE', KorteNaam: 'RedenOpschorting:ZIEKTE', Naam: 'RedenOpschorting:ZIEKTE' },
        },
      ],
    });
  });

  it('traces models that the public lists lack, and suspensions without a contract to hang under', () => {
    const publiek = run();
    const Contracten = [
      { Type: { code: 'IC99' }, Datum: '2012-01-01', Addenda: [{ Soort: { code: 'A9' }, Datum: '2012-01-02' }] },
    ];
    expect(toContracten(publiek, { INSZ: '1', Contractgegevens: { Contracten } })).to.deep.equal([
      { DatumRegistratie: '2012-01-01', Addenda: [{ DatumRegistratie: '2012-01-02' }] },
    ]);
    const Trajectonderdelen = [{ Vrijstelling: false, Opschortingen: [{ Periode: { Begin: '2012-01-01' } }] }];
    const Trajecten = [{ TypeTraject: { code: 'TT_IBVP' }, Trajectonderdelen }];
    expect(toContracten(publiek, { INSZ: '1', Trajecten })).to.equal(undefined);
    const contract = 'Contractgegevens/Contracten/Contract[1]';
    expect(withheld(publiek)).to.deep.equal([
      `${contract}/Addenda/Addendum[1]/Soort: code-niet-in-publiek-schema`,
      `${contract}/Type: code-niet-in-publiek-schema`,
      'Trajecten/Traject[1]/Trajectonderdelen/Trajectonderdeel[1]/Opschortingen: geen-plaats-in-publiek-schema',
    ]);
  });
});

describe('toUitstellen', () => {
  it('gives period and reason', () => {
    expect(
      toUitstellen([{ Begindatum: '2012-01-01', Reden: { code: 'X' } }, { Einddatum: '2012-02-01' }]),
    ).to.deep.equal([{ Periode: { Begin: '2012-01-01' }, Reden: { code: 'X' } }, { Periode: { Einde: '2012-02-01' } }]);
    expect([toUitstellen([]), toUitstellen(undefined)]).to.deep.equal([undefined, undefined]);
  });
});

describe('toAanmelding', () => {
  it('gives type, day, place and reason', () => {
    const KBICentrum = { Ondernemingsnummer: '0543307391' };
    const Aanmeldingen = [{ Type: { code: 'EA' }, Aanmeldingsdatum: '2012-01-01', KBICentrum, Reden: { code: '13' } }];
    expect(toAanmelding(run(), { Aanmeldingen })).to.deep.equal({
      Type: 'EA',
      DatumAanmelding: '2012-01-01',
      AanmeldingsPlaats: { KboNummer: '0543307391' },
      Reden: { code: '13' },
    });
    expect(toAanmelding(run(), { Uitstellen: [] })).to.equal(undefined);
  });

  it('traces a type that the public list lacks', () => {
    const publiek = run();
    expect(toAanmelding(publiek, { Aanmeldingen: [{ Type: { code: 'ZZ' } }] })).to.equal(undefined);
    expect(withheld(publiek)).to.have.length(1);
  });
});
