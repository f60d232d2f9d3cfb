import { expect } from 'chai';
import type { TrajectElement } from '../../../src/disclosure/picture.js';
import { toTrajecten } from '../../../src/disclosure/publiek/trajecten.js';
import { run, withheld } from './samples.js';

const one = (changes: Partial<TrajectElement>): TrajectElement => ({ TypeTraject: { code: 'TT_IBVP' }, ...changes });

describe('toTrajecten', () => {
  it('gives type, period, who follows it, the latest decision, and the parts with theirs', () => {
    const besluit = (code: string, MeestRecentVlag: boolean) => ({
      Type: { code },
      Soort: { code: 'R' },
      Datum: '2012-02-01',
      MeestRecentVlag,
    });
    const [found] =
      toTrajecten(run(), [
        one({
          Periode: { Begin: '2012-01-01' },
          KBIVestiging: {
            KBISleutel: 'ab',
            TypeCentrum: 'LOKET',
            Contactpersoon: [{ Achternaam: 'Peeters', Voornaam: 'An', Telefoon: ['1', '2'], Email: ['a@b'] }],
          },
          Besluiten: [besluit('NEE', false), besluit('JA_IB', true)],
          Trajectonderdelen: [{ Type: { code: 'TO_A1' }, Vrijstelling: false, Besluiten: [besluit('VO', true)] }],
        }),
      ]) ?? [];
    const Besluit = { Reden: { code: 'R' }, DatumToekenning: '2012-02-01' };
    expect(found).to.deep.equal({
      Type: 'TT_IBVP',
      Periode: { Begin: '2012-01-01' },
      Beheerder: {
        KBIVestiging: { KbiNummer: 'ab' },
        ContactPersoon: { Naam: 'An Peeters', email: 'a@b', telefoon: '1' },
      },
      Besluit: { Code: 'JA_IB', ...Besluit },
      TrajectOnderdelen: [{ Type: 'TO_A1', Besluit: { Code: 'VO', ...Besluit } }],
    });
  });

  const traced: readonly (readonly [string, Partial<TrajectElement>, string])[] = [
    [
      'who may sanction',
      { Sanctioneringsbevoegdheid: { Partner: { code: 'OCMW' }, Geldigheid: {} } },
      'Sanctioneringsbevoegdheid: geen-plaats-in-publiek-schema',
    ],
    ['why it ended', { RedenEindeTraject: { code: 'X' } }, 'RedenEindeTraject: geen-plaats-in-publiek-schema'],
    [
      'an older decision',
      { Besluiten: [{ Type: { code: 'NEE' } }] },
      'Besluiten/Besluit[1]: geen-plaats-in-publiek-schema',
    ],
    [
      'a remark beside a decision',
      { Besluiten: [{ Type: { code: 'NEE' }, Opmerking: 'x', MeestRecentVlag: true }] },
      'Besluiten/Besluit[1]/Opmerking: geen-plaats-in-publiek-schema',
    ],
    [
      'a decision that the list lacks',
      { Besluiten: [{ Type: { code: 'ZZ' }, MeestRecentVlag: true }] },
      'Besluiten/Besluit[1]/Type: code-niet-in-publiek-schema',
    ],
    [
      'a type that the list lacks',
      { TypeTraject: { code: 'TT_ZZ' }, Periode: {} },
      'TypeTraject: code-niet-in-publiek-schema',
    ],
    [
      'an exemption',
      { Trajectonderdelen: [{ Vrijstelling: true }] },
      'Trajectonderdelen/Trajectonderdeel[1]/Vrijstelling: geen-plaats-in-publiek-schema',
    ],
  ];
  for (const [what, changes, expected] of traced)
    it(`traces ${what} as withheld`, () => {
      const publiek = run();
      toTrajecten(publiek, [one(changes)]);
      expect(withheld(publiek)).to.deep.equal([`Trajecten/Traject[1]/${expected}`]);
    });

  it('says nothing of no Trajecten', () => expect(toTrajecten(run(), undefined)).to.equal(undefined));
});
