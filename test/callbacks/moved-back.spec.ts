// Letters that a moved clock left in the future: over the store.
import { expect } from 'chai';
import { fetchBack } from '../../src/callbacks/moved-back.js';
import { type Kit, openKit } from '../gateway-kit.js';

const OCMW = '0212214125';
const HOUR = 3_600_000;

describe('fetchBack', () => {
  let kit: Kit;
  beforeEach(async () => {
    kit = await openKit();
  });
  afterEach(() => kit.close());

  /** What is due now of a letter that was planned so much later, after the clock was asked. */
  const isDue = async (later: number, wait: number): Promise<boolean> => {
    const nu = kit.clock.now();
    const waarden = { GebeurtenisId: 'g', INSZ: '84722492046', OCMW, aangemaakt: nu, wachtTot: nu + later };
    const writes = [{ soort: 'invalidatie.maak', waarden: { ...waarden, vervangenDoor: null } }];
    const { committer } = kit.parts;
    await committer.commit({ replayKeys: [], writes, audit: null });
    await fetchBack({ committer, clock: kit.clock, wait });
    return (await kit.store.outbox.due(OCMW, kit.clock.now(), 8)).length === 1;
  };

  for (const [later, wait, due] of [
    [4 * HOUR, 0, false],
    [4 * HOUR + 1, 0, true],
    [2000 * HOUR, 900_000, true],
    [5 * HOUR, 6 * HOUR, false],
  ] as const)
    it(`${due ? 'takes to now' : 'leaves'} what waits ${later} ms, when changes are gathered ${wait} ms`, async () => {
      expect(await isDue(later, wait)).to.equal(due);
    });
});
