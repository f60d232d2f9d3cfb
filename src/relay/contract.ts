// The contract of a service behind a relay: fetched from there at each question, with its addresses turned to the relay, so that a
// client generated from it calls the relay. Nothing is kept: the upstream may change its mind.
import type { Posted } from '../client/post.js';
import { Fault } from '../faults/fault.js';
import { relocateImports, relocateService } from '../http/contract-text.js';
import type { Served } from '../http/server.js';

/** Whether a query asks a contract: `?wsdl`, `?xsd=…`, in any case. */
const asksContract = (query: URLSearchParams): boolean =>
  [...query.keys()].some((name) => ['wsdl', 'xsd'].includes(name.toLowerCase()));

const unescaped = (location: string): string => location.replaceAll('&amp;', '&');

/** The text with the service and the schemas of the same place at `address`; schemas of elsewhere stay there. */
export const turnToRelay = (text: string, fetched: string, address: string): string => {
  const from = new URL(fetched);
  const own = (location: string): string => {
    const at = new URL(unescaped(location), from);
    return at.pathname === from.pathname ? address + at.search : at.href;
  };
  return relocateImports(relocateService(text, address), (_, location) => own(location));
};

const plain = (status: number, body: string): Served => ({
  status,
  contentType: 'text/plain; charset=utf-8',
  body: `${body}\n`,
});

/** Serves contracts of an upstream (without a path); nothing when none is asked. Never rejects for what the upstream does. */
export const createRelayContract =
  (upstream: string, fetch: (url: string) => Promise<Posted>) =>
  async (path: string, query: URLSearchParams, base: string): Promise<Served | undefined> => {
    if (!asksContract(query)) return undefined;
    const url = `${upstream}${path}?${query.toString().replace(/=(?=&|$)/g, '')}`;
    try {
      const { status, headers, octets } = await fetch(url);
      const contentType = String(headers['content-type'] ?? 'text/plain');
      const body = octets.toString('utf8');
      const now = Date.parse(String(headers['x-kbi-now'] ?? ''));
      const clock = Number.isNaN(now) ? {} : { now };
      if (status !== 200 || !/xml/i.test(contentType)) return { status, contentType, body, ...clock };
      return { status, contentType, body: turnToRelay(body, url, base + path), ...clock };
    } catch (error) {
      if (error instanceof Fault) return plain(502, `kbi relay: ${error.detail}`);
      throw error;
    }
  };
