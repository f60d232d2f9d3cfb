// The public port: node:http in front of the route. Decides what is not even SOAP (404, 405, 413, 415 in plain text, unsigned),
// serves the contracts (never behind the security check), sheds load before parsing, and hands the octets to the gateway.
import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { SOAP, type SoapVersion } from '../envelope/envelope.js';
import type { GatewayRequest, GatewayResponse } from '../house.js';
import { linger, readBody } from './body.js';
import { findMediaType } from './media-type.js';
import { createRoom, type Room } from './room.js';
import { createTurn, type Turn } from './turns.js';

/** A document of a contract. `now`: the clock it goes by, milliseconds, when that is not the port's. */
export type Served = {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly etag?: string;
  readonly now?: number;
};

/** A document of the contracts, or nothing when the path has none; a relay fetches it from elsewhere. */
export type ServeContract = (
  path: string,
  query: URLSearchParams,
  base: string,
) => Served | undefined | Promise<Served | undefined>;

/** What the public port needs. Sizes in octets, times in seconds. */
export type PublicPort = {
  readonly paths: Pick<ReadonlySet<string>, 'has'>;
  /** Which Host it may be asked by; absent: any. */
  readonly hosts?: (host: string | undefined) => boolean;
  readonly handle: (request: GatewayRequest) => Promise<GatewayResponse>;
  readonly contract: ServeContract;
  /** The answer, signed beforehand, to a message on a path for which there is no room. */
  readonly shed: (version: SoapVersion, path: string) => GatewayResponse;
  readonly messageId: () => string;
  readonly now: () => number;
  readonly maxBody: number;
  readonly maxInFlight: number;
  /** Largest block of HTTP headers. */
  readonly maxHeaders: number;
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
  const host = forwarded('x-forwarded-host') ?? header(request, 'host') ?? '';
  const scheme = forwarded('x-forwarded-proto') === 'https' ? 'https' : 'http';
  return `${scheme}://${host.replace(/[^A-Za-z0-9.:[\]-]/g, '') || 'localhost'}`;
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
    'Content-Length': Buffer.byteLength(text) + 1,
    'X-KBI-Message-Id': port.messageId(),
    ...connection,
    ...headers,
  });
  if (status !== 413) {
    response.end(`${text}\n`);
    return;
  }
  response.write(`${text}\n`);
  linger(response.req, () => response.end());
};

const serveContract = async (
  port: PublicPort,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: URLSearchParams,
): Promise<void> => {
  const document = await port.contract(path, query, baseOf(request, port));
  if (document === undefined) {
    plain(port, response, 405, 'POST a SOAP message here, or GET ?wsdl', { Allow: 'POST' });
    return;
  }
  const headers = {
    'Content-Type': document.contentType,
    'X-KBI-Message-Id': port.messageId(),
    'X-KBI-Now': new Date(document.now ?? port.now()).toISOString(),
    ...(document.etag === undefined ? {} : { ETag: document.etag }),
  };
  const known = document.etag !== undefined && header(request, 'if-none-match') === document.etag;
  const length = known ? {} : { 'Content-Length': Buffer.byteLength(document.body) };
  response.writeHead(known ? 304 : document.status, { ...headers, ...length });
  response.end(known || request.method === 'HEAD' ? undefined : document.body);
};

const send = (response: ServerResponse, { status, version, messageId, body }: GatewayResponse): void => {
  response.writeHead(status, {
    'Content-Type': CONTENT_TYPE[version],
    'Content-Length': body.length,
    'X-KBI-Message-Id': messageId,
    ...(status === 503 ? { 'Retry-After': '1' } : {}),
  });
  response.end(body);
};

const soap = async (
  port: PublicPort,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  behind: boolean,
  { room, turn }: { readonly room: Room; readonly turn: Turn },
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
  const shed = (): void => {
    request.resume();
    port.refused(503);
    send(response, port.shed(media.version, path));
  };
  if (room.full(behind)) return shed();
  const octets = await readBody(request, port.maxBody, room.receiving);
  if (octets === 'aborted') return;
  if (octets === 'too-large') {
    plain(port, response, 413, `the message is larger than ${port.maxBody} octets`);
    return;
  }
  if (room.full(behind)) return shed();
  room.enter(response);
  const action =
    header(request, 'soapaction')
      ?.trim()
      .replace(/^"(.*)"$/, '$1') ?? '';
  const soapAction = media.version === '1.2' ? media.action || action : action;
  await turn();
  send(response, await port.handle({ path, version: media.version, charset: media.charset, soapAction, octets }));
};

/** What node:http could not read: its own answers have neither text nor message id. */
const UNREADABLE: Readonly<Record<string, readonly [number, string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'the request did not arrive in time'],
  HPE_HEADER_OVERFLOW: [431, 'the HTTP headers are too large'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'the chunk extensions are too large'],
};

const answerUnreadable = (port: PublicPort, error: NodeJS.ErrnoException, socket: Duplex, answered: boolean): void => {
  if (error.code === 'ECONNRESET' || !socket.writable || answered) {
    socket.destroy();
    return;
  }
  const [status, text] = UNREADABLE[error.code ?? ''] ?? [400, 'this is not HTTP'];
  port.refused(status);
  setTimeout(() => socket.destroy(), 1000).unref();
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${text.length + 1}\r\n` +
      `X-KBI-Message-Id: ${port.messageId()}\r\nConnection: close\r\n\r\n${text}\n`,
  );
};

/** The path and query of a request line, whose target may be a whole address (RFC 9112 §3.2.2). */
const targetOf = ({ url = '/' }: IncomingMessage): readonly [string, string] => {
  const address = url.replace(/^https?:\/\/[^/?]*/i, '');
  const mark = address.indexOf('?');
  return mark < 0 ? [address, ''] : [address.slice(0, mark), address.slice(mark + 1)];
};

/** The server, not yet listening. */
export const createPublicPort = (port: PublicPort): Server => {
  const inside = { room: createRoom(port.maxInFlight, port.maxInFlight * port.maxBody), turn: createTurn() };
  const begun = new WeakMap<Duplex, ServerResponse>();
  const server = createServer(
    {
      headersTimeout: port.headersTimeout * 1000,
      requestTimeout: port.requestTimeout * 1000,
      connectionsCheckingInterval: 1000,
      maxHeaderSize: port.maxHeaders,
    },
    (request, response) => {
      const [path, query] = targetOf(request);
      const behind = begun.get(request.socket)?.writableFinished === false;
      begun.set(request.socket, response);
      if (port.hosts?.(header(request, 'host')) === false) {
        plain(port, response, 421, 'this port is asked by 127.0.0.1, ::1 or localhost, and by no other name');
      } else if (!port.paths.has(path)) {
        plain(port, response, 404, 'there is no service here; GET /<Service>Dienst-<NN.NN>/soap/WebService?wsdl');
      } else if (request.method === 'GET' || request.method === 'HEAD') {
        serveContract(port, request, response, path, new URLSearchParams(query)).catch(() => response.destroy());
      } else if (request.method !== 'POST') {
        plain(port, response, 405, 'POST a SOAP message here, or GET ?wsdl', { Allow: 'POST, GET, HEAD' });
      } else {
        soap(port, request, response, path, behind, inside).catch(() => {
          // The house answers every message; when even that fails, the client must not wait and the others must not suffer.
          if (response.headersSent) response.destroy();
          else plain(port, response, 500, 'the message cannot be answered');
        });
      }
    },
  );
  server.keepAliveTimeout = 30_000;
  // Who never reads its answers must not keep them here for ever; no source is waited for as long as this.
  server.timeout = 120_000;
  server.on('clientError', (error: NodeJS.ErrnoException, socket) =>
    answerUnreadable(
      port,
      error,
      socket,
      begun.get(socket)?.headersSent === true && !begun.get(socket)?.writableFinished,
    ),
  );
  return server;
};
