// Two and three houses in a row over HTTP: what the customer hears is what it would hear of the gateway itself, and every house knows its part.
import { expect } from 'chai';
import { gatewayDirectory, verifyAnswer } from '../src/client/verify-answer.js';
import { relayRole } from '../src/relaying.js';
import { createTrust } from '../src/security/trust.js';
import type { LoadRow } from '../src/store/port.js';
import { ABDUL, FIXTURES, KEYS, MINOR, NOW, openKit } from './gateway-kit.js';
import { codeIn, type House, openEnd, openRelay, questionAbout, RELAY_ROWS, saidIn, tell } from './relay/chain.js';

const PERSONAS = FIXTURES.flatMap((row) => (row.soort === 'persona' ? row.rij.INSZ : []));
const SLOW = '93711191937';
const ELSEWHERE = '89613191563';

const partnerRow = (naam: string, change: object): LoadRow => {
  const row = FIXTURES.find((one) => one.soort === 'partner' && one.rij.naam === naam);
  if (row?.soort !== 'partner') throw new RangeError(naam);
  return { ...row, rij: { ...row.rij, ...change } };
};
const personWithout = (INSZ: string): LoadRow => {
  const row = FIXTURES.find((one) => one.soort === 'persona' && one.rij.INSZ === INSZ);
  if (row?.soort !== 'persona') throw new RangeError(INSZ);
  const { inschrijvingen, ...rij } = row.rij;
  return { ...row, rij };
};

describe('a chain of relays', function () {
  this.timeout(60_000);
  let end: House;
  let ksz: House;
  let podMi: House;
  before(async () => {
    end = await openEnd();
    ksz = await openRelay({ to: end.url });
    podMi = await openRelay({ as: 'pod-mi', to: ksz.url, dialect: 'ksz', answeredBy: 'ksz' });
  });
  after(async () => {
    for (const house of [podMi, ksz, end]) await house.close();
  });

  it('says of every test person, through one relay and through two, what the gateway itself says', async () => {
    const seen = new Set<string>();
    for (const INSZ of [...PERSONAS.filter((one) => one !== SLOW), 'x', '85631490133']) {
      const direct = await tell(end.url, questionAbout(INSZ));
      for (const { url } of [ksz, podMi])
        expect(saidIn(await tell(url, questionAbout(INSZ))), INSZ).to.equal(saidIn(direct));
      seen.add(codeIn(direct));
    }
    expect([...seen].sort()).to.deep.equal([
      'DATA_FOUND MSG00000',
      'DATA_FOUND MSG00006',
      'NO_DATA_FOUND MSG00100',
      'NO_RESULT MSG00007',
      'NO_RESULT MSG00011',
      'NO_RESULT MSG00012',
    ]);
  });

  it('is signed by the house that was asked, and by no other', async () => {
    const trust = createTrust({ anchors: KEYS.authorities });
    const { text } = await tell(ksz.url, questionAbout(ABDUL));
    const key = KEYS.partner('ksz');
    if (key === undefined) throw new RangeError('ksz');
    verifyAnswer(Buffer.from(text), gatewayDirectory(trust, key.certificate, 'strict'), NOW);
    expect(() =>
      verifyAnswer(Buffer.from(text), gatewayDirectory(trust, KEYS.gateway.certificate, 'strict'), NOW),
    ).to.throw();
  });

  it('has one thread in the audit of every house: the ticket of each is the reference at the next', async () => {
    await tell(podMi.url, questionAbout(ABDUL, { ticket: 'the-customer-s-own' }));
    const [first, second, third] = [podMi, ksz, end].map(({ kit }) => kit.audit().at(-1));
    expect(first).to.deep.include({
      afzender: 'ocmw-gent',
      instelling: 'ocmw-gent',
      Referte: 'the-customer-s-own',
      uitkomst: 'DATA',
    });
    expect(second).to.deep.include({ afzender: 'pod-mi', instelling: 'ocmw-gent', Referte: first?.messageId });
    expect(third).to.deep.include({
      afzender: 'ksz',
      instelling: 'ocmw-gent',
      Referte: second?.messageId,
      INSZ: ABDUL,
    });
    expect(third?.clusters).to.match(/^1,/);
  });

  it('does the part of an intermediary itself: what it refuses never reaches the next house', async () => {
    const asked = end.kit.audit().length;
    const refused = [
      questionAbout(ELSEWHERE),
      questionAbout(ABDUL, { customer: '0212345668' }),
      questionAbout(ABDUL, { legalContext: 'PCSA:DEBT_RECOVERY' }),
      questionAbout(ABDUL, { legalContext: 'PCSA:REFERRAL' }),
      questionAbout('12345678901'),
    ];
    const codes = [];
    for (const content of refused) codes.push(codeIn(await tell(ksz.url, content)));
    expect(codes).to.deep.equal([
      'NO_RESULT MSG00012',
      'NO_RESULT MSG00013',
      'NO_RESULT MSG00013',
      'NO_RESULT MSG00013',
      'NO_RESULT MSG00011',
    ]);
    expect(end.kit.audit().length).to.equal(asked);
    expect(
      ksz.kit
        .audit()
        .slice(-5)
        .map(({ uitkomst }) => uitkomst),
    ).to.deep.equal([
      'NIET_IN_REPERTORIUM',
      'AFZENDER_ONBEKEND',
      'HOEDANIGHEID_ONTBREEKT',
      'GEEN_MACHTIGING',
      'INSZ_ONGELDIG',
    ]);
  });

  it('passes on referrals and establishments too, and a referral that is repeated is answered the same', async () => {
    const refer = (reden: string): string =>
      questionAbout(ABDUL, {
        dienst: 'Toeleiding',
        namespace: 'urn:kbi-gateway:ksz:Toeleiding:v1',
        legalContext: 'PCSA:REFERRAL',
        criteria:
          `<ssin>${ABDUL}</ssin><Toeleiding><Id>3b0c5f6e-7c1d-4e2a-9f48-1a2b3c4d5e6f</Id><Van><KboNummer>0212214125</KboNummer><TypePartner>OCMW</TypePartner></Van>` +
          `<Naar><TypePartner>KBI</TypePartner></Naar><RedenToeleiding>${reden}</RedenToeleiding></Toeleiding>`,
      });
    const path = '/ToeleidingService/v1';
    const first = await tell(podMi.url, refer('INB_OPV'), 'ocmw-gent', path);
    expect(saidIn(first)).to.match(/MSG00000.*<Status>OP<\/Status>.*<UiterlijkeAanmelding>2012-09-17</);
    expect(saidIn(await tell(ksz.url, refer('INB_OPV'), 'ocmw-gent', path))).to.equal(saidIn(first));
    expect(codeIn(await tell(end.url, refer('NIV_TEST'), 'ocmw-gent', path))).to.equal('NO_RESULT MSG00008');
    expect(codeIn(await tell(ksz.url, refer('NIV_TEST'), 'ocmw-gent', path))).to.equal('NO_RESULT MSG00008');
    for (const [postcode, code] of [
      ['9000', 'DATA_FOUND MSG00000'],
      ['1000', 'NO_DATA_FOUND MSG00100'],
      ['90', 'NO_RESULT MSG00008'],
    ] as const) {
      const content = questionAbout('', {
        dienst: 'GeefKBIVestiging',
        namespace: 'urn:kbi-gateway:ksz:GeefKBIVestiging:v1',
        criteria: `<Postcode>${postcode}</Postcode>`,
      });
      expect(codeIn(await tell(podMi.url, content, 'ocmw-gent', '/GeefKBIVestigingService/v1')), postcode).to.equal(
        code,
      );
    }
  });

  it('offers the ksz contracts alone, with its own address', async () => {
    const wsdl = await fetch(`${ksz.url}/KBIDossiersService/v1?wsdl`);
    expect(await wsdl.text()).to.contain(`location="${ksz.url}/KBIDossiersService/v1"`);
    expect((await fetch(`${ksz.url}/KBIDossiersDienst-01.00/soap/WebService?wsdl`)).status).to.equal(404);
  });
});

describe('a relay and the house behind it', function () {
  this.timeout(60_000);
  const houses: House[] = [];
  const kept = async (house: Promise<House>): Promise<House> => {
    houses.unshift(await house);
    return house;
  };
  afterEach(async () => {
    for (const house of houses.splice(0)) await house.close();
  });

  it('refuses for want of an inschrijving in its own repertorium, whatever the house behind has', async () => {
    const end = await kept(openEnd());
    const relay = await kept(openRelay({ to: end.url }, { rows: [personWithout(ABDUL)] }));
    expect(codeIn(await tell(end.url, questionAbout(ABDUL)))).to.equal('DATA_FOUND MSG00000');
    expect(codeIn(await tell(relay.url, questionAbout(ABDUL)))).to.equal('NO_RESULT MSG00012');
  });

  it('is refused when the repertorium behind lacks the inschrijving, unless the mandate leaves that to the relay', async () => {
    for (const [repertorium, code] of [
      [undefined, 'NO_RESULT MSG00012'],
      ['INTERMEDIAIR', 'DATA_FOUND MSG00000'],
    ] as const) {
      const mandaat = { voor: '0212214125', Periode: { Begin: '2012-01-01' }, ...(repertorium && { repertorium }) };
      const end = await openEnd({ rows: [personWithout(ABDUL), partnerRow('ksz', { mandaten: [mandaat] })] });
      const relay = await openRelay({ to: end.url });
      const heard = await tell(relay.url, questionAbout(ABDUL));
      expect(codeIn(heard)).to.equal(code);
      // Registered elsewhere under a code that is not known here: it counts as the one that opens least.
      expect(heard.text).not.to.contain('<Talenkennis>');
      for (const house of [relay, end]) await house.close();
    }
  });

  it('says that the source is not there while it is not, and answers again when it is', async () => {
    const first = await openEnd();
    const { port } = new URL(first.url);
    await first.close();
    const relay = await kept(openRelay({ to: first.url, timeout: 2000 }));
    expect(codeIn(await tell(relay.url, questionAbout(ABDUL)))).to.equal('NO_RESULT MSG00002');
    expect(relay.kit.journal.at(-1)?.uitkomst).to.equal('BRON_ONBESCHIKBAAR');
    await kept(openEnd({}, Number(port)));
    expect(codeIn(await tell(relay.url, questionAbout(ABDUL)))).to.equal('DATA_FOUND MSG00000');
  });

  it('says that the source is late when its time is up', async () => {
    const end = await kept(openEnd());
    const relay = await kept(openRelay({ to: end.url, timeout: 300 }));
    const heard = await tell(relay.url, questionAbout(SLOW));
    expect(codeIn(heard)).to.equal('NO_RESULT MSG00002');
    expect(relay.kit.journal.at(-1)?.uitkomst).to.equal('BRON_TRAAG');
  });

  it('passes on that the house behind is too busy', async () => {
    const end = await kept(openEnd({ flags: { maxQueue: '1' } }));
    const relay = await kept(openRelay({ to: end.url }));
    const slow = tell(end.url, questionAbout(SLOW));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(codeIn(await tell(relay.url, questionAbout(MINOR)))).to.equal('NO_RESULT MSG00001');
    await slow;
  });

  it('answers with a Fault when its own audit cannot be written, though the house behind answered', async () => {
    const end = await kept(openEnd());
    const relay = await kept(
      openRelay({ to: end.url }, { committer: () => ({ commit: () => Promise.reject(new RangeError('disk full')) }) }),
    );
    const heard = await tell(relay.url, questionAbout(ABDUL));
    expect([heard.status, codeIn(heard)]).to.deep.equal([500, 'Fault MSG00003']);
  });

  it('is an intermediary of its world, or does not start', async () => {
    const kit = await openKit();
    const role = (as: string) => relayRole({ as, to: 'http://h', dialect: 'magda', answeredBy: undefined, timeout: 1 });
    for (const as of ['ocmw-gent', 'nobody']) {
      const thrown: unknown = await role(as)
        .front(kit.parts)
        .catch((error: unknown) => error);
      expect(thrown).to.have.property('key', 'WORLD_INVALID');
    }
    await kit.close();
  });

  it('holds who may ask and the repertorium, and nothing of KBI', () => {
    expect([...new Set(RELAY_ROWS.map(({ soort }) => soort))].sort()).to.deep.equal(['grond', 'partner', 'persona']);
    const text = JSON.stringify(RELAY_ROWS.filter(({ soort }) => soort === 'persona'));
    const held = new Set(RELAY_ROWS.flatMap((row) => (row.soort === 'persona' ? Object.keys(row.rij) : [])));
    expect([...held].sort(), 'who somebody is and where registered').to.deep.equal([
      ...['INSZ', 'identiteit', 'inschrijvingen'],
    ]);
    expect(text)
      .to.contain('"inschrijvingen"')
      .and.not.match(/"dossier"|"leefloonrechten"|"Trajecten"/);
  });
});
