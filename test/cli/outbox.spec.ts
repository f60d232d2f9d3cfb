import { expect } from 'chai';
import { invalidate } from '../../src/cli/invalidate.js';
import { outbox } from '../../src/cli/outbox.js';
import { reset } from '../../src/cli/reset.js';
import { openPlace, type Place, REFERENCE } from './captured.js';

const PERSON = '84722492046';

describe('kbi outbox on a database', () => {
  let place: Place;
  beforeEach(async () => {
    place = openPlace();
    await place.run(reset, { options: { yes: true }, config: REFERENCE });
  });
  afterEach(() => place.close());
  const ids = async (options: Record<string, unknown> = {}): Promise<readonly number[]> =>
    (
      JSON.parse((await place.run(outbox, { args: ['list'], options, json: true })).out) as {
        invalidaties: { id: number }[];
      }
    ).invalidaties.map(({ id }) => id);

  it('says that nothing is owed', async () => {
    const { exit, out, err } = await place.run(outbox);
    expect([exit, out, err]).to.deep.equal([0, '', 'Nothing is owed.\n']);
  });
  it('lists what is owed as rows, with the OCMW by name', async () => {
    await place.run(invalidate, { args: [PERSON] });
    const { out } = await place.run(outbox);
    expect(out.split('\n')[0]).to.match(/^id +status +OCMW/);
    expect(out).to.match(new RegExp(`^1 +WACHT +ocmw-gent +${PERSON} +– +1 +0 +2012-09-03T07:15:00.000Z`, 'm'));
  });
  it('drops, takes up again, and says what it could not', async () => {
    await place.run(invalidate, { args: [PERSON] });
    expect((await place.run(outbox, { args: ['retry', '1'] })).err).to.contain('1 will be tried again now');
    expect((await place.run(outbox)).out).to.contain('2012-09-03T07:00:00.000Z');
    expect((await place.run(outbox, { args: ['drop', '1'] })).err).to.contain('1 dropped');
    const again = await place.run(outbox, { args: ['drop', '1'] });
    expect([again.exit, again.err]).to.deep.equal([
      1,
      '0 dropped\nnot 1: not there, at its end already, or a newer change of the same person waits\n',
    ]);
    expect(await ids()).to.deep.equal([]);
    expect(await ids({ status: 'GESCHRAPT' })).to.deep.equal([1]);
    expect(await ids({ all: true })).to.deep.equal([1]);
    expect(
      JSON.parse((await place.run(outbox, { args: ['retry'], options: { dead: true }, json: true })).out),
    ).to.deep.equal({ done: [], not: [] });
  });
  for (const args of [['retry'], ['drop', 'all'], ['retry', '1', '-2']])
    it(`refuses "${args.join(' ')}"`, async () => expect((await place.halt(outbox, { args })).exit).to.equal(2));
});
