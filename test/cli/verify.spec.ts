import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../src/cli/package.js';
import { sign } from '../../src/cli/sign.js';
import { verify } from '../../src/cli/verify.js';
import { inEnvelope, openPlace, type Place, REFERENCE } from './captured.js';

describe('kbi verify', () => {
  let place: Place;
  let message: string;
  before(async () => {
    place = openPlace(REFERENCE);
    cpSync(join(packageRoot, 'fixtures', 'keys'), place.at('keys'), { recursive: true });
    writeFileSync(place.at('plain.xml'), inEnvelope('<a>1</a>'));
    message = (await place.run(sign, { args: [place.at('plain.xml')], options: { as: 'ocmw-gent' } })).out;
  });
  after(() => place.close());
  const judge = (xml: string, options: Record<string, unknown> = {}, more = {}) => {
    writeFileSync(place.at('message.xml'), xml);
    return place.run(verify, { args: [place.at('message.xml')], options, ...more });
  };

  it('shows eleven steps of a message that holds, and exits with 0', async () => {
    const { exit, out } = await judge(message);
    expect(exit).to.equal(0);
    expect(out.match(/^ ?\d+ [✔–]/gm)).to.have.lengthOf(11);
    expect(out).to.contain('the signature holds');
  });

  it('puts the first cause on top, with both digests and the octets, and exits with 5', async () => {
    const { exit, out } = await judge(message.replace('<a>1</a>', '<a>\n\t 1</a>'));
    expect(exit).to.equal(5);
    expect(out).to.match(/^✖ refused: step 8, digests/);
    expect(out).to.match(/supplied {2}\S+=\n.*computed {2}\S+= {2}DIFFERENT/);
    expect(out).to.contain('<a>␊').and.to.contain('→ 1</a>');
  });

  it('shows canonical octets of everything on request', async () => {
    expect((await judge(message)).out).to.not.contain('canonical octets');
    expect((await judge(message, { canonical: true })).out.match(/canonical octets/g)).to.have.lengthOf(3);
  });

  it('judges under another profile', async () => {
    expect((await judge(message, { profile: 'ksz-x509' })).out).to.contain('SIGNATURE_COVERAGE');
  });

  it('judges at the moment that is asked, or at which it was made', async () => {
    const now = { config: { clock: 'system' } };
    expect((await judge(message, {}, now)).out).to.contain('TIMESTAMP_EXPIRED');
    expect((await judge(message, { at: 'created' }, now)).exit).to.equal(0);
    expect((await judge(message, { at: '2012-09-03T09:01:00+02:00' }, now)).exit).to.equal(0);
    expect((await place.halt(verify, { args: [place.at('message.xml')], options: { at: 'noon' } })).exit).to.equal(2);
  });

  it('gives the steps as JSON', async () => {
    const { out } = await judge(message.replace('<a>1</a>', '<a>2</a>'), {}, { json: true });
    const answer = JSON.parse(out) as { holds: boolean; first: string; steps: unknown[] };
    expect([answer.holds, answer.first, answer.steps.length]).to.deep.equal([false, 'DIGEST_MISMATCH', 11]);
  });
});
