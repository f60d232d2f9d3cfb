// The signing relay as a command: the key of the partner, the clock of the gateway, the public port of the house in front of it.
import { fetchDocument, post } from '../client/post.js';
import { answerVerifier } from '../client/verify-answer.js';
import type { SoapVersion } from '../envelope/envelope.js';
import { Fault } from '../faults/fault.js';
import { isLoopback, isLoopbackHost } from '../http/host.js';
import { close, listen } from '../http/listen.js';
import { createPublicPort } from '../http/server.js';
import { crlReader } from '../prepare.js';
import { createClock } from '../process/clock.js';
import { createIds } from '../process/ids.js';
import { createRelayContract } from '../relay/contract.js';
import { writeRelayFault } from '../relay/refusal.js';
import { createSigningRelay, type Hop, type Outgoing } from '../relay/signing.js';
import { createTrust } from '../security/trust.js';
import { switchOption, textOption } from './command.js';
import { findMoment } from './moment.js';
import type { OpenRelay } from './relay-kind.js';
import { openSigner } from './signer.js';

/** One line of what passed. */
export const lineOf = ({ path, operation, status, fault, refusal, messageId }: Hop): string => {
  const outcome =
    refusal !== undefined
      ? `refused here (${refusal.side}): ${refusal.fault.key} ${refusal.fault.detail}`
      : `signed, ${fault ? 'Fault' : 'answer'} verified`;
  return [status, operation ?? path, outcome, messageId].join('  ');
};

const jsonOf = ({ refusal, ...hop }: Hop): unknown => ({
  ...hop,
  ...(refusal === undefined ? {} : { refusal: refusal.fault.key, side: refusal.side, detail: refusal.fault.detail }),
});

const MOST_IN_FLIGHT = 64;

/** Opens it; `upstream` without a path. */
export const openSigningRelay: OpenRelay = async (call, upstream, { address, port }) => {
  const { config, terminal } = call;
  const as = textOption(call, 'signAs') ?? '';
  const { key, keys, partner, profile } = await openSigner(config, as, textOption(call, 'profile'));
  const trust = createTrust({ anchors: keys.authorities, crls: [...keys.crls, ...crlReader(config)()] });
  const ids = createIds('system');
  const now = async (url: string): Promise<number> => (await findMoment(call, url)).now;
  const handle = createSigningRelay({
    upstream,
    signer: { key: key.key, certificate: key.certificate.der },
    profile,
    verify: answerVerifier(trust, keys.gateway.certificate, partner.profiel),
    post,
    now,
    ids,
    keepSecurity: switchOption(call, 'keepSecurity'),
    heard: (hop) => terminal.out(terminal.json ? JSON.stringify(jsonOf(hop)) : lineOf(hop)),
  });
  const shed = (version: SoapVersion): Outgoing => {
    const fault = new Fault('OVERLOADED', `more than ${MOST_IN_FLIGHT} messages under way`);
    const { body } = writeRelayFault(version, { fault, side: 'way', url: upstream, status: undefined });
    return { status: 503, version, messageId: ids.uuid(), body };
  };
  const server = createPublicPort({
    // Any path of the upstream; one that begins otherwise would make another host of the address.
    paths: { has: (path) => path.startsWith('/') },
    // Nor may a web page in a browser of this machine sign, under a name that leads here.
    ...(isLoopback(address) ? { hosts: isLoopbackHost } : {}),
    handle,
    contract: createRelayContract(upstream, fetchDocument),
    shed,
    messageId: ids.uuid,
    now: createClock({ modus: 'system' }).now,
    maxBody: config.maxBody,
    maxInFlight: MOST_IN_FLIGHT,
    maxHeaders: config.maxHeaderBlock,
    headersTimeout: config.headersTimeout,
    requestTimeout: config.requestTimeout,
    publicUrl: undefined,
    trustProxy: false,
    refused: () => undefined,
  });
  const url = await listen(server, address, port);
  return {
    url,
    says: `signs as ${as}, profile ${profile}`,
    open: `Whoever reaches ${url} is taken for that partner.`,
    close: () => close(server),
  };
};
