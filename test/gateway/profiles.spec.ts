// What a partner's row says about signing: which parts of its answers are signed, with which key, and what stands in for a Timestamp.
import { expect } from 'chai';
import type { Partner } from '../../src/domain/kbi/Partner.js';
import type { LoadRow } from '../../src/store/port.js';
import { ask, FIXTURES, KEYS, type Kit, NOW, openKit, questionOf, read, saysOf } from '../gateway-kit.js';

const GENT = '0212214125';
const ECDSA = 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256';
const RSA = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';

const partnerWith = (naam: string, fields: Partial<Partner>): LoadRow => {
  const row = FIXTURES.find((one) => one.soort === 'partner' && one.rij.naam === naam);
  if (row?.soort !== 'partner') throw new RangeError(naam);
  return { soort: 'partner', rij: { ...row.rij, ...fields } };
};

const signedParts = (body: Buffer): readonly string[] =>
  [...body.toString().matchAll(/<ds:Reference URI="#([^"]+)"/g)].map(([, id = '']) => id);
const methodOf = (body: Buffer): string | undefined =>
  /<ds:SignatureMethod Algorithm="([^"]+)"/.exec(body.toString())?.[1];

describe('an answer, by the profile of the partner', () => {
  let kit: Kit;
  before(async () => {
    kit = await openKit({ rows: [partnerWith('ocmw-aalst', { antwoord: 'ECDSA' })] });
  });
  after(() => kit.close());

  it('has Body and Timestamp signed for strict', async () => {
    const { body } = await ask(kit);
    expect(signedParts(body)).to.deep.equal(['Body', 'TS']);
    expect(methodOf(body)).to.equal(RSA);
  });

  it('has the token signed too for ksz-x509', async () => {
    for (const as of ['ksz', 'pod-mi']) {
      const { body } = await ask(kit, { as, OrganisatieEenheid: GENT });
      expect(signedParts(body)).to.deep.equal(['Body', 'TS', 'X509']);
      expect(read(body, 'ksz-x509').gekend).to.equal('true');
    }
  });

  it('wants the token signed in a question of a ksz-x509 partner', async () => {
    const { body } = await ask(kit, { as: 'ksz', OrganisatieEenheid: GENT, profile: 'strict' });
    expect(kit.journal.at(-1)?.refusal?.key).to.equal('SIGNATURE_COVERAGE');
    expect(saysOf(body)).to.equal('soap:Client ERR_025: Verification failure');
  });

  it('is signed with ECDSA for a partner whose row asks for it', async () => {
    const { body } = await ask(kit, { as: 'ocmw-aalst', INSZ: '89613191563' });
    expect(methodOf(body)).to.equal(ECDSA);
    expect(body.toString()).to.include(KEYS.gatewayEc?.certificate.der.toString('base64'));
    expect(read(body).gekend).to.equal('true');
  });

  it('is signed with RSA and with a Timestamp for magda-classic, and tells the journal of the leniency', async () => {
    const response = await ask(kit, { as: 'vdab', Hoedanigheid: '3001' });
    expect(saysOf(response.body)).to.equal('Gekend true');
    expect([methodOf(response.body), signedParts(response.body)]).to.deep.equal([RSA, ['Body', 'TS']]);
    expect(kit.journal.at(-1)?.warnings).to.deep.equal(['no Timestamp: profile allows it']);
  });

  it('takes Context/Tijdstip in place of the Timestamp for magda-classic, 300 s back and 60 s ahead', async () => {
    const cases = [
      [-300_000, 'Gekend true'],
      [-300_001, 'soap:Client ERR_025: Verification failure'],
      [60_000, 'Gekend true'],
      [60_001, 'soap:Client ERR_025: Verification failure'],
    ] as const;
    for (const [offset, says] of cases) {
      const { body } = await ask(kit, { as: 'vdab', Hoedanigheid: '3001', now: NOW + offset });
      expect(saysOf(body), String(offset)).to.equal(says);
    }
  });

  it('takes no message of magda-classic again, under its signature or under its Referte', async () => {
    const asked = { as: 'vdab', Hoedanigheid: '3001', Referte: 'klassiek' } as const;
    expect(saysOf((await ask(kit, asked)).body)).to.equal('Gekend true');
    await ask(kit, asked);
    expect(kit.journal.at(-1)?.refusal?.key).to.equal('REPLAY');
    await ask(kit, { ...asked, content: questionOf({ ...asked, now: NOW + 1000 }) });
    expect(kit.journal.at(-1)?.refusal?.key).to.equal('REPLAY');
  });

  it('does not count a Tijdstip that is off against a partner of another profile', async () => {
    const { body } = await ask(kit, { now: NOW - 86_400_000, signedAt: NOW });
    expect(saysOf(body)).to.equal('Gekend true');
  });
});
