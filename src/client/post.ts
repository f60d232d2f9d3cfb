// Posting a message and fetching the gateway's clock: the one door of undici. No redirects are followed, time is bounded.
import { request } from 'undici';
import { SOAP, type SoapVersion } from '../envelope/envelope.js';
import { Fault } from '../faults/fault.js';

/** An answer as HTTP gave it. */
export type Posted = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly octets: Buffer;
};

const TIMEOUT = 30_000;

const unreachable = (url: string, error: unknown): Fault =>
  new Fault('BRON_ONBESCHIKBAAR', `${url} cannot be reached`, {}, error);

/** Sends a message. Throws BRON_ONBESCHIKBAAR when nobody answers within half a minute. */
export const post = async (
  url: string,
  version: SoapVersion,
  soapAction: string,
  octets: Uint8Array,
): Promise<Posted> => {
  const type = `${SOAP[version].contentType}; charset=utf-8`;
  const headers =
    version === '1.1'
      ? { 'Content-Type': type, SOAPAction: `"${soapAction}"` }
      : { 'Content-Type': `${type}; action="${soapAction}"` };
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

/** The gateway's clock in milliseconds, from `X-KBI-Now` of its WSDL; undefined when it does not say. */
export const fetchNow = async (url: string): Promise<number | undefined> => {
  try {
    const answer = await request(`${url}?wsdl`, { method: 'HEAD', headersTimeout: TIMEOUT, bodyTimeout: TIMEOUT });
    await answer.body.dump();
    const now = Date.parse(String(answer.headers['x-kbi-now'] ?? ''));
    return Number.isNaN(now) ? undefined : now;
  } catch (error) {
    throw unreachable(url, error);
  }
};
