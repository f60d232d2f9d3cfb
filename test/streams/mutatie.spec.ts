// KBI announces changed dossiers over one gateway: what is stored, who is owed an invalidation, and what is refused (docs/mutaties.md).
import { expect } from 'chai';
import type { Write } from '../../src/commit/unit.js';
import type { Invalidatie } from '../../src/domain/kbi/Invalidatie.js';
import type { KBIDossier } from '../../src/domain/kbi/KBIDossier.js';
import { completeINSZ, type INSZ, isINSZ } from '../../src/domain/numbers/INSZ.js';
import { ABDUL, ask, FIXTURES, type Kit, NOW, openKit, read, saysOf } from '../gateway-kit.js';
import { askService, resultaatIn } from './asking.js';
import { writeAanvulling, writeDossierKBI, writeMutatie } from './dossier-kbi.js';

const inszOf = (text: string): INSZ => (isINSZ(text) ? text : expect.fail(`${text} is no INSZ`));
const DOSSIERS: readonly KBIDossier[] = FIXTURES.flatMap((row) =>
  row.soort === 'persona' && row.rij.dossier !== undefined && row.rij.INSZ !== '93711191937'
    ? [{ ...row.rij.dossier, INSZ: row.rij.INSZ }]
    : [],
);
const dossierOf = (INSZ: string): KBIDossier =>
  DOSSIERS.find((dossier) => dossier.INSZ === INSZ) ?? expect.fail(`${INSZ} has no dossier`);
const [GENT, AALST] = ['0212214125', '0212567877'];
/** Registered by Gent under code 2 since 2012-06, by Aalst before; replaced, with the inschrijving under the old number; code 1 only. */
const [MOVED, OLD, CURRENT, CODE_1] = ['87691092716', '82690991748', '82690992144', '88671492205'];

describe('a changed dossier', () => {
  let kit: Kit;
  beforeEach(async () => {
    kit = await openKit();
  });
  afterEach(() => kit.close());

  const announce = async (inhoud: string): Promise<string> => {
    const { body } = await askService(kit, 'RegistreerMutatieDossierKBI', inhoud, { as: 'agii', Hoedanigheid: '9001' });
    const { content, fault, exceptions } = read(body);
    if (fault !== undefined) return fault.text;
    return [resultaatIn(content), ...exceptions.map(({ code }) => code)].filter((said) => said !== undefined).join(' ');
  };
  const change = (dossier: KBIDossier, aanvulling = ''): Promise<string> =>
    announce(writeMutatie(writeDossierKBI(dossier), aanvulling));
  const stored = async (INSZ: string) => kit.store.dossiers.find(inszOf(INSZ));
  const letters = (): Promise<readonly Invalidatie[]> => kit.store.outbox.list(0, 100);

  for (const dossier of DOSSIERS) {
    it(`that is announced as ${dossier.INSZ} is stored, is no change`, async () => {
      expect(await change(dossier)).to.equal('1');
      expect(await stored(dossier.INSZ)).to.deep.equal({ dossier, versie: 1 });
      expect(await letters()).to.deep.equal([]);
    });

    it(`of somebody new is what ${dossier.INSZ} has, once the Aanvulling says the rest`, async () => {
      const nieuw = { ...dossier, INSZ: completeINSZ('856609001', false) };
      expect(await change(nieuw, writeAanvulling(nieuw))).to.equal('1');
      expect(await stored(nieuw.INSZ)).to.deep.equal({ dossier: nieuw, versie: 1 });
    });
  }

  it('is consulted from then on, and one letter is owed to the OCMW that sees the difference', async () => {
    const dossier = dossierOf(ABDUL);
    expect(await change({ ...dossier, Attesten: [{ Type: 'EVC', Status: 'BEHAALD', Datum: '2012-09-02' }] })).to.equal(
      '1',
    );
    expect(read((await ask(kit)).body).dossier).to.contain('<Type Beschrijving="EVC-attest">EVC</Type>');
    const [letter, ...others] = await letters();
    expect(others).to.deep.equal([]);
    expect(letter).to.include({ INSZ: ABDUL, OCMW: GENT, status: 'WACHT', aangemaakt: NOW, wachtTot: NOW + 900_000 });
    expect((await stored(ABDUL))?.versie).to.equal(2);
    expect(kit.audit()[0]).to.include({
      afzender: 'agii',
      stroom: 'RegistreerMutatieDossierKBI',
      uitkomst: 'DATA',
      INSZ: ABDUL,
    });
  });

  it('loses the number of a person that stood in a free text, which the journal says without it', async () => {
    const dossier = dossierOf(ABDUL);
    const Testen = [{ Type: 'COVAAR', Datum: '2012-09-01', Resultaat: 'samen met 90.66.21-903.43' }];
    expect(await change({ ...dossier, Testen })).to.equal('1');
    expect((await stored(ABDUL))?.dossier.Testen?.[0]?.Resultaat).to.equal('samen met [INSZ weg]');
    expect(kit.journal.at(-1)?.warnings).to.deep.equal(['Testen[0].Resultaat: INSZ taken out of free text']);
  });

  it('is not owed to anybody when what changed may not be seen', async () => {
    const dossier = dossierOf(ABDUL);
    const [first, ...rest] = dossier.Contracten ?? [];
    if (first === undefined) return expect.fail('Abdul has a contract');
    const RapportGUID = '{00000000-0000-4000-8000-000000000001}';
    expect(await change({ ...dossier, Contracten: [{ ...first, RapportGUID }, ...rest] })).to.equal('1');
    expect((await stored(ABDUL))?.versie, 'it is stored').to.equal(2);
    expect(await letters()).to.deep.equal([]);
  });

  it('joins the letter that already waits', async () => {
    const dossier = dossierOf(ABDUL);
    await change({ ...dossier, Alfabetisering: 'ANALFABEET' });
    kit.clock.advance(60_000);
    await change({ ...dossier, Alfabetisering: 'ANDERS_GEALFABETISEERD' });
    expect((await letters()).map(({ samengevoegd, wachtTot }) => [samengevoegd, wachtTot])).to.deep.equal([
      [1, NOW + 900_000],
    ]);
  });

  const owed: readonly (readonly [string, string, string, readonly string[]])[] = [
    ['the OCMW of now and not the former one', MOVED, MOVED, [`${GENT} ${MOVED} null`]],
    [
      'the number that the OCMW knows, with the one that took its place',
      CURRENT,
      CURRENT,
      [`${GENT} ${OLD} ${CURRENT}`],
    ],
    ['the same when it is announced under the old number', CURRENT, OLD, [`${GENT} ${OLD} ${CURRENT}`]],
    ['the OCMW that has the person, whoever it is', '89613191563', '89613191563', [`${AALST} 89613191563 null`]],
    ['nobody for code 1', CODE_1, CODE_1, []],
    ['nobody who registers from later on', '79710290230', '79710290230', []],
    ['nobody for a person known only as NT2-cursist', '75630392333', '75630392333', []],
  ];
  for (const [wie, van, INSZ, expected] of owed) {
    it(`is owed to ${wie}`, async () => {
      const dossier = dossierOf(van);
      const Attesten = [{ Type: 'VRIJSTELLING', Status: 'BEHAALD', Datum: '2012-09-01' } as const];
      expect(await change({ ...dossier, INSZ, Attesten })).to.match(/^1( 30004)?$/);
      expect((await stored(van))?.versie).to.equal(2);
      expect((await letters()).map((l) => `${l.OCMW} ${l.INSZ} ${l.vervangenDoor ?? null}`)).to.deep.equal(expected);
    });
  }

  it('may be a block of the Aanvulling alone: the rest stays', async () => {
    const dossier = dossierOf(ABDUL);
    const aanvulling = writeAanvulling({ OndersteuningGelijkschakeling: { WordtGeboden: true, Status: 'LOPEND' } });
    expect(await announce(writeMutatie(`<DossierKBI><INSZ>${ABDUL}</INSZ></DossierKBI>`, aanvulling))).to.equal('1');
    expect((await stored(ABDUL))?.dossier).to.deep.equal({
      ...dossier,
      OndersteuningGelijkschakeling: { WordtGeboden: true, Status: 'LOPEND' },
    });
  });

  it('loses what it no longer holds, but not what it cannot say', async () => {
    const { Attesten: _, Talen = [], ...rest } = dossierOf('84722492046');
    expect(await change({ ...rest, Talen: Talen.slice(0, 1) })).to.equal('1');
    const now = (await stored('84722492046'))?.dossier;
    expect(now?.Attesten).to.equal(undefined);
    expect(now?.Talen, 'with Contacttaal, which the element lacks').to.deep.equal(Talen.slice(0, 1));
    expect(now?.OndersteuningGelijkschakeling).to.deep.equal(rest.OndersteuningGelijkschakeling);
  });

  it('ends the Regie that another took over, the day before', async () => {
    const { Regie = [], ...dossier } = dossierOf(ABDUL);
    expect(await change({ ...dossier, Regie: [{ Partner: 'VDAB', Sinds: '2012-09-01' }] })).to.equal('1');
    expect((await stored(ABDUL))?.dossier.Regie).to.deep.equal([
      { ...Regie[0], Tot: '2012-08-31' },
      { Partner: 'VDAB', Sinds: '2012-09-01' },
    ]);
  });

  const refusals: readonly (readonly [string, (dossier: KBIDossier) => KBIDossier, string])[] = [
    [
      'a new language of which nobody says whether it is a contact language',
      (d) => ({ ...d, Talen: [{ Taal: 'fas', Contacttaal: true }] }),
      'Talen[0].Contacttaal',
    ],
    [
      'a Traject of which nobody says the type',
      (d) => ({ ...d, Trajecten: [{ Type: 'TT_IBVP', Periode: { Begin: '2012-02-02' } }] }),
      'Trajecten[0].Type',
    ],
    [
      'a period that ends before it begins',
      (d) => ({
        ...d,
        Hoedanigheden: [{ Code: 'INBURGERAAR', Periode: { Begin: '2012-02-02', Einde: '2012-02-01' } }],
      }),
      'Hoedanigheden[0].Periode.Einde',
    ],
  ];
  for (const [wat, change_, veld] of refusals) {
    it(`is refused with its field for ${wat}`, async () => {
      const inhoud = writeMutatie(writeDossierKBI(change_(dossierOf(ABDUL))));
      const { body } = await askService(kit, 'RegistreerMutatieDossierKBI', inhoud, {
        as: 'agii',
        Hoedanigheid: '9001',
      });
      expect(saysOf(body)).to.equal('50000 KBIGW FOUT 3');
      expect(read(body).content).to.contain(`<Naam>Veld</Naam><Waarde>${veld}</Waarde>`);
      expect((await stored(ABDUL))?.versie).to.equal(1);
    });
  }

  it('is refused of a centre that is found nowhere', async () => {
    const inhoud = writeMutatie(writeDossierKBI(dossierOf(ABDUL))).replaceAll('00044001', '00099999');
    expect(await announce(inhoud)).to.equal('50000');
  });

  it('keeps both of two that cross: the second is decided on what the first left', async () => {
    const empty = `<DossierKBI><INSZ>${ABDUL}</INSZ></DossierKBI>`;
    const blocks = [
      { OndersteuningGelijkschakeling: { WordtGeboden: true } },
      { Talen: [{ Taal: 'fas', Contacttaal: true }] },
    ];
    const said = await Promise.all(blocks.map((block) => announce(writeMutatie(empty, writeAanvulling(block)))));
    expect(said).to.deep.equal(['1', '1']);
    expect((await stored(ABDUL))?.versie).to.equal(3);
    expect((await stored(ABDUL))?.dossier).to.deep.include({ ...blocks[0], ...blocks[1] });
  });

  const LATE = { INSZ: ABDUL, OCMW: AALST, Hoedanigheidscode: 2, Begin: '2012-09-01', Einde: null };
  const crossings: readonly (readonly [string, Write, readonly string[]])[] = [
    ['one more OCMW registers the person', { soort: 'inschrijving.nieuw', waarden: LATE }, [AALST, GENT]],
    [
      'the OCMW ends its inschrijving',
      { soort: 'inschrijving.zet', waarden: { ...LATE, OCMW: GENT, Begin: '2011-11-01', Einde: '2012-09-02' } },
      [],
    ],
  ];
  for (const [wat, write, expected] of crossings)
    it(`is decided again when, between the look at the repertorium and the commit, ${wat}`, async () => {
      const outcomes: string[] = [];
      const crossed = await openKit({
        committer: (real) => ({
          commit: async (unit) => {
            if (outcomes.length === 0) await real.commit({ replayKeys: [], writes: [write], audit: null });
            const outcome = await real.commit(unit);
            outcomes.push(outcome.kind);
            return outcome;
          },
        }),
      });
      const inhoud = writeMutatie(writeDossierKBI({ ...dossierOf(ABDUL), Alfabetisering: 'ANALFABEET' }));
      const asked = { as: 'agii', Hoedanigheid: '9001' };
      const { body } = await askService(crossed, 'RegistreerMutatieDossierKBI', inhoud, asked);
      expect(resultaatIn(read(body).content)).to.equal('1');
      const told = (await crossed.store.outbox.list(0, 10)).map(({ OCMW }) => OCMW).sort();
      await crossed.close();
      expect(outcomes).to.deep.equal(['conflict', 'durable']);
      expect(told).to.deep.equal([...expected].sort());
    });

  it('is taken from KBI only', async () => {
    for (const [as, Hoedanigheid] of [
      ['ocmw-gent', '9001'],
      ['agii', '17001'],
    ] as const) {
      const inhoud = writeMutatie(writeDossierKBI(dossierOf(ABDUL)));
      const { body } = await askService(kit, 'RegistreerMutatieDossierKBI', inhoud, { as, Hoedanigheid });
      expect(saysOf(body)).to.equal('13001 MAGDA FOUT 2');
    }
  });
});
