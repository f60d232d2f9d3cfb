// Delivery in one process: the real store and keys, persons with leefloon, and OCMWs that listen on real sockets.
// Waits are milliseconds in place of hours; the clock ticks from the reference hour.
import type { Server } from 'node:http';
import { join } from 'node:path';
import { catchUp } from '../../src/callbacks/catch-up.js';
import { type Delivery, type DeliveryParts, startDelivery } from '../../src/callbacks/delivery.js';
import { createOcmw, type Received } from '../../src/callbacks/ocmw.js';
import { type Schedule, steadyJitter } from '../../src/callbacks/schedule.js';
import { createGate } from '../../src/callbacks/select.js';
import { createOcmwServer, type ServerOptions } from '../../src/callbacks/server.js';
import { openChannel } from '../../src/client/post.js';
import { gatewayDirectory } from '../../src/client/verify-answer.js';
import { type Batcher, createBatcher } from '../../src/commit/batcher.js';
import type { Write } from '../../src/commit/unit.js';
import { machtigingenOf } from '../../src/domain/kbi/Grond.js';
import type { Invalidatie } from '../../src/domain/kbi/Invalidatie.js';
import type { Partner } from '../../src/domain/kbi/Partner.js';
import type { Persona } from '../../src/domain/kbi/World.js';
import { completeINSZ, type INSZ } from '../../src/domain/numbers/INSZ.js';
import { close, listen } from '../../src/http/listen.js';
import { loadKeys } from '../../src/pki/key-folder.js';
import { createClock, type MovableClock } from '../../src/process/clock.js';
import { createIds } from '../../src/process/ids.js';
import { createPress } from '../../src/security/press.js';
import { createTokenCache } from '../../src/security/token.js';
import { createTrust } from '../../src/security/trust.js';
import type { LoadRow } from '../../src/store/port.js';
import { openDatabase } from '../../src/store/sqlite/database.js';
import { type SqliteStore, storeOn } from '../../src/store/sqlite/open.js';
import { readRows } from '../../src/world/load.js';
import { ROOT, theSchemas } from './schemas.js';

export const NOW = Date.parse('2012-09-03T09:00:00+02:00');
export const DAY = 86_400_000;
export const GENT = '0212214125';
export const ANTWERPEN = '0212123459';

export const KEYS = loadKeys(join(ROOT, 'fixtures', 'keys'));
export const TRUST = createTrust({ anchors: KEYS.authorities });
const WORLD = readRows({ worldFolder: join(ROOT, 'fixtures', 'world'), personasFolder: undefined }, 0);
const PARTNERS = WORLD.flatMap((row) => (row.soort === 'partner' ? [row.rij] : []));

export const partnerOf = (ocmw: string): Partner => {
  const partner = PARTNERS.find(({ Ondernemingsnummer }) => Ondernemingsnummer === ocmw);
  if (partner === undefined) throw new RangeError(`no partner ${ocmw}`);
  return partner;
};

/** The test person with a serial number. */
export const person = (serie: number): INSZ => completeINSZ(`856314${String(serie).padStart(3, '0')}`, false);

/** A person with leefloon at these OCMWs, who is registered there under 17-2, unless the test says otherwise. */
export const client = (serie: number, ocmws: readonly string[], meer: Partial<Persona> = {}): LoadRow => ({
  soort: 'persona',
  rij: {
    INSZ: person(serie),
    inschrijvingen: ocmws.map((OCMW) => ({ OCMW, Hoedanigheidscode: 2, Periode: { Begin: '2012-01-01' } })),
    leefloonrechten: ocmws.map((OCMW) => ({
      OCMW,
      Soort: 'LEEFLOON',
      Periode: { Begin: '2012-01-01' },
      OntvangenOp: '2012-01-05',
    })),
    ...meer,
  },
});

/** Quick, with room for every letter: a letter is given up after `giveUpAfter` ms. */
export const QUICK: Schedule = { base: 2, cap: 40, giveUpAfter: 60_000, jitter: steadyJitter };

/** What an OCMW heard, in order. */
export type Ocmw = {
  readonly url: string;
  readonly heard: (Received | number)[];
  readonly meldingen: () => { GebeurtenisId: string; Volgnummer: number; INSZ: string }[];
  close(): Promise<void>;
};

const gateway = gatewayDirectory(TRUST, KEYS.gateway.certificate, 'strict');

export const signerOf = (naam: string) => {
  const pair = KEYS.partner(naam);
  if (pair === undefined) throw new RangeError(`no key of ${naam}`);
  return { key: pair.key, certificate: pair.certificate.der };
};

/** An OCMW that listens. `by`: who signs in its place; `refuses`: which messages it answers with Resultaat 0. */
export const openOcmw = async (
  ocmw: string,
  options: Partial<ServerOptions> & { readonly by?: string; readonly refuses?: (octets: Buffer) => boolean } = {},
): Promise<Ocmw> => {
  const partner = partnerOf(ocmw);
  const { validate } = await theSchemas();
  const ids = createIds('system');
  const signer = signerOf(options.by ?? partner.naam);
  const accept = createOcmw({ partner, signer, directory: gateway, validate, ids });
  const receive: ServerOptions['receive'] = (octets, now, manner) =>
    accept(octets, now, options.refuses?.(Buffer.from(octets)) === true ? { Resultaat: 0 } : manner);
  const heard: (Received | number)[] = [];
  const clock = { now: () => NOW };
  const server: Server = createOcmwServer({ receive, clock, heard: (one) => void heard.push(one), ...options });
  const url = await listen(server, '127.0.0.1', 0);
  const meldingen = () =>
    heard.flatMap((one) => (typeof one !== 'number' && one.melding !== undefined ? [one.melding] : []));
  return {
    url,
    heard,
    meldingen,
    close: () => {
      server.closeAllConnections();
      return close(server);
    },
  };
};

export type CallbackKit = {
  readonly store: SqliteStore;
  readonly batcher: Batcher;
  readonly clock: MovableClock;
  readonly parts: DeliveryParts;
  commit(...writes: readonly Write[]): Promise<void>;
  /** A change of a person that this OCMW must hear of. */
  change(serie: number, ocmw?: string, meer?: Write['waarden']): Promise<void>;
  deliver(): Delivery;
  makeUp(): Promise<number>;
  rows(): Promise<readonly Invalidatie[]>;
  /** Resolves when no letter is open. */
  drained(): Promise<void>;
  close(): Promise<void>;
};

export type CallbackOptions = Partial<DeliveryParts> & {
  readonly rows: readonly LoadRow[];
  /** Where each OCMW listens. */
  readonly addresses: Readonly<Record<string, string>>;
  readonly db?: string;
  readonly clock?: MovableClock;
};

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export const openCallbacks = async (options: CallbackOptions): Promise<CallbackKit> => {
  const { rows, addresses, db = ':memory:', ...own } = options;
  const store = storeOn(openDatabase(db));
  if ((await store.worlds.load()).partners.length === 0) await store.loader.load([...WORLD, ...rows], 'fixture');
  const batcher = createBatcher({ apply: store.applyUnits });
  const clock = options.clock ?? createClock({ modus: 'ticking', instant: NOW });
  const machtigingen = (await store.worlds.load()).gronden.flatMap(machtigingenOf);
  const { validate } = await theSchemas();
  const press = createPress({ key: KEYS.gateway.key, certificate: KEYS.gateway.certificate.der }, undefined);
  const directory = {
    trust: TRUST,
    tokens: createTokenCache(16),
    registered: [],
    partnerByOndernemingsnummer: (nummer: string) => PARTNERS.find((one) => one.Ondernemingsnummer === nummer),
  };
  const tls = { cert: '', key: '', ca: [], isReceiver: () => false };
  const ids = createIds('system');
  const parts: DeliveryParts = {
    outbox: store.outbox,
    committer: batcher,
    ids,
    gate: createGate({ ...store, machtigingen: () => machtigingen }),
    send: { clock, directory: () => directory, validate, sign: press.sign },
    partnerOf: (ocmw) => PARTNERS.find((one) => one.Ondernemingsnummer === ocmw),
    addressOf: ({ Ondernemingsnummer }) => addresses[Ondernemingsnummer],
    openChannel: () => openChannel(tls, 2_000),
    schedule: QUICK,
    breaker: { threshold: 5, rest: 5, longestRest: 50 },
    ...own,
    clock,
  };
  const delivering: Delivery[] = [];
  const kit: CallbackKit = {
    store,
    batcher,
    clock,
    parts,
    commit: async (...writes) => void (await batcher.commit({ replayKeys: [], writes, audit: null })),
    change: (serie, ocmw = GENT, meer = {}) =>
      kit.commit({
        soort: 'invalidatie.maak',
        waarden: {
          GebeurtenisId: ids.uuid(),
          INSZ: person(serie),
          OCMW: ocmw,
          aangemaakt: clock.now(),
          wachtTot: clock.now(),
          vervangenDoor: null,
          ...meer,
        },
      }),
    deliver: () => {
      const delivery = startDelivery(parts);
      delivering.push(delivery);
      return delivery;
    },
    makeUp: () => catchUp({ ...parts, identiteiten: store.identiteiten, leefloonrechten: store.leefloonrechten }),
    rows: () => store.outbox.list(0, 100_000),
    drained: async () => {
      while ((await store.outbox.ontvangers()).length > 0) await pause(5);
    },
    close: async () => {
      for (const delivery of delivering) await delivery.close();
      await batcher.close();
      store.close();
    },
  };
  return kit;
};
