import { expect } from 'chai';
import { checkRow, isSoort, labelOf, type Soort } from '../../../src/world/shapes/rows.js';
import { cast, GENT, missedLeaves, worldRows } from '../cast.js';

const INSZ = '85631490132';
const Periode = { Begin: '2012-01-01', Einde: '2012-02-01' };
const pathOf = (soort: Soort) => (value: unknown) => {
  const outcome = checkRow(soort, value);
  return outcome.kind === 'problem' ? outcome.problem : undefined;
};

describe('checkRow', () => {
  const full: readonly (readonly [Soort, object])[] = [
    ['inschrijving', { INSZ, OCMW: GENT, Hoedanigheidscode: 2, Periode }],
    ['leefloonrecht', { INSZ, OCMW: GENT, Soort: 'EQUIVALENT', Periode, OntvangenOp: '2012-01-01' }],
    [
      'persona',
      {
        INSZ,
        verhaal: 'v',
        bewijst: 'b',
        identiteit: { status: 'VERVANGEN', door: '90662190343' },
        inschrijvingen: [{ OCMW: GENT, Hoedanigheidscode: 2, Periode }],
        leefloonrechten: [{ OCMW: GENT, Soort: 'LEEFLOON', Periode, OntvangenOp: '2012-01-01' }],
        dossier: { Hoedanigheden: [{ Code: 'INBURGERAAR', Periode }] },
      },
    ],
  ];
  for (const [soort, row] of full) {
    it(`looks at every field of a row ${soort}`, () => {
      expect(checkRow(soort, row)).to.deep.equal({ kind: 'row', row: { soort, rij: row } });
      expect(missedLeaves(pathOf(soort), row)).to.deep.equal([]);
    });
  }

  it('takes every fixture', () => {
    for (const { soort, rij } of worldRows()) expect(checkRow(soort, rij).kind, labelOf(soort, rij)).to.equal('row');
    for (const rij of cast()) expect(checkRow('persona', rij).kind).to.equal('row');
  });

  const identities: readonly (readonly [string, object, string | undefined])[] = [
    ['a cancelled number', { status: 'GEANNULEERD' }, undefined],
    ['a replaced number without the new one', { status: 'VERVANGEN' }, 'identiteit.door'],
    ['a cancelled number with a new one', { status: 'GEANNULEERD', door: INSZ }, 'identiteit.door'],
  ];
  for (const [title, identiteit, path] of identities) {
    it(`${path === undefined ? 'takes' : 'refuses'} ${title}`, () => {
      expect(pathOf('persona')({ INSZ, identiteit })?.path).to.equal(path);
    });
  }
});

describe('isSoort', () => {
  it('knows the kinds of rows and nothing else', () => {
    expect(['partner', 'persona', 'leefloonrecht'].every(isSoort)).to.equal(true);
    expect(['Partner', 'constructor', '', 3, undefined].some(isSoort)).to.equal(false);
  });
});

describe('labelOf', () => {
  it('names a row of the world, and never a person', () => {
    expect(labelOf('grond', { nummer: 'G1' })).to.equal('grond G1');
    expect(labelOf('vestiging', { KBISleutel: 'ab' })).to.equal('vestiging ab');
    for (const soort of ['persona', 'inschrijving', 'bronvertraging'] as const) {
      expect(labelOf(soort, { INSZ, naam: soort === 'persona' ? INSZ : undefined })).to.equal(soort);
    }
    expect(labelOf('partner', null)).to.equal('partner');
  });
});
