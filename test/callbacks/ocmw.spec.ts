import { expect } from 'chai';
import { createOcmw } from '../../src/callbacks/ocmw.js';
import { gatewayDirectory, verifyAnswer } from '../../src/client/verify-answer.js';
import { type Melding, readBevestiging, writeMelding } from '../../src/dialects/magda/invalidatie.js';
import { createIds } from '../../src/process/ids.js';
import { signMessage } from '../../src/security/sign.js';
import { GENT, KEYS, NOW, partnerOf, signerOf, TRUST } from './kit.js';
import { theSchemas } from './schemas.js';

const MELDING: Melding = {
  Ontvanger: 'kbi-gateway.test/ocmw-gent',
  Referte: 'r',
  VraagReferte: 'v',
  now: NOW,
  GebeurtenisId: '00000000-0000-4000-8000-00000000000a',
  Volgnummer: 3,
  INSZ: '85631490132',
  aangemaakt: NOW,
  vervangenDoor: undefined,
};
const gatewayKey = { key: KEYS.gateway.key, certificate: KEYS.gateway.certificate.der };

describe('createOcmw', () => {
  const open = async () => {
    const { validate } = await theSchemas();
    return createOcmw({
      partner: partnerOf(GENT),
      signer: signerOf('ocmw-gent'),
      directory: gatewayDirectory(TRUST, KEYS.gateway.certificate, 'strict'),
      validate,
      ids: createIds('frozen', 'ocmw'),
    });
  };
  const signed = (meer: Partial<Melding> = {}, signer = gatewayKey, now = NOW): Buffer =>
    signMessage({ version: '1.1', content: writeMelding({ ...MELDING, ...meer }), signer, profile: 'strict', now });
  const gent = {
    ...gatewayDirectory(TRUST, KEYS.gateway.certificate, 'strict'),
    partnerByOndernemingsnummer: () => partnerOf(GENT),
  };

  it('acknowledges what the gateway signed, with its own signature and the reference of the question', async () => {
    const { status, body, melding, arrival } = (await open())(signed(), NOW);
    expect(status).to.equal(200);
    expect(melding).to.include({ GebeurtenisId: MELDING.GebeurtenisId, Volgnummer: 3 });
    expect(arrival).to.deep.equal({ repeated: false, missing: [] });
    expect(readBevestiging(verifyAnswer(body, gent, NOW).question)).to.include({ VraagReferte: 'v', Resultaat: '1' });
  });
  it('tells what came before and what is missing', async () => {
    const receive = await open();
    receive(signed(), NOW);
    expect(receive(signed(), NOW).arrival?.repeated).to.equal(true);
    expect(
      receive(signed({ Volgnummer: 6, GebeurtenisId: MELDING.GebeurtenisId.replace('a', 'b') }), NOW).arrival?.missing,
    ).to.deep.equal([4, 5]);
  });
  it('keeps nothing and says 0 when it is told to, or when the signal is for another', async () => {
    const receive = await open();
    const told = receive(signed(), NOW, { Resultaat: 0 });
    const other = receive(signed({ Ontvanger: 'kbi-gateway.test/ocmw-aalst' }), NOW);
    for (const { body, arrival } of [told, other]) {
      expect(arrival).to.equal(undefined);
      expect(readBevestiging(verifyAnswer(body, gent, NOW).question)?.Resultaat).to.equal('0');
    }
  });
  it('signs badly when it is told to', async () => {
    const { body } = (await open())(signed(), NOW, { badSignature: true });
    expect(() => verifyAnswer(body, gent, NOW))
      .to.throw()
      .with.property('key', 'SIGNATURE_INVALID');
  });
  const refused: readonly (readonly [string, () => Buffer, string])[] = [
    ['another signed', () => signed({}, signerOf('ocmw-aalst')), 'PARTNER_UNKNOWN'],
    ['is an hour old', () => signed({}, gatewayKey, NOW - 3_600_000), 'TIMESTAMP_EXPIRED'],
    ['was changed on the way', () => Buffer.from(signed().toString().replace('>3<', '>4<')), 'DIGEST_MISMATCH'],
    ['does not fit the contract', () => signed({ GebeurtenisId: 'no UUID' }), 'SCHEMA_INVALID'],
    [
      'is another question',
      () =>
        signMessage({
          version: '1.1',
          content: '<a xmlns="urn:b"></a>',
          signer: gatewayKey,
          profile: 'strict',
          now: NOW,
        }),
      'SOAP_OPERATION',
    ],
    ['is no XML', () => Buffer.from('ok'), 'XML_NOT_WELL_FORMED'],
  ];
  for (const [title, octets, key] of refused)
    it(`answers a signed Fault when the message ${title}`, async () => {
      const { status, refusal, body, melding } = (await open())(octets(), NOW);
      expect([status, refusal?.key, melding]).to.deep.equal([500, key, undefined]);
      expect(verifyAnswer(body, gent, NOW).question.local).to.equal('Fault');
    });
});
