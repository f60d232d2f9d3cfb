// Binding and closing a server: port taken is a clear refusal, and closing waits for answers under way, not for idle connections.
// Whoever is in the middle of asking when we close is answered: a question that was sent twice may have been answered twice.
import type { Server } from 'node:http';
import { type AddressInfo, Server as NetServer, type Socket } from 'node:net';
import { Fault } from '../faults/fault.js';

/** Connections on which nothing was asked yet: node:http counts them among the busy ones. */
const silent = new WeakMap<Server, Set<Socket>>();

const watch = (server: Server): void => {
  const sockets = new Set<Socket>();
  silent.set(server, sockets);
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('request', ({ socket }) => sockets.delete(socket));
};

/** Listens and gives the address, without a path. Port 0 takes any free one. Throws PORT_UNAVAILABLE. */
export const listen = (server: Server, host: string, port: number): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(new Fault('PORT_UNAVAILABLE', `${host}:${port} cannot be bound`, {}, error)),
    );
    watch(server);
    server.listen(port, host, () => {
      const { port: bound, family, address } = server.address() as AddressInfo;
      resolve(`http://${family === 'IPv6' ? `[${address}]` : address}:${bound}`);
    });
  });

const GRACE = 5000;
const SWEEP = 50;

/**
 * Stops listening, lets answers under way finish for a grace of 5 s, and closes idle connections at once, or after a `lull` (ms).
 * In the lull a question on a connection that was kept is still answered, with `Connection: close`: a client that was just asking is
 * not cut off, and one that waits for nothing is. May be called again, with a shorter lull.
 */
export const close = (server: Server, lull = 0): Promise<void> =>
  new Promise((resolve) => {
    // First of the listeners: the one that answers may do so at once.
    server.prependListener('request', (_, response) => void response.setHeader('Connection', 'close'));
    let sweep: NodeJS.Timeout | undefined;
    const end = (): void => {
      server.closeIdleConnections();
      for (const socket of silent.get(server) ?? []) socket.destroy();
      // A connection that was answering falls idle after its answer, and would else be kept for the next question.
      sweep ??= setInterval(() => server.closeIdleConnections(), SWEEP);
    };
    const quiet = setTimeout(end, lull);
    const late = setTimeout(() => server.closeAllConnections(), lull + GRACE);
    const closed = (): void => {
      for (const timer of [quiet, late, sweep]) clearTimeout(timer);
      resolve();
    };
    // The close of node:http ends idle connections, and watches those that are slow no longer.
    if (lull > 0) NetServer.prototype.close.call(server, closed);
    else {
      server.close(closed);
      end();
    }
  });

/** What clients that keep their connection are given at a stop: long for one that asks, short for one who waits for the end. Unit: ms. */
export const LULL = 250;

/** Leaves the work to others who listen: as `close`, but idle connections end by themselves, after the time that clients were told. */
export const retire = (server: Server): Promise<void> => close(server, server.keepAliveTimeout + 1000);
