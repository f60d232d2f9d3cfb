// The store of dossiers is provably not asked when a question is refused: a refusal cannot tell whether somebody has a dossier.
import { expect } from 'chai';
import { completeINSZ } from '../../src/domain/numbers/INSZ.js';
import { CATALOGUE, type FaultKey } from '../../src/faults/catalogue.js';
import { handle } from '../../src/gateway.js';
import { signMessage } from '../../src/security/sign.js';
import type { LoadRow } from '../../src/store/port.js';
import {
  ABDUL,
  type Asked,
  ask,
  FIXTURES,
  KEYS,
  type Kit,
  messageOf,
  NAMESPACE,
  NOW,
  openKit,
  questionOf,
  requestOf,
} from '../gateway-kit.js';

const partnerRow = (naam: string): LoadRow & { soort: 'partner' } => {
  const row = FIXTURES.find((one) => one.soort === 'partner' && one.rij.naam === naam);
  if (row?.soort !== 'partner') throw new RangeError(naam);
  return row;
};

const asGateway = (): Buffer =>
  signMessage({
    version: '1.1',
    content: questionOf(),
    signer: { key: KEYS.gateway.key, certificate: KEYS.gateway.certificate.der },
    profile: 'strict',
    now: NOW,
  });

const edit = (from: string | RegExp, to: string) => (): Buffer => {
  const text = messageOf().toString();
  const changed = text.replace(from, to);
  if (changed === text) throw new RangeError(`nothing to change: ${from}`);
  return Buffer.from(changed);
};

const octets: readonly (readonly [FaultKey, () => Buffer])[] = [
  ['XML_NOT_WELL_FORMED', () => Buffer.from('<a>')],
  ['XML_DTD', edit(/^/, '<!DOCTYPE a>')],
  ['XML_PI', edit(/^/, '<?a b?>')],
  ['SOAP_STRUCTURE', () => Buffer.from('<a/>')],
  ['SIGNATURE_ABSENT', edit(/<soap:Header>.*<\/soap:Header>/, '')],
  ['SECURITY_STRUCTURE', edit('<ds:SignedInfo', '<ds:Object/><ds:SignedInfo')],
  ['ID_DUPLICATE', edit('wsu:Id="TS"', 'wsu:Id="Body"')],
  ['DIGEST_MISMATCH', edit(ABDUL, '84722492046')],
  ['SIGNATURE_INVALID', edit(/<ds:SignatureValue>...../, '<ds:SignatureValue>AAAAA')],
  ['PARTNER_UNKNOWN', asGateway],
  ['TIMESTAMP_EXPIRED', () => messageOf({ signedAt: NOW - 300_001 })],
  ['TIMESTAMP_EXPIRED', () => messageOf({ signedAt: NOW + 60_001 })],
  ['SOAP_OPERATION', () => messageOf({ content: `<k:Iets xmlns:k="${NAMESPACE}"></k:Iets>` })],
  ['SCHEMA_INVALID', () => messageOf({ inhoud: '' })],
];

const questions: readonly (readonly [FaultKey, Asked])[] = [
  ['AFZENDER_ONBEKEND', { Identificatie: 'kbi-gateway.test/ocmw-aalst' }],
  ['AFZENDER_ONBEKEND', { as: 'ksz' }],
  ['AFZENDER_ONBEKEND', { as: 'ksz', OrganisatieEenheid: '0236250032' }],
  ['BUITEN_VLAAMS_GEWEST', { as: 'ksz', OrganisatieEenheid: '0212999924' }],
  ['HOEDANIGHEID_ONTBREEKT', { Hoedanigheid: undefined }],
  ['GEEN_MACHTIGING', { Hoedanigheid: '17003' }],
  ['GEEN_MACHTIGING', { as: 'actiris', Hoedanigheid: '3005' }],
  ['GEEN_MACHTIGING', { as: 'vdab', Hoedanigheid: '17001' }],
  ['BUITEN_VLAAMS_GEWEST', { as: 'ocmw-brussel' }],
  ['INSZ_ONGELDIG', { INSZ: '85631490133' }],
  ['INSZ_ONGELDIG', { INSZ: 'x' }],
  ['PERIODE_OMGEKEERD', { Begin: '2012-09-03', Einde: '2012-09-02' }],
  ['PERIODE_BUITEN_BEREIK', { Begin: '2012-09-04' }],
  ['PERIODE_BUITEN_BEREIK', { Begin: '2012-08-01', Einde: '2012-09-02' }],
  ['INSZ_GEANNULEERD', { INSZ: '86652891818' }],
  ['NIET_IN_REPERTORIUM', { INSZ: '89613191563' }],
  ['NIET_IN_REPERTORIUM', { INSZ: '91630792850', Begin: '2012-07-31' }],
  ['NIET_IN_REPERTORIUM', { INSZ: completeINSZ('840724001', false) }],
];

describe('the source of dossiers', () => {
  let kit: Kit;
  before(async () => {
    kit = await openKit({
      dossiers: ({ find }) => ({
        find: async (insz) => {
          await find(insz);
          throw new TypeError('asked');
        },
      }),
    });
  });
  after(() => kit.close());

  const expectUnasked = (key: FaultKey): void => {
    expect(kit.journal.at(-1)?.refusal?.key).to.equal(key);
    expect(kit.asked).to.deep.equal([]);
  };

  for (const [key, make] of octets) {
    it(`is not asked when a message is refused with ${key}`, async () => {
      await kit.handle(requestOf(make()));
      expectUnasked(key);
    });
  }

  for (const [key, asked] of questions) {
    const { niveau } = CATALOGUE[key];
    it(`is not asked when ${JSON.stringify(asked)} is refused with ${key}, level ${niveau}`, async () => {
      await ask(kit, asked);
      expectUnasked(key);
    });
  }

  it('is not asked when a quota is spent', async () => {
    const row = partnerRow('ocmw-aalst');
    const quotum = { vragen: 1, seconden: 60 };
    const rows: readonly LoadRow[] = [{ ...row, rij: { ...row.rij, quotum } }];
    const limited = await openKit({ rows });
    await ask(limited, { as: 'ocmw-aalst', INSZ: '89613191563' });
    expect(limited.asked).to.deep.equal(['89613191563']);
    await ask(limited, { as: 'ocmw-aalst', INSZ: '89613191563' });
    expect(limited.journal.at(-1)?.refusal?.key).to.equal('QUOTUM_OVERSCHREDEN');
    expect(limited.asked.length).to.equal(1);
    await limited.close();
  });

  it('is not asked for a mandatory header or an action of another operation', async () => {
    const first = kit.house.operations.find(({ service }) => service === 'KBIDossiers');
    if (first === undefined) throw new RangeError('no operation');
    const other = { ...first, root: 'Ander', soapAction: 'AnderDienst-01.00' };
    await handle(requestOf(messageOf(), { soapAction: other.soapAction }), {
      ...kit.house,
      operations: [first, other],
    });
    expectUnasked('SOAP_ACTION');
    await kit.handle(requestOf(edit('<soap:Header>', '<soap:Header><x:T xmlns:x="urn:x" soap:mustUnderstand="1"/>')()));
    expectUnasked('SOAP_MUST_UNDERSTAND');
  });

  it('is asked for a question that is allowed, or this spec would prove nothing', async () => {
    await ask(kit);
    expect(kit.asked).to.deep.equal([ABDUL]);
    expect(kit.journal.at(-1)?.refusal?.key).to.equal('INTERNE_FOUT');
  });
});

describe('a refusal for want of an inschrijving', () => {
  it('is the same to the last octet whether the person has a dossier, has none, or does not exist', async () => {
    const same = { Referte: 'r', VraagReferte: 'v' };
    const elsewhere = '89613191563';
    const answerOf = async (INSZ: string, rows: readonly LoadRow[] = []): Promise<string> => {
      const kit = await openKit({ rows });
      const { body } = await ask(kit, { ...same, INSZ });
      expect(kit.journal.at(-1)?.refusal?.key).to.equal('NIET_IN_REPERTORIUM');
      await kit.close();
      return body.toString();
    };
    const withDossier = await answerOf(elsewhere);
    const without = await answerOf(elsewhere, [{ soort: 'persona', rij: { INSZ: elsewhere } }]);
    const nobody = await answerOf(completeINSZ('847224001', false));
    const citizen = await answerOf(completeINSZ('840724001', false));
    expect(without).to.equal(withDossier);
    expect(nobody).to.equal(withDossier);
    expect(citizen).to.equal(withDossier);
  });
});
