import { expect } from 'chai';
import { openAnswering } from '../src/answering.js';
import { close, listen } from '../src/http/listen.js';
import { type Kit, messageOf, openKit, PATH, read } from './gateway-kit.js';

describe('openAnswering', () => {
  let kit: Kit;
  beforeEach(async () => {
    kit = await openKit({ flags: { maxBody: 8000, publicUrl: 'https://kbi.example' } });
  });
  afterEach(() => kit.close());

  it('puts the house behind a port with the sizes, the address and the counter it was given', async () => {
    const refused: number[] = [];
    const { server, assembled } = await openAnswering(kit.parts, (status) => refused.push(status));
    const url = await listen(server, '127.0.0.1', 0);
    const headers = { 'Content-Type': 'text/xml' };
    const answer = await fetch(`${url}${PATH}`, { method: 'POST', headers, body: messageOf() });
    expect([answer.status, read(Buffer.from(await answer.arrayBuffer())).gekend]).to.deep.equal([200, 'true']);
    const large = await fetch(`${url}${PATH}`, { method: 'POST', headers, body: 'x'.repeat(8001) });
    expect(large.status).to.equal(413);
    expect((await fetch(`${url}/geen`)).status).to.equal(404);
    expect(await (await fetch(`${url}${PATH}?wsdl`)).text()).to.include(`https://kbi.example${PATH}`);
    expect(refused).to.deep.equal([413, 404]);
    expect(assembled.house.operations.length).to.be.greaterThan(0);
    await close(server);
  });
});
