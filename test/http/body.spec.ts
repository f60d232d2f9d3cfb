import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { expect } from 'chai';
import { linger, readBody } from '../../src/http/body.js';

/** A request as far as reading its body goes. */
const incoming = (headers: Record<string, string> = {}): PassThrough & IncomingMessage =>
  Object.assign(new PassThrough(), { headers }) as unknown as PassThrough & IncomingMessage;

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('readBody', () => {
  it('gives the octets, in one piece or many, or none', async () => {
    for (const chunks of [[], ['abc'], ['a', 'b', 'c']]) {
      const request = incoming();
      const read = readBody(request, 3);
      for (const chunk of chunks) request.write(chunk);
      request.end();
      expect(String(await read)).to.equal(chunks.join(''));
    }
  });

  it('refuses by Content-Length without reading', async () => {
    const request = incoming({ 'content-length': '4' });
    expect(await readBody(request, 3)).to.equal('too-large');
    expect(request.listenerCount('data')).to.equal(0);
  });

  it('refuses at the octet that is too much, and stops listening', async () => {
    const request = incoming({ 'transfer-encoding': 'chunked' });
    const read = readBody(request, 3);
    request.write('abc');
    request.write('d');
    expect(await read).to.equal('too-large');
    expect([request.isPaused(), request.listenerCount('data')]).to.deep.equal([true, 0]);
  });

  it('counts what it holds until it is done, whatever comes of it', async () => {
    for (const [limit, end] of [
      [3, (request: PassThrough) => request.end()],
      [1, () => undefined],
      [3, (request: PassThrough) => request.destroy()],
    ] as const) {
      const receiving = { octets: 10 };
      const request = incoming();
      const read = readBody(request, limit, receiving);
      request.write('a');
      await turn();
      expect(receiving.octets).to.equal(11);
      request.write('b');
      await turn();
      end(request);
      await read;
      await turn();
      expect(receiving.octets).to.equal(10);
    }
  });

  it('tells of a client that went away', async () => {
    for (const error of [undefined, new RangeError('reset')]) {
      const request = incoming();
      const read = readBody(request, 3);
      request.write('a');
      request.destroy(error);
      expect(await read).to.equal('aborted');
    }
  });
});

describe('linger', () => {
  const lingering = (request: IncomingMessage) => {
    let done = 0;
    linger(request, () => {
      done += 1;
    });
    return () => done;
  };

  it('takes what is on its way and is done, once, at its end', async () => {
    const request = incoming();
    const done = lingering(request);
    request.write('x'.repeat(100_000));
    await turn();
    expect(done()).to.equal(0);
    request.end();
    await turn();
    await turn();
    expect([done(), request.readableEnded]).to.deep.equal([1, true]);
  });

  it('is done when the client goes away', async () => {
    const request = incoming();
    const done = lingering(request);
    request.destroy();
    await turn();
    expect(done()).to.equal(1);
  });

  it('is done at once with a request that was read or is gone', () => {
    const request = incoming();
    request.destroy();
    expect(lingering(request)()).to.equal(1);
  });

  it('gives up on a client that sends without end', async () => {
    const request = incoming();
    const done = lingering(request);
    const chunk = Buffer.alloc(1_048_576);
    for (let i = 0; i < 16 && done() === 0; i += 1) {
      request.write(chunk);
      await turn();
    }
    expect(done()).to.equal(0);
    request.write('x');
    await turn();
    expect(done()).to.equal(1);
    request.destroy();
  });
});
