// The public port: node:http in front of the route. Decides what is not even SOAP (404, 405, 413, 415 in plain text, unsigned),
// serves the contracts (never behind the security check), sheds load before parsing, and hands the octets to the gateway.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { SOAP, type SoapVersion } from '../envelope/envelope.js';
import type { GatewayRequest, GatewayResponse } from '../house.js';
import { readBody } from './body.js';
import { findMediaType } from './media-type.js';

/** A document of the contracts, or nothing when the path has none. */
export type ServeContract = (
  path: string,
  query: URLSearchParams,
  base: string,
) =>
  | { readonly status: number; readonly contentType: string; readonly body: string; readonly etag?: string }
  | undefined;

/** What the public port needs. Sizes in octets, times in seconds. */
export type PublicPort = {
  readonly paths: ReadonlySet<string>;
  readonly handle: (request: GatewayRequest) => Promise<GatewayResponse>;
  readonly contract: ServeContract;
  readonly shed: (version: SoapVersion) => GatewayResponse;
  readonly messageId: () => string;
  readonly now: () => number;
  readonly maxBody: number;
  readonly maxInFlight: number;
  readonly headersTimeout: number;
  readonly requestTimeout: number;
  readonly publicUrl: string | undefined;
  readonly trustProxy: boolean;
  /** Counts what never became a message, by status. */
  readonly refused: (status: number) => void;
};

const CONTENT_TYPE: Readonly<Record<SoapVersion, string>> = {
  '1.1': `${SOAP['1.1'].contentType}; charset=utf-8`,
  '1.2': `${SOAP['1.2'].contentType}; charset=utf-8`,
};

const header = (request: IncomingMessage, name: string): string | undefined => {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
};

/** Scheme and host as the client saw them: KBI_PUBLIC_URL, a trusted proxy's word, or Host. */
const baseOf = (request: IncomingMessage, { publicUrl, trustProxy }: PublicPort): string => {
  if (publicUrl !== undefined) return publicUrl.replace(/\/$/, '');
  const forwarded = (name: string): string | undefined =>
    trustProxy ? header(request, name)?.split(',')[0]?.trim() : undefined;
  const host = forwarded('x-forwarded-host') ?? header(request, 'host') ?? 'localhost';
  return `${forwarded('x-forwarded-proto') ?? 'http'}://${host.replace(/[^A-Za-z0-9.:[\]-]/g, '')}`;
};

const plain = (
  port: PublicPort,
  response: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string> = {},
): void => {
  port.refused(status);
  const connection = status === 413 ? { Connection: 'close' } : {};
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'X-KBI-Message-Id': port.messageId(),
    ...connection,
    ...headers,
  });
  response.end(`${text}\n`);
};

const serveContract = (
  port: PublicPort,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: URLSearchParams,
): void => {
  const document = port.contract(path, query, baseOf(request, port));
  if (document === undefined) {
    plain(port, response, 405, 'POST a SOAP message here, or GET ?wsdl', { Allow: 'POST' });
    return;
  }
  const headers = {
    'Content-Type': document.contentType,
    'X-KBI-Message-Id': port.messageId(),
    'X-KBI-Now': new Date(port.now()).toISOString(),
    ...(document.etag === undefined ? {} : { ETag: document.etag }),
  };
  const known = document.etag !== undefined && header(request, 'if-none-match') === document.etag;
  response.writeHead(known ? 304 : document.status, headers);
  response.end(known || request.method === 'HEAD' ? undefined : document.body);
};

const send = (
  response: ServerResponse,
  { status, version, messageId, body }: GatewayResponse,
  headers: Record<string, string> = {},
): void => {
  response.writeHead(status, {
    'Content-Type': CONTENT_TYPE[version],
    'Content-Length': body.length,
    'X-KBI-Message-Id': messageId,
    ...headers,
  });
  response.end(body);
};

const soap = async (
  port: PublicPort,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  inFlight: number,
): Promise<void> => {
  const media = findMediaType(header(request, 'content-type'));
  if (media === undefined) {
    plain(
      port,
      response,
      415,
      'Content-Type must be text/xml (SOAP 1.1) or application/soap+xml (SOAP 1.2); multipart is not offered',
      {},
    );
    return;
  }
  const encoding = header(request, 'content-encoding')?.toLowerCase() ?? 'identity';
  if (encoding !== 'identity') {
    plain(port, response, 415, 'Content-Encoding must be identity');
    return;
  }
  if (inFlight > port.maxInFlight) {
    request.resume();
    send(response, port.shed(media.version), { 'Retry-After': '1' });
    return;
  }
  const octets = await readBody(request, port.maxBody);
  if (octets === 'aborted') return;
  if (octets === 'too-large') {
    plain(port, response, 413, `the message is larger than ${port.maxBody} octets`);
    return;
  }
  const action =
    header(request, 'soapaction')
      ?.trim()
      .replace(/^"(.*)"$/, '$1') ?? '';
  const soapAction = media.version === '1.2' ? media.action || action : action;
  send(response, await port.handle({ path, version: media.version, charset: media.charset, soapAction, octets }));
};

/** The server, not yet listening. */
export const createPublicPort = (port: PublicPort): Server => {
  let inFlight = 0;
  const server = createServer(
    {
      headersTimeout: port.headersTimeout * 1000,
      requestTimeout: port.requestTimeout * 1000,
      connectionsCheckingInterval: 1000,
    },
    (request, response) => {
      const address = request.url ?? '/';
      const mark = address.indexOf('?');
      const path = mark < 0 ? address : address.slice(0, mark);
      if (!port.paths.has(path)) {
        plain(port, response, 404, 'there is no service here; GET /<Service>Dienst-<NN.NN>/soap/WebService?wsdl');
      } else if (request.method === 'GET' || request.method === 'HEAD') {
        serveContract(port, request, response, path, new URLSearchParams(mark < 0 ? '' : address.slice(mark + 1)));
      } else if (request.method !== 'POST') {
        plain(port, response, 405, 'POST a SOAP message here, or GET ?wsdl', { Allow: 'POST, GET, HEAD' });
      } else {
        inFlight++;
        response.on('close', () => {
          inFlight--;
        });
        void soap(port, request, response, path, inFlight);
      }
    },
  );
  server.keepAliveTimeout = 30_000;
  return server;
};
