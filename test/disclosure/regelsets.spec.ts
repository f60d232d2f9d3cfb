// What a rule set changes is seen in a picture, and a ground without one is the authorisation of 2012.
import { expect } from 'chai';
import {
  ALLE_REGELSETS,
  diffRegelsets,
  findRegelset,
  type Regelset,
  regelsetOp,
  standenOf,
} from '../../src/disclosure/regelsets.js';
import { STANDEN_2012 } from '../../src/disclosure/standen.js';
import type { KBIDossier } from '../../src/domain/kbi/KBIDossier.js';
import { REGELSETS, type RegelsetNaam } from '../../src/domain/kbi/Regelset.js';
import { toWorldRows, worldRows } from '../world/cast.js';
import { GENT, pictureOf } from './dossier.js';

const set = (naam: RegelsetNaam): Regelset => findRegelset(naam) as Regelset;
const codesOf = (lijst: string): readonly string[] =>
  Object.keys(toWorldRows(worldRows()).codelijsten.find(({ naam }) => naam === lijst)?.codes ?? {});

const Opgeschort = { Periode: { Begin: '2012-08-01' }, Reden: 'ZIEKTE' };
const gesprek = (Bestemmeling: 'OCMW' | 'ALGEMEEN' | 'VDAB' | 'VMSW') => ({
  Tijdstip: '2012-05-03T10:00:00+02:00',
  KBIVestiging: GENT,
  GenoteerdDoor: { Achternaam: 'Peeters' },
  Bestemmeling,
  Tekst: 'ok',
});
const DOSSIER: Partial<KBIDossier> = {
  Talen: [{ Taal: 'nld', Contacttaal: true }],
  Trajecten: (['TT_IBVP', 'TT_OBOCMW', 'TT_OBVDAB', 'TT_WCTB', 'TT_WCTK'] as const).map((Type) => ({
    Type,
    Periode: { Begin: '2012-01-01' },
    ...(Type === 'TT_IBVP' && {
      Trajectonderdelen: [
        {
          ...{ Type: 'TO_OB_MO', Periode: { Begin: '2012-01-01' }, Opschortingen: [Opgeschort] },
          Besluiten: [{ Code: 'NVO', Datum: '2012-08-02' }],
        },
      ],
      Inbreukdossiers: [{ Bestemmeling: 'OCMW', Vaststelling: '2012-07-01' }],
    }),
  })) as unknown as NonNullable<KBIDossier['Trajecten']>,
  Gesprekken: (['OCMW', 'ALGEMEEN', 'VDAB', 'VMSW'] as const).map(gesprek),
};

/** What is seen under a rule set: languages, types of Traject, Besluiten, for whom the conversations were. */
const seen = (naam: RegelsetNaam | undefined): string => {
  const picture = pictureOf(DOSSIER, { standen: standenOf(naam), repertoriumcodes: [1] });
  const trajecten = picture.Trajecten ?? [];
  return [
    picture.Talenkennis === undefined ? '-' : 'talen',
    trajecten.map(({ TypeTraject }) => TypeTraject.code.slice(3)).join('+'),
    trajecten.some(({ Trajectonderdelen = [] }) => Trajectonderdelen.some(({ Besluiten }) => Besluiten !== undefined))
      ? 'besluit'
      : '-',
    (picture.Gesprekken ?? []).map(({ Bestemmeling }) => Bestemmeling?.code).join('+'),
  ].join(' ');
};

describe('rule sets', () => {
  const pictures: readonly (readonly [RegelsetNaam | undefined, string])[] = [
    [undefined, '- IBVP+OBOCMW - OCMW'],
    ['profiel-2012', '- IBVP+OBOCMW - OCMW'],
    ['profiel-2018', '- IBVP+OBOCMW - OCMW'],
    ['profiel-2012-ruim', '- IBVP+OBOCMW besluit OCMW+ALGEMEEN'],
    ['vdab-2012', 'talen IBVP+OBVDAB - VDAB'],
    ['vmsw-2012', 'talen IBVP+WCTB - VMSW'],
    ['vmsw-2017', 'talen IBVP+WCTK - VMSW'],
  ];
  for (const [naam, expected] of pictures)
    it(`show under ${naam ?? 'no name at all'}: ${expected}`, () => expect(seen(naam)).to.equal(expected));

  it('are shown above each and all', () => {
    expect(pictures.flatMap(([naam]) => naam ?? []).sort()).to.deep.equal([...REGELSETS].sort());
    expect(ALLE_REGELSETS.map(({ naam }) => naam)).to.deep.equal([...REGELSETS]);
  });

  it('follow each other without a gap or an overlap in each family', () => {
    for (const familie of ['OCMW', 'VDAB', 'VMSW'] as const) {
      const own = ALLE_REGELSETS.filter((one) => one.familie === familie && one.lezing === undefined);
      for (const { naam, geldig } of own) expect(regelsetOp(familie, geldig.Begin)?.naam).to.equal(naam);
      for (const { geldig } of own.slice(0, -1)) {
        const dagErna = own.find((one) => one.geldig.Begin > (geldig.Einde ?? ''));
        expect(dagErna, geldig.Einde).not.to.equal(undefined);
      }
    }
  });

  const days: readonly (readonly [Regelset['familie'], string, RegelsetNaam | undefined])[] = [
    ['OCMW', '2012-07-24', undefined],
    ['OCMW', '2012-07-25', 'profiel-2012'],
    ['OCMW', '2018-05-24', 'profiel-2012'],
    ['OCMW', '2018-05-25', 'profiel-2018'],
    ['VMSW', '2017-10-31', 'vmsw-2012'],
    ['VMSW', '2017-11-01', 'vmsw-2017'],
  ];
  for (const [familie, dag, naam] of days)
    it(`for ${familie} on ${dag}: ${naam ?? 'none'}`, () => expect(regelsetOp(familie, dag)?.naam).to.equal(naam));

  it('name codes that the code lists of the world have', () => {
    for (const { naam } of ALLE_REGELSETS) {
      const { relevanteTrajecten, attesten, adviezenVan, gesprekkenVoor } = standenOf(naam);
      expect(codesOf('TypeTraject'), naam).to.include.members([...relevanteTrajecten]);
      expect(codesOf('AttestType'), naam).to.include.members([...attesten]);
      expect(codesOf('PartnerVanKBI'), naam).to.include.members([...adviezenVan]);
      expect(codesOf('Bestemmeling'), naam).to.include.members([...gesprekkenVoor]);
    }
  });

  it('cite a source for every difference', () => {
    for (const { afwijkingen } of ALLE_REGELSETS)
      for (const { bron } of Object.values(afwijkingen)) expect(bron).to.match(/afgeleid|§|00[1-4]/);
  });

  it('differ by condition, with rule, clusters, both values and the source', () => {
    expect(diffRegelsets(set('profiel-2012'), set('profiel-2018'))).to.deep.equal([]);
    expect(diffRegelsets(set('vmsw-2012'), set('vmsw-2017')).map(({ stand }) => stand)).to.deep.equal([
      'relevanteTrajecten',
    ]);
    const [gesprekken, ...others] = diffRegelsets(set('profiel-2012'), set('profiel-2012-ruim'));
    expect(gesprekken).to.deep.include({
      ...{ stand: 'gesprekkenVoor', regel: 'gesprek-voor-ocmw', clusters: [17] },
      ...{ van: ['OCMW'], naar: ['OCMW', 'ALGEMEEN'] },
    });
    expect(gesprekken?.bron).to.match(/002 §61\.17/);
    expect(others).to.have.length(2);
    const back = diffRegelsets(set('profiel-2012-ruim'), set('profiel-2012'))[0];
    expect(back).to.deep.include({ van: ['OCMW', 'ALGEMEEN'], naar: ['OCMW'] });
  });

  it('stand as in 2012 for a ground that names none', () => {
    expect(standenOf(undefined)).to.deep.equal(STANDEN_2012);
    expect(findRegelset('constructor')).to.equal(undefined);
  });
});
