// Pictures that change by time alone, over the store and the fixtures: which day, for whom, and once.
import { expect } from 'chai';
import { type ExpiryParts, expire, startExpiry } from '../../src/callbacks/expiry.js';
import { machtigingenOf } from '../../src/domain/kbi/Grond.js';
import type { Partner } from '../../src/domain/kbi/Partner.js';
import { ABDUL, FIXTURES, type Kit, openKit } from '../gateway-kit.js';

const GENT = '0212214125';
const machtigingen = FIXTURES.flatMap((row) => (row.soort === 'grond' ? machtigingenOf(row.rij) : []));
const partners = new Map<string, Partner>(
  FIXTURES.flatMap((row) => (row.soort === 'partner' ? [[row.rij.Ondernemingsnummer, row.rij] as const] : [])),
);
const at = (dag: string, tijd = '09:00:00'): number => Date.parse(`${dag}T${tijd}+01:00`);

describe('expire', () => {
  let kit: Kit;
  let parts: ExpiryParts;
  beforeEach(async () => {
    kit = await openKit();
    parts = {
      ...kit.store,
      machtigingen: () => machtigingen,
      partnerOf: (ocmw) => partners.get(ocmw),
      committer: kit.parts.committer,
      clock: kit.clock,
      ids: kit.parts.ids,
      wait: 900_000,
      complain: (error) => {
        throw error;
      },
    };
  });
  afterEach(() => kit.close());
  const owedFor = async (INSZ: string) =>
    (await kit.store.outbox.list(0, 1000)).filter((letter) => letter.INSZ === INSZ);
  const moveTo = async (dag: string): Promise<number> => {
    kit.clock.set(at(dag));
    return expire(parts);
  };

  it('has nothing to compare with on the first day, and keeps that day', async () => {
    expect(await expire(parts)).to.equal(0);
    expect(await kit.store.settings.get('verval.dag')).to.match(/^2012-09-03 /);
    expect(await kit.store.outbox.list(0, 1000)).to.deep.equal([]);
  });

  it('owes a letter when an Aanmelding is more than a year old, and not the day before', async () => {
    await expire(parts);
    await moveTo('2012-11-14');
    expect(await owedFor(ABDUL), 'the anniversary itself still counts').to.deep.equal([]);
    await moveTo('2012-11-15');
    const [letter, ...others] = await owedFor(ABDUL);
    expect(others).to.deep.equal([]);
    expect(letter).to.include({ OCMW: GENT, status: 'WACHT', aangemaakt: at('2012-11-15') });
    await moveTo('2012-11-16');
    expect((await owedFor(ABDUL))[0]?.samengevoegd, 'once').to.equal(0);
  });

  it('makes up for the days that nobody looked', async () => {
    await expire(parts);
    await moveTo('2013-06-01');
    expect(await owedFor(ABDUL)).to.have.length(1);
  });

  it('looks once a day', async () => {
    await expire(parts);
    expect(await moveTo('2012-11-15')).to.be.greaterThan(0);
    kit.clock.set(at('2012-11-15', '22:00:00'));
    expect(await expire(parts)).to.equal(0);
  });

  it('compares nothing when the clock went back, or the rows were shifted since', async () => {
    await moveTo('2012-11-01');
    expect(await moveTo('2012-09-03')).to.equal(0);
    await kit.store.loader.setting('shift', '30');
    expect(await moveTo('2012-11-15')).to.equal(0);
    expect(await kit.store.settings.get('verval.dag')).to.equal('2012-11-15 30');
  });

  it('owes it under the number that the OCMW knows', async () => {
    await expire(parts);
    await moveTo('2014-01-01');
    const [letter] = await owedFor('82690991748');
    expect(letter).to.include({ OCMW: GENT, vervangenDoor: '82690992144' });
    expect(await owedFor('82690992144')).to.deep.equal([]);
  });

  it('is not somebody’s doing: a demo world may still follow the calendar', async () => {
    await expire(parts);
    await moveTo('2012-11-15');
    expect(await kit.store.loader.touched()).to.equal(false);
  });

  it('is looked at again whenever it is told to, one after the other, until it is closed', async () => {
    const expiry = startExpiry(parts);
    await expiry.check();
    kit.clock.set(at('2012-11-15'));
    await Promise.all([expiry.check(), expiry.check()]);
    const made = (await kit.store.outbox.list(0, 1000)).length;
    expect(made).to.be.greaterThan(0);
    await expiry.close();
    kit.clock.set(at('2014-01-01'));
    await expiry.check();
    expect(await kit.store.outbox.list(0, 1000)).to.have.length(made);
  });
});
