// Clients that nobody here wrote read our contracts, sign a question in every stream, verify our signed answer with their own verifier,
// and survive a signed Fault. Each is the program of its page in docs/cookbook, as it stands there.
import { expect } from 'chai';
import { needs } from '../oracle.js';
import { expectedLines, type Interop, READINGS, startInterop } from './kit.js';
import { type Client, STACKS } from './stacks.js';

for (const { name, probes, voucher, ksz = false, open } of STACKS)
  describe(`${name} as a client`, function () {
    this.timeout(300_000);
    let interop: Interop;
    let client: Client;
    before(async function () {
      for (const [what, probe] of probes) needs(this, what, probe);
      interop = await startInterop();
      client = await open(interop);
    });
    after(() => interop?.stop());

    for (const [how, query] of READINGS)
      it(`reads the contracts ${how}, asks in every stream, verifies every answer, and survives a signed Fault`, async () => {
        const { exit, lines, all } = await client(interop.url, query);
        expect(lines, all).to.deep.equal(expectedLines(voucher, ksz));
        expect(exit).to.equal(0);
      });

    it('does not take an answer that was changed on its way', async () => {
      const { exit, lines, all } = await client(interop.tampered, '?wsdl');
      const taken = lines.filter((line) => line.startsWith('GeefKBIVestiging') && line.endsWith(voucher));
      expect(taken, all).to.deep.equal([]);
      expect(all, 'it is refused for its signature, not for another reason').to.match(
        /verif|signature|DIGEST_MISMATCH/i,
      );
      if (exit === 0) expect(lines[0]).to.contain('NOT verified');
    });
  });
