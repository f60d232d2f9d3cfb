import { expect } from 'chai';
import { GENT, NOW, openOcmw } from './kit.js';

const PATH = '/InvalidatieKBIDossierDienst-01.00/soap/WebService';

describe('createOcmwServer', () => {
  const post = (url: string, body = 'x', headers = {}) => fetch(`${url}${PATH}`, { method: 'POST', body, headers });

  it('answers the failures it was told to, in order, and then listens', async () => {
    const ocmw = await openOcmw(GENT, { fail: [503, 404] });
    const statuses = [];
    for (let i = 0; i < 3; i += 1) statuses.push((await post(ocmw.url)).status);
    await ocmw.close();
    expect(statuses).to.deep.equal([503, 404, 500]);
    expect(ocmw.heard.slice(0, 2)).to.deep.equal([503, 404]);
    expect(ocmw.heard[2]).to.have.nested.property('refusal.key', 'XML_NOT_WELL_FORMED');
  });
  it('has one path and takes POST only, and no endless message', async () => {
    const ocmw = await openOcmw(GENT);
    expect((await fetch(`${ocmw.url}/elsewhere`, { method: 'POST' })).status).to.equal(404);
    expect((await fetch(`${ocmw.url}${PATH}`)).status).to.equal(405);
    expect((await post(ocmw.url, 'x'.repeat(1_048_577))).status).to.equal(413);
    await ocmw.close();
    expect(ocmw.heard).to.deep.equal([]);
  });
  it('takes the moment from the gateway when it says it, else its own', async () => {
    const moments: number[] = [];
    const receive = (_: Uint8Array, now: number) => {
      moments.push(now);
      return { status: 200, body: Buffer.from('') };
    };
    const ocmw = await openOcmw(GENT, { receive, clock: { now: () => NOW } });
    await post(ocmw.url, 'x', { 'X-KBI-Now': '2013-01-01T00:00:00Z' });
    await post(ocmw.url, 'x', { 'X-KBI-Now': 'soon' });
    await post(ocmw.url);
    await ocmw.close();
    expect(moments).to.deep.equal([Date.parse('2013-01-01T00:00:00Z'), NOW, NOW]);
  });
  it('keeps what it received before it answers, and does not acknowledge what it cannot keep', async () => {
    let full = true;
    const kept: number[] = [];
    const ocmw = await openOcmw(GENT, {
      receive: () => ({ status: 200, body: Buffer.from('ok') }),
      log: async (_, now) => {
        if (full) throw new RangeError('full');
        kept.push(now);
      },
    });
    const first = await post(ocmw.url);
    full = false;
    const second = await post(ocmw.url);
    await ocmw.close();
    expect([first.status, second.status, kept.length]).to.deep.equal([503, 200, 1]);
    expect(ocmw.heard[0]).to.equal(503);
  });
  it('waits before each answer when it was told to', async () => {
    const order: string[] = [];
    const ocmw = await openOcmw(GENT, { delay: 60, heard: () => void order.push('heard') });
    const answered = post(ocmw.url).then(() => order.push('answered'));
    await new Promise((resolve) => setTimeout(resolve, 5));
    order.push('meanwhile');
    await answered;
    await ocmw.close();
    expect(order).to.deep.equal(['meanwhile', 'heard', 'answered']);
  });
});
