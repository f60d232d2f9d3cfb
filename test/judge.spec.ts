// Judging without answering: the verdict of the route, and nothing written.
import { expect } from 'chai';
import { type Established, suppose } from '../src/authorisation/authorise.js';
import type { Partner } from '../src/domain/kbi/Partner.js';
import type { Verzoek } from '../src/domain/kbi/Verzoek.js';
import { Fault } from '../src/faults/fault.js';
import { judge } from '../src/judge.js';
import { KBIDossiers } from '../src/operations/KBIDossiers.js';
import { textOf } from '../src/xml/writer.js';
import { ABDUL, ask, type Kit, MINOR, NOW, openKit, read } from './gateway-kit.js';

const operation = { service: 'KBIDossiers' as const, handler: KBIDossiers };
const verzoekOf = (INSZ: string): Verzoek => ({
  dienst: 'KBIDossiers',
  Afzender: { Identificatie: 'kbi-gateway.test/ocmw-gent', Referte: 'r', Hoedanigheid: '17001' },
  Tijdstip: NOW,
  VraagReferte: 'v',
  vraag: { INSZ, Periode: undefined, MutatiesContext: false },
});

describe('judging', () => {
  let kit: Kit;
  let gent: Partner;
  before(async () => {
    kit = await openKit();
    const row = (await kit.store.worlds.load()).partners.find(({ naam }) => naam === 'ocmw-gent');
    if (row === undefined) throw new RangeError('no ocmw-gent');
    gent = { ...row, quotum: { vragen: 1, seconden: 3600 } };
  });
  after(() => kit.close());
  const put = (INSZ: string, established: Established = {}, counted = true) =>
    judge({ asker: suppose(gent), verzoek: verzoekOf(INSZ), operation, now: NOW, counted }, kit.house, established);

  it('gives the picture that the route answers with, its decisions, and writes nothing', async () => {
    const { answer, uitkomst, decisions, writes } = await put(ABDUL);
    const { content } = read((await ask(kit)).body);
    const { operations } = kit.house;
    const magda = operations[0]?.dialect.writeAnswer(verzoekOf(ABDUL), 'urn:x', answer, {
      ...{ messageId: 'm', now: NOW, answeredAt: NOW, versie: '01.00', clusters: [] },
    });
    const inhoud = (text = ''): string => /<Inhoud>.*<\/Inhoud>/.exec(text)?.[0] ?? '';
    expect(inhoud(magda && textOf(magda)))
      .to.equal(inhoud(content))
      .and.to.have.length.greaterThan(1000);
    expect([uitkomst, writes]).to.deep.equal(['DATA', []]);
    expect(decisions.length).to.be.greaterThan(10);
    expect(kit.audit()).to.have.length(1);
  });
  it('says that somebody is not known, without decisions', async () => {
    const { answer, uitkomst, decisions } = await put(MINOR);
    expect(['picture' in answer && answer.picture, uitkomst, decisions]).to.deep.equal([
      undefined,
      'GEEN_GEGEVENS',
      [],
    ]);
    expect(answer.remarks.map(({ key }) => key)).to.deep.equal(['GEEN_GEGEVENS']);
  });
  it('refuses by throwing, and leaves what was established before', async () => {
    const established: Established = {};
    const thrown: unknown = await put('79710290230', established).catch((error: unknown) => error);
    expect(thrown instanceof Fault && thrown.key).to.equal('NIET_IN_REPERTORIUM');
    expect([established.machtiging?.stroom, established.instelling?.naam, established.INSZ]).to.deep.equal([
      ...['KBIDossiers', 'ocmw-gent', '79710290230'],
    ]);
  });
  it('takes a question from the quota unless it was counted', async () => {
    await put(ABDUL);
    await put(ABDUL);
    await put(ABDUL, {}, false);
    const thrown: unknown = await put(ABDUL, {}, false).catch((error: unknown) => error);
    expect(thrown instanceof Fault && thrown.key).to.equal('QUOTUM_OVERSCHREDEN');
  });
});
