import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'chai';
import { replay } from '../../src/cli/replay.js';
import { ABDUL, inEnvelope, openGateway, type Place, questionAbout } from './captured.js';

describe('kbi replay', function () {
  this.timeout(60_000);
  let place: Place & { readonly url: string };
  let folder: string;
  before(async () => {
    place = await openGateway();
    folder = place.at('cases');
    mkdirSync(folder);
    writeFileSync(`${folder}/a.request.xml`, inEnvelope(questionAbout(ABDUL)));
  });
  after(() => place.close());
  const expecting = (answer: string): void => writeFileSync(`${folder}/a.response.xml`, answer);

  for (const [title, options] of [
    ['a gateway of its own', {}],
    ['a running gateway', { to: 'running' }],
  ] as const) {
    const run = (more: Record<string, unknown> = {}, json = false) =>
      place.run(replay, { args: [folder], options: { ...('to' in options ? { to: place.url } : {}), ...more }, json });
    it(`passes on ${title}`, async () => {
      expecting(inEnvelope('{{*}}'));
      const { exit, out } = await run();
      expect(out).to.match(/✔ a [\s\S]*1 passed in/);
      expect(exit).to.equal(0);
    });
    it(`tells the first difference on ${title}`, async () => {
      expecting('<a/>');
      const { exit, out } = await run();
      expect(out).to.match(/✖ a: failed[\s\S]*root `a`[\s\S]*0 passed, 1 failed/);
      expect(exit).to.equal(1);
    });
  }

  it('writes reports, and keeps stdout for the data', async () => {
    expecting(inEnvelope('{{*}}'));
    const output = place.at('report');
    await place.run(replay, { args: [folder], options: { report: 'html', output } });
    expect(readFileSync(output, 'utf8')).to.match(/^<!doctype html>[\s\S]*1 passed/);
    const junit = await place.run(replay, { args: [folder], options: { report: 'junit' } });
    expect(junit.out).to.match(/^<\?xml[\s\S]*tests="1" failures="0"[\s\S]*<\/testsuites>\n$/);
    expect(junit.err).to.contain('1 passed');
    const json = await place.run(replay, { args: [folder], json: true });
    expect(JSON.parse(json.out)).to.include({ green: true });
  });

  it('skips what a running gateway cannot show, and is not green by skipping', async () => {
    expecting(inEnvelope('{{*}}'));
    writeFileSync(`${folder}/a.meta.json`, '{"clock":"2012-10-03T09:00:00+02:00"}');
    const { exit, out } = await place.run(replay, { args: [folder], options: { to: place.url } });
    writeFileSync(`${folder}/a.meta.json`, '{}');
    expect(out).to.match(/– a: skipped, has a clock of its own/);
    expect(exit).to.equal(1);
  });

  it('halts with 4 when nobody answers, and with 2 without scenarios', async () => {
    expect((await place.halt(replay, { args: [folder], options: { to: 'http://127.0.0.1:1' } })).exit).to.equal(4);
    expect((await place.halt(replay, { args: [place.at('keys')] })).message).to.contain('no scenario');
    expect((await place.halt(replay, { args: ['nowhere'] })).exit).to.equal(2);
  });
});
