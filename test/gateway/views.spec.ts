// What is remembered of a disclosure rests on everything it depends on: each of these is changed here, and the answer follows.
// It is remembered when it is asked a second time: so everything is asked twice before it is changed.
import { expect } from 'chai';
import type { Grond } from '../../src/domain/kbi/Grond.js';
import type { LoadRow } from '../../src/store/port.js';
import { ABDUL, ask, FIXTURES, type Kit, openKit } from '../gateway-kit.js';

const bodyOf = async (kit: Kit, asked = {}): Promise<string> => (await ask(kit, asked)).body.toString('utf8');

/** Asks twice: what it says is remembered then. */
const remember = async (kit: Kit): Promise<string> => {
  await bodyOf(kit);
  return bodyOf(kit);
};

const personaOf = (INSZ: string): Extract<LoadRow, { soort: 'persona' }>['rij'] => {
  const row = FIXTURES.find((one) => one.soort === 'persona' && one.rij.INSZ === INSZ);
  if (row?.soort !== 'persona') throw new RangeError(`no persona ${INSZ}`);
  return row.rij;
};
/** The ground of the OCMWs, with one cluster left for one Hoedanigheid. */
const groundWithout = (Hoedanigheid: string): { soort: 'grond'; rij: Grond } => {
  const row = FIXTURES.find((one) => one.soort === 'grond' && one.rij.nummer === '002');
  if (row?.soort !== 'grond') throw new RangeError('no ground 002');
  const stromen = row.rij.stromen.map((stroom) =>
    stroom.Hoedanigheden.includes(Hoedanigheid) ? { ...stroom, clusters: [1] } : stroom,
  );
  return { soort: 'grond', rij: { ...row.rij, stromen } };
};

const DAY = 86_400_000;

describe('what is remembered of a disclosure', () => {
  let kit: Kit;
  beforeEach(async () => {
    kit = await openKit({ flags: { timestampTtl: 86_400, timestampFuture: 86_400 } });
    expect(await remember(kit))
      .to.include('<Talenkennis>')
      .and.to.include('<Aanmeldingsdatum>2011-11-14<');
  });
  afterEach(() => kit.close());

  it('gives the same blocks to the same question, also when they are remembered', async () => {
    const blocks = /<KBIDossier>.*<\/KBIDossier>/s;
    const [first] = blocks.exec(await bodyOf(kit)) ?? [];
    const [second] = blocks.exec(await bodyOf(kit)) ?? [];
    expect(second).to.equal(first).and.to.be.a('string');
  });

  it('does not outlive the dossier', async () => {
    const { dossier, ...persona } = personaOf(ABDUL);
    if (dossier === undefined) throw new RangeError('no dossier');
    const { Talen: _, Alfabetisering: __, ...rest } = dossier;
    await kit.store.loader.load([{ soort: 'persona', rij: { ...persona, dossier: rest } }], 'user');
    expect(await bodyOf(kit)).not.to.include('<Talenkennis>');
  });

  it('does not outlive the day: an Aanmelding turns older than a year', async () => {
    kit.clock.advance(73 * DAY);
    expect(await bodyOf(kit, { now: kit.clock.now() })).not.to.include('<Aanmeldingsdatum>');
  });

  it('does not outlive the ground', async () => {
    await kit.store.loader.load([groundWithout('17001')], 'user');
    await kit.reload();
    expect(await bodyOf(kit))
      .to.include('<Regie>')
      .and.not.to.include('<Talenkennis>');
  });

  it('does not outlive a ground that changes while a question on the old one is under way', async () => {
    let arrived = 0;
    let change: () => Promise<void> = async () => undefined;
    // Two are under way: the second would be remembered.
    const both = new Promise<void>((resolve) => {
      change = async () => {
        arrived += 1;
        if (arrived !== 2) return arrived === 1 ? both : undefined;
        await held.store.loader.load([groundWithout('17001')], 'user');
        await held.reload();
        resolve();
      };
    });
    const held = await openKit({
      dossiers: (real) => ({
        find: async (insz) => {
          await change();
          return real.find(insz);
        },
      }),
    });
    await Promise.all([bodyOf(held), bodyOf(held)]);
    expect(await bodyOf(held))
      .to.include('<Regie>')
      .and.not.to.include('<Talenkennis>');
    const [before, _, after] = held.audit().map(({ beslissingen, clusters }) => [beslissingen, clusters]);
    expect(after?.[1], 'the log says what was given').to.equal('1');
    expect(after?.[0], 'and names its own decisions').not.to.equal(before?.[0]);
    await held.close();
  });

  it('is not that of another Hoedanigheid, whose ground may give less', async () => {
    await kit.store.loader.load([groundWithout('17002')], 'user');
    await kit.reload();
    await remember(kit);
    expect(await bodyOf(kit, { Hoedanigheid: '17002' }))
      .to.include('<Regie>')
      .and.not.to.include('<Talenkennis>');
  });

  it('does not outlive the codes under which the person is registered', async () => {
    const { inschrijvingen, ...persona } = personaOf(ABDUL);
    const [usual] = inschrijvingen ?? [];
    if (usual === undefined) throw new RangeError('not registered');
    const less = [{ OCMW: '0212214125', Hoedanigheidscode: 1, Periode: { Begin: '2012-08-01' } }];
    await kit.store.loader.load([{ soort: 'persona', rij: { ...persona, inschrijvingen: less } }], 'user');
    expect(await remember(kit))
      .to.include('<Regie>')
      .and.not.to.include('<Talenkennis>');
    // The registration alone: the dossier stays the version it was.
    await kit.store.loader.load([{ soort: 'inschrijving', rij: { ...usual, INSZ: ABDUL } }], 'user');
    expect(await bodyOf(kit)).to.include('<Talenkennis>');
  });

  it('does not outlive a label of the code lists', async () => {
    const lijst = FIXTURES.find((row) => row.soort === 'codelijst' && row.rij.naam === 'PartnerVanKBI');
    if (lijst?.soort !== 'codelijst') throw new RangeError('no code list');
    const codes = { ...lijst.rij.codes, ONTHAALBUREAU: 'Onthaalbureau, anders' };
    await kit.store.loader.load([{ soort: 'codelijst', rij: { ...lijst.rij, codes } }], 'user');
    await kit.reload();
    expect(await bodyOf(kit)).to.include('Onthaalbureau, anders');
  });
});
