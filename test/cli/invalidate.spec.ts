import { expect } from 'chai';
import { invalidate } from '../../src/cli/invalidate.js';
import { reset } from '../../src/cli/reset.js';
import { Fault } from '../../src/faults/fault.js';
import { openPlace, type Place, REFERENCE } from './captured.js';

const PERSON = '84722492046';

describe('kbi invalidate on a database', () => {
  let place: Place;
  before(async () => {
    place = openPlace();
    await place.run(reset, { options: { yes: true }, config: REFERENCE });
  });
  after(() => place.close());

  it('makes a letter for the OCMW that is concerned, after the time of gathering, and says when it goes', async () => {
    const { exit, out, err } = await place.run(invalidate, { args: [PERSON], config: { callbackWait: 60 } });
    expect(exit).to.equal(0);
    expect(out).to.match(new RegExp(`WACHT +ocmw-gent +${PERSON} .* 2012-09-03T07:01:00.000Z`));
    expect(err).to.contain('A change for ocmw-gent').and.to.contain('when one starts');
  });
  it('joins a second change to the first', async () => {
    const { out } = await place.run(invalidate, { args: [PERSON], json: true });
    expect(JSON.parse(out)).to.have.nested.property('invalidaties[0].samengevoegd', 1);
  });
  it('says so when no OCMW is to hear of it', async () => {
    expect((await place.halt(invalidate, { args: ['79710290230'] })).message).to.contain('No OCMW');
  });
  it('refuses a number that is none', async () => {
    const outcome = await place.run(invalidate, { args: ['84722492047'] }).catch((error: unknown) => error);
    expect(outcome).to.be.instanceOf(Fault).with.property('key', 'INSZ_ONGELDIG');
  });
});
