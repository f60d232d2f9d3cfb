// Every test person, asked by ocmw-gent on the reference day, gets what docs/personas.md promises; the document is the oracle.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { LoadRow } from '../../src/store/port.js';
import { ask, type Kit, openKit, ROOT, read, theValidator } from '../gateway-kit.js';

const SLOW = '93711191937';

const promises = [
  ...readFileSync(join(ROOT, 'docs', 'personas.md'), 'utf8').matchAll(/^\| (\d{11}) \|.*\| ([^|]+) \|$/gm),
].map(([, INSZ = '', promise = '']) => ({ INSZ, promise: promise.trim() }));

/** The exceptions and the data that a promise stands for. */
const expected = (promise: string): { readonly codes: readonly string[]; readonly gekend: string | undefined } => {
  const codes = [...promise.matchAll(/(\d{5}) (FOUT|WAARSCHUWING|INFORMATIE)/g)].map(([found]) => found);
  if (promise.endsWith('data')) return { codes, gekend: 'true' };
  return { codes, gekend: promise.startsWith('not known') ? 'false' : undefined };
};

const slow = (daarna: 'BRON_TRAAG' | 'BRON_ONBESCHIKBAAR', milliseconden: number): LoadRow => ({
  soort: 'bronvertraging',
  rij: { INSZ: SLOW, milliseconden, daarna },
});

describe('the test persons', () => {
  let kit: Kit;
  before(async () => {
    kit = await openKit({ rows: [slow('BRON_TRAAG', 5)] });
  });
  after(() => kit.close());

  it('are all in the document', () => {
    expect(promises.length).to.be.greaterThan(29);
    expect(new Set(promises.map(({ promise }) => promise)).size).to.be.greaterThan(4);
  });

  for (const { INSZ, promise } of promises) {
    it(`${INSZ}: ${promise}`, async () => {
      for (const Hoedanigheid of ['17001', '17002']) {
        const { status, body } = await ask(kit, { INSZ, Hoedanigheid });
        const { content, exceptions, gekend, dossier } = read(body);
        const { codes, gekend: known } = expected(promise);
        expect(status).to.equal(200);
        expect(exceptions.map(({ code, type }) => `${code} ${type}`)).to.deep.equal(codes);
        expect(exceptions.every(({ niveau }) => niveau === 3)).to.equal(true);
        expect(gekend).to.equal(known);
        expect(dossier !== undefined).to.equal(known === 'true');
        (await theValidator()).validateText(content);
      }
    });
  }

  it('have their data under the new number when theirs was replaced, and both numbers are told', async () => {
    const { content } = read((await ask(kit, { INSZ: '82690991748' })).body);
    expect(content).to.include('<KBIDossier><INSZ>82690992144</INSZ>');
    expect(content).to.include(
      '<Annotatie><Naam>Oud INSZ</Naam><Waarde>82690991748</Waarde></Annotatie><Annotatie><Naam>Nieuw INSZ</Naam><Waarde>82690992144</Waarde></Annotatie>',
    );
  });

  it('are answered to the OCMW that registered them and to no other', async () => {
    for (const [as, INSZ, known] of [
      ['ocmw-aalst', '89613191563', true],
      ['ocmw-gent', '89613191563', false],
      ['ocmw-beersel', '81622992549', true],
      ['ocmw-antwerpen', '94651892492', true],
      ['ocmw-aalst', '94651892492', false],
    ] as const) {
      const { exceptions, gekend } = read((await ask(kit, { as, INSZ })).body);
      expect([gekend, exceptions.map(({ code }) => code)]).to.deep.equal(known ? ['true', []] : [undefined, ['40003']]);
    }
  });

  it('have a source that fails as the world says: 60010 when it is down', async () => {
    const down = await openKit({ rows: [slow('BRON_ONBESCHIKBAAR', 1)] });
    const { exceptions, gekend } = read((await ask(down, { INSZ: SLOW })).body);
    expect([gekend, exceptions]).to.deep.equal([
      undefined,
      [{ code: '60010', oorsprong: 'MAGDA', type: 'FOUT', niveau: 3 }],
    ]);
    expect(down.asked).to.deep.equal([]);
    await down.close();
  });
});
