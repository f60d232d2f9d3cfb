// The contracts on a loopback port, as the public port will serve them, for real clients to read.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Contracts } from '../../src/http/contract.js';

export type ContractServer = { readonly base: string; readonly asked: string[]; close(): Promise<void> };

export const serveContracts = async (contracts: Contracts): Promise<ContractServer> => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    asked.push(url.pathname + url.search);
    const found = contracts.serve(url.pathname, url.searchParams, url.origin);
    response.writeHead(found?.status ?? 404, { 'content-type': found?.contentType ?? 'text/plain' });
    response.end(found?.body ?? 'nothing here');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  return { base: `http://127.0.0.1:${port}`, asked, close };
};
