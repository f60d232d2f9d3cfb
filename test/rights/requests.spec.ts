import { expect } from 'chai';
import { Fault } from '../../src/faults/fault.js';
import { extend, listRequests, readINSZ, refuse, register } from '../../src/rights/requests.js';
import { verifyKept } from '../audit/kept.js';
import { client, person, rowsOf } from '../retention/kit.js';
import { openRights, type RightsKit } from './kit.js';

const INSZ = person(1);
const refusal = async (order: Promise<unknown>): Promise<string> => {
  const thrown = await order.then(
    () => expect.fail('was not refused'),
    (error: unknown) => error,
  );
  if (!(thrown instanceof Fault)) throw thrown;
  return thrown.key;
};

describe('a request of a person', () => {
  let kit: RightsKit;
  beforeEach(async () => {
    kit = await openRights(rowsOf([], [client(1)]));
  });
  afterEach(() => kit.close());
  const registered = (ontvangen?: string, soort = 'INZAGE') => register({ soort, INSZ, ontvangen }, kit.rights);

  const terms = [
    ['2012-09-03', '2012-10-03', false],
    ['2012-08-03', '2012-09-03', false],
    ['2012-08-02', '2012-09-02', true],
    ['2012-01-31', '2012-02-29', true],
  ] as const;
  for (const [ontvangen, Termijn, teLaat] of terms)
    it(`that came in on ${ontvangen} is to be answered by ${Termijn}, and is ${teLaat ? '' : 'not '}late`, async () => {
      expect(await registered(ontvangen)).to.include({ Soort: 'INZAGE', INSZ, Ontvangen: ontvangen, Termijn, teLaat });
      expect(await listRequests(false, kit.rights)).to.have.length(1);
    });

  it('comes in today when nobody says otherwise', async () =>
    expect((await registered()).Ontvangen).to.equal('2012-09-03'));
  for (const [what, order] of Object.entries({
    'of tomorrow': { soort: 'INZAGE', INSZ, ontvangen: '2012-09-04' },
    'of no day': { soort: 'INZAGE', INSZ, ontvangen: '2012-02-30' },
    'of another right': { soort: 'VERGETEN', INSZ, ontvangen: undefined },
  }))
    it(`${what} is refused`, async () => expect(await refusal(register(order, kit.rights))).to.equal('ORDER_INVALID'));

  it('gets more time once, for a reason, while its term runs, and two months at most', async () => {
    const { id } = await registered('2012-08-10');
    const order = (maanden: unknown, reden: unknown = 'veel archief') => extend({ id, maanden, reden }, kit.rights);
    for (const wrong of [() => order(3), () => order(0), () => order(1.5), () => order('2'), () => order(2, ' ')])
      expect(await refusal(wrong())).to.equal('ORDER_INVALID');
    expect(await order(2)).to.include({ Termijn: '2012-11-10', Verlenging: 'veel archief' });
    expect(await refusal(order(2))).to.equal('ORDER_INVALID');
    const late = await registered('2012-07-10');
    expect(await refusal(extend({ id: late.id, maanden: 1, reden: 'x' }, kit.rights))).to.equal('ORDER_INVALID');
    expect((await listRequests(true, kit.rights)).map(({ Termijn }) => Termijn)).to.deep.equal([
      '2012-11-10',
      '2012-08-10',
    ]);
  });

  it('is refused for a reason, once, with a row in the trail', async () => {
    const { id } = await registered('2012-07-01', 'WISSING');
    expect(await refusal(refuse({ id, reden: '' }, kit.rights))).to.equal('ORDER_INVALID');
    expect(await refuse({ id, reden: 'identiteit niet aangetoond' }, kit.rights)).to.include({
      ...{ Uitkomst: 'GEWEIGERD', Toelichting: 'identiteit niet aangetoond', Afgehandeld: '2012-09-03' },
    });
    expect(await refusal(refuse({ id, reden: 'x' }, kit.rights))).to.equal('ORDER_INVALID');
    expect(await refusal(refuse({ id: 99, reden: 'x' }, kit.rights))).to.equal('ORDER_INVALID');
    expect(kit.audit().at(-1)).to.include({ stroom: 'Rechten', uitkomst: 'GEWEIGERD', INSZ, grond: `WISSING ${id}` });
    expect(verifyKept(kit.store.audit)).to.equal('whole');
    expect(await listRequests(false, kit.rights), 'it is not open any more').to.deep.equal([]);
    expect((await listRequests(true, kit.rights))[0]?.teLaat, 'and not late').to.equal(false);
  });
});

describe('readINSZ', () => {
  it('takes a number with valid check digits and nothing else', () => {
    expect(readINSZ(INSZ)).to.equal(INSZ);
    for (const wrong of ['85631490133', 85631490132, undefined]) expect(() => readINSZ(wrong)).to.throw(Fault);
  });
});
