// The referral through the whole route: once for each Id, also when messages cross; and what is kept of it.
import { expect } from 'chai';
import fc from 'fast-check';
import type { CommitOutcome, Committer } from '../../src/commit/unit.js';
import type { ToeleidingVraag } from '../../src/domain/kbi/Toeleiding.js';
import { completeINSZ, type INSZ } from '../../src/domain/numbers/INSZ.js';
import { hashInhoud, verwerkToeleidingen } from '../../src/operations/Toeleiding.js';
import type { LoadRow } from '../../src/store/port.js';
import { ABDUL, type Asked, FIXTURES, type Kit, messageOf, openKit, read, requestOf, saysOf } from '../gateway-kit.js';

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

  it('tells the Status of now when it is asked again', async () => {
    const first = await refer(kit);
    await refer(kit, { Id: OTHER, reden: 'NIV_TEST' });
    const writes = await verwerkToeleidingen([ABDUL as INSZ], kit.house.sources(kit.clock.now()));
    expect(writes).to.deep.equal(
      [ID, OTHER].map((Id) => ({ soort: 'toeleiding.status', waarden: { Id, Status: 'VW' } })),
    );
    kit.store.applyUnits([{ replayKeys: [], writes, audit: null }]);
    expect(await refer(kit)).to.equal(first.replace('<Status>OP<', '<Status>VW<'));
    expect(await verwerkToeleidingen([ABDUL as INSZ], kit.house.sources(kit.clock.now())), 'once').to.deep.equal([]);
  });

  it('finds the open referrals under every number of a person, and of nobody else', async () => {
    await refer(kit);
    const sources = kit.house.sources(kit.clock.now());
    const found = (...nummers: string[]) => verwerkToeleidingen(nummers as INSZ[], sources);
    expect([(await found('84722492046')).length, (await found('84722492046', ABDUL)).length]).to.deep.equal([0, 1]);
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
    const rows = await kit.store.toeleidingen.byPersoon([ABDUL as INSZ]);
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
