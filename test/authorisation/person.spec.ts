import { expect } from 'chai';
import { findPerson, parseINSZ, parsePeriode } from '../../src/authorisation/person.js';
import { Fault } from '../../src/faults/fault.js';
import { contextOf, NIEUW, PERSON, VANDAAG } from './sample.js';

const keyOf = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    if (error instanceof Fault) return error.key;
    throw error;
  }
};

describe('parseINSZ', () => {
  for (const text of [
    '',
    '8563149013',
    '856314901320',
    '8563149013a',
    '85631490133',
    '85 63 14 901 32',
    '85732490107',
  ]) {
    it(`refuses "${text}"`, () => expect(keyOf(() => parseINSZ(text))).to.equal('INSZ_ONGELDIG'));
  }
  it('takes a number of either century', () => {
    expect([keyOf(() => parseINSZ('85631490132')), keyOf(() => parseINSZ('01683090579'))]).to.deep.equal([
      '85631490132',
      '01683090579',
    ]);
  });
});

describe('parsePeriode', () => {
  const rows = [
    ['no period: today', undefined, VANDAAG],
    ['a Begin of today', { Begin: '2012-09-03' }, '2012-09-03'],
    ['a Begin in the past, open', { Begin: '2012-01-31' }, '2012-01-31'],
    ['an Einde of today', { Begin: '2012-01-31', Einde: '2012-09-03' }, '2012-01-31'],
    ['a Begin of tomorrow', { Begin: '2012-09-04' }, 'PERIODE_BUITEN_BEREIK'],
    ['an Einde of yesterday', { Begin: '2012-01-31', Einde: '2012-09-02' }, 'PERIODE_BUITEN_BEREIK'],
    ['an Einde of tomorrow', { Begin: '2012-01-31', Einde: '2012-09-04' }, 'PERIODE_BUITEN_BEREIK'],
    ['a Begin after the Einde', { Begin: '2012-09-03', Einde: '2012-09-02' }, 'PERIODE_OMGEKEERD'],
    ['a day that does not exist', { Begin: '2012-02-30' }, 'PERIODE_BUITEN_BEREIK'],
  ] as const;
  for (const [title, periode, outcome] of rows) {
    it(`reads ${title} as ${outcome}`, () => expect(keyOf(() => parsePeriode(periode, VANDAAG))).to.equal(outcome));
  }
});

describe('findPerson', () => {
  it('asks under the current number and every number it replaced', async () => {
    const { identiteiten } = contextOf({ identiteiten: { [PERSON]: { status: 'VERVANGEN', door: NIEUW } } });
    const asOld = await findPerson(PERSON, identiteiten);
    const asNew = await findPerson(NIEUW, identiteiten);
    expect([asOld.INSZ, asNew.INSZ]).to.deep.equal([NIEUW, NIEUW]);
    expect([asOld.nummers, asNew.nummers]).to.deep.equal([
      [NIEUW, PERSON],
      [NIEUW, PERSON],
    ]);
    expect([asOld.remarks.length, asNew.remarks.length]).to.deep.equal([1, 0]);
  });

  it('refuses a number whose successor was cancelled', async () => {
    const { identiteiten } = contextOf({
      identiteiten: { [PERSON]: { status: 'VERVANGEN', door: NIEUW }, [NIEUW]: { status: 'GEANNULEERD' } },
    });
    const outcome = await findPerson(PERSON, identiteiten).catch((error: unknown) => error);
    expect(outcome).to.be.instanceOf(Fault).with.property('key', 'INSZ_GEANNULEERD');
  });
});
