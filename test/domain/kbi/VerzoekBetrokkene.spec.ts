import { expect } from 'chai';
import { isTeLaat, termijnVan } from '../../../src/domain/kbi/VerzoekBetrokkene.js';

describe('termijnVan', () => {
  for (const [ontvangen, verlengd, termijn] of [
    ['2012-09-03', 0, '2012-10-03'],
    ['2012-01-31', 0, '2012-02-29'],
    ['2012-01-31', 2, '2012-04-30'],
  ] as const)
    it(`is ${termijn} for what came in on ${ontvangen}, made ${verlengd} months longer`, () =>
      expect(termijnVan(ontvangen, verlengd)).to.equal(termijn));
});

describe('isTeLaat', () => {
  const open = { id: 1, Soort: 'INZAGE', Ontvangen: '2012-08-03', Termijn: '2012-09-03' } as const;
  it('counts from the day after the term, until there is an outcome', () => {
    expect(isTeLaat(open, '2012-09-03')).to.equal(false);
    expect(isTeLaat(open, '2012-09-04')).to.equal(true);
    expect(isTeLaat({ ...open, Uitkomst: 'GEWEIGERD' }, '2012-09-04')).to.equal(false);
  });
});
