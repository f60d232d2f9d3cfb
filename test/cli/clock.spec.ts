import { expect } from 'chai';
import { clock, parseDuration } from '../../src/cli/clock.js';
import { reset } from '../../src/cli/reset.js';
import { send } from '../../src/cli/send.js';
import { LATER, openGateway, openPlace, type Place, REFERENCE } from './captured.js';

describe('parseDuration', () => {
  const table: readonly [string, number | undefined][] = [
    ['90d', 7_776_000_000],
    ['1h30m', 5_400_000],
    ['-2d', -172_800_000],
    ['250ms', 250],
    ['1w', 604_800_000],
    ['0s', 0],
    ['', undefined],
    ['5', undefined],
    ['d', undefined],
    ['1y', undefined],
    ['1.5h', undefined],
    ['1d ', undefined],
  ];
  for (const [text, duration] of table)
    it(`reads "${text}" as ${duration}`, () => expect(parseDuration(text)).to.equal(duration));
});

describe('kbi clock on a database', () => {
  let place: Place;
  before(async () => {
    place = openPlace();
    await place.run(reset, { options: { yes: true }, config: REFERENCE });
  });
  after(() => place.close());

  it('is remembered', async () => {
    await place.run(clock, { args: ['set', '2012-10-01T00:00:00+02:00'] });
    await place.run(clock, { args: ['advance', '1d'] });
    const { out } = await place.run(clock, { json: true });
    expect(JSON.parse(out)).to.include({ now: '2012-10-01T22:00:00.000Z', Datum: '2012-10-02', modus: 'frozen' });
  });
  it('follows the machine again, and freezes', async () => {
    await place.run(clock, { args: ['system'] });
    expect((await place.run(clock)).out).to.contain('system');
    await place.run(clock, { args: ['freeze'] });
    expect((await place.run(clock)).out).to.contain('frozen');
  });
  const wrong: readonly string[][] = [['set', 'tomorrow'], ['set', '2012-10-01'], ['advance', '1'], ['advance']];
  for (const args of wrong)
    it(`refuses "${args.join(' ')}"`, async () => expect((await place.halt(clock, { args })).exit).to.equal(2));
  it('wants a database that is there', async () => {
    expect((await place.halt(clock, { config: { db: place.at('none.sqlite') } })).exit).to.equal(3);
  });
});

describe('kbi clock on a running gateway', function () {
  this.timeout(60_000);
  let place: Place & { readonly url: string };
  before(async () => {
    place = await openGateway();
  });
  after(() => place.close());

  it('moves the gateway, and send follows', async () => {
    const read = async (): Promise<number> =>
      Date.parse((JSON.parse((await place.run(clock, { json: true })).out) as { now: string }).now);
    const before = await read();
    await place.run(clock, { args: ['advance', '40d'] });
    expect(Math.round(((await read()) - before) / 86_400_000)).to.equal(40);
    const sent = await place.run(send, {
      args: ['KBIDossiers'],
      options: { as: 'ocmw-gent', insz: LATER, to: place.url },
    });
    expect(sent.exit, 'registered by then').to.equal(0);
  });
  it('says so when the gateway does not change its mode', async () => {
    const { modus } = JSON.parse((await place.run(clock, { json: true })).out) as { modus: string };
    const outcome = await place.run(clock, { args: ['freeze'] }).then(
      () => 'frozen',
      (error: unknown) => String(error),
    );
    expect(outcome).to.match(new RegExp(`frozen|keeps its clock ${modus}`));
  });
});
