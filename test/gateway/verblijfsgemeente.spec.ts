// Where a person lives is a search key (A087): no answer carries it, no schema knows it, and no rule reads it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { hoedanigheidOf } from '../../src/cli/question.js';
import { ask, FIXTURES, type Kit, openKit, ROOT } from '../gateway-kit.js';
import { askService } from '../streams/asking.js';

const textsIn = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
/** Who asks the public service too, and as what. */
const PUBLIEK: Readonly<Record<string, string>> = { vdab: '3001', vmsw: '3003' };
const CARRIES = /verblijfsgemeente|\bNIS\b/i;

describe('the gemeente where a person lives', () => {
  let kit: Kit;
  before(async () => {
    kit = await openKit({
      rows: [{ soort: 'bronvertraging', rij: { INSZ: '93711191937', milliseconden: 1, daarna: 'BRON_TRAAG' } }],
    });
  });
  after(() => kit.close());

  it('is in no answer to anybody about any test person, by name or by code', async () => {
    const personas = FIXTURES.flatMap((row) => (row.soort === 'persona' ? [row.rij] : []));
    const partners = FIXTURES.flatMap((row) =>
      row.soort === 'partner' && row.rij.soort !== 'INTERMEDIAIR' ? [row.rij.naam] : [],
    );
    const codes = new Set(personas.flatMap(({ verblijfsgemeenten = [] }) => verblijfsgemeenten.map(({ NIS }) => NIS)));
    expect([...codes].sort()).to.deep.equal(['11002', '23003', '41002', '44021']);
    let data = 0;
    const look = (body: Buffer, who: string): void => {
      const said = /<soap:Body[\s\S]*<\/soap:Body>/.exec(body.toString())?.[0] ?? expect.fail('no Body');
      expect(said).not.to.match(CARRIES);
      // In an element or attribute of its own: within keys of establishments the same digits may stand.
      for (const code of codes) expect(said, who).not.to.match(new RegExp(`["> ]${code}["< ]`));
      if (/<Gekend>true|<Regie>|<KBIDossier/.test(said)) data += 1;
    };
    for (const as of partners)
      for (const { INSZ } of personas) {
        const { body } = await ask(kit, { as, INSZ, Hoedanigheid: hoedanigheidOf(as, 'KBIDossiers') });
        look(body, `${as} ${INSZ}`);
        if (!Object.hasOwn(PUBLIEK, as)) continue;
        const inhoud = `<MutatiesContext>false</MutatiesContext><INSZ>${INSZ}</INSZ>`;
        const Hoedanigheid = PUBLIEK[as];
        look((await askService(kit, 'GeefDossierKBI', inhoud, { as, Hoedanigheid })).body, `${as} ${INSZ}`);
      }
    expect(data).to.be.greaterThan(120);
  });

  it('is known to no schema, no contract, no dialect and no rule of disclosure', () => {
    for (const folder of ['xsd', 'wsdl', 'src/dialects', 'src/disclosure', 'src/authorisation', 'src/operations'])
      expect(textsIn(folder).filter((text) => CARRIES.test(text)).length, folder).to.equal(0);
    expect(textsIn('src/store').some((text) => CARRIES.test(text))).to.equal(true);
  });
});
