// One process that answers: the house and its public port, over whatever store and committer it was given.
// The same function serves the single process and each worker behind the primary.
import type { Server } from 'node:http';
import { type Assembled, assemble, type Parts } from './assemble.js';
import type { SoapFault } from './envelope/soap-fault.js';
import { Fault } from './faults/fault.js';
import { faultAt } from './house.js';
import { createPublicPort } from './http/server.js';
import { watchFiles } from './process/files.js';
import { openMessageJournal } from './process/message-journal.js';

const OVERLOADED = new Fault('OVERLOADED', 'too many messages in progress');

/** How often it is looked whether a list of revoked certificates is another. Unit: ms. */
const LOOK_EVERY = 5_000;

/** The house with its server, not yet listening. */
export const openAnswering = async (
  parts: Parts,
  /** Counts requests that never became a message, by status. */
  refused: (status: number) => void,
  /** Told when a whole message could not be kept. */
  complain: (error: unknown) => void = () => undefined,
  lookEvery = LOOK_EVERY,
): Promise<{ readonly assembled: Assembled; readonly server: Server }> => {
  const { config, contracts, ids, clock } = parts;
  const assembled = await assemble(parts);
  const { house } = assembled;
  // One per path and version: what is refused because there is too much must cost next to nothing.
  const overloaded = new Map<string, SoapFault>();
  const messages = openMessageJournal({ folder: config.messageJournal, clock, complain });
  const handle: Assembled['handle'] =
    messages === undefined
      ? assembled.handle
      : async (request) => {
          const response = await assembled.handle(request);
          const { path, octets: vraag } = request;
          const { messageId, status, body: antwoord } = response;
          messages.keep({ richting: 'IN', adres: path, messageId, vraag, status, antwoord });
          return response;
        };
  const server = createPublicPort({
    paths: new Set(contracts.operations.map(({ path }) => path)),
    handle,
    contract: contracts.serve,
    shed: (version, path) => {
      const key = `${version} ${path}`;
      const fault = overloaded.get(key) ?? faultAt(house, path, OVERLOADED);
      overloaded.set(key, fault);
      return { status: 503, version, messageId: ids.uuid(), body: house.signFault(version, fault, clock.now()) };
    },
    messageId: () => ids.uuid(),
    now: () => clock.now(),
    maxBody: config.maxBody,
    maxInFlight: config.maxQueue,
    maxHeaders: config.maxHeaderBlock,
    headersTimeout: config.headersTimeout,
    requestTimeout: config.requestTimeout,
    publicUrl: config.publicUrl,
    trustProxy: config.trustProxy,
    refused,
  });
  // Who was revoked is not let in until somebody happens to change the world.
  server.once('close', watchFiles(config.crl, lookEvery, assembled.revoke));
  return { assembled, server };
};
