import { expect } from 'chai';
import { authorise, type Established } from '../../src/authorisation/authorise.js';
import type { Partner } from '../../src/domain/kbi/Partner.js';
import type { Verzoek } from '../../src/domain/kbi/Verzoek.js';
import { completeINSZ } from '../../src/domain/numbers/INSZ.js';
import { Fault } from '../../src/faults/fault.js';
import {
  brussel,
  type Change,
  contextOf,
  GENT,
  gent,
  ksz,
  machtiging,
  NIEUW,
  PERSON,
  signedBy,
  verzoekOf,
} from './sample.js';

type Row = {
  readonly title: string;
  readonly key: string;
  readonly partner?: Partner;
  readonly afzender?: Partial<Verzoek['Afzender']>;
  readonly vraag?: Partial<Verzoek['vraag']>;
  readonly change?: Change;
};

const ask = ({ partner = gent, afzender, vraag, change }: Partial<Row>, found: Established = {}) =>
  authorise(signedBy(partner), verzoekOf(afzender, vraag), 'KBIDossiers', contextOf(change), found);

const refusalOf = async (row: Partial<Row>, found?: Established): Promise<Fault> => {
  try {
    await ask(row, found);
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  return expect.fail('the question was authorised');
};

/** Made up, with a month that a real number could have. */
const CITIZEN = completeINSZ('850314901', false);
const viaKsz = { Identificatie: 'kbi-gateway.test/ksz', OrganisatieEenheid: GENT };
const REFUSALS: readonly Row[] = [
  {
    title: 'a Context that names another partner',
    key: 'AFZENDER_ONBEKEND',
    afzender: { Identificatie: 'kbi-gateway.test/ocmw-aalst' },
  },
  {
    title: 'an intermediary that names no institution',
    key: 'AFZENDER_ONBEKEND',
    partner: ksz,
    afzender: { Identificatie: 'kbi-gateway.test/ksz' },
  },
  {
    title: 'an intermediary without a mandate for this OCMW',
    key: 'AFZENDER_ONBEKEND',
    partner: ksz,
    afzender: { ...viaKsz, OrganisatieEenheid: brussel.Ondernemingsnummer },
  },
  {
    title: 'an intermediary whose mandate ended yesterday',
    key: 'AFZENDER_ONBEKEND',
    partner: { ...ksz, mandaten: [{ voor: GENT, Periode: { Begin: '2010-01-01', Einde: '2012-09-02' } }] },
    afzender: viaKsz,
    change: {
      partners: [gent, { ...ksz, mandaten: [{ voor: GENT, Periode: { Begin: '2010-01-01', Einde: '2012-09-02' } }] }],
    },
  },
  { title: 'a question without Hoedanigheid', key: 'HOEDANIGHEID_ONTBREEKT', afzender: { Hoedanigheid: '' } },
  { title: 'a Hoedanigheid without a ground', key: 'GEEN_MACHTIGING', afzender: { Hoedanigheid: '17003' } },
  {
    title: 'a ground for another stream',
    key: 'GEEN_MACHTIGING',
    change: { machtigingen: [{ ...machtiging, stroom: 'Toeleiding' }] },
  },
  {
    title: 'a ground that ended yesterday',
    key: 'GEEN_MACHTIGING',
    change: { machtigingen: [{ ...machtiging, geldig: { Begin: '2012-01-01', Einde: '2012-09-02' } }] },
  },
  {
    title: 'a ground that begins tomorrow',
    key: 'GEEN_MACHTIGING',
    change: { machtigingen: [{ ...machtiging, geldig: { Begin: '2012-09-04' } }] },
  },
  {
    title: 'a ground that is still a concept',
    key: 'GEEN_MACHTIGING',
    change: { machtigingen: [{ ...machtiging, status: 'CONCEPT' }] },
  },
  {
    title: 'a ground of another kind of partner',
    key: 'GEEN_MACHTIGING',
    change: { machtigingen: [{ ...machtiging, ontvangers: ['VDAB'] }] },
  },
  {
    title: 'an OCMW of Brussels',
    key: 'BUITEN_VLAAMS_GEWEST',
    partner: brussel,
    afzender: { Identificatie: 'kbi-gateway.test/ocmw-brussel' },
  },
  {
    title: 'a partner over its quota',
    key: 'QUOTUM_OVERSCHREDEN',
    partner: { ...gent, quotum: { vragen: 0, seconden: 60 } },
  },
  { title: 'an INSZ of ten digits', key: 'INSZ_ONGELDIG', vraag: { INSZ: '8563149013' } },
  { title: 'an INSZ whose check digits do not match', key: 'INSZ_ONGELDIG', vraag: { INSZ: '85631490133' } },
  {
    title: 'a Periode whose Begin is after its Einde',
    key: 'PERIODE_OMGEKEERD',
    vraag: { Periode: { Begin: '2012-09-04', Einde: '2012-09-03' } },
  },
  {
    title: 'a Periode that begins tomorrow',
    key: 'PERIODE_BUITEN_BEREIK',
    vraag: { Periode: { Begin: '2012-09-04' } },
  },
  {
    title: 'a Periode that ended yesterday',
    key: 'PERIODE_BUITEN_BEREIK',
    vraag: { Periode: { Begin: '2012-01-01', Einde: '2012-09-02' } },
  },
  {
    title: 'a cancelled INSZ',
    key: 'INSZ_GEANNULEERD',
    change: { identiteiten: { [PERSON]: { status: 'GEANNULEERD' } } },
  },
  { title: 'a person without inschrijving', key: 'NIET_IN_REPERTORIUM', change: { inschrijvingen: [] } },
  {
    title: 'a person registered by another OCMW',
    key: 'NIET_IN_REPERTORIUM',
    change: { inschrijvingOCMW: '0212567841' },
  },
  {
    title: 'a person under a code that is not relevant',
    key: 'NIET_IN_REPERTORIUM',
    change: { inschrijvingen: [{ Hoedanigheidscode: 7, Periode: { Begin: '2012-01-01' } }] },
  },
  {
    title: 'a person whose inschrijving ended yesterday',
    key: 'NIET_IN_REPERTORIUM',
    change: { inschrijvingen: [{ Hoedanigheidscode: 2, Periode: { Begin: '2012-01-01', Einde: '2012-09-02' } }] },
  },
  { title: 'a number that could be a citizen’s', key: 'NIET_IN_REPERTORIUM', vraag: { INSZ: CITIZEN } },
];

describe('authorise', () => {
  for (const { title, key, ...row } of REFUSALS) {
    it(`refuses ${title}`, async () => {
      expect((await refusalOf(row)).key).to.equal(key);
    });
  }

  it('refuses with the first cause of the contract’s table when several hold', async () => {
    const wrong = [
      { afzender: { Identificatie: 'x', Hoedanigheid: '' }, key: 'AFZENDER_ONBEKEND' },
      { afzender: { Hoedanigheid: '' }, vraag: { INSZ: '1' }, key: 'HOEDANIGHEID_ONTBREEKT' },
      { afzender: { Hoedanigheid: '9' }, vraag: { INSZ: '1' }, key: 'GEEN_MACHTIGING' },
      { vraag: { INSZ: '1', Periode: { Begin: '2013-01-01' } }, key: 'INSZ_ONGELDIG' },
      {
        vraag: { Periode: { Begin: '2013-01-01' } },
        change: { inschrijvingen: [], identiteiten: { [PERSON]: { status: 'GEANNULEERD' as const } } },
        key: 'PERIODE_BUITEN_BEREIK',
      },
      {
        change: { inschrijvingen: [], identiteiten: { [PERSON]: { status: 'GEANNULEERD' as const } } },
        key: 'INSZ_GEANNULEERD',
      },
    ];
    for (const { key, ...row } of wrong) expect((await refusalOf(row)).key).to.equal(key);
  });

  it('lets a lawful question through with what the next stations need', async () => {
    const { persoon, instelling, machtiging: ground, remarks } = await ask({});
    const { INSZ, repertoriumcodes, begin } = persoon ?? {};
    expect({
      INSZ,
      instelling: instelling.naam,
      ground: ground.nummer,
      repertoriumcodes,
      begin,
      remarks,
    }).to.deep.equal({
      INSZ: PERSON,
      instelling: 'ocmw-gent',
      ground: 'M1',
      repertoriumcodes: [2],
      begin: '2012-09-03',
      remarks: [],
    });
  });

  it('lets an intermediary speak for an OCMW on the last day of its mandate, on the ground of the OCMW', async () => {
    const { instelling, partner } = await ask({ partner: ksz, afzender: viaKsz });
    expect([partner.naam, instelling.naam]).to.deep.equal(['ksz', 'ocmw-gent']);
  });

  it('asks no repertorium where the ground asks none', async () => {
    const { repertoriumcodes: _, ...without } = machtiging;
    const { persoon } = await ask({ change: { machtigingen: [without], inschrijvingen: [] } });
    expect(persoon?.repertoriumcodes).to.equal(undefined);
  });

  it('follows a replaced INSZ, remarks it, and counts an inschrijving under the old number', async () => {
    const identiteiten = { [PERSON]: { status: 'VERVANGEN' as const, door: NIEUW } };
    const asked = await ask({ change: { identiteiten } });
    expect(asked.persoon?.INSZ).to.equal(NIEUW);
    expect(asked.persoon?.nummers).to.have.members([NIEUW, PERSON]);
    expect(asked.remarks.map(({ key, facts }) => [key, facts])).to.deep.equal([
      ['INSZ_VERVANGEN', { 'Oud INSZ': PERSON, 'Nieuw INSZ': NIEUW }],
    ]);
    const underNew = await ask({ vraag: { INSZ: NIEUW }, change: { identiteiten } });
    expect(underNew.remarks).to.deep.equal([]);
    const newRow = await ask({ change: { identiteiten, inschrijvingINSZ: NIEUW } });
    expect(newRow.persoon?.INSZ).to.equal(NIEUW);
  });

  it('still tells that an INSZ was replaced when the repertorium refuses', async () => {
    const refusal = await refusalOf({
      change: { inschrijvingen: [], identiteiten: { [PERSON]: { status: 'VERVANGEN', door: NIEUW } } },
    });
    expect([refusal.key, refusal.alongside.map(({ key }) => key)]).to.deep.equal([
      'NIET_IN_REPERTORIUM',
      ['INSZ_VERVANGEN'],
    ]);
  });

  it('ends on a ring of replacements instead of walking it for ever', async () => {
    const ring = {
      [PERSON]: { status: 'VERVANGEN' as const, door: NIEUW },
      [NIEUW]: { status: 'VERVANGEN' as const, door: PERSON },
    };
    const { persoon } = await ask({ change: { identiteiten: ring } });
    expect(persoon?.nummers).to.have.members([PERSON, NIEUW]);
  });

  it('keeps what it established for the audit row of a refusal', async () => {
    const found: Established = {};
    await refusalOf({ change: { inschrijvingen: [] } }, found);
    expect([found.instelling?.naam, found.machtiging?.nummer, found.INSZ, found.begin]).to.deep.equal([
      'ocmw-gent',
      'M1',
      PERSON,
      '2012-09-03',
    ]);
  });

  it('takes a citizen’s number only with the flag', async () => {
    const citizen = CITIZEN;
    const { persoon } = await ask({
      vraag: { INSZ: citizen },
      change: { realNumbers: true, inschrijvingINSZ: citizen },
    });
    expect(persoon?.INSZ).to.equal(citizen);
  });
});
