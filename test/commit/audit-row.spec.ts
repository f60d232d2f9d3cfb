import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { type AuditFacts, auditRow } from '../../src/commit/audit-row.js';
import type { Decision } from '../../src/disclosure/decision.js';
import { machtigingenOf } from '../../src/domain/kbi/Grond.js';
import { completeINSZ } from '../../src/domain/numbers/INSZ.js';
import { verzoekOf } from '../dialects/magda/sample.js';
import { FIXTURES, NOW } from '../gateway-kit.js';
import { insz } from '../store/samples.js';

const partnerNamed = (naam: string) => {
  const row = FIXTURES.find((one) => one.soort === 'partner' && one.rij.naam === naam);
  if (row?.soort !== 'partner') throw new RangeError(naam);
  return row.rij;
};
const [ground] = FIXTURES.flatMap((row) =>
  row.soort === 'grond' && row.rij.nummer === '002' ? machtigingenOf(row.rij) : [],
);
if (ground === undefined) throw new RangeError('002');

const decision = (cluster: number, besluit: Decision['besluit']): Decision => ({
  cluster,
  besluit,
  pad: 'x',
  regel: 'r',
  paragraaf: '',
  invoer: {},
});

const facts = (fields: Partial<AuditFacts> = {}): AuditFacts =>
  ({
    messageId: 'm',
    now: NOW,
    vandaag: '2012-09-03',
    stroom: 'KBIDossiers',
    signed: { partner: partnerNamed('ksz') },
    verzoek: verzoekOf({ vraag: { INSZ: insz(1), Periode: undefined, MutatiesContext: true } }),
    found: {
      instelling: partnerNamed('ocmw-gent'),
      machtiging: ground,
      INSZ: insz(1),
      begin: '2012-08-01',
    },
    uitkomst: 'DATA',
    decisions: [],
    beslissingen: 'hash',
    salt: 'zout',
    realNumbers: false,
    ...fields,
  }) as AuditFacts;

const CITIZEN = completeINSZ('840724001', false);

describe('auditRow', () => {
  it('tells who asked what about whom, for whom, on which ground, over which days', () => {
    expect(auditRow(facts())).to.deep.equal({
      messageId: 'm',
      tijdstip: NOW,
      stroom: 'KBIDossiers',
      richting: 'IN',
      afzender: 'ksz',
      instelling: 'ocmw-gent',
      Referte: 'r1',
      Hoedanigheid: '17001',
      grond: '002',
      doeleinde: ground.doeleinden.join('; '),
      INSZ: insz(1),
      inszHash: null,
      periodeBegin: '2012-08-01',
      periodeEinde: '2012-09-03',
      mutatiesContext: true,
      uitkomst: 'DATA',
      clusters: '',
      beslissingen: 'hash',
    });
  });

  it('leaves open what was not established', () => {
    const row = auditRow(facts({ verzoek: undefined, found: {}, uitkomst: 'SCHEMA_INVALID', beslissingen: null }));
    expect(row).to.deep.include({
      afzender: 'ksz',
      instelling: null,
      Referte: null,
      Hoedanigheid: null,
      grond: null,
      doeleinde: null,
      INSZ: null,
      inszHash: null,
      periodeBegin: null,
      periodeEinde: null,
      mutatiesContext: false,
      beslissingen: null,
    });
  });

  it('keeps a number that could be a citizen’s as a hash under the salt of the database', () => {
    const found = { INSZ: CITIZEN };
    const { INSZ, inszHash } = auditRow(facts({ found }));
    expect([INSZ, inszHash]).to.deep.equal([null, createHash('sha256').update(`zout ${CITIZEN}`).digest('hex')]);
    expect(auditRow(facts({ found, salt: 'ander' })).inszHash).not.to.equal(inszHash);
  });

  it('keeps it as it is where real numbers are allowed', () => {
    const { INSZ, inszHash } = auditRow(facts({ found: { INSZ: CITIZEN }, realNumbers: true }));
    expect([INSZ, inszHash]).to.deep.equal([CITIZEN, null]);
  });

  it('names each cluster of which something was given, once and in order, and no number for what is in none', () => {
    const decisions = [
      decision(0, 'gegeven'),
      decision(10, 'gegeven'),
      decision(2, 'gegeven'),
      decision(10, 'gegeven'),
      decision(3, 'onthouden'),
      decision(2, 'onthouden'),
    ];
    expect(auditRow(facts({ decisions })).clusters).to.equal('2,10');
  });
});
