import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import { type Outcome, sendLetter, targetOf } from '../../src/callbacks/send.js';
import { type Channel, openChannel } from '../../src/client/post.js';
import { writeBevestiging } from '../../src/dialects/magda/bevestiging.js';
import { createClock } from '../../src/process/clock.js';
import { signMessage } from '../../src/security/sign.js';
import { type CallbackKit, GENT, KEYS, NOW, type Ocmw, openCallbacks, openOcmw, partnerOf, signerOf } from './kit.js';
import { ROOT } from './schemas.js';

const MELDING = {
  Referte: 'r-1',
  VraagReferte: 'v-1',
  GebeurtenisId: '00000000-0000-4000-8000-00000000000a',
  Volgnummer: 1,
  INSZ: '85631490132',
  aangemaakt: NOW,
  vervangenDoor: undefined,
};

/** A signed answer of the OCMW, with the text changed before it is signed. */
const answerOf = (change: (text: string) => string, as = 'ocmw-gent', now = NOW): Buffer => {
  const antwoord = {
    Afzender: 'kbi-gateway.test/ocmw-gent',
    Referte: 'a-1',
    now,
    Resultaat: 1,
    Beschrijving: 'Wel',
  } as const;
  const content = change(writeBevestiging(MELDING, antwoord));
  return signMessage({ version: '1.1', content, signer: signerOf(as), profile: 'strict', now });
};

const saying = (octets: Buffer, status = 200): Channel => ({
  post: async () => ({ status, headers: {}, octets }),
  close: async () => undefined,
});

describe('sendLetter', () => {
  let kit: CallbackKit;
  before(async () => {
    kit = await openCallbacks({ rows: [], addresses: {}, clock: createClock({ modus: 'frozen', instant: NOW }) });
  });
  after(() => kit.close());
  const outcomeOf = (channel: Channel): Promise<Outcome> =>
    sendLetter(MELDING, { partner: partnerOf(GENT), url: 'http://h/', channel }, kit.parts.send);
  const wordOf = async (channel: Channel): Promise<string> => {
    const outcome = await outcomeOf(channel);
    return outcome.kind === 'acknowledged' ? 'acknowledged' : outcome.fout;
  };

  const same = (text: string): string => text;
  const uitzondering =
    '<Uitzonderingen><Uitzondering><Identificatie>1</Identificatie><Oorsprong>X</Oorsprong><Type>FOUT</Type>' +
    '<Tijdstip><Datum>2012-09-03</Datum><Tijd>09:00</Tijd></Tijdstip><Diagnose>d</Diagnose></Uitzondering></Uitzonderingen>';
  const rows: readonly (readonly [string, Channel, string])[] = [
    ['a signed Resultaat 1 to this question', saying(answerOf(same)), 'acknowledged'],
    ['the same with status 202', saying(answerOf(same), 202), 'HTTP_202'],
    ['a signed Resultaat 1 to another question', saying(answerOf((t) => t.replace('v-1', 'v-2'))), 'ANDERE_REFERTE'],
    ['one without Antwoord', saying(answerOf((t) => t.replace(/<Antwoorden>.*<\/Antwoorden>/, ''))), 'GEEN_ANTWOORD'],
    [
      'one with an exception',
      saying(answerOf((t) => t.replace('</Antwoord>', `${uitzondering}</Antwoord>`))),
      'UITZONDERING',
    ],
    ['one that does not fit the contract', saying(answerOf((t) => t.replace('>1<', '>yes<'))), 'SCHEMA_INVALID'],
    ['the answer of another service', saying(answerOf(() => '<a xmlns="urn:b"></a>')), 'SOAP_OPERATION'],
    ['a signed Fault', saying(answerOf(() => '<soap:Fault></soap:Fault>')), 'SOAP_FAULT'],
    ['one of yesterday', saying(answerOf(same, 'ocmw-gent', NOW - 86_400_000)), 'TIMESTAMP_EXPIRED'],
    [
      'an unsigned one',
      saying(
        Buffer.from(
          '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><a/></s:Body></s:Envelope>',
        ),
      ),
      'SIGNATURE_ABSENT',
    ],
    ['no XML', saying(Buffer.from('ok')), 'XML_NOT_WELL_FORMED'],
  ];
  for (const [title, channel, word] of rows)
    it(`makes of ${title}: ${word}`, async () => expect(await wordOf(channel)).to.equal(word));

  it('never throws', async () => {
    const broken: Channel = { post: () => Promise.reject(new RangeError('?')), close: async () => undefined };
    expect(await outcomeOf(broken)).to.deep.equal({ kind: 'failed', fout: 'INTERNE_FOUT', answers: false });
  });

  describe('over https', () => {
    let ocmw: Ocmw;
    let url: string;
    let shown: string | undefined;
    let server: ReturnType<typeof createServer>;
    const pem = (naam: string, end: string): string =>
      readFileSync(join(ROOT, 'fixtures', 'keys', `${naam}.${end}`), 'utf8');
    const serve = async (naam: string): Promise<void> => {
      const tls = { cert: pem(naam, 'crt'), key: pem(naam, 'key'), ca: pem('ca', 'crt'), requestCert: true };
      server = createServer({ ...tls, rejectUnauthorized: true }, async (request, response) => {
        shown = (
          request.socket as unknown as { getPeerCertificate(): { subject: Record<string, string> } }
        ).getPeerCertificate().subject.CN;
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        const headers = Object.entries(request.headers).flatMap(([name, value]) =>
          name === 'host' || name === 'content-length' ? [] : [[name, String(value)] as [string, string]],
        );
        const answer = await fetch(`${ocmw.url}${request.url}`, {
          method: 'POST',
          headers,
          body: Buffer.concat(chunks),
        });
        response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer()));
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/InvalidatieKBIDossierDienst-01.00/soap/WebService`;
    };
    before(async () => {
      ocmw = await openOcmw(GENT);
    });
    after(() => ocmw.close());
    afterEach(() => {
      server.closeAllConnections();
      server.close();
      shown = undefined;
    });
    const send = async (isReceiver: (der: Buffer) => boolean, ca = pem('ca', 'crt')): Promise<string> => {
      const channel = openChannel(
        { cert: pem('gateway', 'crt'), key: pem('gateway', 'key'), ca: [ca], isReceiver },
        5_000,
      );
      const outcome = await sendLetter(MELDING, { partner: partnerOf(GENT), url, channel }, kit.parts.send);
      await channel.close();
      return outcome.kind === 'acknowledged' ? 'acknowledged' : outcome.fout;
    };
    const isGent = (der: Buffer): boolean => der.equals(KEYS.partner('ocmw-gent')?.certificate.der ?? Buffer.alloc(0));

    it('shows the certificate of the gateway, and believes the receiver by its own', async () => {
      await serve('ocmw-gent');
      expect(await send(isGent)).to.equal('acknowledged');
      expect(shown).to.be.a('string').and.not.equal('');
    });
    it('sends nothing to a server that is another', async () => {
      await serve('ocmw-aalst');
      expect(await send(isGent)).to.equal('BRON_ONBESCHIKBAAR');
      expect(shown).to.equal(undefined);
    });
    it('sends nothing to a server of another authority', async () => {
      await serve('ocmw-gent');
      expect(await send(isGent, pem('ocmw-gent', 'crt'))).to.equal('BRON_ONBESCHIKBAAR');
    });
  });
});

describe('targetOf', () => {
  const path = '/InvalidatieKBIDossierDienst-01.00/soap/WebService';
  for (const [base, target] of [
    ['http://h:8472', `http://h:8472${path}`],
    ['http://h:8472/', `http://h:8472${path}`],
    ['https://h/kbi', `https://h/kbi${path}`],
    [`https://h${path}`, `https://h${path}`],
  ] as const)
    it(`makes of ${base} ${target}`, () => expect(targetOf(base)).to.equal(target));
});
