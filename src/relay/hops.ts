// The trail that a message leaves in the header X-KBI-Hops: each relay that passes it on adds its number and the digests of what it sent.
// Whoever receives compares with the last entry and can name between whom a message was changed, and whether by white space only.
// The trail is a help to find who reformats; nobody is believed because of it: that is for signatures.
import type { Digests } from './digests.js';

export const HOPS_HEADER = 'x-kbi-hops';

/** One relay that passed a message on. Numbers count from the client, on the way back too. */
export type Hop = Digests & { readonly nummer: number };

const MOST_HOPS = 16;
const ENTRY = /^hop=(\d{1,2});octets=([\w-]{43});body=([\w-]{43}|);text=([\w-]{43}|)$/;

/** The entries of a header, in order; none when it is absent, malformed or longer than anybody's chain. */
export const readHops = (header: string | undefined): readonly Hop[] => {
  const entries = (header ?? '').split(',').map((entry) => ENTRY.exec(entry.trim()));
  if (entries.length > MOST_HOPS) return [];
  const hops: Hop[] = [];
  for (const found of entries) {
    if (found === null) return [];
    const [, nummer, octets = '', body = '', text = ''] = found;
    hops.push({ nummer: Number(nummer), octets, body, text });
  }
  return hops;
};

/** The header with these entries. */
export const writeHops = (hops: readonly Hop[]): string =>
  hops.map(({ nummer, octets, body, text }) => `hop=${nummer};octets=${octets};body=${body};text=${text}`).join(', ');

/** What happened to a message since the last relay sent it, in words; undefined when it came octet for octet, or from no relay. */
export const findChange = (sent: Hop | undefined, received: Digests, nummer: number): string | undefined => {
  if (sent === undefined || sent.octets === received.octets) return undefined;
  const between = `between hop ${sent.nummer} and hop ${nummer}`;
  if (sent.body === '' || received.body === '') return `Octets changed ${between}`;
  if (sent.body === received.body) return `Octets changed ${between}, Body not`;
  return sent.text === received.text ? `Body changed ${between}, white space only` : `Body changed ${between}`;
};
