import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { createClientAsync } from 'soap';
import { Fault } from '../../src/faults/fault.js';
import { CALLBACKS, type Contracts, checkHandlers, loadContracts } from '../../src/http/contract.js';
import { loadValidator } from '../../src/schema/validator.js';
import { needs } from '../oracle.js';
import { PRODUCT, refusalOf, SAMPLE } from '../schema/sample.js';
import { type ContractServer, serveContracts } from './contract-server.js';

const run = promisify(execFile);
const PATH = '/KBIDossiersDienst-01.00/soap/WebService';

/** A copy of the contracts with one file changed. */
const brokenContracts = async (
  file: string,
  change: (text: string) => string,
): Promise<{ key: string; detail: string }> => {
  const folder = mkdtempSync(join(tmpdir(), 'kbi-contract-'));
  try {
    for (const name of ['wsdl', 'xsd']) cpSync(join(PRODUCT, name), join(folder, name), { recursive: true });
    writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
    await loadContracts(folder);
    return { key: 'none', detail: '' };
  } catch (cause) {
    if (cause instanceof Fault) return cause;
    throw cause;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

describe('contract', () => {
  let contracts: Contracts;
  before(async () => {
    contracts = await loadContracts(PRODUCT);
  });

  it('reads the operation table from the WSDL', () => {
    expect(
      contracts.operations.find(({ service, dialect }) => service === 'KBIDossiers' && dialect === 'magda'),
    ).to.deep.equal({
      service: 'KBIDossiers',
      versie: '01.00',
      path: PATH,
      namespace: 'urn:kbi-gateway:KBIDossiers:v01_00',
      root: 'KBIDossiers',
      responseRoot: 'KBIDossiersResponse',
      soapAction: 'KBIDossiersDienst-01.00',
      dialect: 'magda',
    });
  });

  it('has one operation for every WSDL on disk', () => {
    const files = readdirSync(join(PRODUCT, 'wsdl'));
    expect(contracts.operations).to.have.length(files.length);
  });

  it('accepts the handlers that the contracts name, and refuses one too few or too many by name', () => {
    const names = contracts.operations.map(({ service }) => service).filter((name) => !CALLBACKS.includes(name));
    expect(refusalOf(() => checkHandlers(contracts, names)).key).to.equal('none');
    const few = refusalOf(() =>
      checkHandlers(
        contracts,
        names.filter((name) => name !== names[0]),
      ),
    );
    const many = refusalOf(() => checkHandlers(contracts, [...names, 'Wachtlijst']));
    expect([few.key, many.key]).to.deep.equal(['CONTRACT_MISMATCH', 'CONTRACT_MISMATCH']);
    expect(few.detail).to.contain(names[0]).and.to.contain('src/operations/');
    expect(many.detail).to.contain('Wachtlijst').and.to.contain('wsdl/');
  });

  it('publishes the service that the other side offers, and asks no handler for it', () => {
    const services = contracts.operations.map(({ service }) => service);
    for (const callback of CALLBACKS) {
      expect(services).to.include(callback);
      const served = contracts.serve(
        `/${callback}Dienst-01.00/soap/WebService`,
        new URLSearchParams('wsdl'),
        'http://h',
      );
      expect(served?.status).to.equal(200);
    }
  });

  const WSDL = 'wsdl/KBIDossiers-01.00.wsdl';
  for (const [title, file, change, named] of [
    ['a WSDL that is no XML', WSDL, () => '<wsdl:definitions', 'KBIDossiers-01.00.wsdl'],
    [
      'a service at a path that is none',
      WSDL,
      (text: string) => text.replaceAll('/soap/WebService', '/elsewhere'),
      '/elsewhere',
    ],
    [
      'an import that does not exist',
      WSDL,
      (text: string) => text.replace('KBIDossiers-01.00.xsd', 'Absent.xsd'),
      'Absent.xsd',
    ],
    [
      'a nested import that does not exist',
      'xsd/kbi-dossier-01.00.xsd',
      (text: string) => text.replace('kbi-01.00.xsd', 'Gone.xsd'),
      'Gone.xsd',
    ],
    [
      'a WSDL without service',
      WSDL,
      (text: string) => text.replace(/<wsdl:service[\s\S]*<\/wsdl:service>/, ''),
      'no operation',
    ],
  ] as const) {
    it(`refuses to start on ${title}, naming it`, async () => {
      const { key, detail } = await brokenContracts(file, change);
      expect(key).to.equal('CONTRACT_MISMATCH');
      expect(detail).to.contain(named);
    });
  }

  describe('as served', () => {
    let server: ContractServer;
    const read = (query: string) => createClientAsync(`${server.base}${PATH}${query}`, { disableCache: true });
    before(async () => {
      server = await serveContracts(contracts);
    });
    after(() => server.close());

    for (const service of ['KBIDossiers', 'GeefKBIVestiging', 'Toeleiding'])
      for (const query of ['?wsdl', '?wsdl&flat=1', '?wsdl&policy=1', '?wsdl&flat=1&policy=1'])
        it(`offers ${service} in the ksz dialect to node-soap, with its declared fault: ${query}`, async () => {
          const address = `${server.base}/${service}Service/v1`;
          const client = await createClientAsync(`${address}${query}`, { disableCache: true });
          const { [`${service}Service`]: described } = client.describe() as Record<string, Record<string, object>>;
          expect(Object.keys(described ?? {})).to.deep.equal([`${service}ServiceSoap11`, `${service}ServiceSoap12`]);
          expect(JSON.stringify(described)).to.contain('"customerIdentification"').and.to.contain('"criteria"');
          const text = await (await fetch(`${address}${query}`)).text();
          expect(text).to.contain(`location="${address}"`).and.to.contain(`<wsdl:fault name="${service}Fault"`);
          expect(text.includes('PolicyReference')).to.equal(query.includes('policy'));
        });

    for (const [title, query] of [
      ['as several files', '?wsdl'],
      ['as one file', '?wsdl&flat=1'],
    ] as const) {
      it(`is read by node-soap ${title}`, async () => {
        const client = await read(query);
        const described = client.describe()['KBI.KBIDossiersDienst'];
        for (const port of ['KBI.KBIDossiersDienstSoap11', 'KBI.KBIDossiersDienstSoap12']) {
          const { input, output } = described[port].KBIDossiers;
          expect(input.Verzoek.Vragen.Vraag.Inhoud).to.include.keys('INSZ', 'Periode', 'MutatiesContext');
          expect(output.Repliek.Antwoorden.Antwoord.Inhoud.KBIDossier).to.include.keys(
            'INSZ',
            'Trajecten',
            'Gesprekken',
          );
        }
      });

      it(`makes node-soap write a question that fits the schema, ${title}`, async () => {
        const client = await read(query);
        const afzender = { Identificatie: 'kbi-gateway.test/ocmw-gent', Referte: 'r', Hoedanigheid: '17001' };
        const bericht = { Type: 'VRAAG', Tijdstip: { Datum: '2012-09-03', Tijd: '09:00' }, Afzender: afzender };
        const verzoek = {
          Context: { Naam: 'KBIDossiers', Versie: '01.00.0000', Bericht: bericht },
          Vragen: { Vraag: { Referte: 'v', Inhoud: { INSZ: '84722492046', MutatiesContext: false } } },
        };
        await client.KBIDossiersAsync?.({ Verzoek: verzoek }).catch(() => undefined);
        const body = /<soap:Body[^>]*>([\s\S]*)<\/soap:Body>/.exec(client.lastRequest ?? '')?.[1] ?? '';
        const namespaces =
          (client.lastRequest ?? '').match(/xmlns:\w+="urn:[^"]*"/g)?.filter((name) => !body.includes(name)) ?? [];
        const validator = await loadValidator(join(PRODUCT, 'xsd'));
        validator.validateText(body.replace(/^<([\w:]+)/, `<$1 ${namespaces.join(' ')}`));
        validator.dispose();
      });

      it(`is read by zeep without a warning, ${title}`, async function () {
        needs(this, 'zeep', ['/usr/bin/python3', '-c', 'import zeep']);
        const { stdout, stderr } = await run('/usr/bin/python3', ['-m', 'zeep', `${server.base}${PATH}${query}`]);
        expect(stderr).to.equal('');
        expect(stdout.match(/KBIDossiers\(Verzoek: ns\d:VerzoekType\) -> Repliek: ns\d:RepliekType/g)).to.have.length(
          2,
        );
      });

      it(`is read by the SoapClient of PHP, ${title}`, async function () {
        needs(this, 'PHP with soap', ['php', '-r', 'exit(class_exists("SoapClient") ? 0 : 1);']);
        const script = 'echo count((new SoapClient($argv[1], ["cache_wsdl" => WSDL_CACHE_NONE]))->__getFunctions());';
        const { stdout, stderr } = await run('php', ['-r', script, `${server.base}${PATH}${query}`]);
        expect([stdout, stderr]).to.deep.equal(['2', '']);
      });
    }

    it('needs one request as one file, and one for each schema as several', async () => {
      server.asked.length = 0;
      await read('?wsdl&flat=1');
      expect(server.asked).to.deep.equal([`${PATH}?wsdl&flat=1`]);
      await read('?wsdl');
      expect(server.asked.filter((path) => path.includes('?xsd='))).to.have.length(4);
    });
  });

  it('has schemas that xmllint accepts, and a question that fits them', async function () {
    needs(this, 'xmllint', ['xmllint', '--version']);
    const folder = mkdtempSync(join(tmpdir(), 'kbi-sample-'));
    try {
      const file = join(folder, 'sample.xml');
      writeFileSync(file, SAMPLE.slice(SAMPLE.indexOf('<k:'), SAMPLE.indexOf('</e:Body>')));
      const { stderr } = await run('xmllint', [
        '--noout',
        '--schema',
        join(PRODUCT, 'xsd/KBIDossiers-01.00.xsd'),
        file,
      ]);
      expect(stderr.trim()).to.equal(`${file} validates`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
