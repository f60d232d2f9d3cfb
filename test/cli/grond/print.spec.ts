import { expect } from 'chai';
import { inKracht, printGrond, printGronden, printOpen } from '../../../src/cli/grond/print.js';
import { GROND } from '../../gronden/sample.js';

describe('grounds as text', () => {
  const days: readonly (readonly [string, string, boolean])[] = [
    ['GEVALIDEERD', '2012-01-01', true],
    ['GEVALIDEERD', '2011-12-31', false],
    ['ONDERTEKEND', '2012-01-01', false],
    ['BEEINDIGD', '2012-01-01', false],
  ];
  for (const [status, dag, expected] of days)
    it(`are ${expected ? '' : 'not '}in force as ${status} on ${dag}`, () => {
      expect(inKracht({ ...GROND, status: status as never }, dag)).to.equal(expected);
      expect(printGronden([{ ...GROND, status: status as never }], dag)).to.include(expected ? ' yes ' : ' no ');
    });

  it('leave out what a ground does not have', () => {
    const text = printGrond(GROND, '2012-09-03');
    expect(text).not.to.match(/conditions|life/);
    expect(text).to.include('none is named');
  });

  it('say what is late', () => {
    const plan = { nummer: 'plan', wie: 'OCMW', wat: 'x', paragraaf: '§95', uiterlijk: '2012-09-30', grond: 'G' };
    expect(printOpen([{ ...plan, teLaat: true }])).to.match(/plan +OCMW +2012-09-30 LATE +§95 +x/);
    const { uiterlijk: _, ...soon } = plan;
    expect(printOpen([{ ...soon, teLaat: false }])).to.include('as soon as possible');
  });
});
