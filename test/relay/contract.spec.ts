import { expect } from 'chai';
import { Fault } from '../../src/faults/fault.js';
import { createRelayContract, turnToRelay } from '../../src/relay/contract.js';
import { PATH, theContracts } from '../gateway-kit.js';

const UP = 'http://up:8470';
const RELAY = 'http://127.0.0.1:8473';

describe('the contract behind a relay', () => {
  /** The real contracts, as a gateway at UP serves them. */
  const upstream = async () => {
    const contracts = await theContracts();
    const asked: string[] = [];
    const serve = createRelayContract(UP, async (url) => {
      asked.push(url);
      const { pathname, searchParams } = new URL(url);
      const document = contracts.serve(pathname, searchParams, UP);
      const headers = {
        'content-type': document?.contentType ?? 'text/plain',
        'x-kbi-now': '2012-09-03T07:00:00.000Z',
      };
      return { status: document?.status ?? 404, headers, octets: Buffer.from(document?.body ?? 'no service\n') };
    });
    return { asked, at: (query: string, path = PATH) => serve(path, new URLSearchParams(query), RELAY) };
  };

  for (const query of ['wsdl', 'WSDL', 'wsdl&flat=1', 'wsdl&policy=1'])
    it(`is that of the gateway for ?${query}, with every address turned to the relay`, async () => {
      const { at, asked } = await upstream();
      const served = await at(query);
      expect(served?.status).to.equal(200);
      expect(asked).to.deep.equal([`${UP}${PATH}?${query}`]);
      expect(served?.body).to.contain(`location="${RELAY}${PATH}"`).and.not.contain(UP);
      expect(served?.now).to.equal(Date.parse('2012-09-03T07:00:00Z'));
    });

  it('can be followed: each schema it imports is served, and imports the relay again', async () => {
    const { at } = await upstream();
    const open = [...((await at('wsdl'))?.body ?? '').matchAll(/schemaLocation="[^"?]*\?([^"]+)"/g)].map(
      ([, query]) => query ?? '',
    );
    const seen = new Set<string>();
    for (let query = open.pop(); query !== undefined; query = open.pop()) {
      if (seen.has(query)) continue;
      seen.add(query);
      const served = await at(query);
      expect([served?.status, served?.body.includes(UP)], query).to.deep.equal([200, false]);
      open.push(
        ...[...(served?.body ?? '').matchAll(/schemaLocation="[^"?]*\?([^"]+)"/g)].map(([, next]) => next ?? ''),
      );
    }
    expect(seen.size).to.be.greaterThan(1);
  });

  it('passes a refusal of the gateway on, and says when the gateway is not there', async () => {
    const { at } = await upstream();
    expect(await at('wsdl', '/none')).to.include({ status: 404, body: 'no service\n' });
    const nobody = createRelayContract(UP, () =>
      Promise.reject(new Fault('BRON_ONBESCHIKBAAR', `${UP} cannot be reached`)),
    );
    const served = await nobody(PATH, new URLSearchParams('wsdl'), RELAY);
    expect(served).to.include({ status: 502, body: `kbi relay: ${UP} cannot be reached\n` });
  });

  it('is not asked by another query', async () => {
    const { at, asked } = await upstream();
    expect([await at(''), await at('x=wsdl'), asked.length]).to.deep.equal([undefined, undefined, 0]);
  });
});

describe('turnToRelay', () => {
  const from = `${UP}/a/b?wsdl`;
  const rows: readonly (readonly [string, string, string])[] = [
    [
      'a schema by absolute address',
      '<xs:import schemaLocation="http://other-name:1/a/b?xsd=k.xsd"/>',
      `<xs:import schemaLocation="${RELAY}/x?xsd=k.xsd"/>`,
    ],
    [
      'a schema by query alone',
      "<xs:include schemaLocation='?xsd=k.xsd&amp;v=1'/>",
      `<xs:include schemaLocation="${RELAY}/x?xsd=k.xsd&amp;v=1"/>`,
    ],
    [
      'a schema of elsewhere',
      '<xs:import schemaLocation="../c/k.xsd"/>',
      `<xs:import schemaLocation="${UP}/c/k.xsd"/>`,
    ],
    ['an import without location', '<xs:import namespace="urn:x"/>', '<xs:import namespace="urn:x"/>'],
    [
      'the address of the service',
      `<soap:address location="https://public/a/b"/>`,
      `<soap:address location="${RELAY}/x"/>`,
    ],
  ];
  for (const [what, text, expected] of rows)
    it(`turns ${what}`, () => expect(turnToRelay(text, from, `${RELAY}/x`)).to.equal(expected));
});
