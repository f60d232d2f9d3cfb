// The guard on free text: numbers of persons and excess length stay inside, and lose their place on the way in (A130, C.3.8).
import { expect } from 'chai';
import fc from 'fast-check';
import type { KBIDossier } from '../../src/domain/kbi/KBIDossier.js';
import { completeINSZ } from '../../src/domain/numbers/INSZ.js';
import { guardVrijeTekst, objectionTo, reportVrijeTekst, takeNumbersOut } from '../../src/domain/vrije-tekst.js';

describe('objectionTo', () => {
  for (const tekst of [
    'Komt stipt, zoekt werk.',
    'Nummer 85631490133 heeft foute controlecijfers.',
    'Ondernemingsnummer 0212214125.',
    'Rekening 185631490132 en 856314901321.',
    'Bel 09 123 45 67 tussen 09.00 en 12.00.',
    'Van 2012-05-03 tot 2012-06-04, 12 lessen van 40 minuten.',
    'Lokaal 85, dag 63, rij 14, zetel 901, beurt 32.',
    '',
    'x'.repeat(4000),
  ]) {
    it(`lets pass ${JSON.stringify(tekst.slice(0, 60))}`, () => expect(objectionTo(tekst)).to.equal(undefined));
  }

  for (const tekst of [
    '85631490132',
    'Broer: 85631490132.',
    'Broer (85.63.14-901.32)',
    'INSZ 85.63.14 901.32',
    'INSZ 856314 901 32',
    'Fout 85631490133, juist 85631490132',
    'Geboren na 2000: 01683090579',
    'Broer 85 63 14 901 32',
    'Broer 85/63/14-901/32',
    'Broer 85-63-14-901-32',
    'Broer 856314-901-32',
    'Broer 85.63.14 - 901.32',
    'Broer 85.63.14\u00a0\u2013\u00a0901.32',
    'Broer 85.63.14\n901.32',
    'Broer 85_63_14_901_32',
    'Kamer 12 85631490132',
    'Tel 09/85 63 14 901 32',
  ]) {
    it(`objects to ${JSON.stringify(tekst)}`, () => expect(objectionTo(tekst)).to.equal('INSZ'));
  }

  it('objects to a text over 4000 characters', () => expect(objectionTo('x'.repeat(4001))).to.equal('te-lang'));
});

describe('objectionTo other numbers by which a person is found', () => {
  const cases = [
    ['Kaart 591-0123456-77', 'eID'],
    ['Kaart 591 0123456 77 is verloren', 'eID'],
    ['Kaart 591-0123456-92', undefined],
    ['Stort op BE68 5390 0754 7034.', 'IBAN'],
    ['Stort op BE68539007547034', 'IBAN'],
    ['Stort op BE68.5390.0754.7034', 'IBAN'],
    ['Stort op BE69 5390 0754 7034', undefined],
    ['Lokaal AB12 3456 7890 1234', undefined],
  ] as const;
  for (const [tekst, bezwaar] of cases)
    it(`says ${bezwaar} of ${tekst}`, () => expect(objectionTo(tekst)).to.equal(bezwaar));
});

describe('takeNumbersOut', () => {
  const cases = [
    ['Broer: 85.63.14-901.32, belt morgen.', 'Broer: [INSZ weg], belt morgen.', ['INSZ']],
    ['85631490132 en 01683090579', '[INSZ weg] en [INSZ weg]', ['INSZ', 'INSZ']],
    ['BE68 5390 0754 7034 van 85631490132', '[IBAN weg] van [INSZ weg]', ['IBAN', 'INSZ']],
    ['Niets bijzonders op 2012-05-03.', 'Niets bijzonders op 2012-05-03.', []],
  ] as const;
  for (const [tekst, left, bezwaren] of cases)
    it(`makes ${left}`, () => expect(takeNumbersOut(tekst)).to.deep.equal({ tekst: left, bezwaren }));

  it('leaves nothing to object to, is not longer, and changes nothing the second time, whatever surrounds a number', () => {
    const number = fc
      .tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 61, max: 72 }), fc.integer({ min: 1, max: 28 }))
      .map(([year, month, day]) => [year, month, day].map((part) => String(part).padStart(2, '0')).join(''))
      .chain((six) =>
        fc
          .integer({ min: 1, max: 997 })
          .map((serial) => completeINSZ(`${six}${String(serial).padStart(3, '0')}`, false)),
      );
    const between = fc.constantFrom('', '.', '-', ' ', '/', ' - ');
    const written = fc
      .tuple(number, between)
      .map(([insz, gap]) => insz.replace(/(..)(..)(..)(...)(..)/, ['$1', '$2', '$3', '$4', '$5'].join(gap)));
    const piece = fc.oneof(
      written,
      fc.constantFrom('12', 'a', ' ', '.', '-', '0', 'é', '\n', '9 9'),
      fc.string({ maxLength: 5 }),
    );
    let hits = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const tekst = pieces.join('');
        const { tekst: left, bezwaren } = takeNumbersOut(tekst);
        if (bezwaren.length > 0) hits += 1;
        expect(objectionTo(left)).to.equal(undefined);
        expect(left.length).to.be.at.most(tekst.length);
        expect(takeNumbersOut(left)).to.deep.equal({ tekst: left, bezwaren: [] });
      }),
      { numRuns: 2000 },
    );
    expect(hits).to.be.greaterThan(500);
  });
});

describe('guardVrijeTekst', () => {
  const NUMBER = '85.63.14-901.32';
  const full: Omit<KBIDossier, 'INSZ'> = {
    Hoedanigheden: [{ Code: 'INBURGERAAR', Periode: { Begin: '2012-01-01' } }],
    Contracten: [
      {
        Id: NUMBER,
        Soort: 'MOEDER',
        DatumOndertekening: '2012-01-01',
        Onderdelen: [{ Onderdeel: 'MO', Details: ['goed', NUMBER] }],
        Addenda: [{ DatumOndertekening: '2012-02-01', Onderdelen: [{ Onderdeel: 'LO', Details: [NUMBER] }] }],
      },
    ],
    Testen: [{ Type: 'COVAAR', Datum: '2012-01-01', Resultaat: NUMBER }],
    Adviezen: [{ Verstrekker: 'HVN', Inhoud: 'X', Datum: '2012-01-01', Doorverwijzing: NUMBER }],
    Trajecten: [
      {
        Type: 'TT_IBVP',
        Periode: { Begin: '2012-01-01' },
        Besluiten: [{ Code: 'JA', Datum: '2012-01-01', Opmerking: NUMBER }],
        Trajectonderdelen: [
          { Type: 'TO', Opmerking: NUMBER, Besluiten: [{ Code: 'VO', Datum: '2012-01-01', Opmerking: NUMBER }] },
        ],
      },
    ],
    Gesprekken: [
      {
        Tijdstip: '2012-05-03T10:00:00+02:00',
        KBIVestiging: { KBISleutel: 'G', TypeCentrum: 'CENTRUM' },
        GenoteerdDoor: { Achternaam: 'Peeters' },
        Bestemmeling: 'OCMW',
        Tekst: `Broer ${NUMBER}`,
      },
    ],
  };

  it('finds every field with free text, names it as an import would, and touches no other', () => {
    const { dossier, bevindingen } = guardVrijeTekst(full);
    expect(bevindingen.map(({ pad }) => pad)).to.deep.equal([
      'Contracten[0].Onderdelen[0].Details[1]',
      'Contracten[0].Addenda[0].Onderdelen[0].Details[0]',
      'Testen[0].Resultaat',
      'Adviezen[0].Doorverwijzing',
      'Trajecten[0].Besluiten[0].Opmerking',
      'Trajecten[0].Trajectonderdelen[0].Opmerking',
      'Trajecten[0].Trajectonderdelen[0].Besluiten[0].Opmerking',
      'Gesprekken[0].Tekst',
    ]);
    const expected = JSON.stringify(full).replaceAll(`"${NUMBER}"`, '"[INSZ weg]"').replace(NUMBER, '[INSZ weg]');
    expect(JSON.stringify(dossier)).to.equal(expected.replace('"Id":"[INSZ weg]"', `"Id":"${NUMBER}"`));
  });
  it('hands back the same dossier when there is nothing to take out', () => {
    const { dossier } = guardVrijeTekst(full);
    expect(guardVrijeTekst(dossier).dossier).to.equal(dossier);
  });
  it('is reported before and after, without a word of the text', () => {
    expect(new Set(reportVrijeTekst(full).map(({ gevolg }) => gevolg))).to.deep.equal(new Set(['binnen']));
    const after = reportVrijeTekst(guardVrijeTekst(full).dossier);
    expect(after).to.have.length(8);
    expect(new Set(after.map(({ gevolg }) => gevolg))).to.deep.equal(new Set(['weggelaten']));
    expect(JSON.stringify([reportVrijeTekst(full), after])).to.not.include('901');
  });
});
