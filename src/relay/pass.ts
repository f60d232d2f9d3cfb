// The relay that only passes on: octets in are octets out, in both directions, with the headers that belong to the message.
// It reads no more of a message than its digests, signs nothing and keeps nothing; it says who changed what on the way here.
import type { Posted } from '../client/post.js';
import { Fault } from '../faults/fault.js';
import { type Digests, digestsOf } from './digests.js';
import { findChange, HOPS_HEADER, readHops, writeHops } from './hops.js';

export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A request as HTTP gave it. `target`: path and query. Header names in lower case. */
export type Passing = {
  readonly method: string;
  readonly target: string;
  readonly headers: Headers;
  readonly octets: Buffer;
};
export type Passed = { readonly status: number; readonly headers: Headers; readonly octets: Buffer };

/** One direction of one message. `change`: what happened to it since the relay before. */
export type Leg = Digests & { readonly change: string | undefined };

/** What is told of one exchange. `answer` is absent when there was none. */
export type PassedOn = {
  readonly target: string;
  readonly status: number;
  readonly hop: number;
  readonly question: Leg;
  readonly answer: Leg | undefined;
};

/** `upstream` without a path. `forward` throws BRON_ONBESCHIKBAAR or BRON_TRAAG. */
export type PassParts = {
  readonly upstream: string;
  readonly forward: (url: string, passing: Omit<Passing, 'target'>) => Promise<Posted>;
  readonly heard?: (passed: PassedOn) => void;
};

/** Headers of one connection, and those that are made anew (RFC 9110 §7.6.1). */
const OWN = new Set([
  ...[
    'connection',
    'keep-alive',
    'proxy-authenticate',
    'proxy-authorization',
    'te',
    'trailer',
    'transfer-encoding',
    'upgrade',
  ],
  ...['host', 'content-length', 'expect', 'date', HOPS_HEADER],
]);

const passOn = (headers: Headers): Headers =>
  Object.fromEntries(Object.entries(headers).filter(([name, value]) => !OWN.has(name) && value !== undefined));

const trailIn = (headers: Headers): string | undefined => {
  const found = headers[HOPS_HEADER];
  return typeof found === 'string' ? found : found?.join(', ');
};

const STATUS: Readonly<Partial<Record<string, number>>> = { BRON_ONBESCHIKBAAR: 502, BRON_TRAAG: 504 };

/** Makes the relay. The function never throws: who cannot be reached is 502, who is late 504, both in plain text. */
export const createPassThrough = ({ upstream, forward, heard }: PassParts): ((passing: Passing) => Promise<Passed>) => {
  return async ({ method, target, headers, octets }) => {
    const before = readHops(trailIn(headers));
    const nummer = (before.at(-1)?.nummer ?? 0) + 1;
    const asked = digestsOf(octets);
    const question = { ...asked, change: findChange(before.at(-1), asked, nummer) };
    const trail = writeHops([...before, { ...asked, nummer }]);
    try {
      const sent = { method, octets, headers: { ...passOn(headers), [HOPS_HEADER]: trail } };
      const { status, headers: said, octets: back } = await forward(upstream + target, sent);
      const behind = readHops(trailIn(said));
      const found = digestsOf(back);
      const answer = { ...found, change: findChange(behind.at(-1), found, nummer) };
      heard?.({ target, status, hop: nummer, question, answer });
      const changes = [question.change, answer.change].filter((one) => one !== undefined);
      return {
        status,
        headers: {
          ...passOn(said),
          [HOPS_HEADER]: writeHops([...behind, { ...found, nummer }]),
          ...(changes.length === 0 ? {} : { 'x-kbi-hops-changed': changes.join('; ') }),
        },
        octets: back,
      };
    } catch (thrown) {
      const fault = thrown instanceof Fault ? thrown : new Fault('INTERNE_FOUT', String(thrown), {}, thrown);
      const status = STATUS[fault.key] ?? 500;
      heard?.({ target, status, hop: nummer, question, answer: undefined });
      const text = Buffer.from(`kbi relay: no answer from ${upstream}: ${fault.key}\n`);
      return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, octets: text };
    }
  };
};
