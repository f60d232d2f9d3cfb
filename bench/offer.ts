// An open load: every message goes at its moment, however late the answers of others are. Written on bare sockets, because the load shares
// the machine with what it measures, and a client that cannot keep up would measure itself.
import { connect, type Socket } from 'node:net';
import { percentile } from './load.js';

/** What became of messages that were offered at a fixed rate. Latencies in ms, from the moment a message was due. */
export type Offered = {
  readonly offered: number;
  readonly accepted: number;
  readonly shed: number;
  readonly lost: number;
  readonly seconds: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly shedP99: number;
};

type Seen = { readonly status: number; readonly milliseconds: number };

/** One keep-alive connection; `ask` may be called again when `done` was. */
type Line = { ask(message: Buffer, done: (status: number) => void): void; end(): void };

const STATUS_AT = 'HTTP/1.1 '.length;

const openLine = (host: string, port: number): Promise<Line> =>
  new Promise((resolve, reject) => {
    let waiting: ((status: number) => void) | undefined;
    let status = 0;
    let left = -1;
    let head = '';
    const finish = (): void => {
      const done = waiting;
      waiting = undefined;
      left = -1;
      head = '';
      done?.(status);
    };
    /** Counts octets: only the head of an answer is read. */
    const take = (chunk: Buffer): void => {
      if (left >= 0) left -= chunk.length;
      else {
        head += chunk.toString('latin1');
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        status = Number(head.slice(STATUS_AT, STATUS_AT + 3));
        left = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0) - (head.length - end - 4);
      }
      if (left <= 0) finish();
    };
    const socket: Socket = connect({ host, port, noDelay: true }, () =>
      resolve({
        ask: (message, done) => {
          waiting = done;
          socket.write(message);
        },
        end: () => socket.destroy(),
      }),
    );
    socket.on('data', take);
    socket.on('error', (error) => {
      reject(error);
      status = 0;
      finish();
    });
    socket.on('close', () => {
      status = 0;
      finish();
    });
  });

/** A message with its HTTP head, ready to be written. */
const framed = ({ pathname, host }: URL, message: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(
      `POST ${pathname} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: text/xml; charset=utf-8\r\nContent-Length: ${message.length}\r\n\r\n`,
    ),
    message,
  ]);

/** Offers the messages at a rate over so many connections in turn; a message waits only when all of them are taken. */
export const offer = async (
  url: string,
  messages: readonly Buffer[],
  perSecond: number,
  connections = 512,
): Promise<Offered> => {
  const address = new URL(url);
  const ready = messages.map((message) => framed(address, message));
  const lines = await Promise.all(
    Array.from({ length: connections }, () => openLine(address.hostname, Number(address.port))),
  );
  const free = [...lines];
  const seen: Seen[] = [];
  const start = performance.now();
  let next = 0;
  const pump = (): void => {
    const due = Math.min(ready.length, Math.floor(((performance.now() - start) / 1000) * perSecond) + 1);
    while (next < due && free.length > 0) {
      const line = free.shift() as Line;
      const at = start + (next * 1000) / perSecond;
      line.ask(ready[next] ?? Buffer.alloc(0), (status) => {
        seen.push({ status, milliseconds: performance.now() - at });
        if (status !== 0) free.push(line);
        pump();
      });
      next += 1;
    }
  };
  while (seen.length < ready.length && free.length + (next - seen.length) > 0) {
    pump();
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const seconds = (performance.now() - start) / 1000;
  for (const line of lines) line.end();
  const latencies = (wanted: number): number[] =>
    seen
      .filter(({ status }) => status === wanted)
      .map(({ milliseconds }) => milliseconds)
      .sort((a, b) => a - b);
  const [accepted, shed] = [latencies(200), latencies(503)];
  return {
    offered: messages.length,
    accepted: accepted.length,
    shed: shed.length,
    lost: messages.length - accepted.length - shed.length,
    seconds,
    p50: percentile(accepted, 0.5),
    p95: percentile(accepted, 0.95),
    p99: percentile(accepted, 0.99),
    shedP99: percentile(shed, 0.99),
  };
};
