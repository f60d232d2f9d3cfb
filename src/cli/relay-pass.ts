// `kbi relay --pass-through`: the hop that changes nothing, and says who did.
import { forward } from '../client/post.js';
import { close, listen } from '../http/listen.js';
import { createPassThrough, type PassedOn } from '../relay/pass.js';
import { createPassPort } from '../relay/pass-port.js';
import { secondsOf } from './relay-as.js';
import type { OpenRelay } from './relay-kind.js';

const SHOWN = 12;

/** One line of what passed: status, path, the first signs of both digests, and what was changed before it came here. */
export const lineOf = ({ status, target, question, answer }: PassedOn): string => {
  const changes = [question.change, answer?.change].filter((one) => one !== undefined);
  const digests = `${question.octets.slice(0, SHOWN)} → ${answer?.octets.slice(0, SHOWN) ?? 'no answer'}`;
  return [status, target, digests, ...changes].join('  ');
};

/** Opens it; `upstream` without a path. */
export const openPassThrough: OpenRelay = async (call, upstream, { address, port }) => {
  const { config, terminal } = call;
  const timeout = secondsOf(call) * 1000;
  const pass = createPassThrough({
    upstream,
    forward: (url, passing) => forward(url, passing, timeout),
    heard: (passed) => terminal.out(terminal.json ? JSON.stringify(passed) : lineOf(passed)),
  });
  const { maxBody, headersTimeout, requestTimeout } = config;
  const server = createPassPort({ pass, maxBody, headersTimeout, requestTimeout });
  const url = await listen(server, address, port);
  return { url, says: 'passes on, octet for octet', close: () => close(server) };
};
