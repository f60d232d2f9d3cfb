import { expect } from 'chai';
import { createGate, findNummers } from '../../src/callbacks/select.js';
import type { Machtiging } from '../../src/domain/kbi/Machtiging.js';
import type { Partner } from '../../src/domain/kbi/Partner.js';
import type { Persona } from '../../src/domain/kbi/World.js';
import { openSqlite } from '../../src/store/sqlite/open.js';
import { ANTWERPEN, client, GENT, NOW, partnerOf, person } from './kit.js';

const GROND: Machtiging = {
  nummer: 'I',
  soort: 'MACHTIGING',
  bron: 'VTC 25-07-2012',
  paragraaf: '002 §58',
  stroom: 'InvalidatieKBIDossier',
  Hoedanigheid: '17001',
  ontvangers: ['OCMW'],
  clusters: [],
  doeleinden: ['A052'],
  status: 'GEVALIDEERD',
  geldig: { Begin: '2012-01-01' },
  repertoriumcodes: [2, 3],
};

const leefloon = (Begin: string, Einde?: string, OCMW = GENT) => ({
  leefloonrechten: [
    {
      OCMW,
      Soort: 'EQUIVALENT' as const,
      Periode: { Begin, ...(Einde === undefined ? {} : { Einde }) },
      OntvangenOp: Begin,
    },
  ],
});
const ingeschreven = (Hoedanigheidscode: number, Begin = '2012-01-01', Einde?: string, OCMW = GENT) => ({
  inschrijvingen: [{ OCMW, Hoedanigheidscode, Periode: { Begin, ...(Einde === undefined ? {} : { Einde }) } }],
});

describe('the gate before each attempt', () => {
  const ask = async (
    meer: Partial<Persona> = {},
    gronden: readonly Machtiging[] = [GROND],
    partner: Partner = partnerOf(GENT),
    now = NOW,
  ): Promise<string> => {
    const store = openSqlite(':memory:');
    await store.loader.load([client(1, [GENT], meer)], 'fixture');
    const verdict = await createGate({ ...store, machtigingen: () => gronden })(person(1), partner, now);
    store.close();
    return verdict.kind === 'send' ? 'send' : verdict.reden;
  };

  const rows: readonly (readonly [string, Partial<Persona>, string])[] = [
    ['leefloon and 17-2', {}, 'send'],
    ['equivalent leefloon and 17-3', { ...leefloon('2012-09-03'), ...ingeschreven(3) }, 'send'],
    ['leefloon that ends today', leefloon('2012-01-01', '2012-09-03'), 'send'],
    ['leefloon that ended yesterday', leefloon('2012-01-01', '2012-09-02'), 'GEEN_LEEFLOON'],
    ['leefloon from tomorrow', leefloon('2012-09-04'), 'GEEN_LEEFLOON'],
    ['leefloon of another OCMW', leefloon('2012-01-01', undefined, ANTWERPEN), 'GEEN_LEEFLOON'],
    ['no leefloon and no inschrijving', { leefloonrechten: [], inschrijvingen: [] }, 'GEEN_LEEFLOON'],
    ['the social inquiry only (17-1)', ingeschreven(1, '2012-08-20'), 'GEEN_INSCHRIJVING'],
    ['another help (17-4)', ingeschreven(4), 'GEEN_INSCHRIJVING'],
    ['17-2 that ended yesterday', ingeschreven(2, '2012-01-01', '2012-09-02'), 'GEEN_INSCHRIJVING'],
    ['17-2 of another OCMW', ingeschreven(2, '2012-01-01', undefined, ANTWERPEN), 'GEEN_INSCHRIJVING'],
  ];
  for (const [title, meer, verdict] of rows)
    it(`${verdict === 'send' ? 'opens for' : 'stays shut for'} ${title}`, async () =>
      expect(await ask(meer)).to.equal(verdict));

  it('counts the day of Brussels at the moment of sending', async () => {
    const lastDay = leefloon('2012-01-01', '2012-09-03');
    expect(await ask(lastDay, [GROND], partnerOf(GENT), Date.parse('2012-09-03T23:59:59+02:00'))).to.equal('send');
    expect(await ask(lastDay, [GROND], partnerOf(GENT), Date.parse('2012-09-03T22:00:00Z'))).to.equal('GEEN_LEEFLOON');
  });

  const grounds: readonly (readonly [string, Partial<Machtiging>, string])[] = [
    ['not validated', { status: 'CONCEPT' }, 'GEEN_MACHTIGING'],
    ['not in force', { geldig: { Begin: '2012-09-04' } }, 'GEEN_MACHTIGING'],
    ['of another stream', { stroom: 'KBIDossiers' }, 'GEEN_MACHTIGING'],
    ['of others', { ontvangers: ['VDAB'] }, 'GEEN_MACHTIGING'],
    ['of this OCMW by name', { ontvangers: ['ocmw-gent'] }, 'send'],
    ['with other relevant codes', { repertoriumcodes: [4] }, 'GEEN_INSCHRIJVING'],
  ];
  for (const [title, meer, verdict] of grounds)
    it(`asks for the ground: ${title}`, async () => expect(await ask({}, [{ ...GROND, ...meer }])).to.equal(verdict));

  it('stays shut for an OCMW outside the Vlaams Gewest', async () => {
    expect(await ask({}, [GROND], { ...partnerOf(GENT), gewest: 'BRUSSELS' })).to.equal('GEEN_MACHTIGING');
  });

  it('knows the person under the number that replaced it, whichever holds the rows, and says so', async () => {
    const store = openSqlite(':memory:');
    await store.loader.load(
      [
        client(2, [GENT]),
        client(1, [], { identiteit: { status: 'VERVANGEN', door: person(2) } }),
        client(3, [], { identiteit: { status: 'VERVANGEN', door: person(1) } }),
      ],
      'fixture',
    );
    const gate = createGate({ ...store, machtigingen: () => [GROND] });
    expect(await gate(person(3), partnerOf(GENT), NOW)).to.include({ kind: 'send', vervangenDoor: person(2) });
    expect(await gate(person(2), partnerOf(GENT), NOW)).to.include({ kind: 'send', vervangenDoor: undefined });
    const { nummers } = await findNummers(person(3), store.identiteiten);
    expect(nummers).to.have.members([person(1), person(2), person(3)]);
    store.close();
  });

  it('comes back from numbers that replace each other in a circle', async () => {
    const replaced: Record<string, string> = { [person(1)]: person(2), [person(2)]: person(1) };
    const found = await findNummers(person(1), {
      find: async (insz) => ({ status: 'VERVANGEN', door: replaced[insz] ?? insz }) as never,
      oudeNummers: async () => [],
    });
    expect(found.nummers).to.have.members([person(1), person(2)]);
  });
});
