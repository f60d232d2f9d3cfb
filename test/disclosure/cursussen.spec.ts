// Cluster 15: courses, modules, enrolment, attendance up to today (A084).
import { expect } from 'chai';
import type { CursusElement } from '../../src/disclosure/picture.js';
import type { Cursus, Participatie } from '../../src/domain/kbi/KBIDossier.js';
import { decisionsOn, geldigTotOf, onderdeel, pictureOf, traject } from './dossier.js';

const PAD = 'Trajecten/Traject[1]/Trajectonderdelen/Trajectonderdeel[1]/Cursussen';

const les = (Datum: string, Aanwezigheid: Participatie['Aanwezigheid'] = 'AANWEZIG'): Participatie => ({
  Datum,
  Lestijden: 3,
  Aanwezigheid,
});
const cursus = (changes: Partial<Cursus> = {}): Cursus => ({
  Domein: 'MO',
  Opleiding: 'MO60',
  Inschrijving: {},
  ...changes,
});
const made = (...Cursussen: Cursus[]) => ({ Trajecten: [traject({ Trajectonderdelen: [onderdeel({ Cursussen })] })] });
const given = (...Cursussen: Cursus[]): readonly CursusElement[] =>
  pictureOf(made(...Cursussen)).Trajecten?.[0]?.Trajectonderdelen?.[0]?.Cursussen ?? [];

describe('discloseCursussen', () => {
  it('gives training, enrolment, modules, attendance and absences', () => {
    const code = (lijst: string, waarde: string) => ({ code: waarde, Beschrijving: `${lijst}:${waarde}` });
    expect(pictureOf().Trajecten?.[0]?.Trajectonderdelen?.[0]?.Cursussen).to.deep.equal([
      {
        Opleiding: { Type: code('Opleiding', 'MO60') },
        Inschrijvingsgegevens: {
          Periode: { Begin: '2012-01-10' },
          TeBehalenAanwezigheidsGraad: '80',
          Uitstapreden: code('Uitstapreden', 'WERK'),
          Resultaat: code('ResultaatInschrijving', 'GESLAAGD'),
          Richtgraad: code('Richtgraad', '1'),
          Status: code('StatusInschrijving', 'INGESCHREVEN'),
        },
        Modules: [
          {
            Type: code('Module', 'M10588'),
            KBICentrum: { Ondernemingsnummer: '0543307391', VOPEntiteitNummer: '12345678' },
            Cursusnummer: 'MO-2012-7',
            Periode: { Begin: '2012-01-10', Einde: '2012-06-30' },
            AantalLestijden: '60',
          },
        ],
        Afwezigheden: [
          { Type: code('Aanwezigheid', 'AFWEZIG'), Datum: '2012-01-11', AantalLestijden: '3' },
          {
            Type: code('Aanwezigheid', 'VERANTW_AFWE'),
            Datum: '2012-01-12',
            AantalLestijden: '2.5',
            MeestRecentVlag: true,
          },
        ],
        Participaties: [
          {
            Lesmoment: { Datum: '2012-01-10', Van: '09:00', Tot: '12:00', Lestijden: '3' },
            Aanwezigheid: code('Aanwezigheid', 'AANWEZIG'),
          },
          { Lesmoment: { Datum: '2012-01-11', Lestijden: '3' }, Aanwezigheid: code('Aanwezigheid', 'AFWEZIG') },
          { Lesmoment: { Datum: '2012-01-12', Lestijden: '2.5' }, Aanwezigheid: code('Aanwezigheid', 'VERANTW_AFWE') },
        ],
      },
    ]);
    expect(decisionsOn(`${PAD}/Cursus[1]/Modules`)).to.deep.equal([
      `onthouden ${PAD}/Cursus[1]/Modules/Module[1]/Contactpersoon contactpersoon-enkel-bij-regie-en-traject`,
    ]);
  });

  it('leaves out what a course does not have', () => {
    expect(given(cursus())).to.deep.equal([{ Opleiding: { Type: { code: 'MO60', Beschrijving: 'Opleiding:MO60' } } }]);
  });

  it('gives a lesson of today and withholds one of tomorrow, present or not', () => {
    const one = cursus({
      Participaties: [les('2012-09-04', 'AFWEZIG'), les('2012-09-03', 'AFWEZIG'), les('2012-09-04')],
    });
    const [element] = given(one);
    expect(element?.Participaties?.map(({ Lesmoment }) => Lesmoment.Datum)).to.deep.equal(['2012-09-03']);
    expect(element?.Afwezigheden?.map(({ Datum }) => Datum)).to.deep.equal(['2012-09-03']);
    expect(decisionsOn(PAD, made(one))).to.deep.equal([
      `gegeven ${PAD}/Cursus[1] cursus-binnen-relevant-traject`,
      `onthouden ${PAD}/Cursus[1]/Participaties[na vandaag] nog-niet-ingegaan`,
      `gegeven ${PAD}/Cursus[1]/Participaties participaties-tot-vandaag`,
    ]);
  });

  it('has neither list when all lessons are still to come', () => {
    expect(given(cursus({ Participaties: [les('2012-09-04')] }))[0]).not.to.have.any.keys(
      'Participaties',
      'Afwezigheden',
    );
  });

  it('has no absences when all were present', () => {
    const one = cursus({ Participaties: [les('2012-09-03')] });
    expect(given(one)[0]).not.to.have.property('Afwezigheden');
    expect(decisionsOn(`${PAD}/Cursus[1]/`, made(one))).to.deep.equal([
      `gegeven ${PAD}/Cursus[1]/Participaties participaties-tot-vandaag`,
    ]);
  });

  it('keeps the attendance of each course to itself', () => {
    const two = given(
      cursus({ Participaties: [les('2012-01-01')] }),
      cursus({ Participaties: [les('2012-02-01', 'AFWEZIG')] }),
    );
    expect(two.map(({ Participaties }) => Participaties?.[0]?.Aanwezigheid.code)).to.deep.equal([
      'AANWEZIG',
      'AFWEZIG',
    ]);
    expect(two.map(({ Afwezigheden }) => Afwezigheden?.length ?? 0)).to.deep.equal([0, 1]);
  });

  it('is withheld when the ground does not give cluster 15', () => {
    const asked = { clusters: [10, 13] };
    expect(pictureOf({}, asked).Trajecten?.[0]?.Trajectonderdelen?.[0]).not.to.have.property('Cursussen');
    expect(decisionsOn(PAD, {}, asked)).to.deep.equal([`onthouden ${PAD} cluster-niet-op-grond`]);
  });

  it('changes by time alone on the day of the next lesson', () => {
    const Trajectonderdelen = [
      {
        Type: 'TO_OB_MO',
        Cursussen: [cursus({ Participaties: [les('2012-09-08'), les('2012-09-06'), les('2012-09-01')] })],
      },
    ];
    expect(
      geldigTotOf({ Trajecten: [{ Type: 'TT_IBVP', Periode: { Begin: '2012-01-01' }, Trajectonderdelen }] }),
    ).to.equal('2012-09-06');
  });
});
