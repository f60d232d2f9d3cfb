// What is remembered of a disclosure rests on everything it depends on: each of these is changed here, and the answer follows.
import { expect } from 'chai';
import type { Grond } from '../../src/domain/kbi/Grond.js';
import type { LoadRow } from '../../src/store/port.js';
import { ABDUL, ask, FIXTURES, type Kit, openKit } from '../gateway-kit.js';

const bodyOf = async (kit: Kit, asked = {}): Promise<string> => (await ask(kit, asked)).body.toString('utf8');

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
    expect(await bodyOf(kit))
      .to.include('<Talenkennis>')
      .and.to.include('<Aanmeldingsdatum>2011-11-14<');
  });
  afterEach(() => kit.close());

  it('gives the same blocks to the same question, and opens the dossier no second time', async () => {
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
    let meanwhile = async (): Promise<void> => undefined;
    const held = await openKit({
      dossiers: (real) => ({
        find: async (insz) => {
          await meanwhile();
          return real.find(insz);
        },
      }),
    });
    meanwhile = async () => {
      meanwhile = async () => undefined;
      await held.store.loader.load([groundWithout('17001')], 'user');
      await held.reload();
    };
    await bodyOf(held);
    expect(await bodyOf(held))
      .to.include('<Regie>')
      .and.not.to.include('<Talenkennis>');
    const [before, after] = held.audit().map(({ beslissingen, clusters }) => [beslissingen, clusters]);
    expect(after?.[1], 'the log says what was given').to.equal('1');
    expect(after?.[0], 'and names its own decisions').not.to.equal(before?.[0]);
    await held.close();
  });

  it('is not that of another Hoedanigheid, whose ground may give less', async () => {
    await kit.store.loader.load([groundWithout('17002')], 'user');
    await kit.reload();
    await bodyOf(kit);
    expect(await bodyOf(kit, { Hoedanigheid: '17002' }))
      .to.include('<Regie>')
      .and.not.to.include('<Talenkennis>');
  });

  it('does not outlive the codes under which the person is registered', async () => {
    const { inschrijvingen: _, ...persona } = personaOf(ABDUL);
    const inschrijvingen = [{ OCMW: '0212214125', Hoedanigheidscode: 1, Periode: { Begin: '2012-08-01' } }];
    const { dossier, ...rest } = persona;
    await kit.store.loader.load(
      [{ soort: 'persona', rij: { ...rest, inschrijvingen, ...(dossier === undefined ? {} : { dossier }) } }],
      'user',
    );
    expect(await bodyOf(kit))
      .to.include('<Regie>')
      .and.not.to.include('<Talenkennis>');
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
