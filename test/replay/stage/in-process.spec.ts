import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../../src/cli/package.js';
import { readConfig } from '../../../src/config.js';
import { isGreen, type ReplayResult, replayFolder } from '../../../src/replay/run.js';
import { openInProcess } from '../../../src/replay/stage/in-process.js';

const QUESTION = (insz: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><k:KBIDossiers xmlns:k="urn:kbi-gateway:KBIDossiers:v01_00"><Verzoek><Context><Naam>KBIDossiers</Naam><Versie>01.00.0000</Versie><Bericht><Type>VRAAG</Type><Tijdstip><Datum>{{datum}}</Datum><Tijd>{{tijd}}</Tijd></Tijdstip><Afzender><Identificatie>kbi-gateway.test/ocmw-gent</Identificatie><Referte>{{uuid}}</Referte><Hoedanigheid>17001</Hoedanigheid></Afzender></Bericht></Context><Vragen><Vraag><Referte>v1</Referte><Inhoud><INSZ>${insz}</INSZ></Inhoud></Vraag></Vragen></Verzoek></k:KBIDossiers></s:Body></s:Envelope>`;
const ANSWER = (inside: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><k:KBIDossiersResponse xmlns:k="urn:kbi-gateway:KBIDossiers:v01_00"><Repliek><Context>{{*}}</Context>${inside}</Repliek></k:KBIDossiersResponse></s:Body></s:Envelope>`;
const ANTWOORD = (inside: string): string =>
  ANSWER(`<Antwoorden><Antwoord><Referte>v1</Referte>${inside}</Antwoord></Antwoorden>`);
const UITZONDERING = (code: string): string =>
  `<Uitzonderingen><Uitzondering><Identificatie>${code}</Identificatie><Oorsprong>{{*}}</Oorsprong><Type>FOUT</Type><Tijdstip><Datum>2012-09-03</Datum><Tijd>09:00:00.000</Tijd></Tijdstip><Diagnose>{{*}}</Diagnose></Uitzondering></Uitzonderingen>`;
const FAULT = (text: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>{{*}}</faultcode><faultstring>${text}{{*}}</faultstring></s:Fault></s:Body></s:Envelope>`;

const ABDUL = '85631490132';
const KNOWN = ANTWOORD('<Inhoud><Gekend>true</Gekend><KBIDossier>{{*}}</KBIDossier></Inhoud>');

describe('a gateway in this process', function () {
  this.timeout(60_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kbi-stage-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const put = (name: string, request: string, reply: string, more: Readonly<Record<string, unknown>> = {}): void => {
    const at = join(folder, 'KBIDossiers', name);
    mkdirSync(at, { recursive: true });
    writeFileSync(join(at, 'request.xml'), request);
    writeFileSync(join(at, 'reply.xml'), reply);
    for (const [file, content] of Object.entries(more))
      writeFileSync(join(at, `${file}.json`), JSON.stringify(content));
  };
  const run = async (): Promise<readonly ReplayResult[]> => {
    const outcome = readConfig({ flags: {}, environment: {}, read: () => undefined });
    if (outcome.kind === 'invalid') return expect.fail();
    const { open, close } = await openInProcess({ root: packageRoot, config: outcome.config, stopwatch: () => 0 });
    try {
      return (await replayFolder(folder, { open, now: () => 0 })).results;
    } finally {
      close();
    }
  };
  const verdicts = (results: readonly ReplayResult[]) =>
    results.map(
      ({ name, verdict, differences, reason }) =>
        `${name.split('/')[1]} ${verdict}${differences[0]?.sentence ?? ''}${reason ?? ''}`,
    );

  it('answers scenarios as they expect, each in a fresh world', async () => {
    put('a-gekend', QUESTION(ABDUL), KNOWN, { scenario: { http: { status: 200 } } });
    put('b-zonder-grond', QUESTION(ABDUL), ANSWER(UITZONDERING('13001')), {
      world: { remove: [{ soort: 'grond', sleutel: '002' }] },
    });
    put('c-weer-gekend', QUESTION(ABDUL), KNOWN);
    put('d-herhaald', QUESTION(ABDUL), FAULT('ERR_025'), { scenario: { repeat: 2, http: { status: 500 } } });
    put('e-ander-insz', QUESTION('123'), ANTWOORD(UITZONDERING('20002')));
    put('f-geen-xml', 'geen xml', FAULT(''), { scenario: { frozen: true } });
    put(
      'g-geen-soap',
      QUESTION(ABDUL),
      'Content-Type must be text/xml (SOAP 1.1) or application/soap+xml (SOAP 1.2); multipart is not offered',
      { scenario: { http: { status: 415, headers: { 'content-type': 'text/plain' } } } },
    );
    put('h-audit-stuk', QUESTION(ABDUL), FAULT(''), { scenario: { storing: 'audit', http: { status: 500 } } });
    put('i-onze-fout', QUESTION(ABDUL), ANTWOORD(UITZONDERING('60009')), { scenario: { storing: 'intern' } });
    put('k-verkeerde-wereld', QUESTION(ABDUL), KNOWN, { world: { remove: [{ soort: 'partner', sleutel: 'nobody' }] } });
    const results = await run();
    expect(verdicts(results)).to.deep.equal([
      'a-gekend passed',
      'b-zonder-grond passed',
      'c-weer-gekend passed',
      'd-herhaald passed',
      'e-ander-insz passed',
      'f-geen-xml passed',
      'g-geen-soap passed',
      'h-audit-stuk passed',
      'i-onze-fout passed',
      'k-verkeerde-wereld brokenWORLD_INVALID: world.json removes what is not there: partner nobody',
    ]);
  });

  it('stands at the moment that a scenario names', async () => {
    put('later', QUESTION(ABDUL), KNOWN, { scenario: { clock: '2012-10-03T09:00:00+02:00,frozen' } });
    put('nu', QUESTION(ABDUL), KNOWN);
    expect(verdicts(await run())).to.deep.equal(['later passed', 'nu passed']);
  });

  it('gives the same octets twice', async () => {
    put('mis', QUESTION(ABDUL), '<a/>');
    const [first] = await run();
    const [second] = await run();
    expect(first?.found).to.contain('KBIDossiersResponse');
    expect(second?.found).to.equal(first?.found);
  });

  it('calls a scenario broken that asks for a key that is not there', async () => {
    put('vreemde', QUESTION(ABDUL), KNOWN, { scenario: { as: 'nobody' } });
    const results = await run();
    expect(results[0]?.reason).to.contain('nobody');
    expect(isGreen({ results, milliseconds: 0 })).to.equal(false);
  });
});
