import { expect } from 'chai';
import type { Streep } from '../../src/explanation/inschrijvingen.js';
import { drawTimeline } from '../../src/explanation/timeline.js';

const streep = (code: number, Begin: string, Einde: string | undefined, relevant = true): Streep => {
  const Periode = Einde === undefined ? { Begin } : { Begin, Einde };
  return { code, Periode, relevant, telt: Periode };
};

describe('the drawing of inschrijvingen', () => {
  it('shows what counts, what does not, and the day of the question', () => {
    const lines = drawTimeline(
      [streep(2, '2012-01-01', '2012-03-01'), streep(4, '2012-05-01', undefined, false)],
      '2012-09-03',
      '2012-09-03',
    );
    expect(lines).to.have.length(3);
    expect(lines[0]).to.match(/^17-2 +#{8,12} +2012-01-01 to 2012-03-01$/);
    expect(lines[1]).to.match(/^17-4 +-{20,30} +2012-05-01 to …$/);
    expect(lines[2]).to.match(/^ +\^ 2012-09-03$/);
    expect(lines[1]?.indexOf('2012')).to.equal(lines[0]?.indexOf('2012'));
  });
  it('shows a period of one day among years', () => {
    const [line] = drawTimeline([streep(3, '2002-01-01', '2002-01-01')], '2012-09-03', '2012-09-03');
    expect(line).to.match(/^17-3 +# +2002/);
  });
  it('draws nothing of nobody', () => expect(drawTimeline([], '2012-09-03', '2012-09-03')).to.deep.equal([]));
});
