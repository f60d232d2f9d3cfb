import { expect } from 'chai';
import type { Grond, Voorwaarde } from '../../src/domain/kbi/Grond.js';
import { openVoorwaarden, voldoe } from '../../src/gronden/voorwaarden.js';
import { faultOf } from '../world/cast.js';
import { GROND, GRONDEN } from './sample.js';

const plan: Voorwaarde = { nummer: 'plan', wie: 'OCMW', wat: 'plan', paragraaf: '002 §95', uiterlijk: '2012-09-30' };
const withConditions = (...voorwaarden: readonly Voorwaarde[]): Grond => ({
  ...{ ...GROND, status: 'GEVALIDEERD' },
  voorwaarden,
});
const open = (grond: Grond, dag: string): string =>
  openVoorwaarden([grond], dag)
    .map(({ nummer, teLaat }) => `${nummer}${teLaat ? ' late' : ''}`)
    .join(', ');

describe('the conditions of a ground', () => {
  const cases: readonly (readonly [string, Grond, string, string])[] = [
    ['open before its day', withConditions(plan), '2012-09-03', 'plan'],
    ['in time on its day', withConditions(plan), '2012-09-30', 'plan'],
    ['late on the day after', withConditions(plan), '2012-10-01', 'plan late'],
    ['never late without a day', withConditions({ ...plan, uiterlijk: undefined } as never), '2013-01-01', 'plan'],
    [
      'met from the day of its evidence on',
      withConditions({ ...plan, bewijs: { op: '2012-09-10', wat: 'x' } }),
      '2012-09-10',
      '',
    ],
    [
      'open on the day before its evidence',
      withConditions({ ...plan, bewijs: { op: '2012-09-10', wat: 'x' } }),
      '2012-09-09',
      'plan',
    ],
    [
      'owed no more by a ground that ended',
      { ...withConditions(plan), status: 'BEEINDIGD', geldig: { Begin: '2012-01-01', Einde: '2012-09-01' } },
      '2012-09-02',
      '',
    ],
    [
      'owed on the last day of a ground that ended',
      { ...withConditions(plan), status: 'BEEINDIGD', geldig: { Begin: '2012-01-01', Einde: '2012-09-01' } },
      '2012-09-01',
      'plan',
    ],
    ['none for a ground without any', GROND, '2012-09-03', ''],
  ];
  for (const [title, grond, dag, expected] of cases)
    it(`are ${title}`, () => expect(open(grond, dag)).to.equal(expected));

  it('stand with the most urgent first, and with who owes what by which paragraph', () => {
    const later = { ...plan, nummer: 'later', uiterlijk: '2012-12-31' };
    const { uiterlijk: _, ...soon } = { ...plan, nummer: 'zo-snel-mogelijk' };
    expect(open(withConditions(later, plan, soon), '2012-09-03')).to.equal('zo-snel-mogelijk, plan, later');
    expect(openVoorwaarden([withConditions(plan)], '2012-09-03')[0]).to.deep.equal({
      ...plan,
      ...{ grond: '003-GENT', teLaat: false },
    });
  });

  it('of the authorisation of 2012 cite §95 to §102, with the four dates of the decision', () => {
    const { voorwaarden = [] } = GRONDEN.find(({ nummer }) => nummer === '002') as Grond;
    for (const { paragraaf } of voorwaarden) expect(Number(/§(\d+)/.exec(paragraaf)?.[1])).to.be.within(95, 102);
    expect([...new Set(voorwaarden.flatMap(({ uiterlijk }) => uiterlijk ?? []))].sort()).to.deep.equal([
      ...['2012-09-30', '2012-11-30', '2012-12-31'],
    ]);
    expect(openVoorwaarden(GRONDEN, '2012-09-03').map(({ grond, nummer }) => `${grond} ${nummer}`)).to.deep.equal([
      ...['002 kennisgeving', '004-OPGROEIEN vernietiging', '002 bewaring', '002 maatregelen-kbi'],
      '002 goedgekeurd-plan',
    ]);
  });

  it('are met by evidence, one and no other', async () => {
    const other = { ...plan, nummer: 'ander' };
    const met = voldoe(withConditions(plan, other), 'plan', { op: '2012-09-03', wat: 'brief' });
    expect(met.voorwaarden).to.deep.equal([{ ...plan, bewijs: { op: '2012-09-03', wat: 'brief' } }, other]);
    const missing = await faultOf(() => voldoe(withConditions(plan), 'geen', { op: '2012-09-03', wat: 'x' }));
    expect(missing.key).to.equal('GROND_ONBEKEND');
    expect(missing.detail).to.include('plan');
  });
});
