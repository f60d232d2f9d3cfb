// Same route, same law: every test person is asked about in both dialects by everybody who may ask and by some who may not, and the
// decision is the same. The table between them is docs/contract.md "Refusals" by hand, and no code of the house.
import { expect } from 'chai';
import { writeKBIDossiersCriteria, writeQuestion } from '../../src/dialects/ksz/question.js';
import type { Datum } from '../../src/domain/time.js';
import { canonicalize } from '../../src/xml/c14n.js';
import { parseXml } from '../../src/xml/parser.js';
import { childElements, findChild } from '../../src/xml/query.js';
import type { XmlElement } from '../../src/xml/tree.js';
import { type Audited, ask, FIXTURES, type Kit, messageOf, NOW, openKit, read, requestOf } from '../gateway-kit.js';

const NAMESPACE = 'urn:kbi-gateway:ksz:KBIDossiers:v1';

/** What magda says, and what ksz says of the same. */
const TABLE: Readonly<Record<string, string>> = {
  '': 'DATA_FOUND MSG00000',
  '13001 MAGDA FOUT': 'NO_RESULT MSG00013',
  '40001 MAGDA FOUT': 'NO_RESULT MSG00013',
  '40006 MAGDA FOUT': 'NO_RESULT MSG00013',
  '20002 MAGDA FOUT': 'NO_RESULT MSG00011',
  '20003 MAGDA FOUT': 'NO_RESULT MSG00008',
  '20006 MAGDA FOUT': 'NO_RESULT MSG00008',
  '30002 KSZ FOUT': 'NO_RESULT MSG00007',
  '30004 KSZ WAARSCHUWING': 'DATA_FOUND MSG00006',
  '40003 KSZ FOUT': 'NO_RESULT MSG00012',
  '30001 MAGDA INFORMATIE': 'NO_DATA_FOUND MSG00100',
  '60006 MAGDA FOUT': 'NO_RESULT MSG00002',
  '60010 MAGDA FOUT': 'NO_RESULT MSG00002',
};

type Caller = { readonly as: string; readonly cbe: string; readonly OrganisatieEenheid?: string };
const CALLERS: readonly Caller[] = [
  { as: 'ocmw-gent', cbe: '0212214125' },
  { as: 'ocmw-beersel', cbe: '0212345668' },
  { as: 'ocmw-brussel', cbe: '0212999924' },
  { as: 'actiris', cbe: '0241800016' },
  { as: 'ksz', cbe: '0212214125', OrganisatieEenheid: '0212214125' },
  { as: 'pod-mi', cbe: '0212214125', OrganisatieEenheid: '0212214125' },
  { as: 'ksz', cbe: '0887200008', OrganisatieEenheid: '0887200008' },
];
const CONTEXTS = [
  ['17001', 'PCSA:SOCIAL_INTEGRATION'],
  ['17002', 'PCSA:WORK_WILLINGNESS'],
  ['17003', 'PCSA:REFERRAL'],
] as const;
const PERIODS: readonly (readonly [Datum | undefined, Datum | undefined])[] = [
  [undefined, undefined],
  ['2012-07-01', undefined],
  ['2012-09-04', undefined],
  ['2012-09-03', '2012-09-02'],
];

const PERSONAS = FIXTURES.flatMap((row) => (row.soort === 'persona' ? row.rij.INSZ : []));
const NUMBERS = [...PERSONAS, '85631490133', 'x'];

const textAt = (root: XmlElement, ...path: readonly string[]): string => {
  let at: XmlElement | undefined = root;
  for (const name of path) at = at === undefined ? undefined : findChild(at, '', name);
  return (at?.children ?? []).filter((child) => typeof child === 'string').join('');
};

let tickets = 0;
const askKsz = async (
  kit: Kit,
  { as, cbe }: Caller,
  legalContext: string,
  INSZ: string,
  [Begin, Einde]: (typeof PERIODS)[number],
) => {
  tickets += 1;
  const content = writeQuestion({
    dienst: 'KBIDossiers',
    namespace: NAMESPACE,
    ticket: `ticket-${tickets}`,
    customer: cbe,
    legalContext,
    criteria: writeKBIDossiersCriteria({ INSZ, Begin, Einde }),
  });
  const { body } = await kit.handle(
    requestOf(messageOf({ as, content }), { path: '/KBIDossiersService/v1', soapAction: '' }),
  );
  return parseXml(Buffer.from(read(body, as === 'ksz' || as === 'pod-mi' ? 'ksz-x509' : 'strict').content)).root;
};

/** What of an audit row is the decision; reference and time are each message's own. */
const decisionOf = ({
  afzender,
  instelling,
  grond,
  doeleinde,
  INSZ,
  uitkomst,
  clusters,
  beslissingen,
  periodeBegin,
}: Audited) => ({
  ...{ afzender, instelling, grond, doeleinde, INSZ, uitkomst, clusters, beslissingen, periodeBegin },
});

describe('a question in both dialects', function () {
  this.timeout(60_000);
  let kit: Kit;
  before(async () => {
    kit = await openKit();
  });
  after(() => kit.close());

  const compare = async (
    caller: Caller,
    [Hoedanigheid, legalContext]: (typeof CONTEXTS)[number],
    INSZ: string,
    period: (typeof PERIODS)[number],
  ): Promise<string> => {
    const [Begin, Einde] = period;
    const { as, OrganisatieEenheid } = caller;
    const profile = OrganisatieEenheid === undefined ? 'strict' : 'ksz-x509';
    const magda = read((await ask(kit, { as, OrganisatieEenheid, Hoedanigheid, INSZ, Begin, Einde })).body, profile);
    const ksz = await askKsz(kit, caller, legalContext, INSZ, period);
    const why = `${as} ${Hoedanigheid} ${INSZ} ${Begin ?? ''}`;
    const { code, oorsprong, type } = magda.exceptions.at(-1) ?? { code: '', oorsprong: '', type: '' };
    const said = `${code} ${oorsprong} ${type}`.trim();
    const status = `${textAt(ksz, 'status', 'value')} ${textAt(ksz, 'status', 'code')}`;
    expect(status, why).to.equal(TABLE[said]);
    // A replaced number is told beside any outcome.
    const replaced = magda.exceptions.some((one) => one.code === '30004');
    expect(canonicalize(ksz).includes('<fieldName>newSSIN</fieldName>'), why).to.equal(replaced);
    const result = findChild(ksz, '', 'result');
    expect(
      result === undefined
        ? undefined
        : childElements(result)
            .map((one) => canonicalize(one))
            .join(''),
      why,
    ).to.equal(magda.dossier);
    const [one, other] = kit.audit().slice(-2).map(decisionOf);
    expect(other, why).to.deep.equal(one);
    return status;
  };

  it('gets the same decision about every test person, for every caller', async () => {
    const seen = new Set<string>();
    for (const caller of CALLERS)
      for (const INSZ of NUMBERS) seen.add(await compare(caller, CONTEXTS[0], INSZ, [undefined, undefined]));
    expect([...seen].sort()).to.deep.equal([
      'DATA_FOUND MSG00000',
      'DATA_FOUND MSG00006',
      'NO_DATA_FOUND MSG00100',
      'NO_RESULT MSG00002',
      'NO_RESULT MSG00007',
      'NO_RESULT MSG00011',
      'NO_RESULT MSG00012',
      'NO_RESULT MSG00013',
    ]);
  });

  it('gets the same decision on every legal context and for every kind of period', async () => {
    const [gent, , , , ksz] = CALLERS;
    if (gent === undefined || ksz === undefined) throw new RangeError('callers');
    for (const caller of [gent, ksz])
      for (const context of CONTEXTS)
        for (const period of PERIODS)
          for (const INSZ of NUMBERS.slice(-6)) await compare(caller, context, INSZ, period);
  });

  it('is refused when the customer is another than the certificate says, and no intermediary asks', async () => {
    const answer = await askKsz(kit, { as: 'ocmw-gent', cbe: '0212345668' }, 'PCSA:SOCIAL_INTEGRATION', '85631490132', [
      undefined,
      undefined,
    ]);
    expect(textAt(answer, 'status', 'code')).to.equal('MSG00013');
    expect(kit.audit().at(-1)).to.deep.include({ uitkomst: 'AFZENDER_ONBEKEND', INSZ: null });
  });

  it('fits its schema in every answer, and repeats the ticket', async () => {
    const { validate } = kit.parts.validator;
    for (const INSZ of NUMBERS) {
      const answer = await askKsz(kit, CALLERS[0] as Caller, 'PCSA:SOCIAL_INTEGRATION', INSZ, [undefined, undefined]);
      validate(answer);
      expect(textAt(answer, 'informationCustomer', 'ticket')).to.equal(`ticket-${tickets}`);
      expect(textAt(answer, 'informationCBSS', 'timestampReceive')).to.equal(new Date(NOW).toISOString());
    }
  });

  it('is a replay when a customer uses a ticket twice, and not when another customer behind the same intermediary has the same', async () => {
    const question = (customer: string): string =>
      writeQuestion({
        ...{
          dienst: 'KBIDossiers',
          namespace: NAMESPACE,
          ticket: 'mine',
          customer,
          legalContext: 'PCSA:SOCIAL_INTEGRATION',
        },
        criteria: '<ssin>85631490132</ssin>',
      });
    const send = async (customer: string, signedAt: number): Promise<string> => {
      const octets = messageOf({ as: 'ksz', content: question(customer), signedAt });
      await kit.handle(
        requestOf(octets, { path: '/KBIDossiersService/v1', soapAction: 'urn:kbi-gateway:ksz:KBIDossiers/v1' }),
      );
      return kit.journal.at(-1)?.uitkomst ?? '';
    };
    expect(await send('0212214125', NOW)).to.equal('DATA');
    expect(await send('0212345668', NOW)).not.to.equal('REPLAY');
    expect(await send('0212214125', NOW - 1)).to.equal('REPLAY');
  });

  it('is refused when its ticket came before with another toeleiding, by whatever way', async () => {
    const refer = (as: string, Id: string): Buffer =>
      messageOf({
        as,
        content: writeQuestion({
          ...{
            dienst: 'Toeleiding',
            namespace: 'urn:kbi-gateway:ksz:Toeleiding:v1',
            ticket: 'one',
            customer: '0212214125',
          },
          legalContext: 'PCSA:REFERRAL',
          criteria:
            `<ssin>85631490132</ssin><Toeleiding><Id>${Id}</Id><Van><TypePartner>OCMW</TypePartner></Van>` +
            '<Naar><TypePartner>KBI</TypePartner></Naar><RedenToeleiding>INB_OPV</RedenToeleiding></Toeleiding>',
        }),
      });
    const send = async (as: string, Id: string): Promise<string> => {
      await kit.handle(requestOf(refer(as, Id), { path: '/ToeleidingService/v1', soapAction: '' }));
      return kit.journal.at(-1)?.uitkomst ?? '';
    };
    expect(await send('ocmw-gent', '3b0c5f6e-7c1d-4e2a-9f48-1a2b3c4d5e6f')).to.equal('DATA');
    expect(await send('ksz', '3b0c5f6e-7c1d-4e2a-9f48-000000000000')).to.equal('REFERTE_HERBRUIKT');
  });

  it('without a ticket is no replay of another without one', async () => {
    const content = (INSZ: string): string =>
      writeQuestion({
        ...{
          dienst: 'KBIDossiers',
          namespace: NAMESPACE,
          customer: '0212214125',
          legalContext: 'PCSA:SOCIAL_INTEGRATION',
        },
        criteria: `<ssin>${INSZ}</ssin>`,
      });
    for (const INSZ of ['85631490132', '01683090579'])
      await kit.handle(
        requestOf(messageOf({ content: content(INSZ) }), { path: '/KBIDossiersService/v1', soapAction: '' }),
      );
    expect(kit.journal.slice(-2).map(({ uitkomst }) => uitkomst)).to.deep.equal(['DATA', 'GEEN_GEGEVENS']);
    expect(kit.audit().at(-1)).to.deep.include({ Referte: null });
  });
});
