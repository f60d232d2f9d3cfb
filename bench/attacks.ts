// Clients that are rude, by hand or by accident: each attack opens its connections, keeps them busy for as long as it is let, and can be ended.
// Shared by the bench that measures a bystander and the spec that counts what it was refused.
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

const PATH = '/KBIDossiersDienst-01.00/soap/WebService';
const HEAD = `POST ${PATH} HTTP/1.1\r\nHost: kbi.test\r\nContent-Type: text/xml\r\n`;
const DRIP_MS = 200;

/** What one connection does: once it is open, and then each `DRIP_MS`. */
type Rudeness = {
  readonly connections: number;
  readonly open: (socket: Socket) => void;
  readonly drip?: (socket: Socket) => void;
  /** Whether its client never reads. */
  readonly deaf?: true;
};

const BODY = '<geen xml';
const POST = `${HEAD}Content-Length: ${BODY.length}\r\n\r\n${BODY}`;
const CHUNK = `10000\r\n${'x'.repeat(65_536)}\r\n`;

/** By name, what is done to the gateway. */
export const ATTACKS: Readonly<Record<string, Rudeness>> = {
  'headers without end': {
    connections: 400,
    open: (socket) => void socket.write(HEAD),
    drip: (socket) => void socket.write('X: y\r\n'),
  },
  'bodies without end': {
    connections: 400,
    open: (socket) => void socket.write(`${HEAD}Content-Length: 4000\r\n\r\n<`),
    drip: (socket) => void socket.write('x'),
  },
  'silent connections': { connections: 400, open: () => undefined },
  'half-open connections': {
    connections: 400,
    open: (socket) => void socket.end(`${HEAD}Content-Length: 4000\r\n\r\n<`),
  },
  'oversize bodies': {
    connections: 20,
    open: (socket) => void socket.write(`${HEAD}Transfer-Encoding: chunked\r\n\r\n`),
    drip: (socket) => void socket.write(CHUNK.repeat(4)),
  },
  'pipelined floods, never read': {
    connections: 10,
    open: (socket) => void socket.write(POST.repeat(200)),
    deaf: true,
  },
  garbage: {
    connections: 100,
    open: (socket) => void socket.write(randomBytes(2000)),
  },
};

/** `stop`: ends all connections that are left. */
export type Attack = { readonly opened: Promise<void>; stop(): Promise<void> };

/** Begins an attack. A connection that the gateway ends is opened again. */
export const attack = (url: string, { connections, open, drip, deaf }: Rudeness): Attack => {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  let going = true;
  const one = (): Promise<void> =>
    new Promise((resolve) => {
      const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
      sockets.add(socket);
      socket.once('connect', () => {
        open(socket);
        resolve();
      });
      if (deaf === undefined) socket.resume();
      socket.on('end', () => socket.destroy());
      socket.on('error', () => resolve());
      socket.on('close', () => {
        sockets.delete(socket);
        if (going) setTimeout(() => going && void one(), DRIP_MS);
      });
    });
  const opened = Promise.all(Array.from({ length: connections }, one)).then(() => undefined);
  const dripping = setInterval(() => {
    for (const socket of sockets) if (socket.writable && !socket.connecting) drip?.(socket);
  }, DRIP_MS);
  return {
    opened,
    stop: async () => {
      going = false;
      clearInterval(dripping);
      await Promise.all(
        [...sockets].map(
          (socket) =>
            new Promise<void>((resolve) => {
              socket.once('close', () => resolve());
              socket.destroy();
            }),
        ),
      );
    },
  };
};
