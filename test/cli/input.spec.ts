import { writeFileSync } from 'node:fs';
import { expect } from 'chai';
import { readInput } from '../../src/cli/input.js';
import { openPlace } from './captured.js';

describe('readInput', () => {
  it('gives the octets of a file as they are', async () => {
    const place = openPlace();
    writeFileSync(place.at('f'), Buffer.from([0xff, 0x0d, 0x0a, 0x00]));
    expect([...(await readInput(place.at('f'), ''))]).to.deep.equal([0xff, 0x0d, 0x0a, 0x00]);
    await place.close();
  });
  it('rejects for a file that is not there', async () => {
    const read = await readInput('/no/such/file', '').catch((error: NodeJS.ErrnoException) => error.code);
    expect(read).to.equal('ENOENT');
  });
});
