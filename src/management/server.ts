// The management port: health, metrics, and the commands that change the state of a running gateway. Never the public port.
// Bound to loopback; elsewhere every request needs the token. Commands always need it: the holder file beside the database has it.

import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Fault } from '../faults/fault.js';

/** A command by name, `clock`, `import`, `reset`: takes the body of the request, gives what is answered as JSON. */
export type AdminCommand = (body: IncomingMessage, query: URLSearchParams) => Promise<unknown>;

export type ManagementPort = {
  readonly ready: () => Promise<boolean>;
  readonly metrics: () => Promise<string>;
  readonly commands: ReadonlyMap<string, AdminCommand>;
  readonly token: string;
  /** Whether even health and metrics need the token: the port is bound elsewhere than to loopback. */
  readonly closed: boolean;
  /** Told of what went wrong and is no refusal; the answer says only that the log has it. */
  readonly complain: (error: unknown) => void;
};

const bearer = (request: IncomingMessage, token: string): boolean => {
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
};

const text = (response: ServerResponse, status: number, body: string, type = 'text/plain; charset=utf-8'): void => {
  response.writeHead(status, { 'Content-Type': type });
  response.end(body);
};

const json = (response: ServerResponse, status: number, body: unknown): void =>
  text(response, status, `${JSON.stringify(body)}\n`, 'application/json');

const runCommand = async (
  command: AdminCommand,
  request: IncomingMessage,
  response: ServerResponse,
  query: URLSearchParams,
): Promise<void> => {
  try {
    json(response, 200, await command(request, query));
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    json(response, 400, { key: error.key, detail: error.detail, facts: error.facts });
  }
};

const answer = async (port: ManagementPort, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const { pathname, searchParams } = new URL(`http://management${request.url?.startsWith('/') ? request.url : '/'}`);
  const command = port.commands.get(pathname.replace('/admin/v1/', ''));
  if ((port.closed || command !== undefined) && !bearer(request, port.token))
    return text(response, 401, 'a token is needed\n');
  if (pathname === '/livez') return text(response, 200, 'ok\n');
  if (pathname === '/readyz')
    return (await port.ready().catch(() => false))
      ? text(response, 200, 'ready\n')
      : text(response, 503, 'not ready\n');
  if (pathname === '/metrics') return text(response, 200, await port.metrics());
  if (command === undefined || !pathname.startsWith('/admin/v1/')) return text(response, 404, 'not here\n');
  if (request.method !== 'POST') return text(response, 405, 'POST a command\n');
  return runCommand(command, request, response, searchParams);
};

/** The server, not yet listening. */
export const createManagementPort = (port: ManagementPort): Server =>
  createServer((request, response) => {
    answer(port, request, response).catch((error: unknown) => {
      port.complain(error);
      if (!response.headersSent) text(response, 500, 'the command failed; see the log\n');
      else response.destroy(error instanceof Error ? error : undefined);
    });
  });
