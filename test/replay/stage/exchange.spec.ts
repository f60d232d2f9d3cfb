import { expect } from 'chai';
import { exchangeWith } from '../../../src/replay/stage/exchange.js';

describe('exchangeWith', () => {
  it('rejects when nobody listens', async () => {
    const sent = exchangeWith('http://127.0.0.1:1')({ path: '/', headers: {}, body: Buffer.from('x') });
    const outcome = await sent.then(
      () => 'answered',
      () => 'rejected',
    );
    expect(outcome).to.equal('rejected');
  });
});
