// SIGTERM while clients never stop asking: what was begun is answered, nobody new is let in, and the gateway ends well.
import { expect } from 'chai';
import { messageOf, PATH, saysOf } from '../gateway-kit.js';
import { connectRaw, rawRequest } from '../http/raw-client.js';
import { openSteady } from './kit.js';
import { startLoad } from './load.js';

/** Of whom the source answers late. */
const SLOW = '93711191937';

describe('a gateway that is stopped under load', () => {
  for (const workers of [1, 2]) {
    it(`answers what was begun, takes no more and exits with 0, with ${workers} answering`, async () => {
      const gateway = await openSteady('--workers', String(workers));
      const load = startLoad(gateway.url, 8);
      await load.more(50);
      const late = connectRaw(gateway.url);
      late.write(rawRequest('POST', PATH, { 'Content-Type': 'text/xml' }, messageOf({ INSZ: SLOW }).toString()));
      await load.more(50);
      const asked = Date.now();
      const ended = gateway.end();
      const [answer, code] = [await late.answer(), await ended];
      await load.stop();
      expect(code).to.equal(0);
      expect(saysOf(Buffer.from(answer.body))).to.equal('60006 MAGDA FOUT 3');
      // Whom the kernel still let in while nobody listened any more was never read.
      expect(load.lost.filter((opened) => opened < asked)).to.deep.equal([]);
      expect(load.refused).to.be.above(0);
      expect(new Set(load.answers.map(({ status }) => status))).to.deep.equal(new Set([200]));
      const after = connectRaw(gateway.url);
      expect(await after.answer().catch(() => 'refused')).to.equal('refused');
    });
  }
});
