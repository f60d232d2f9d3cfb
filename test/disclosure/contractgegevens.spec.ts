// Cluster 3: the latest moeder- or overnamecontract and its own addenda (A072, C.3.1, C.3.15, D.6, D.9).
import { expect } from 'chai';
import type { Inburgeringscontract } from '../../src/domain/kbi/KBIDossier.js';
import { decisionsOn, geldigTotOf, pictureOf } from './dossier.js';

const contract = (Id: string, changes: Partial<Inburgeringscontract> = {}): Inburgeringscontract => ({
  Id,
  Soort: 'MOEDER',
  ModelCode: Id,
  DatumOndertekening: '2012-01-05',
  Onderdelen: [{ Onderdeel: 'MO' }],
  ...changes,
});

const shown = (...Contracten: Inburgeringscontract[]): string =>
  (pictureOf({ Contracten }).Contractgegevens?.Contracten ?? [])
    .map(({ Type, Addenda = [] }) => [Type?.code, ...Addenda.map(({ Soort }) => Soort?.code)].join('+'))
    .join(' ');

const old = contract('OLD', {
  DatumOndertekening: '2011-01-05',
  Addenda: [{ ModelCode: 'OLDADD', DatumOndertekening: '2012-06-01' }],
});

describe('discloseContractgegevens', () => {
  const cases: readonly (readonly [string, readonly Inburgeringscontract[], string])[] = [
    ['gives the latest contract, whatever the order', [contract('NEW'), old], 'NEW'],
    [
      'withholds an addendum of an older contract, also one signed after the new contract',
      [old, contract('NEW')],
      'NEW',
    ],
    [
      'gives an overnamecontract that is later than the moedercontract',
      [contract('M'), contract('O', { Soort: 'OVERNAME', DatumOndertekening: '2012-01-06' })],
      'O',
    ],
    [
      'gives a moedercontract that is later than the overnamecontract',
      [contract('M', { DatumOndertekening: '2012-01-06' }), contract('O', { Soort: 'OVERNAME' })],
      'M',
    ],
    ['prefers OVERNAME of the same day, listed last', [contract('M'), contract('O', { Soort: 'OVERNAME' })], 'O'],
    ['prefers OVERNAME of the same day, listed first', [contract('O', { Soort: 'OVERNAME' }), contract('M')], 'O'],
    [
      'prefers OVERNAME of the same day over a later change of MOEDER',
      [
        contract('O', { Soort: 'OVERNAME', DatumLaatsteWijziging: '2012-01-05' }),
        contract('M', { DatumLaatsteWijziging: '2012-08-01' }),
      ],
      'O',
    ],
    [
      'prefers the later DatumLaatsteWijziging of two of the same kind and day',
      [contract('A', { DatumLaatsteWijziging: '2012-02-02' }), contract('B', { DatumLaatsteWijziging: '2012-02-01' })],
      'A',
    ],
    ['gives a contract signed today', [old, contract('NEW', { DatumOndertekening: '2012-09-03' })], 'NEW'],
    [
      'leaves the older one in place until the day of a contract signed tomorrow',
      [old, contract('NEW', { DatumOndertekening: '2012-09-04' })],
      'OLD+OLDADD',
    ],
    [
      'gives all addenda signed by today, and none of tomorrow',
      [
        contract('C', {
          Addenda: [
            { ModelCode: 'A1', DatumOndertekening: '2012-03-01' },
            { ModelCode: 'A3', DatumOndertekening: '2012-09-04' },
            { ModelCode: 'A2', DatumOndertekening: '2012-09-03' },
          ],
        }),
      ],
      'C+A1+A2',
    ],
    ['gives no contract of another kind', [contract('X', { Soort: 'ANDER' as unknown as 'MOEDER' })], ''],
  ];
  for (const [title, contracten, expected] of cases) {
    it(title, () => expect(shown(...contracten)).to.equal(expected));
  }

  it('gives parts with their details, flags the latest, and leaves the reports inside', () => {
    expect(pictureOf().Contractgegevens?.Contracten).to.deep.equal([
      {
        Type: { code: 'IC07G', Beschrijving: 'ContractModel:IC07G' },
        Soort: { code: 'MOEDER', Beschrijving: 'ContractSoort:MOEDER' },
        Datum: '2012-01-05',
        MeestRecentVlag: true,
        Onderdelen: [
          { Beschrijving: 'Contractonderdeel:MO', Details: ['60 lestijden'] },
          { Beschrijving: 'Contractonderdeel:NT2' },
        ],
        Addenda: [
          {
            Soort: { code: 'AIC14G', Beschrijving: 'AddendumModel:AIC14G' },
            Datum: '2012-04-02',
            MeestRecentVlag: true,
            Onderdelen: [{ Beschrijving: 'Contractonderdeel:LO' }],
          },
        ],
      },
    ]);
  });

  it('shows the code itself as Beschrijving of a part without label', () => {
    const picture = pictureOf({}, { beschrijf: () => undefined });
    expect(picture.Contractgegevens?.Contracten?.[0]?.Onderdelen?.[1]).to.deep.equal({ Beschrijving: 'NT2' });
  });

  it('tells what it gave and withheld, by which rule', () => {
    const Contracten = [
      old,
      contract('NEW', {
        RapportGUID: '{x}',
        Addenda: [{ DatumOndertekening: '2012-02-01' }, { DatumOndertekening: '2012-09-04' }],
      }),
      contract('BARE', { DatumOndertekening: '2011-02-01', Onderdelen: [], Addenda: [] }),
      contract('T', { DatumOndertekening: '2012-09-04' }),
    ];
    expect(decisionsOn('Contractgegevens/Contracten', { Contracten })).to.deep.equal([
      'onthouden Contractgegevens/Contracten/Contract[dossier 1] laatste-contract',
      'onthouden Contractgegevens/Contracten/Contract[dossier 1]/Addenda addendum-van-laatste-contract',
      'gegeven Contractgegevens/Contracten/Contract[1] laatste-contract',
      'onthouden Contractgegevens/Contracten/Contract[1]/KBIRapport geen-rechtsgrond',
      'gegeven Contractgegevens/Contracten/Contract[1]/Addenda/Addendum[1] addendum-van-laatste-contract',
      'onthouden Contractgegevens/Contracten/Contract[1]/Addenda/Addendum[dossier 2] nog-niet-ingegaan',
      'onthouden Contractgegevens/Contracten/Contract[dossier 3] laatste-contract',
      'onthouden Contractgegevens/Contracten/Contract[dossier 4] nog-niet-ingegaan',
    ]);
  });

  it('is absent, not empty, when nothing is left', () => {
    const Contracten = [contract('T', { DatumOndertekening: '2012-09-04' })];
    expect(pictureOf({ Contracten, UitstellenOndertekening: [] })).not.to.have.property('Contractgegevens');
  });

  it('is withheld when the ground does not give cluster 3', () => {
    expect(pictureOf({}, { clusters: [1] })).not.to.have.property('Contractgegevens');
  });

  const days: readonly (readonly [string, readonly Inburgeringscontract[], string | undefined])[] = [
    ['never for what is signed', [old, contract('NEW')], undefined],
    ['the day a contract is signed', [contract('T', { DatumOndertekening: '2012-09-20' })], '2012-09-20'],
    [
      'the day an addendum of the latest contract is signed',
      [contract('C', { Addenda: [{ DatumOndertekening: '2012-09-10' }] })],
      '2012-09-10',
    ],
    [
      'never for an addendum of an older contract',
      [
        contract('NEW'),
        contract('OLD', { DatumOndertekening: '2011-01-01', Addenda: [{ DatumOndertekening: '2012-09-10' }] }),
      ],
      undefined,
    ],
  ];
  for (const [title, Contracten, expected] of days) {
    it(`changes by time alone: ${title}`, () => expect(geldigTotOf({ Contracten })).to.equal(expected));
  }

  it('withholds a detail that names a person by number, in the contract and in its addenda', () => {
    const onderdelen = [{ Onderdeel: 'MO', Details: ['60 lestijden', 'Met broer 85.63.14-901.32'] }] as const;
    const enkel = [{ Onderdeel: 'NT2', Details: ['85631490132'] }] as const;
    const Contracten = [
      contract('NEW', { Onderdelen: onderdelen, Addenda: [{ DatumOndertekening: '2012-02-01', Onderdelen: enkel }] }),
    ];
    const given = pictureOf({ Contracten }).Contractgegevens?.Contracten?.[0];
    expect(given?.Onderdelen).to.deep.equal([{ Beschrijving: 'Contractonderdeel:MO', Details: ['60 lestijden'] }]);
    expect(given?.Addenda?.[0]?.Onderdelen).to.deep.equal([{ Beschrijving: 'Contractonderdeel:NT2' }]);
    const pad = 'Contractgegevens/Contracten/Contract[1]';
    expect(decisionsOn(pad, { Contracten })).to.include.members([
      `onthouden ${pad}/Onderdelen/Onderdeel[1]/Details/Detail[dossier 2] vrije-tekst-voorzichtig`,
      `onthouden ${pad}/Addenda/Addendum[1]/Onderdelen/Onderdeel[1]/Details/Detail[dossier 1] vrije-tekst-voorzichtig`,
    ]);
  });
});
