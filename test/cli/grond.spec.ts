import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'chai';
import { grond } from '../../src/cli/grond.js';
import { importRows } from '../../src/cli/import.js';
import { reset } from '../../src/cli/reset.js';
import type { Grond } from '../../src/domain/kbi/Grond.js';
import { OVERGANGEN } from '../../src/gronden/levensloop.js';
import { GRONDEN } from '../gronden/sample.js';
import { openPlace, type Place, REFERENCE } from './captured.js';

describe('kbi grond on a database', () => {
  let place: Place;
  before(async () => {
    place = openPlace();
    await place.run(reset, { options: { yes: true }, config: REFERENCE });
  });
  after(() => place.close());
  const run = (args: readonly string[], options: Record<string, unknown> = {}, json = false) =>
    place.run(grond, { args, options, json });
  const statusOf = async (nummer: string): Promise<string> =>
    (JSON.parse((await run(['show', nummer], {}, true)).out) as Grond).status;

  it('lists every ground with status, validity, recipients and streams', async () => {
    const { out } = await run([]);
    expect(
      out
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(' ')[0]),
    ).to.have.members(GRONDEN.map(({ nummer }) => nummer));
    expect(out).to.match(/^002 +MACHTIGING +GEVALIDEERD +yes +2012-07-25 – +OCMW +KBIDossiers /m);
    expect(out).to.match(/^ACTIRIS-3005 +KSZ +CONCEPT +no /m);
    expect(out).to.match(/^003-BEERSEL +PROTOCOL +GEVALIDEERD +yes /m);
    expect((await run(['list'], { status: 'CONCEPT' })).out.trim().split('\n')).to.have.length(2);
    expect((await run(['list'], { partner: 'gemeente-beersel' })).out).to.match(/003-BEERSEL[\s\S]*004-OPGROEIEN/);
    const before = JSON.parse((await run(['list'], { date: '2012-07-24' }, true)).out) as {
      nummer: string;
      inKracht: boolean;
    }[];
    expect(before.filter(({ inKracht }) => inKracht).map(({ nummer }) => nummer)).to.have.members(
      GRONDEN.filter(({ geldig }) => geldig.Begin < '2012-07-25').map(({ nummer }) => nummer),
    );
  });

  it('shows one whole: source with paragraph, streams with clusters and codes, purposes, conditions', async () => {
    const { out } = await run(['show', '002']);
    expect(out).to.include('VTC, beraadslaging van 25-07-2012 (002 §97)');
    expect(out).to.match(/KBIDossiers +as 17001 +clusters 1-17 +repertorium 1, 2, 3/);
    expect(out).to.match(/InvalidatieKBIDossier +as 17001 +clusters 1-17 +repertorium 2, 3/);
    expect(out).to.match(/A121 +opvolgen van de werkbereidheid.*\(002 §37\)/);
    expect(out).to.match(/bewaring +OCMW +2012-09-30 +002 §102 +open/);
    expect((await run(['show', 'VDAB-3001'])).out).to.match(/GeefDossierKBI .*no repertorium check/);
    expect((await run(['show', 'KSZ-REPERTORIUM'])).out).to.include('17-1 … 17-40 (14)');
  });

  it('lists what is unmet on a day, and the evidence takes it off', async () => {
    expect((await run(['open'])).out).to.match(/^002 +bewaring +OCMW +2012-09-30 +002 §102/m);
    expect((await run(['open'], { date: '2012-10-01' })).out).to.match(/2012-09-30 LATE/);
    await run(['voldoe', '002', 'bewaring'], { bewijs: 'brief van 1 oktober', date: '2012-10-01', door: 'an' });
    expect((await run(['open'], { date: '2012-10-01' })).out).not.to.include('bewaring');
    expect((await run(['open'], { date: '2012-09-30' })).out, 'not yet').to.include('bewaring');
    expect((await run(['show', '002'])).out).to.match(/bewaring .* met 2012-10-01: brief van 1 oktober/);
  });

  it('walks a new ground from CONCEPT to its end, and keeps who did what and why', async () => {
    const form = JSON.parse((await run(['show', '003-BEERSEL'], {}, true)).out) as Grond;
    const file = place.at('ground.json');
    writeFileSync(file, JSON.stringify({ ...form, nummer: '003-GENT', ontvangers: ['GEMEENTE'] }));
    expect((await run(['add', file], { reden: 'nieuw protocol', door: 'an' })).err).to.equal('003-GENT is CONCEPT\n');
    for (const [action, status] of [
      ['advies', 'ADVIES_DPO'],
      ['terug', 'CONCEPT'],
      ['advies', 'ADVIES_DPO'],
      ['onderteken', 'ONDERTEKEND'],
      ['valideer', 'GEVALIDEERD'],
      ['beeindig', 'BEEINDIGD'],
    ] as const) {
      await run([action, '003-GENT'], { door: 'dpo', reden: `na ${action}` });
      expect(await statusOf('003-GENT')).to.equal(status);
    }
    const { out } = await run(['show', '003-GENT']);
    expect(out).to.match(
      /life[\s\S]*an +new → CONCEPT +nieuw protocol[\s\S]*dpo +GEVALIDEERD → BEEINDIGD +na beeindig/,
    );
    expect(out).to.include('validity    2012-07-25 – 2012-09-03');
  });

  it('takes every step of the life on the command line, and no other word', async () => {
    const choices = grond.arguments?.[0]?.choices ?? [];
    expect(choices).to.include.members(Object.keys(OVERGANGEN));
    for (const name of choices) expect(grond.story + grond.examples.join(), name).to.include(name);
    expect((await place.halt(grond, { args: ['verleng'] })).exit).to.equal(2);
  });

  const refusals: readonly (readonly [string, readonly string[], Record<string, unknown>, number])[] = [
    ['a step that does not follow', ['onderteken', 'ACTIRIS-3005'], {}, 1],
    ['a ground that is not there', ['valideer', '003-BRUGGE'], {}, 1],
    ['a ground to show that is not there', ['show', '003-BRUGGE'], {}, 1],
    ['a step without a ground', ['valideer'], {}, 2],
    ['evidence without words', ['voldoe', '002', 'bewaring'], {}, 2],
    ['a condition that is not there', ['voldoe', '002', 'geen'], { bewijs: 'x' }, 1],
    ['a day that is none', ['open'], { date: '2012-02-30' }, 2],
    ['a partner that is none', ['list'], { partner: 'niemand' }, 2],
    ['a file that is not there', ['add', 'nergens.json'], {}, 2],
  ];
  for (const [title, args, options, exit] of refusals)
    it(`refuses ${title}`, async () => {
      const trouble = await run(args, options).then(
        () => undefined,
        (error: { exit?: number; key?: string }) => error,
      );
      expect(trouble?.exit ?? (trouble?.key?.startsWith('GROND_') ? 1 : undefined)).to.equal(exit);
    });

  it('refuses a file that is no ground, naming the field', async () => {
    const file = place.at('bad.json');
    writeFileSync(file, JSON.stringify({ nummer: 'X', soort: 'WET' }));
    const halt = await place.halt(grond, { args: ['add', file] });
    expect([halt.exit, halt.message]).to.deep.equal([6, `${file}: soort must be one of MACHTIGING, PROTOCOL, KSZ`]);
  });

  it('prints the notice, in Dutch or English, with who hands it over', async () => {
    expect((await run(['kennisgeving'])).out).to.match(/^Kennisgeving[\s\S]*bijgehouden/);
    const { out } = await run(['kennisgeving', '003-BEERSEL'], { taal: 'en' });
    expect(out).to.match(/^Notice[\s\S]*local integration policy[\s\S]*GDPR art 17/);
    const json = JSON.parse((await run(['kennisgeving', '002'], { partner: 'ocmw-gent' }, true)).out);
    expect(json).to.include({ grond: '002', taal: 'nl' });
    expect(json.tekst).to.include('OCMW Gent');
  });

  it('is what an import of grounds goes through as well', async () => {
    const file = place.at('gronden.json');
    const actiris = JSON.parse((await run(['show', 'ACTIRIS-3005'], {}, true)).out) as Grond;
    const load = (status: string) => {
      writeFileSync(file, JSON.stringify([{ ...actiris, status }]));
      return place.run(importRows, { args: ['grond', file], options: { door: 'an' } });
    };
    const skipped = await load('GEVALIDEERD').then(
      () => undefined,
      ({ key }: { key: string }) => key,
    );
    expect(skipped).to.equal('GROND_OVERGANG');
    expect(await statusOf('ACTIRIS-3005')).to.equal('CONCEPT');
    expect((await load('ADVIES_DPO')).exit).to.equal(0);
    expect((await run(['show', 'ACTIRIS-3005'])).out).to.match(/CONCEPT → ADVIES_DPO +kbi import/);
    expect(readFileSync(file, 'utf8')).to.include('ADVIES_DPO');
  });
});
