import { createServer } from 'node:http';
import { expect } from 'chai';
import { openChannel } from '../../src/client/post.js';
import { close, listen } from '../../src/http/listen.js';
import { createClock } from '../../src/process/clock.js';
import {
  ANTWERPEN,
  type CallbackKit,
  client,
  DAY,
  GENT,
  NOW,
  type Ocmw,
  openCallbacks,
  openOcmw,
  pause,
} from './kit.js';

describe('startDelivery', () => {
  let kit: CallbackKit | undefined;
  let ocmws: Ocmw[] = [];
  afterEach(async () => {
    await kit?.close();
    for (const ocmw of ocmws) await ocmw.close();
    kit = undefined;
    ocmws = [];
  });
  const listening = async (...[ocmw, options]: Parameters<typeof openOcmw>): Promise<Ocmw> => {
    const opened = await openOcmw(ocmw, options);
    ocmws.push(opened);
    return opened;
  };
  const open = async (options: Parameters<typeof openCallbacks>[0]): Promise<CallbackKit> => {
    kit = await openCallbacks(options);
    return kit;
  };

  it('tells the OCMW that a dossier changed, once, and keeps that it did', async () => {
    const gent = await listening(GENT);
    const { change, deliver, drained, rows, store } = await open({
      rows: [client(1, [GENT])],
      addresses: { [GENT]: gent.url },
    });
    await change(1);
    deliver();
    await drained();
    const [row] = await rows();
    expect(row).to.include({ status: 'BEVESTIGD', Volgnummer: 1, pogingen: 1, laatsteFout: undefined });
    expect(gent.meldingen()).to.have.length(1);
    expect(gent.meldingen()[0]).to.include({ GebeurtenisId: row?.GebeurtenisId, Volgnummer: 1, INSZ: row?.INSZ });
    const [audit] = store.auditRows(0, 10);
    expect(audit).to.include({ richting: 'UIT', stroom: 'InvalidatieKBIDossier', instelling: GENT, INSZ: row?.INSZ });
  });

  it('waits as long as later changes may join, and follows a clock that is moved', async () => {
    const gent = await listening(GENT);
    const clock = createClock({ modus: 'frozen', instant: NOW });
    const { change, deliver, drained, rows } = await open({
      rows: [client(1, [GENT])],
      addresses: { [GENT]: gent.url },
      clock,
    });
    for (let i = 0; i < 3; i += 1) await change(1, GENT, { wachtTot: NOW + 900_000 });
    const delivery = deliver();
    await pause(30);
    expect(gent.heard).to.deep.equal([]);
    clock.advance(900_000);
    delivery.wake();
    await drained();
    expect(gent.meldingen()).to.have.length(1);
    expect((await rows()).map(({ samengevoegd }) => samengevoegd)).to.deep.equal([2]);
  });

  it('tries again under the same id and number until it is acknowledged, each time with a reference of its own', async () => {
    const gent = await listening(GENT, { fail: [503, 500, 404] });
    const { change, deliver, drained, rows } = await open({
      rows: [client(1, [GENT])],
      addresses: { [GENT]: gent.url },
    });
    await change(1);
    deliver();
    await drained();
    expect(gent.heard.slice(0, 3)).to.deep.equal([503, 500, 404]);
    expect((await rows())[0]).to.include({ status: 'BEVESTIGD', pogingen: 4, Volgnummer: 1 });
  });

  const refusals: readonly (readonly [string, NonNullable<Parameters<typeof openOcmw>[1]>, string])[] = [
    ['one signed by another OCMW', { by: 'ocmw-antwerpen' }, 'PARTNER_UNKNOWN'],
    ['one whose signature does not hold', { badSignature: true }, 'SIGNATURE_INVALID'],
    ['one with Resultaat 0', { Resultaat: 0 }, 'RESULTAAT_0'],
  ];
  for (const [title, options, fout] of refusals) {
    it(`takes no answer for an acknowledgement: ${title}`, async () => {
      const gent = await listening(GENT, options);
      const { change, deliver, rows } = await open({ rows: [client(1, [GENT])], addresses: { [GENT]: gent.url } });
      await change(1);
      deliver();
      while (gent.heard.length < 3) await pause(5);
      expect((await rows())[0]).to.include({ status: 'VERZONDEN', laatsteFout: fout });
      const seen = gent.meldingen();
      expect(new Set(seen.map(({ GebeurtenisId }) => GebeurtenisId)).size).to.equal(1);
      expect(new Set(seen.map(({ Volgnummer }) => Volgnummer))).to.deep.equal(new Set([1]));
      expect(
        new Set(seen.map((melding) => (melding as unknown as { VraagReferte: string }).VraagReferte)).size,
      ).to.equal(seen.length);
    });
  }

  it('follows nobody elsewhere, and takes a 200 that says nothing for nothing', async () => {
    const gent = await listening(GENT);
    let asked = 0;
    const server = createServer((request, response) => {
      asked += 1;
      request.resume();
      if (asked % 2 === 0) response.writeHead(200, { 'Content-Type': 'text/xml' }).end('<ok/>');
      else response.writeHead(307, { Location: `${gent.url}${request.url}` }).end();
    });
    const url = await listen(server, '127.0.0.1', 0);
    const { change, deliver, rows } = await open({ rows: [client(1, [GENT])], addresses: { [GENT]: url } });
    await change(1);
    deliver();
    const faults = new Set<string | undefined>();
    while (faults.size < 3) {
      faults.add((await rows())[0]?.laatsteFout);
      await pause(1);
    }
    expect(faults).to.deep.equal(new Set([undefined, 'HTTP_307', 'SOAP_STRUCTURE']));
    expect(gent.heard).to.deep.equal([]);
    server.closeAllConnections();
    await close(server);
  });

  it('asks again at the moment of sending whether there is leefloon, and spends no number when there is none', async () => {
    const gent = await listening(GENT);
    const ended = {
      OCMW: GENT,
      Soort: 'LEEFLOON',
      Periode: { Begin: '2012-01-01', Einde: '2012-09-02' },
      OntvangenOp: '2012-01-05',
    } as const;
    const { change, deliver, drained, rows } = await open({
      rows: [
        client(1, [GENT], { leefloonrechten: [ended] }),
        client(2, [GENT], { inschrijvingen: [{ OCMW: GENT, Hoedanigheidscode: 1, Periode: { Begin: '2012-08-01' } }] }),
        client(3, [GENT]),
      ],
      addresses: { [GENT]: gent.url },
    });
    for (const serie of [1, 2, 3]) await change(serie);
    deliver();
    await drained();
    expect(
      (await rows()).map(({ status, laatsteFout, Volgnummer }) => [status, laatsteFout, Volgnummer]),
    ).to.deep.equal([
      ['VERVALLEN_GEEN_LEEFLOON', 'GEEN_LEEFLOON', undefined],
      ['VERVALLEN_GEEN_LEEFLOON', 'GEEN_INSCHRIJVING', undefined],
      ['BEVESTIGD', undefined, 1],
    ]);
  });

  it('keeps a letter whose OCMW has no address, and sends it when there is one', async () => {
    const gent = await listening(GENT);
    const addresses: Record<string, string> = {};
    const { change, deliver, drained, rows } = await open({ rows: [client(1, [GENT])], addresses });
    await change(1);
    deliver();
    while ((await rows())[0]?.laatsteFout === undefined) await pause(2);
    expect((await rows())[0]).to.include({ status: 'WACHT', laatsteFout: 'GEEN_ADRES', pogingen: 0 });
    addresses[GENT] = `${gent.url}/`;
    await drained();
    expect(gent.meldingen()).to.have.length(1);
  });

  it('asks a receiver that is left alone when a person says so, and not before', async () => {
    const clock = createClock({ modus: 'frozen', instant: NOW });
    const breaker = { threshold: 1, rest: DAY, longestRest: DAY };
    const gent = await listening(GENT, { fail: [503] });
    const addresses = { [GENT]: gent.url };
    const { change, deliver, drained, rows, commit } = await open({
      rows: [client(1, [GENT])],
      addresses,
      clock,
      breaker,
    });
    await change(1);
    const delivery = deliver();
    while ((await rows())[0]?.laatsteFout === undefined) await pause(2);
    await commit({ soort: 'invalidatie.hervat', waarden: { id: (await rows())[0]?.id ?? 0, nu: NOW } });
    delivery.wake();
    await pause(50);
    expect(gent.heard).to.have.length(1);
    delivery.probe([GENT]);
    await drained();
    expect(gent.meldingen()).to.have.length(1);
  });

  it('takes no slot from the others for a receiver that never answers', async () => {
    const silent = createServer((request) => void request.resume());
    const dead = await listen(silent, '127.0.0.1', 0);
    const antwerpen = await listening(ANTWERPEN);
    const persons = Array.from({ length: 40 }, (_, serie) => client(serie + 1, [GENT, ANTWERPEN]));
    const { change, deliver, rows } = await open({
      rows: persons,
      addresses: { [GENT]: dead, [ANTWERPEN]: antwerpen.url },
      // Nothing that hangs ends while the test runs: the others may not wait for it.
      openChannel: () => openChannel({ cert: '', key: '', ca: [], isReceiver: () => false }, 600_000),
    });
    for (let serie = 1; serie <= 40; serie += 1) {
      await change(serie, GENT);
      await change(serie, ANTWERPEN);
    }
    deliver();
    while (antwerpen.meldingen().length < 40) await pause(5);
    const stuck = (await rows()).filter(({ OCMW }) => OCMW === GENT).map(({ status }) => status);
    expect(stuck.filter((status) => status === 'VERZONDEN').length, 'its own eight, and no slot of others').to.equal(8);
    expect(stuck.filter((status) => status === 'WACHT').length).to.equal(32);
    silent.closeAllConnections();
    await close(silent);
  });

  it('gives a letter up after a week of failure, and every letter that waited behind it, which spends no number', async () => {
    const clock = createClock({ modus: 'frozen', instant: NOW });
    const persons = Array.from({ length: 40 }, (_, serie) => client(serie + 1, [GENT]));
    const schedule = { base: 5_000, cap: 14_400_000, giveUpAfter: 7 * DAY, jitter: () => 0.5 };
    const breaker = { threshold: 2, rest: DAY / 2, longestRest: DAY / 2 };
    const gent = await listening(GENT, { fail: Array.from({ length: 100 }, () => 503) });
    const addresses = { [GENT]: gent.url };
    const { change, deliver, rows } = await open({ rows: persons, addresses, clock, schedule, breaker });
    for (let serie = 1; serie <= 40; serie += 1) await change(serie);
    const delivery = deliver();
    const probed = async (times: number): Promise<void> => {
      while (gent.heard.length < times) await pause(2);
      await pause(20);
    };
    const dead = async (): Promise<number> => (await rows()).filter(({ status }) => status === 'OPGEGEVEN').length;
    await probed(8);
    for (let halfDay = 1; halfDay < 14; halfDay += 1) {
      clock.advance(DAY / 2);
      delivery.wake();
      await probed(8 + halfDay);
      expect(await dead(), `half day ${halfDay}`).to.equal(0);
    }
    clock.advance(DAY / 2);
    delivery.wake();
    await probed(22);
    expect(await dead()).to.equal(40);
    const numbers = (await rows()).flatMap(({ Volgnummer }) => Volgnummer ?? []);
    expect(numbers.sort((one, other) => one - other)).to.deep.equal(Array.from({ length: 22 }, (_, i) => i + 1));
  });

  it('is closed though a receiver never answers, and the letter stays owed', async () => {
    const silent = createServer((request) => void request.resume());
    const url = await listen(silent, '127.0.0.1', 0);
    const tls = { cert: '', key: '', ca: [], isReceiver: () => false };
    const { change, deliver, rows } = await open({
      rows: [client(1, [GENT])],
      addresses: { [GENT]: url },
      openChannel: () => openChannel(tls, 60_000),
    });
    await change(1);
    const delivery = deliver();
    while ((await rows())[0]?.status !== 'VERZONDEN') await pause(2);
    await delivery.close();
    expect((await rows())[0]?.status).to.equal('VERZONDEN');
    silent.closeAllConnections();
    await close(silent);
  });
});
