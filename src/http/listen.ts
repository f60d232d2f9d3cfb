// Binding and closing a server: port taken is a clear refusal, and closing waits for answers under way, not for idle connections.
import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
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

/** Stops listening, lets answers under way finish for a grace of 5 s, and closes idle connections at once. */
export const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), GRACE);
    // A connection that was answering falls idle after its answer, and would else be kept for the next question.
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP);
    server.close(() => {
      clearTimeout(late);
      clearInterval(sweep);
      resolve();
    });
    server.closeIdleConnections();
    for (const socket of silent.get(server) ?? []) socket.destroy();
  });
