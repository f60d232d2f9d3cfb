// The referral through the whole route: once for each Id, also when messages cross; and what is kept of it.
import { expect } from 'chai';
import fc from 'fast-check';
import type { CommitOutcome, Committer } from '../../src/commit/unit.js';
import type { ToeleidingVraag } from '../../src/domain/kbi/Toeleiding.js';
import type { Persona } from '../../src/domain/kbi/World.js';
import { completeINSZ } from '../../src/domain/numbers/INSZ.js';
import { hashInhoud } from '../../src/operations/Toeleiding.js';
import type { LoadRow } from '../../src/store/port.js';
import { ABDUL, type Asked, FIXTURES, type Kit, messageOf, openKit, read, requestOf, saysOf } from '../gateway-kit.js';
import { askService, resultaatIn } from '../streams/asking.js';
import { writeDossierKBI, writeMutatie } from '../streams/dossier-kbi.js';

const ID = '3b0c5f6e-7c1d-4e2a-9f48-1a2b3c4d5e6f';
const OTHER = '3b0c5f6e-7c1d-4e2a-9f48-1a2b3c4d5e70';
const GENT = '0212214125';

type Referral = { readonly Id?: string; readonly insz?: string; readonly reden?: string; readonly naar?: string };

const inhoudOf = ({ Id = ID, insz = ABDUL, reden = 'INB_OPV', naar = '' }: Referral): string =>
  `<Personalia><INSZ>${insz}</INSZ></Personalia><Toeleiding><Id>${Id}</Id><Van><TypePartner>OCMW</TypePartner></Van>` +
  `<Naar>${naar}<TypePartner>KBI</TypePartner></Naar><RedenToeleiding>${reden}</RedenToeleiding></Toeleiding>`;

const refer = async (kit: Kit, referral: Referral = {}, asked: Asked = {}): Promise<string> => {
  const message = messageOf({
    dienst: 'Toeleiding',
    namespace: 'urn:kbi-gateway:Toeleiding:v01_00',
    Hoedanigheid: '17003',
    inhoud: inhoudOf(referral),
    now: kit.clock.now(),
    ...asked,
  });
  const path = '/ToeleidingDienst-01.00/soap/WebService';
  const { body } = await kit.handle(requestOf(message, { path, soapAction: '' }));
  const { content } = read(body, 'strict', kit.clock.now());
  return /<Inhoud>.*<\/Inhoud>/.exec(content)?.[0] ?? saysOf(body, 'strict', kit.clock.now());
};
const valueIn = (answer: string, name: string): string | undefined =>
  new RegExp(`<${name}>([^<]*)</${name}>`).exec(answer)?.[1];

/** A committer that lets the first two units meet: both were decided on a store that held neither. */
const meeting = () => {
  const outcomes: CommitOutcome['kind'][] = [];
  let waiting: (() => void) | undefined;
  let met = false;
  const wrap = (real: Committer): Committer => ({
    commit: async (unit) => {
      if (!met) {
        await new Promise<void>((resolve) => {
          if (waiting === undefined) waiting = resolve;
          else {
            met = true;
            waiting();
            resolve();
          }
        });
      }
      const outcome = await real.commit(unit);
      outcomes.push(outcome.kind);
      return outcome;
    },
  });
  return { wrap, outcomes };
};

describe('Toeleiding', () => {
  let kit: Kit;
  beforeEach(async () => {
    kit = await openKit();
  });
  afterEach(() => kit.close());

  it('keeps the referral whole, for the OCMW that sent it', async () => {
    await refer(kit, { reden: 'NIV_TEST' }, { VraagReferte: 'vraag-x' });
    const { inhoudHash, vestiging, ...row } = (await kit.store.toeleidingen.find(ID)) ?? {};
    expect(row).to.deep.equal({
      Id: ID,
      INSZ: ABDUL,
      OCMW: GENT,
      VraagReferte: 'vraag-x',
      KBISleutel: '3e9666d4689017b95a914257cf658b95',
      Status: 'OP',
      OntvangenOp: '2012-09-03',
      UiterlijkeAanmelding: '2012-09-17',
      vraag: {
        INSZ: ABDUL,
        Personalia: {},
        Id: ID,
        Van: { TypePartner: 'OCMW' },
        Naar: { TypePartner: 'KBI' },
        RedenToeleiding: 'NIV_TEST',
      },
    });
    expect([inhoudHash?.length, vestiging?.TypeCentrum]).to.deep.equal([43, 'CENTRUM']);
    expect(
      kit.audit().map(({ stroom, grond, INSZ: insz, uitkomst, clusters }) => [stroom, grond, insz, uitkomst, clusters]),
    ).to.deep.equal([['Toeleiding', 'KSZ-TOELEIDING', ABDUL, 'DATA', '']]);
    expect(kit.asked, 'no dossier is looked at').to.deep.equal([]);
  });

  it('answers the same again, a month later and in a changed world', async () => {
    const first = await refer(kit);
    const rows: LoadRow[] = FIXTURES.flatMap((row) =>
      row.soort === 'vestiging'
        ? { ...row, rij: { ...row.rij, Geldigheid: { Begin: '2004-01-01', Einde: '2012-09-04' }, Telefoon: ['1'] } }
        : [],
    );
    await kit.store.loader.load(rows, 'user');
    await kit.reload();
    kit.clock.advance(30 * 86_400_000);
    expect(await refer(kit)).to.equal(first);
    expect(await refer(kit, { Id: OTHER })).to.equal('40034 KBIGW FOUT 3');
  });

  describe('of a person whose dossier with an Aanmelding arrives', () => {
    const personaOf = (INSZ: string): Persona =>
      FIXTURES.flatMap((row) => (row.soort === 'persona' && row.rij.INSZ === INSZ ? [row.rij] : []))[0] ??
      expect.fail(`${INSZ} is no persona`);
    const imported = async (INSZ: string, dossier: Persona['dossier']): Promise<void> => {
      const { dossier: _, ...rest } = personaOf(INSZ);
      const rij = dossier === undefined ? rest : { ...rest, dossier };
      await kit.store.loader.load([{ soort: 'persona', rij }], 'user');
    };
    const announced = async (INSZ: string): Promise<void> => {
      const { dossier } = personaOf(INSZ);
      if (dossier === undefined) return expect.fail('no dossier');
      const Attesten = [{ Type: 'EVC', Status: 'BEHAALD', Datum: '2012-09-02' } as const];
      const inhoud = writeMutatie(writeDossierKBI({ ...dossier, Attesten, INSZ }));
      const asked = { as: 'agii', Hoedanigheid: '9001' };
      const { body } = await askService(kit, 'RegistreerMutatieDossierKBI', inhoud, asked);
      expect(resultaatIn(read(body).content)).to.equal('1');
    };
    const roads: readonly (readonly [string, () => Promise<void>])[] = [
      ['kbi import', () => imported(ABDUL, personaOf(ABDUL).dossier)],
      ['RegistreerMutatieDossierKBI', () => announced(ABDUL)],
    ];
    for (const [road, arrive] of roads)
      it(`are VW from then on, all of them, by ${road}`, async () => {
        const first = await refer(kit);
        const second = await refer(kit, { Id: OTHER, reden: 'NIV_TEST' });
        await arrive();
        expect(await refer(kit)).to.equal(first.replace('<Status>OP<', '<Status>VW<'));
        expect(await refer(kit, { Id: OTHER, reden: 'NIV_TEST' })).to.equal(
          second.replace('<Status>OP<', '<Status>VW<'),
        );
      });

    it('stay OP for a dossier without one, and for that of somebody else', async () => {
      const first = await refer(kit);
      const { Aanmeldingen: _, ...without } = personaOf(ABDUL).dossier ?? expect.fail('no dossier');
      await imported(ABDUL, without);
      await imported(ABDUL, { ...without, Aanmeldingen: [] });
      await imported('84722492046', personaOf('84722492046').dossier);
      expect(await refer(kit)).to.equal(first);
    });

    it('are found under the number that was replaced', async () => {
      const [old, current] = ['82690991748', '82690992144'];
      // Referred before the number was replaced.
      await imported(ABDUL, personaOf(ABDUL).dossier);
      const referred = { Id: OTHER, OCMW: GENT, VraagReferte: 'before', INSZ: old, Status: 'OP', document: '{}' };
      kit.store.applyUnits([{ replayKeys: [], writes: [{ soort: 'toeleiding.zet', waarden: referred }], audit: null }]);
      expect((await kit.store.toeleidingen.find(OTHER))?.Status).to.equal('OP');
      await imported(current, personaOf(current).dossier);
      expect((await kit.store.toeleidingen.find(OTHER))?.Status).to.equal('VW');
    });
  });

  it('refuses the Id of another OCMW, whatever the content, and tells nothing of it', async () => {
    await kit.store.loader.load(
      [
        {
          soort: 'inschrijving',
          rij: { INSZ: ABDUL, OCMW: '0212567877', Hoedanigheidscode: 2, Periode: { Begin: '2012-01-01' } },
        },
      ],
      'user',
    );
    await refer(kit);
    expect(await refer(kit, {}, { as: 'ocmw-aalst' })).to.equal('40035 KBIGW FOUT 3');
  });

  it('lets another OCMW use the same Vraag/Referte', async () => {
    await kit.store.loader.load(
      [
        {
          soort: 'inschrijving',
          rij: { INSZ: ABDUL, OCMW: '0212567877', Hoedanigheidscode: 2, Periode: { Begin: '2012-01-01' } },
        },
      ],
      'user',
    );
    await refer(kit, {}, { VraagReferte: 'r' });
    const answer = await refer(kit, { Id: OTHER }, { as: 'ocmw-aalst', VraagReferte: 'r' });
    expect(valueIn(answer, 'KBISleutel')).to.equal('4b97978a09e6b7a13c6f483c9fc4755b');
  });

  it('keeps nothing of a referral that it refuses, so that it can be sent again when mended', async () => {
    const Naar = '<IdentificatieNr>nergens</IdentificatieNr>';
    expect(await refer(kit, { naar: Naar }, { VraagReferte: 'r' })).to.equal('40034 KBIGW FOUT 3');
    expect(await kit.store.toeleidingen.find(ID)).to.equal(undefined);
    expect(valueIn(await refer(kit, {}, { VraagReferte: 'r' }), 'Status')).to.equal('OP');
  });

  it('refuses a number that could be a citizen’s before it is kept anywhere, and hashes it in the trail', async () => {
    const citizen = completeINSZ('850314999', false);
    const answer = await refer(kit, { insz: citizen });
    expect(answer).to.equal('50000 KBIGW FOUT 3');
    expect(kit.audit().map(({ INSZ: insz, inszHash }) => [insz, typeof inszHash])).to.deep.equal([[null, 'string']]);
    expect(JSON.stringify(kit.audit())).not.to.include(citizen);
    expect(await kit.store.toeleidingen.find(ID)).to.equal(undefined);
  });
});

describe('Toeleiding, when two messages cross', () => {
  const cross = async (one: readonly [Referral, Asked], other: readonly [Referral, Asked]) => {
    const { wrap, outcomes } = meeting();
    const kit = await openKit({ committer: wrap });
    const answers = await Promise.all([refer(kit, ...one), refer(kit, ...other)]);
    const rows = (await Promise.all([ID, OTHER].map(kit.store.toeleidingen.find))).filter((rij) => rij !== undefined);
    const audited = kit.audit().map(({ uitkomst }) => String(uitkomst));
    await kit.close();
    // Had they not been decided twice, this spec would prove nothing.
    expect([...outcomes].sort()).to.deep.equal(['conflict', 'durable', 'durable']);
    return { answers, rows, audited: audited.sort() };
  };
  const refused = (answers: readonly string[]): string[] => answers.filter((answer) => !answer.startsWith('<'));

  it('keeps one of two that are the same, and answers both the same', async () => {
    const { answers, rows, audited } = await cross([{}, {}], [{}, {}]);
    expect(answers[0]).to.equal(answers[1]).and.to.include('<Status>OP</Status>');
    expect([rows.length, audited]).to.deep.equal([1, ['DATA', 'DATA']]);
  });

  it('keeps one of two with the same Id, and tells the other that the content differs', async () => {
    const { answers, rows, audited } = await cross([{}, {}], [{ reden: 'NIV_TEST' }, {}]);
    expect(refused(answers)).to.deep.equal(['40035 KBIGW FOUT 3']);
    expect([rows.length, audited]).to.deep.equal([1, ['DATA', 'TOELEIDING_ANDERS']]);
  });

  it('keeps one of two with the same Vraag/Referte, and refuses the other', async () => {
    const { answers, rows, audited } = await cross([{}, { VraagReferte: 'r' }], [{ Id: OTHER }, { VraagReferte: 'r' }]);
    expect(refused(answers)).to.deep.equal(['50000 KBIGW FOUT 3']);
    expect([rows.length, audited]).to.deep.equal([1, ['DATA', 'REFERTE_HERBRUIKT']]);
  });
});

describe('hashInhoud', () => {
  const vraag: ToeleidingVraag = {
    INSZ: ABDUL,
    Personalia: { Naam: 'A', Voornaam: 'B' },
    Id: ID,
    Van: { TypePartner: 'OCMW', KboNummer: GENT },
    Naar: { TypePartner: 'KBI', IdentificatieNr: 'x' },
    RedenToeleiding: 'R',
    AfspraakMoment: { StartTijd: '2012-09-10T10:00:00' },
  };
  const hash = hashInhoud(vraag);

  it('is the same in another order of fields and another case of the Id', () => {
    const { Naar, Personalia, ...rest } = vraag;
    expect(
      hashInhoud({ Naar: { IdentificatieNr: 'x', TypePartner: 'KBI' }, Personalia, ...rest, Id: ID.toUpperCase() }),
    ).to.equal(hash);
  });

  const changes: readonly Partial<ToeleidingVraag>[] = [
    { INSZ: '84722492046' },
    { Id: OTHER },
    { RedenToeleiding: 'r' },
    { Personalia: { Naam: 'AB', Voornaam: '' } },
    { Personalia: { Naam: 'A', Voornaam: 'B', Geslacht: 'O' } },
    { Van: { TypePartner: 'OCMW' } },
    { Naar: { TypePartner: 'KBI', KboNummer: 'x' } },
    { Commentaar: '' },
    { AfspraakMoment: { StartTijd: '2012-09-10T10:00:00', EindTijd: '2012-09-10T10:00:00' } },
    { Van: { ...vraag.Van, Adres: { Gemeente: { postcode: '9000' } } } },
  ];
  for (const change of changes)
    it(`is another for ${JSON.stringify(change)}`, () =>
      expect(hashInhoud({ ...vraag, ...change })).not.to.equal(hash));

  it('takes no text for the structure around it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (Naam, Voornaam) => {
        const moved = { Naam: `${Naam}","Voornaam":"${Voornaam}` };
        return hashInhoud({ ...vraag, Personalia: { Naam, Voornaam } }) !== hashInhoud({ ...vraag, Personalia: moved });
      }),
    );
  });
});
