import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../src/cli/package.js';
import { sign } from '../../src/cli/sign.js';
import { verify } from '../../src/cli/verify.js';
import { ABDUL, inEnvelope, openPlace, type Place, questionAbout, REFERENCE } from './captured.js';

describe('kbi sign', () => {
  let place: Place;
  let file: string;
  before(() => {
    place = openPlace(REFERENCE);
    cpSync(join(packageRoot, 'fixtures', 'keys'), place.at('keys'), { recursive: true });
    file = place.at('plain.xml');
    writeFileSync(file, inEnvelope('<a/>'));
  });
  after(() => place.close());

  for (const as of ['ocmw-gent', 'ksz'])
    it(`signs as ${as} under its own profile, so that verify holds`, async () => {
      const output = place.at('signed.xml');
      const { exit, out, err } = await place.run(sign, { args: [file], options: { as, output } });
      expect([exit, out]).to.deep.equal([0, '']);
      expect(err).to.contain(`profile ${as === 'ksz' ? 'ksz-x509' : 'strict'}`);
      expect((await place.run(verify, { args: [output] })).exit).to.equal(0);
    });

  it('gives the octets as they are to be sent, and nothing else, on stdout', async () => {
    const output = place.at('signed.xml');
    const options = { as: 'ocmw-gent' };
    const { out } = await place.run(sign, { args: [file], options });
    await place.run(sign, { args: [file], options: { ...options, output } });
    expect(out, 'the same moment, the same signature').to.equal(readFileSync(output, 'utf8'));
  });

  it('signs as the sender in the Context when nobody is named', async () => {
    writeFileSync(place.at('question.xml'), inEnvelope(questionAbout(ABDUL)));
    expect((await place.run(sign, { args: [place.at('question.xml')] })).err).to.contain('as ocmw-gent');
  });

  it('asks who signs when the file does not say', async () =>
    expect((await place.halt(sign, { args: [file] })).exit).to.equal(2));
  it('says that a partner has no key', async () => {
    const halt = await place.halt(sign, {
      args: [file],
      options: { as: 'ocmw-gent' },
      config: { keys: place.at('none') },
    });
    expect([halt.exit, halt.next]).to.deep.equal([3, `kbi keys make --keys ${place.at('none')}`]);
  });
});
