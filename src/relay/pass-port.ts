// The port of the relay that only passes on: node:http without an opinion on what comes. Sizes and times are those of the house.
import { createServer, type Server } from 'node:http';
import { linger, readBody } from '../http/body.js';
import type { Headers, Passed, Passing } from './pass.js';

/** Sizes in octets, times in seconds. */
export type PassPort = {
  readonly pass: (passing: Passing) => Promise<Passed>;
  readonly maxBody: number;
  readonly headersTimeout: number;
  readonly requestTimeout: number;
};

const PLAIN = { 'content-type': 'text/plain; charset=utf-8' };

/** The server, not yet listening. */
export const createPassPort = ({ pass, maxBody, headersTimeout, requestTimeout }: PassPort): Server =>
  createServer(
    { headersTimeout: headersTimeout * 1000, requestTimeout: requestTimeout * 1000, connectionsCheckingInterval: 1000 },
    (request, response) => {
      const answer = async (): Promise<void> => {
        const { method = 'GET', url: target = '/', headers } = request;
        if (!target.startsWith('/')) {
          response.writeHead(404, PLAIN).end('a path is wanted here\n');
          return;
        }
        const octets = await readBody(request, maxBody);
        if (octets === 'aborted') return;
        if (octets === 'too-large') {
          response.writeHead(413, { ...PLAIN, connection: 'close' });
          response.write(`the message is larger than ${maxBody} octets\n`);
          linger(request, () => response.end());
          return;
        }
        const passed = await pass({ method, target, headers: headers as Headers, octets });
        const named = Object.entries(passed.headers).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, typeof value === 'string' ? value : [...value]] as const],
        );
        response.writeHead(passed.status, { ...Object.fromEntries(named), 'content-length': passed.octets.length });
        response.end(method === 'HEAD' ? undefined : passed.octets);
      };
      answer().catch(() => response.destroy());
    },
  );
