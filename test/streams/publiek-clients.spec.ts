// Clients that nobody here wrote, made from the WSDL of the public services: each composes a question from plain values, the house answers
// it signed, and the client reads the answer back into values. zeep (Python) and node-soap; signing them is the test's.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { createClientAsync } from 'soap';
import type { ProfileName } from '../../src/domain/kbi/Partner.js';
import type { Dienst } from '../../src/domain/kbi/Verzoek.js';
import { canonicalize } from '../../src/xml/c14n.js';
import { parseXml } from '../../src/xml/parser.js';
import { childElements } from '../../src/xml/query.js';
import { type Kit, messageOf, openKit, read, requestOf, theContracts } from '../gateway-kit.js';
import { type ContractServer, serveContracts } from '../http/contract-server.js';
import { needs } from '../oracle.js';

/** Composes with zeep (argument `ask`: values in, envelope out), or reads an answer (`read`: envelope in, values out). */
const ZEEP = `
import json, sys
import zeep
from zeep.helpers import serialize_object

what, url, name = sys.argv[1:4]
client = zeep.Client(url)
if what == 'ask':
    from lxml import etree
    message = client.create_message(client.service, name, **json.load(sys.stdin))
    sys.stdout.write(etree.tostring(message, encoding='unicode'))
else:
    class Answer:
        status_code = 200
        encoding = 'utf-8'
        headers = {'Content-Type': 'text/xml; charset=utf-8'}
        content = sys.stdin.buffer.read()
    binding = client.service._binding
    values = binding.process_reply(client, binding.get(name), Answer)
    json.dump(serialize_object(values, dict), sys.stdout, default=str)
`;

const zeep = async (what: 'ask' | 'read', url: string, name: string, input: string): Promise<string> => {
  const running = promisify(execFile)('/usr/bin/python3', ['-c', ZEEP, what, url, name]);
  running.child.stdin?.end(input);
  const { stdout, stderr } = await running;
  expect(stderr).to.equal('');
  return stdout;
};

const context = (Naam: string, partner: string, Hoedanigheid: string) => ({
  Naam,
  Versie: '01.00.0000',
  Bericht: {
    Type: 'VRAAG',
    Tijdstip: { Datum: '2012-09-03', Tijd: '09:00:00.000' },
    Afzender: { Identificatie: `kbi-gateway.test/${partner}`, Referte: `${Naam}-1`, Hoedanigheid },
  },
});

type Case = { readonly dienst: Dienst; readonly as: string; readonly profiel: ProfileName; readonly verzoek: object };

const GEEF: Case = {
  dienst: 'GeefDossierKBI',
  as: 'vdab',
  profiel: 'magda-classic',
  verzoek: {
    Context: context('GeefDossierKBI', 'vdab', '3001'),
    Vragen: { Vraag: { Referte: 'v1', Inhoud: { MutatiesContext: false, INSZ: '84722492046' } } },
  },
};
const ID = '3b0c5f6e-7c1d-4e2a-9f48-1a2b3c4d5e6f';
const REGISTREER: Case = {
  dienst: 'RegistreerToeleiding',
  as: 'vmsw',
  profiel: 'strict',
  verzoek: {
    Context: context('RegistreerToeleiding', 'vmsw', '3003'),
    Vragen: {
      Vraag: {
        Referte: 'v1',
        Inhoud: {
          Personalia: { INSZ: '84722492046', Geslacht: 'V' },
          Toeleiding: {
            Id: ID,
            Van: { KboNummer: '0236250032', TypePartner: 'VMSW', ContactPersoon: { Naam: 'Claeys', Voornaam: 'An' } },
            Naar: { Identificatienummer: '24fad1b0dc72bb60349f7b9b2bcda8d6', TypePartner: 'KBI' },
            RedenToeleiding: 'INT_HVN',
            AfspraakMoment: { StartTijd: '2012-09-10T10:00:00', EindTijd: '2012-09-10T10:30:00' },
          },
        },
      },
    },
  },
};

/** What every client must read in the answers, whatever its own way of writing values. */
type Gelezen = { readonly Antwoorden: { readonly Antwoord: { readonly Referte: string; readonly Inhoud: Inhoud } } };
type Inhoud = {
  readonly Id?: string;
  readonly KBIDossier?: {
    readonly Personalia: { readonly INSZ: string };
    readonly Doelgroep: { readonly SubType: string };
    readonly Contracten: { readonly Contract: unknown };
    readonly Trajecten: { readonly Traject: unknown };
    readonly Talenkennis: { readonly Talen: { readonly Taal: readonly unknown[] } };
    readonly Inbreuken?: unknown;
  };
};

const one = (value: unknown): Record<string, unknown> =>
  (Array.isArray(value) ? value[0] : value) as Record<string, unknown>;

const expectRead = ({ dienst }: Case, { Antwoorden }: Gelezen): void => {
  const { Referte, Inhoud } = Antwoorden.Antwoord;
  expect(Referte).to.equal('v1');
  if (dienst === 'RegistreerToeleiding') {
    expect(Inhoud.Id).to.equal(ID);
    return;
  }
  const { KBIDossier } = Inhoud;
  expect(KBIDossier?.Personalia.INSZ).to.equal('84722492046');
  expect(KBIDossier?.Doelgroep.SubType).to.equal('VOL_PROG');
  const contract = one(KBIDossier?.Contracten.Contract);
  expect([contract.Type, contract.OnderdeelMO]).to.deep.equal(['ICO13G', true]);
  expect(one(KBIDossier?.Trajecten.Traject).Type).to.equal('TT_IBVP');
  expect(KBIDossier?.Talenkennis.Talen.Taal).to.have.length(2);
  expect(KBIDossier?.Inbreuken ?? null).to.equal(null);
};

describe('a client made from the WSDL of a public service', function () {
  this.timeout(60_000);
  let kit: Kit;
  let server: ContractServer;
  before(async () => {
    server = await serveContracts(await theContracts());
  });
  after(() => server.close());
  beforeEach(async () => {
    kit = await openKit();
  });
  afterEach(() => kit.close());

  /** Signs the Body child of an envelope as the client wrote it, and answers it. */
  const answerTo = async (
    envelope: string,
    { as, profiel }: Case,
    path: string,
    soapAction: string,
  ): Promise<Buffer> => {
    const { root } = parseXml(Buffer.from(envelope));
    const body = childElements(root).find(({ local }) => local === 'Body');
    const [child] = body === undefined ? [] : childElements(body);
    if (child === undefined) throw new Error('no question in the Body');
    const octets = messageOf({ as, profile: profiel, content: canonicalize(child) });
    const { status, body: answer } = await kit.handle(requestOf(octets, { path, soapAction }));
    expect(status, answer.toString()).to.equal(200);
    // The signature of the answer holds before the client sees it.
    expect(read(answer, profiel).fault).to.equal(undefined);
    return answer;
  };

  for (const asked of [GEEF, REGISTREER]) {
    const { dienst, verzoek } = asked;
    const path = `/${dienst}Dienst-01.00/soap/WebService`;
    for (const query of ['?wsdl', '?wsdl&flat=1']) {
      it(`asks ${dienst} with zeep, read from ${query}`, async function () {
        needs(this, 'zeep', ['/usr/bin/python3', '-c', 'import zeep']);
        const url = `${server.base}${path}${query}`;
        const envelope = await zeep('ask', url, dienst, JSON.stringify({ Verzoek: verzoek }));
        const answer = await answerTo(envelope, asked, path, `${dienst}Dienst-01.00`);
        const values = JSON.parse(await zeep('read', url, dienst, answer.toString())) as Gelezen & {
          Repliek?: Gelezen;
        };
        expectRead(asked, values.Repliek ?? values);
      });

      it(`asks ${dienst} with node-soap, read from ${query}`, async () => {
        const client = await createClientAsync(`${server.base}${path}${query}`, {
          disableCache: true,
          httpClient: {
            request: (
              url: string,
              data: unknown,
              done: (error: unknown, response?: unknown, body?: unknown) => void,
            ) => {
              // The contract is fetched over HTTP; the question is answered by the house in this process.
              const answered =
                data === null || data === undefined || data === '' ? fetchText(url) : house(String(data));
              answered.then(
                (body) => done(null, { status: 200, headers: { 'content-type': 'text/xml' }, data: body }, body),
                (cause) => done(cause),
              );
            },
          } as never,
        });
        const house = async (envelope: string): Promise<string> =>
          (await answerTo(envelope, asked, path, '')).toString();
        const answered: unknown = await client[`${dienst}Async`]?.({ Verzoek: verzoek });
        const values = one(answered) as { readonly Repliek: Gelezen };
        expectRead(asked, values.Repliek);
      });
    }
  }
});

const fetchText = async (url: string): Promise<string> => (await fetch(url)).text();
