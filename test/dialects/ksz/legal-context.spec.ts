import { expect } from 'chai';
import { HOEDANIGHEID, hoedanigheidOf, legalContextOf } from '../../../src/dialects/ksz/legal-context.js';

describe('a legal context', () => {
  const cases = [
    ['PCSA:SOCIAL_INTEGRATION', '17001'],
    ['PCSA:WORK_WILLINGNESS', '17002'],
    ['PCSA:REFERRAL', '17003'],
  ] as const;
  for (const [legalContext, hoedanigheid] of cases)
    it(`${legalContext} is Hoedanigheid ${hoedanigheid}, and back`, () => {
      expect(hoedanigheidOf(legalContext)).to.equal(hoedanigheid);
      expect(legalContextOf(hoedanigheid)).to.equal(legalContext);
    });

  it('that nobody knows is none, also when it is a word of the language or the number itself', () => {
    for (const text of ['', 'PCSA:DEBT_RECOVERY', 'toString', '__proto__', '17001', 'pcsa:referral'])
      expect(hoedanigheidOf(text), text).to.equal(undefined);
    expect(legalContextOf('3001')).to.equal(undefined);
    expect(Object.keys(HOEDANIGHEID)).to.have.length(cases.length);
  });
});
