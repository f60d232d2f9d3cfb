// A client that writes HTTP by hand, so that a test can be slow, rude or wrong, and can count what comes back on one connection.
import { connect, type Socket } from 'node:net';

/** One answer as it stood on the wire; header names in lower case. */
export type RawAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** `closed`: resolves when the server ended the connection. */
export type RawClient = {
  write(text: string | Uint8Array): void;
  answer(): Promise<RawAnswer>;
  readonly closed: Promise<void>;
  destroy(): void;
  readonly socket: Socket;
};

const parse = (buffer: Buffer): { readonly answer: RawAnswer; readonly rest: Buffer } | undefined => {
  const end = buffer.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [statusLine = '', ...lines] = buffer.subarray(0, end).toString('latin1').split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const status = Number(statusLine.split(' ')[1]);
  const length = status === 304 || status === 100 ? 0 : Number(headers['content-length'] ?? 0);
  const rest = buffer.subarray(end + 4);
  if (rest.length < length) return undefined;
  return { answer: { status, headers, body: rest.subarray(0, length).toString() }, rest: rest.subarray(length) };
};

/** Connects to an address such as `http://127.0.0.1:8470`. `answer` rejects when the connection ends without one. */
export const connectRaw = (url: string): RawClient => {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  let received: Buffer = Buffer.alloc(0);
  let over = false;
  let wake: () => void = () => undefined;
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    wake();
  });
  const closed = new Promise<void>((resolve) => {
    socket.on('error', () => undefined);
    socket.on('close', () => {
      over = true;
      wake();
      resolve();
    });
  });
  const answer = async (): Promise<RawAnswer> => {
    for (;;) {
      const parsed = parse(received);
      if (parsed !== undefined) {
        received = Buffer.from(parsed.rest);
        return parsed.answer;
      }
      if (over) throw new RangeError(`the connection ended after ${received.length} octets`);
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return { write: (text) => void socket.write(text), answer, closed, destroy: () => socket.destroy(), socket };
};

/** A request in one piece. */
export const rawRequest = (
  method: string,
  target: string,
  headers: Readonly<Record<string, string>> = {},
  body = '',
): string => {
  const all: Record<string, string> = { Host: 'kbi.test', ...headers };
  const sized =
    body === '' || 'Transfer-Encoding' in all ? all : { 'Content-Length': String(Buffer.byteLength(body)), ...all };
  const lines = Object.entries(sized).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
};
