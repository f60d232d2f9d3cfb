import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { type BrokenScenario, readScenarios, type Scenario } from '../../src/replay/scenario.js';

const QUESTION = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><k:KBIDossiers xmlns:k="urn:kbi-gateway:KBIDossiers:v01_00"><Verzoek><Context><Bericht><Afzender><Identificatie>kbi-gateway.test/ocmw-gent</Identificatie></Afzender></Bericht></Context></Verzoek></k:KBIDossiers></s:Body></s:Envelope>`;

describe('readScenarios', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kbi-scenarios-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const put = (file: string, content: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  };
  const one = (): Scenario => {
    const [first] = readScenarios(folder);
    if (first === undefined || 'broken' in first) return expect.fail(JSON.stringify(first));
    return first;
  };
  const brokenReason = (): string => {
    const [first] = readScenarios(folder) as readonly BrokenScenario[];
    return first?.broken ?? expect.fail('not broken');
  };

  it('reads signer, path and headers from the request itself', () => {
    put('KBIDossiers/gevonden/request.xml', QUESTION);
    put('KBIDossiers/gevonden/reply.xml', '<a/>');
    expect(one()).to.include({
      name: 'KBIDossiers/gevonden',
      operation: 'KBIDossiers',
      as: 'ocmw-gent',
      path: '/KBIDossiersDienst-01.00/soap/WebService',
    });
    expect(one().headers['content-type']).to.equal('text/xml; charset=utf-8');
  });

  it('takes from scenario.json what it says', () => {
    put('a/b/request.xml', QUESTION);
    put('a/b/reply.xml', '<a/>');
    put('a/b/eerst.xml', QUESTION);
    put('a/b/world.json', '{"remove":[{"soort":"persona","sleutel":"1"}]}');
    put(
      'a/b/scenario.json',
      '{"as":"ksz","path":"/x","before":["eerst.xml"],"repeat":2,"http":{"headers":{"content-type":"text/plain"}}}',
    );
    expect(one()).to.include({ as: 'ksz', path: '/x' });
    expect(one().before.map(({ path, as }) => ({ path, as }))).to.deep.equal([{ path: '/x', as: 'ksz' }]);
    expect(one().headers['content-type']).to.equal('text/plain');
    expect(one().world?.remove).to.have.lengthOf(1);
  });

  it('reads plain pairs too', () => {
    put('KBIDossiers/01-gevonden.request.xml', QUESTION);
    put('KBIDossiers/01-gevonden.response.xml', '<a/>');
    expect(one()).to.include({ name: 'KBIDossiers/01-gevonden', operation: 'KBIDossiers', as: 'ocmw-gent' });
  });

  it('takes one scenario folder by itself', () => {
    put('KBIDossiers/x/request.xml', QUESTION);
    put('KBIDossiers/x/reply.xml', '<a/>');
    expect(
      readScenarios(join(folder, 'KBIDossiers', 'x')).map(({ name, operation }) => [name, operation]),
    ).to.deep.equal([['x', 'KBIDossiers']]);
  });

  it('lists scenarios in name order', () => {
    for (const name of ['b', 'a', 'c']) put(`X/${name}/request.xml`, QUESTION);
    expect(readScenarios(folder).map(({ name }) => name)).to.deep.equal(['X/a', 'X/b', 'X/c']);
  });

  it('sends frozen octets that are no XML to the path of their folder', () => {
    put('KBIDossiers/kapot/request.xml', 'no xml');
    put('KBIDossiers/kapot/reply.xml', '<a/>');
    put('KBIDossiers/kapot/scenario.json', '{"frozen":true}');
    expect(one()).to.include({ path: '/KBIDossiersDienst-01.00/soap/WebService', as: '' });
  });

  const broken: readonly [string, Record<string, string>, RegExp][] = [
    ['an expected answer that is absent', { 'request.xml': QUESTION }, /reply\.xml is absent/],
    ['a request that is no XML', { 'request.xml': 'x', 'reply.xml': '<a/>' }, /XML_NOT_WELL_FORMED/],
    ['a request that does not say who signs', { 'request.xml': '<a/>', 'reply.xml': '<a/>' }, /who signs/],
    [
      'a setting that does not exist',
      { 'request.xml': QUESTION, 'reply.xml': '<a/>', 'scenario.json': '{"clok":"x"}' },
      /clok is not a setting/,
    ],
    ['settings that are no JSON', { 'request.xml': QUESTION, 'reply.xml': '<a/>', 'scenario.json': '{' }, /JSON/],
    [
      'a file to send first that is absent',
      { 'request.xml': QUESTION, 'reply.xml': '<a/>', 'scenario.json': '{"before":["no.xml"]}' },
      /no\.xml/,
    ],
  ];
  for (const [title, files, reason] of broken)
    it(`says what is wrong with ${title}`, () => {
      for (const [file, content] of Object.entries(files)) put(`X/y/${file}`, content);
      expect(brokenReason()).to.match(reason);
    });
});
