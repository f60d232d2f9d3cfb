import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { exportRows, KINDS } from '../../src/cli/export.js';
import { importRows } from '../../src/cli/import.js';
import { reset } from '../../src/cli/reset.js';
import { ABDUL, openPlace, type Place, REFERENCE } from './captured.js';

type Row = { readonly soort: string; readonly rij: { readonly INSZ?: string } };

describe('kbi export', function () {
  this.timeout(30_000);
  let place: Place;
  before(async () => {
    place = openPlace();
    await place.run(reset, { options: { yes: true }, config: REFERENCE });
  });
  after(() => place.close());
  const exported = async (kind: string | undefined, config = {}): Promise<string> => {
    const { err } = await place.run(exportRows, {
      args: kind === undefined ? [] : [kind],
      options: { output: place.at('out') },
      config,
    });
    expect(err).to.match(/^\d+ rows in /);
    return readFileSync(place.at('out'), 'utf8');
  };
  const rows = async (kind: string): Promise<readonly Row[]> =>
    (await exported(kind))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Row);

  it('gives back by import exactly what was there', async () => {
    const before = await exported(undefined);
    const config = { db: place.at('copy.sqlite') };
    expect(
      (await place.run(importRows, { args: [place.at('out')], options: { format: 'ndjson' }, config })).exit,
    ).to.equal(0);
    expect(await exported(undefined, config)).to.equal(before);
  });
  for (const [kind, soorten] of Object.entries(KINDS))
    it(`writes ${kind} as rows of ${soorten.join(', ')}`, async () => {
      const found = new Set((await rows(kind)).map(({ soort }) => soort));
      expect([...found]).to.have.members([...soorten]);
    });
  it('takes inschrijvingen out of the persons they belong to', async () => {
    expect((await rows('inschrijvingen')).some(({ rij }) => rij.INSZ === ABDUL)).to.equal(true);
  });
  it('wants a database that is there', async () =>
    expect((await place.halt(exportRows, { config: { db: place.at('no') } })).exit).to.equal(3));
});
