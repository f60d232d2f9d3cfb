import { expect } from 'chai';
import { handle } from '../src/gateway.js';
import {
  ABDUL,
  ask,
  type Kit,
  MINOR,
  messageOf,
  NAMESPACE,
  NOW,
  openKit,
  PATH,
  questionOf,
  read,
  requestOf,
  saysOf,
  theValidator,
} from './gateway-kit.js';

describe('handle', () => {
  let kit: Kit;
  beforeEach(async () => {
    kit = await openKit();
  });
  afterEach(() => kit.close());

  it('answers a registered person with the dossier, signed, valid and with status 200', async () => {
    const response = await ask(kit);
    const { content, gekend, dossier, exceptions } = read(response.body);
    expect([response.status, response.version]).to.deep.equal([200, '1.1']);
    expect(gekend).to.equal('true');
    expect(dossier).to.include(`<INSZ>${ABDUL}</INSZ>`);
    expect(exceptions).to.deep.equal([]);
    (await theValidator()).validateText(content);
  });

  it('answers a person unknown in KBI with Gekend false, 30001 and status 200', async () => {
    const response = await ask(kit, { INSZ: MINOR });
    expect(response.status).to.equal(200);
    expect(saysOf(response.body)).to.equal('30001 MAGDA INFORMATIE 3, Gekend false');
    expect(kit.journal.map(({ uitkomst, refusal }) => [uitkomst, refusal])).to.deep.equal([
      ['GEEN_GEGEVENS', undefined],
    ]);
  });

  it('gives the message id of the answer to HTTP, to the journal and to the audit trail alike', async () => {
    const { messageId, body } = await ask(kit);
    expect(read(body).content).to.include(`<Referte>${messageId}</Referte>`);
    expect(kit.journal.map((entry) => entry.messageId)).to.deep.equal([messageId]);
    expect(kit.audit().map((row) => row.messageId)).to.deep.equal([messageId]);
  });

  it('answers SOAP 1.1 and 1.2 in kind', async () => {
    for (const version of ['1.1', '1.2'] as const) {
      const response = await ask(kit, { version });
      expect([response.status, response.version]).to.deep.equal([200, version]);
      const ns =
        version === '1.1' ? 'http://schemas.xmlsoap.org/soap/envelope/' : 'http://www.w3.org/2003/05/soap-envelope';
      expect(response.body.toString()).to.match(new RegExp(`^<soap:Envelope xmlns:soap="${ns}"`));
    }
  });

  const tampered = (octets: Buffer): Buffer => Buffer.from(octets.toString().replace(ABDUL, MINOR));
  const faults: readonly {
    readonly what: string;
    readonly octets: (version: '1.1' | '1.2') => Buffer;
    readonly says: string;
    readonly subcode?: string;
    readonly statuses?: readonly [number, number];
  }[] = [
    { what: 'what is no XML', octets: () => Buffer.from('{}'), says: 'The message is not well-formed XML.' },
    {
      what: 'a changed message',
      octets: (version) => tampered(messageOf({ version })),
      says: 'ERR_025: Verification failure',
      subcode: 'wsse:InvalidSecurity',
    },
    {
      what: 'an unsigned message',
      octets: (version) => {
        const ns =
          version === '1.1' ? 'http://schemas.xmlsoap.org/soap/envelope/' : 'http://www.w3.org/2003/05/soap-envelope';
        return Buffer.from(`<e:Envelope xmlns:e="${ns}"><e:Body>${questionOf()}</e:Body></e:Envelope>`);
      },
      says: 'ERR_025: Verification failure: No signature in message!',
      subcode: 'wsse:InvalidSecurity',
    },
    {
      what: 'a stale message',
      octets: (version) => messageOf({ version, signedAt: NOW - 300_001 }),
      says: 'ERR_025: Verification failure',
      subcode: 'wsse:InvalidSecurity',
    },
    {
      what: 'a Body that does not fit the schema',
      octets: (version) => messageOf({ version, inhoud: '<INSZ></INSZ>' }),
      says: '10001: line 1, element INSZ: ',
    },
    {
      what: 'a Tijdstip that no clock shows',
      octets: (version) => messageOf({ version, content: questionOf().replace(/<Tijd>[^<]*/, '<Tijd>25:99') }),
      says: '10001: line 1, element Tijdstip: ',
    },
    {
      what: 'a question that no service of the path knows',
      octets: (version) => messageOf({ version, content: `<k:Iets xmlns:k="${NAMESPACE}"></k:Iets>` }),
      says: 'The Body does not hold a question of this service.',
    },
  ];
  for (const { what, octets, says, subcode = '', statuses = [500, 400] } of faults) {
    it(`refuses ${what} with a signed Fault that blames the sender, 500 in SOAP 1.1 and 400 in SOAP 1.2`, async () => {
      for (const [index, version] of (['1.1', '1.2'] as const).entries()) {
        const response = await kit.handle(requestOf(octets(version), { version }));
        const { fault } = read(response.body);
        expect(fault?.text.startsWith(says), fault?.text).to.equal(true);
        expect(fault?.code).to.equal(version === '1.1' ? 'soap:Client' : 'soap:Sender');
        expect(fault?.subcode).to.equal(version === '1.1' ? '' : subcode);
        expect(response.status).to.equal(statuses[index]);
      }
    });
  }

  it('refuses an envelope of another version than its media type, in the version of the media type', async () => {
    for (const [media, envelope] of [
      ['1.1', '1.2'],
      ['1.2', '1.1'],
    ] as const) {
      const response = await kit.handle(requestOf(messageOf({ version: envelope }), { version: media }));
      expect([response.status, response.version]).to.deep.equal([500, media]);
      expect(read(response.body).fault?.code).to.equal('soap:VersionMismatch');
    }
    expect(kit.audit()).to.deep.equal([]);
  });

  it('refuses a mandatory header that it does not know', async () => {
    const octets = messageOf()
      .toString()
      .replace('<soap:Header>', '<soap:Header><x:T xmlns:x="urn:x" soap:mustUnderstand="1"/>');
    const response = await kit.handle(requestOf(Buffer.from(octets)));
    expect([response.status, read(response.body).fault?.code]).to.deep.equal([500, 'soap:MustUnderstand']);
  });

  it('ignores a SOAPAction that names nothing of ours, and tells the journal', async () => {
    const cases = [
      ['', 0],
      ['KBIDossiersDienst-01.00', 0],
      ['urn:iets/anders', 1],
    ] as const;
    for (const [soapAction, warnings] of cases) {
      const response = await kit.handle(requestOf(messageOf(), { soapAction }));
      expect(response.status, soapAction).to.equal(200);
      expect(kit.journal.at(-1)?.warnings.length, soapAction).to.equal(warnings);
    }
  });

  it('refuses a SOAPAction that names another operation of ours', async () => {
    const first = kit.house.operations.find(({ service }) => service === 'KBIDossiers');
    if (first === undefined) throw new RangeError('no operation');
    const other = {
      ...first,
      service: 'Toeleiding' as const,
      root: 'Toeleiding',
      soapAction: 'ToeleidingDienst-01.00',
    };
    const request = requestOf(messageOf(), { soapAction: other.soapAction });
    const response = await handle(request, { ...kit.house, operations: [first, other] });
    expect(kit.journal.at(-1)?.refusal?.key).to.equal('SOAP_ACTION');
    expect([response.status, read(response.body).fault?.code]).to.deep.equal([500, 'soap:Client']);
  });

  it('refuses a SOAPAction of the chain, also of a service that is not offered here', async () => {
    for (const soapAction of ['ToeleidingDienst-01.00', 'GeefDossierKBIDienst-01.00']) {
      await kit.handle(requestOf(messageOf(), { soapAction }));
      expect(kit.journal.at(-1)?.refusal?.key, soapAction).to.equal('SOAP_ACTION');
    }
  });

  it('finds a question only on the path of its service', async () => {
    await kit.handle(requestOf(messageOf(), { path: `${PATH}x` }));
    expect(kit.journal.at(-1)?.refusal?.key).to.equal('SOAP_OPERATION');
  });

  it('signs a Fault once a second: the same octets within it, new ones after it', async () => {
    const bad = requestOf(Buffer.from('geen xml'));
    const first = (await kit.handle(bad)).body;
    kit.clock.advance(999);
    expect((await kit.handle(bad)).body.equals(first)).to.equal(true);
    kit.clock.advance(1);
    const later = (await kit.handle(bad)).body;
    expect(later.equals(first)).to.equal(false);
    expect(read(later, 'strict', kit.clock.now()).fault?.text).to.equal(read(first).fault?.text);
    expect(new Set(kit.journal.map(({ messageId }) => messageId)).size).to.equal(3);
  });
});

describe('handle, when something of ours breaks', () => {
  it('answers 60009 in the Antwoord, bland, and keeps the cause for the journal', async () => {
    const secret = new TypeError('column INSZ of 85631490132 is odd');
    const kit = await openKit({
      dossiers: () => ({
        find: async () => {
          throw secret;
        },
      }),
    });
    const response = await ask(kit);
    expect([response.status, saysOf(response.body)]).to.deep.equal([200, '60009 MAGDA FOUT 3']);
    expect(response.body.toString()).not.to.include('column');
    expect(read(response.body).content).to.include('<Diagnose>Er is een technische fout opgetreden.</Diagnose>');
    expect(kit.journal.map(({ refusal }) => [refusal?.key, refusal?.cause])).to.deep.equal([['INTERNE_FOUT', secret]]);
    expect(kit.audit().map(({ uitkomst, clusters }) => [uitkomst, clusters])).to.deep.equal([['INTERNE_FOUT', '']]);
    await kit.close();
  });

  it('answers a Fault of ours when the question was not read yet', async () => {
    const kit = await openKit();
    const house = {
      ...kit.house,
      validate: () => {
        throw new RangeError('schema gone');
      },
    };
    const response = await handle(requestOf(messageOf()), house);
    const { fault } = read(response.body);
    expect([response.status, fault?.code]).to.deep.equal([500, 'soap:Server']);
    expect(fault?.text).not.to.include('schema gone');
    await kit.close();
  });
});
