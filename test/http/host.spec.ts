import { expect } from 'chai';
import { isLoopback, isLoopbackHost } from '../../src/http/host.js';

describe('names of this machine', () => {
  const hosts: readonly (readonly [string | undefined, boolean])[] = [
    [undefined, true],
    ['127.0.0.1:8473', true],
    ['127.9.9.9', true],
    ['localhost:8473', true],
    ['LOCALHOST', true],
    ['[::1]:8473', true],
    ['evil.example:8473', false],
    ['127.0.0.1.evil.example', false],
    ['localhost.evil.example:8473', false],
    ['192.168.1.4:8473', false],
    ['', false],
  ];
  for (const [host, own] of hosts)
    it(`${own ? 'are' : 'are not'} ${host ?? 'an absent Host'}`, () => expect(isLoopbackHost(host)).to.equal(own));
  it('are addresses to listen on', () =>
    expect(['127.0.0.1', '::1', 'localhost', '0.0.0.0', '::', '10.0.0.1'].map(isLoopback)).to.deep.equal([
      ...[true, true, true, false, false, false],
    ]));
});
