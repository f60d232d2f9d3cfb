import { expect } from 'chai';
import { withCourt } from '../../../src/cli/court.js';
import { questionsOf } from '../../../src/cli/legal/persons.js';
import { capture, openPlace, REFERENCE } from '../captured.js';

describe('the persons of kbi legal matrix and diff', () => {
  const asked = async (options: Record<string, unknown>): Promise<readonly string[]> => {
    const place = openPlace(REFERENCE);
    const { call } = capture({ options, config: place.config, quiet: true });
    const all = await withCourt(call, async (opened) =>
      questionsOf(call, opened, 0).map(({ partner, INSZ, Hoedanigheid }) => `${partner.naam} ${Hoedanigheid} ${INSZ}`),
    );
    await place.close();
    return all;
  };
  it('are the test persons asked by ocmw-gent, without those whose source is slow on purpose', async () => {
    const all = await asked({});
    expect(all.length).to.be.greaterThan(25);
    expect(all).to.include('ocmw-gent 17001 84722492046').and.not.to.include('ocmw-gent 17001 93711191937');
  });
  it('are those that were named, for each partner that was named', async () => {
    expect(await asked({ partner: ['vdab', 'ocmw-aalst'], insz: '84722492046,93711191937' })).to.deep.equal([
      ...[
        'vdab 3001 84722492046',
        'vdab 3001 93711191937',
        'ocmw-aalst 17001 84722492046',
        'ocmw-aalst 17001 93711191937',
      ],
    ]);
  });
});
