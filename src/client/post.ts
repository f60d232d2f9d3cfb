// Posting a message and fetching the gateway's clock: the one door of undici. No redirects are followed, time is bounded.
// A gateway that calls nobody does without it: it is loaded by the first call.
import { checkServerIdentity } from 'node:tls';
import type { Agent } from 'undici';
import { SOAP, type SoapVersion } from '../envelope/envelope.js';
import { Fault } from '../faults/fault.js';

/** An answer as HTTP gave it. */
export type Posted = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly octets: Buffer;
};

const TIMEOUT = 30_000;

const LATE: ReadonlySet<unknown> = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);

const unreachable = (url: string, error: unknown): Fault =>
  error instanceof Error && 'code' in error && LATE.has(error.code)
    ? new Fault('BRON_TRAAG', `${url} did not answer within ${TIMEOUT} ms`, {}, error)
    : new Fault('BRON_ONBESCHIKBAAR', `${url} cannot be reached`, {}, error);

const load = () => import('undici');

const headersOf = (version: SoapVersion, soapAction: string): Record<string, string> => {
  const type = `${SOAP[version].contentType}; charset=utf-8`;
  return version === '1.1'
    ? { 'Content-Type': type, SOAPAction: `"${soapAction}"` }
    : { 'Content-Type': `${type}; action="${soapAction}"` };
};

/** Sends a message. Throws BRON_ONBESCHIKBAAR when nobody answers, BRON_TRAAG when nothing comes for half a minute. */
export const post = async (
  url: string,
  version: SoapVersion,
  soapAction: string,
  octets: Uint8Array,
): Promise<Posted> => {
  const headers = headersOf(version, soapAction);
  const { request } = await load();
  try {
    const answer = await request(url, {
      method: 'POST',
      headers,
      body: octets,
      headersTimeout: TIMEOUT,
      bodyTimeout: TIMEOUT,
    });
    return { status: answer.statusCode, headers: answer.headers, octets: Buffer.from(await answer.body.arrayBuffer()) };
  } catch (error) {
    throw unreachable(url, error);
  }
};

/** Passes a request on as it came. `timeout` (ms) for the whole exchange. Throws BRON_ONBESCHIKBAAR or BRON_TRAAG. */
export const forward = async (
  url: string,
  passing: {
    readonly method: string;
    readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
    readonly octets: Buffer;
  },
  timeout: number,
): Promise<Posted> => {
  const { request } = await load();
  const signal = AbortSignal.timeout(timeout);
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(passing.headers))
    if (value !== undefined) headers[name] = typeof value === 'string' ? value : [...value];
  try {
    const method = passing.method as 'POST';
    const body = passing.octets.length === 0 ? null : passing.octets;
    const answer = await request(url, { method, headers, body, signal });
    return { status: answer.statusCode, headers: answer.headers, octets: Buffer.from(await answer.body.arrayBuffer()) };
  } catch (error) {
    if (signal.aborted) throw new Fault('BRON_TRAAG', `${url} did not answer within ${timeout} ms`, {}, error);
    throw unreachable(url, error);
  }
};

/** Fetches a document, a contract say. Throws as `post` does. */
export const fetchDocument = async (url: string): Promise<Posted> => {
  const { request } = await load();
  try {
    const answer = await request(url, { headersTimeout: TIMEOUT, bodyTimeout: TIMEOUT });
    return { status: answer.statusCode, headers: answer.headers, octets: Buffer.from(await answer.body.arrayBuffer()) };
  } catch (error) {
    throw unreachable(url, error);
  }
};

/** The gateway's clock in milliseconds, from `X-KBI-Now` of its WSDL; undefined when it does not say. */
export const fetchNow = async (url: string): Promise<number | undefined> => {
  const { request } = await load();
  try {
    const answer = await request(`${url}?wsdl`, { method: 'HEAD', headersTimeout: TIMEOUT, bodyTimeout: TIMEOUT });
    await answer.body.dump();
    const now = Date.parse(String(answer.headers['x-kbi-now'] ?? ''));
    return Number.isNaN(now) ? undefined : now;
  } catch (error) {
    throw unreachable(url, error);
  }
};

/**
 * What we show and believe over https, PEM; no other authorities count. `isReceiver`: whether the certificate (DER) of a server
 * that bears another name than the address is the receiver's all the same.
 */
export type ChannelTls = {
  readonly cert: string;
  readonly key: string;
  readonly ca: readonly string[];
  readonly isReceiver: (der: Buffer) => boolean;
};

/** A bounded way to one receiver: few connections, an answer of limited size, a whole exchange of limited time. */
export type Channel = {
  /** SOAP 1.1. Throws BRON_ONBESCHIKBAAR when nobody answers, BRON_TRAAG when the time was up. */
  post(
    url: string,
    soapAction: string,
    octets: Uint8Array,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Posted>;
  /** Breaks off what is under way. */
  close(): Promise<void>;
};

const MOST_OCTETS = 1_048_576;

/** Opens a channel. `timeout` (ms) runs from the first octet sent to the last received: a receiver that drips holds nobody. */
export const openChannel = (tls: ChannelTls, timeout: number): Channel => {
  const { cert, key, ca, isReceiver } = tls;
  const openAgent = async (): Promise<Agent> =>
    new (await load()).Agent({
      connections: 16,
      maxResponseSize: MOST_OCTETS,
      connect: {
        timeout,
        cert,
        key,
        ca: [...ca],
        checkServerIdentity: (host, certificate) =>
          isReceiver(certificate.raw) ? undefined : checkServerIdentity(host, certificate),
      },
    });
  let agent: Promise<Agent> | undefined;
  /** What could not be opened is tried again by the next call. */
  const dispatch = (): Promise<Agent> => {
    agent ??= openAgent().catch((error: unknown) => {
      agent = undefined;
      throw error;
    });
    return agent;
  };
  return {
    post: async (url, soapAction, octets, headers = {}) => {
      const signal = AbortSignal.timeout(timeout);
      try {
        const [{ request }, dispatcher] = await Promise.all([load(), dispatch()]);
        const answer = await request(url, {
          method: 'POST',
          dispatcher,
          headers: { ...headersOf('1.1', soapAction), ...headers },
          body: octets,
          signal,
        });
        const body = Buffer.from(await answer.body.arrayBuffer());
        return { status: answer.statusCode, headers: answer.headers, octets: body };
      } catch (error) {
        if (signal.aborted) throw new Fault('BRON_TRAAG', `${url} did not answer within ${timeout} ms`, {}, error);
        throw unreachable(url, error);
      }
    },
    // Also what was never called is closed: who posts afterwards must not open it anew.
    close: async () => {
      await (await dispatch()).destroy();
    },
  };
};
