// R4 and R5: receivers that fail three times in ten, and one that is dead. Changes come while letters are under way.
import { createServer } from 'node:http';
import { expect } from 'chai';
import fc from 'fast-check';
import { close, listen } from '../../../src/http/listen.js';
import { type Dice, diceOf } from '../../oracles/prng.js';
import { ANTWERPEN, client, GENT, type Ocmw, openCallbacks, openOcmw, pause, person, QUICK } from '../kit.js';

const PERSONS = [1, 2, 3, 4, 5, 6, 7, 8];
const OCMWS = [GENT, ANTWERPEN];

/** An OCMW that fails by chance, in one of the ways there are: also by losing its own acknowledgement. */
const openFlaky = async (ocmw: string, dice: Dice): Promise<Ocmw> => {
  const inner = await openOcmw(ocmw);
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const fate = dice.below(100);
    if (fate < 10) {
      response.writeHead(503).end();
      return;
    }
    if (fate < 15) {
      request.socket.destroy();
      return;
    }
    const headers = { 'Content-Type': 'text/xml', 'X-KBI-Now': String(request.headers['x-kbi-now']) };
    const answer = await fetch(`${inner.url}${request.url}`, { method: 'POST', headers, body: Buffer.concat(chunks) });
    const body = Buffer.from(await answer.arrayBuffer());
    if (fate < 25) request.socket.destroy();
    else if (fate < 30)
      response.writeHead(200).end(body.toString().replace('<ds:SignatureValue>', '<ds:SignatureValue>AAAA'));
    else response.writeHead(answer.status).end(body);
  });
  const url = await listen(server, '127.0.0.1', 0);
  return {
    ...inner,
    url,
    close: async () => {
      server.closeAllConnections();
      await close(server);
      await inner.close();
    },
  };
};

describe('receivers that fail three times in ten', function () {
  this.timeout(60_000);
  it('hear of every change in the order of each person, under one id and number, with no number missing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 2 ** 31 }),
        fc.array(
          fc.record({ serie: fc.constantFrom(...PERSONS), ocmw: fc.constantFrom(...OCMWS), wait: fc.boolean() }),
          {
            minLength: 20,
            maxLength: 60,
          },
        ),
        async (seed, changes) => {
          const dice = diceOf(seed);
          const ocmws = Object.fromEntries(
            await Promise.all(OCMWS.map(async (ocmw) => [ocmw, await openFlaky(ocmw, dice)] as const)),
          );
          const addresses = Object.fromEntries(OCMWS.map((ocmw) => [ocmw, ocmws[ocmw]?.url ?? '']));
          const kit = await openCallbacks({ rows: PERSONS.map((serie) => client(serie, OCMWS)), addresses });
          const delivery = kit.deliver();
          try {
            for (const { serie, ocmw, wait } of changes) {
              await kit.change(serie, ocmw);
              delivery.wake([ocmw]);
              if (wait) await pause(1);
            }
            await kit.drained();
            const rows = await kit.rows();
            expect(
              rows.every(({ status }) => status === 'BEVESTIGD'),
              'all delivered',
            ).to.equal(true);
            expect(
              rows.reduce((sum, { samengevoegd }) => sum + samengevoegd + 1, 0),
              'no change is lost',
            ).to.equal(changes.length);
            for (const ocmw of OCMWS) {
              const own = rows.filter(({ OCMW }) => OCMW === ocmw);
              expect(
                own.map(({ Volgnummer }) => Volgnummer ?? 0).sort((a, b) => a - b),
                'consecutive',
              ).to.deep.equal(own.map((_, i) => i + 1));
              const heard = ocmws[ocmw]?.meldingen() ?? [];
              const numberOf = new Map(own.map(({ GebeurtenisId, Volgnummer }) => [GebeurtenisId, Volgnummer]));
              for (const { GebeurtenisId, Volgnummer } of heard)
                expect(numberOf.get(GebeurtenisId)).to.equal(Volgnummer);
              expect(new Set(heard.map(({ GebeurtenisId }) => GebeurtenisId))).to.deep.equal(new Set(numberOf.keys()));
              for (const serie of PERSONS) {
                const about = heard.filter(({ INSZ }) => INSZ === person(serie)).map(({ Volgnummer }) => Volgnummer);
                const order = own.filter(({ INSZ }) => INSZ === person(serie)).map(({ Volgnummer }) => Volgnummer);
                expect([...new Set(about)], 'first heard in order').to.deep.equal(order);
                expect(about, 'and never an older one after a newer').to.deep.equal([...about].sort((a, b) => a - b));
              }
            }
          } finally {
            await kit.close();
            for (const ocmw of Object.values(ocmws)) await ocmw.close();
          }
        },
      ),
      { numRuns: 8 },
    );
  });

  it('have a dead letter for exactly what they never acknowledge, and the rest arrives', async () => {
    const poisoned = new Set([person(2), person(5)].map(String));
    const gent = await openOcmw(GENT, { refuses: (octets) => [...poisoned].some((insz) => octets.includes(insz)) });
    const schedule = { ...QUICK, giveUpAfter: 200 };
    const rows = PERSONS.map((serie) => client(serie, [GENT]));
    const kit = await openCallbacks({ rows, addresses: { [GENT]: gent.url }, schedule });
    for (const serie of PERSONS) await kit.change(serie);
    kit.deliver();
    await kit.drained();
    const dead = (await kit.rows()).filter(({ status }) => status === 'OPGEGEVEN');
    expect(dead.map(({ INSZ }) => String(INSZ))).to.have.members([...poisoned]);
    expect(dead.every(({ pogingen }) => pogingen > 3)).to.equal(true);
    expect((await kit.rows()).filter(({ status }) => status === 'BEVESTIGD')).to.have.length(6);
    await kit.close();
    await gent.close();
  });
});
