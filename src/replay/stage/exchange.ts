// One message to a gateway that listens, over HTTP: octets as they are, headers as the scenario has them.
import type { Exchange } from '../run.js';

/** Exchanges with the gateway at an address without path. Rejects when it cannot be reached. */
export const exchangeWith =
  (base: string): Exchange =>
  async ({ path, headers, body }) => {
    const response = await fetch(`${base}${path}`, {
      method: 'POST',
      headers: { ...headers },
      body: new Uint8Array(body),
      redirect: 'manual',
    });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    };
  };
