// The delivering side of the primary: outbox, senders, catch-up, and the work of each day over the parts of one gateway. Wiring only.
// Looks at the world when it is told that something changed; a commit that made or revived a letter wakes its sender.

import { announceOwed } from './callbacks/announce.js';
import type { Result } from './callbacks/attempt.js';
import { catchUp } from './callbacks/catch-up.js';
import { startDaily } from './callbacks/daily.js';
import { startDelivery } from './callbacks/delivery.js';
import { startExpiry } from './callbacks/expiry.js';
import { fetchBack } from './callbacks/moved-back.js';
import type { OfficeCommand } from './callbacks/office.js';
import { createGate } from './callbacks/select.js';
import { openPartnerChannel } from './client/partner-channel.js';
import type { Channel } from './client/post.js';
import type { Committer, CommitUnit } from './commit/unit.js';
import type { Config } from './config.js';
import type { Clock, Ids } from './domain/time.js';
import { createOffices } from './offices.js';
import type { Keys } from './pki/key-folder.js';
import type { Log } from './process/log.js';
import { type MessageJournal, notKept, openMessageJournal } from './process/message-journal.js';
import { startRetention } from './retention/schedule.js';
import type { Crl } from './security/crl.js';
import type { SignerDirectory } from './security/evidence.js';
import { createPress } from './security/press.js';
import { createTokenCache } from './security/token.js';
import { createTrust } from './security/trust.js';
import type { Outbox } from './store/port.js';
import type { SqliteStore } from './store/sqlite/open.js';
import { createWorld, type World } from './world/world.js';
import type { XmlElement } from './xml/tree.js';

export type DeliveringParts = {
  readonly config: Config;
  readonly store: SqliteStore;
  readonly committer: Committer;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly keys: Keys;
  readonly crls: () => readonly Crl[];
  readonly validate: (element: XmlElement) => void;
  readonly observe: (result: Result) => void;
  readonly log: Log;
};

/** `committed`: units became durable. `changed`: rows were loaded, or the clock moved. */
export type Delivering = {
  readonly commands: ReadonlyMap<string, OfficeCommand>;
  committed(units: readonly CommitUnit[]): void;
  changed(): Promise<void>;
  close(): Promise<void>;
};

/** What is owed, for the figures: letters by status, and seconds since the oldest open one was made. */
export const readOutstanding = async (
  outbox: Outbox,
  clock: Clock,
): Promise<{ readonly counts: ReadonlyMap<string, number>; readonly age: number }> => {
  const rows = await outbox.outstanding();
  const open = rows.filter(({ status }) => status === 'WACHT' || status === 'VERZONDEN');
  const now = clock.now();
  const oldest = Math.min(now, ...open.map(({ oudste }) => oudste));
  return { counts: new Map(rows.map(({ status, aantal }) => [status, aantal])), age: (now - oldest) / 1000 };
};

/** A whole exchange with an OCMW, from the first octet sent to the last received. Milliseconds. */
const EXCHANGE = 20_000;

const WAKING: ReadonlySet<string> = new Set(['invalidatie.maak', 'invalidatie.verloop', 'invalidatie.hervat']);
/** `kbi outbox retry` promises an attempt now. */
const PROBING = 'invalidatie.hervat';

/** A channel whose exchanges are kept whole, when messages are. */
const keeping = (channel: Channel, messages: MessageJournal | undefined): Channel =>
  messages === undefined
    ? channel
    : {
        ...channel,
        post: async (adres, soapAction, vraag, headers) => {
          const answer = await channel.post(adres, soapAction, vraag, headers);
          messages.keep({ richting: 'UIT', adres, vraag, status: answer.status, antwoord: answer.octets });
          return answer;
        },
      };

/** Opens it and starts sending what is owed. */
export const openDelivering = async (parts: DeliveringParts): Promise<Delivering> => {
  const { config, store, committer, clock, ids, keys, crls, validate, observe, log } = parts;
  const trust = createTrust({ anchors: keys.authorities, crls: [...keys.crls, ...crls()] });
  const tokens = createTokenCache(1000);
  let world: World = createWorld(await store.worlds.load());
  let directory: SignerDirectory;
  const look = async (): Promise<void> => {
    world = createWorld(await store.worlds.load());
    trust.setCrls([...keys.crls, ...crls()]);
    const { partnerByOndernemingsnummer } = world;
    directory = { trust, tokens, registered: keys.registered(), partnerByOndernemingsnummer };
  };
  await look();
  const press = createPress(
    { key: keys.gateway.key, certificate: keys.gateway.certificate.der },
    keys.gatewayEc && { key: keys.gatewayEc.key, certificate: keys.gatewayEc.certificate.der },
  );
  const sources = { ...store, machtigingen: () => world.machtigingen };
  const complain = (error: unknown): void => log.error({ err: error }, 'an invalidation could not be dealt with');
  const makeUp = (): Promise<unknown> => catchUp({ ...sources, committer, clock, ids }).catch(complain);
  const wait = config.callbackWait * 1000;
  const fetchLetters = (): Promise<unknown> => fetchBack({ committer, clock, wait }).catch(complain);
  await makeUp();
  await fetchLetters();
  const changes = {
    ...{ ...sources, committer, clock, ids, complain, wait },
    partnerOf: (ocmw: string) => world.partnerByOndernemingsnummer(ocmw),
  };
  const announce = (): Promise<void> => announceOwed(changes).catch(complain);
  await announce();
  const messages = openMessageJournal({ folder: config.messageJournal, clock, complain: notKept(log) });
  const sweeper = startDaily(async () => messages?.sweep(config.messageJournalDays), { clock, complain: notKept(log) });
  void sweeper.check();
  const delivery = startDelivery({
    ...{ outbox: store.outbox, committer, clock, ids, gate: createGate(sources) },
    send: { clock, directory: () => directory, validate, sign: press.sign },
    partnerOf: (ocmw) => world.partnerByOndernemingsnummer(ocmw),
    addressOf: ({ naam, terugmeldadres }) => config.callback[naam] ?? terugmeldadres,
    openChannel: ({ Ondernemingsnummer }) =>
      keeping(openPartnerChannel(keys.gateway, keys.authorities, Ondernemingsnummer, EXCHANGE), messages),
    observe: (result, { OCMW, GebeurtenisId, pogingen }) => {
      observe(result);
      const facts = { ocmw: world.partnerByOndernemingsnummer(OCMW)?.naam, GebeurtenisId, poging: pogingen + 1 };
      if (result === 'acknowledged') log.info(facts, 'an invalidation was acknowledged');
      else log.warn({ ...facts, result }, 'an invalidation was not acknowledged');
    },
    complain,
  });
  const expiry = startExpiry(changes);
  void expiry.check();
  const retention = startRetention({
    ...changes,
    complain: (error) => log.error({ err: error }, 'retention could not be carried out'),
    report: (report) => log.info(report, 'retention was carried out'),
  });
  void retention.check();
  return {
    commands: createOffices({ ...changes, auditArchive: config.auditArchive }),
    committed: (units) => {
      const ocmws = new Set<string>();
      const probed = new Set<string>();
      for (const { writes } of units)
        for (const { soort, waarden } of writes) {
          if (WAKING.has(soort)) ocmws.add(String(waarden.OCMW));
          if (soort === PROBING) probed.add(String(waarden.OCMW));
        }
      if (ocmws.size > 0) delivery.wake(ocmws);
      delivery.probe(probed);
    },
    changed: async () => {
      await look();
      await announce();
      await makeUp();
      await fetchLetters();
      await expiry.check();
      await retention.check();
      await sweeper.check();
      delivery.wake();
    },
    close: async () => {
      await expiry.close();
      await retention.close();
      await sweeper.close();
      await delivery.close();
    },
  };
};
