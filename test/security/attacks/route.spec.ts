// The same tables through the whole route with a real store: what leaves the house is a signed Fault that says nothing, the cause stands
// in the journal, nothing is audited; and the Body of every attack is one that the sender may ask, so only the check under test refuses it.

import { sign } from 'node:crypto';
import { expect } from 'chai';
import { CATALOGUE } from '../../../src/faults/catalogue.js';
import { NS } from '../../../src/xml/namespaces.js';
import { ABDUL, type Kit, openKit, read, requestOf, saysOf } from '../../gateway-kit.js';
import { EC_256, GENT } from './certificates.js';
import { type Attack, octetsOf, safeText, type Variant } from './kit.js';
import { algorithm, MORE, message, NOW, recipe, swap } from './message.js';
import { ATTACKS, VARIANTS } from './table.js';

/** Rows that need other lists, limits or registered certificates than the house has. */
const runsHere = ({ setting = {} }: Attack | Variant): boolean =>
  setting.crls === undefined && setting.limits === undefined && setting.registered === undefined;

const requestFor = (octets: Buffer, { setting = {} }: Partial<Attack | Variant> = {}) =>
  requestOf(octets, {
    version: octets.includes(`<soap:Envelope xmlns:soap="${NS.soap12}"`) ? '1.2' : '1.1',
    charset: setting.charset,
  });

/** Half of the order of P-256, to turn an ECDSA value into its twin. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const twinOf = (value: Buffer): Buffer => {
  const s = ORDER - BigInt(`0x${value.subarray(32).toString('hex')}`);
  return Buffer.concat([value.subarray(0, 32), Buffer.from(s.toString(16).padStart(64, '0'), 'hex')]);
};

describe('attacks on the route', () => {
  let kit: Kit;
  before(async () => {
    kit = await openKit();
  });
  after(() => kit.close());

  const at = (now = NOW): void => {
    kit.clock.set(now);
  };
  const walk = async (octets: Buffer, row: Partial<Attack | Variant> = {}) => {
    at(row.setting?.now);
    const response = await kit.handle(requestFor(octets, row));
    return { response, entry: kit.journal.at(-1) };
  };

  it('leave the house as a signed Fault with the one safe text, and leave nothing in the audit trail', async () => {
    const audited = kit.audit().length;
    for (const row of ATTACKS.filter(runsHere)) {
      const { response, entry } = await walk(octetsOf(row), row);
      expect(entry?.refusal?.key, row.title).to.equal(row.expect);
      expect(response.status, row.title).to.be.oneOf(response.version === '1.2' ? [400, 500] : [500]);
      const { fault } = read(response.body, 'strict', row.setting?.now ?? NOW);
      expect(fault?.text, row.title).to.equal(safeText(row.expect));
      expect(response.body.includes(ABDUL), row.title).to.equal(false);
    }
    expect(kit.audit().length).to.equal(audited);
    expect(kit.asked).to.deep.equal([]);
  }).timeout(60_000);

  it('do not begin with variants, of which every one passes the door', async () => {
    let answered = 0;
    for (const row of VARIANTS.filter(runsHere)) {
      const { entry } = await walk(octetsOf(row), row);
      const group = entry?.refusal === undefined ? 'none' : CATALOGUE[entry.refusal.key].groep;
      expect(['none', 'access', 'schema'], `${row.title}: ${entry?.refusal?.key}`).to.include(group);
      if (entry?.uitkomst === 'DATA') answered += 1;
    }
    expect(answered).to.be.greaterThan(60);
  }).timeout(60_000);

  it('find a message seen before in every dress it can be given without the key', async () => {
    const ec = { signatureMethod: algorithm('SignatureMethod', `${MORE}ecdsa-sha256`) };
    let value = Buffer.alloc(0);
    const first = message({
      ...recipe(EC_256()),
      ...ec,
      sign: (data, { key }) => {
        value = sign('sha256', data, { key, dsaEncoding: 'ieee-p1363' });
        return value;
      },
    }).toString('utf8');
    const dresses: readonly (readonly [string, (xml: string) => string])[] = [
      ['as it was', (xml) => xml],
      ['with the other of its two ECDSA values', swap(value.toString('base64'), twinOf(value).toString('base64'))],
      ['with a comment outside', (xml) => `<!-- -->${xml}`],
      ['with a comment in the question', swap('<Verzoek>', '<!-- --><Verzoek>')],
      ['with another header block', swap('</soap:Header>', '<w/></soap:Header>')],
      ['with its value in lines', swap('<ds:SignatureValue>', '<ds:SignatureValue>\n')],
    ];
    expect(saysOf((await walk(Buffer.from(first))).response.body)).to.equal('Gekend true');
    for (const [title, dress] of dresses) {
      const { entry, response } = await walk(Buffer.from(dress(first)));
      expect(entry?.refusal?.key, title).to.equal('REPLAY');
      expect(saysOf(response.body), title).to.equal('soap:Client ERR_025: Verification failure');
    }
  });

  it('cannot make a partner send one Referte twice', async () => {
    const plan = recipe(GENT);
    await walk(message(plan));
    const { entry } = await walk(
      message({ ...plan, timestamp: plan.timestamp.replaceAll('07:00', '07:00').replace('00.000Z', '00.001Z') }),
    );
    expect(entry?.refusal?.key).to.equal('REPLAY');
  });
});
