// Delivery of invalidations (docs/callbacks.md): in the primary only, one sender an OCMW.
// At least once: whatever is owed stands in the outbox, and is sent until it is acknowledged, lapses, is given up or dropped.
import type { Channel } from '../client/post.js';
import type { Committer } from '../commit/unit.js';
import type { Invalidatie } from '../domain/kbi/Invalidatie.js';
import type { Partner } from '../domain/kbi/Partner.js';
import type { Clock, Ids } from '../domain/time.js';
import type { Outbox } from '../store/port.js';
import type { Result } from './attempt.js';
import { BREAKER, type BreakerLimits, createBreaker } from './breaker.js';
import { type ReceiverSender, startReceiver } from './receiver.js';
import { SCHEDULE, type Schedule } from './schedule.js';
import type { Gate } from './select.js';
import { type SendParts, targetOf } from './send.js';

/** What delivery is handed. `addressOf`: from the settings or the world, never from a message. */
export type DeliveryParts = {
  readonly outbox: Outbox;
  readonly committer: Committer;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly gate: Gate;
  readonly send: SendParts;
  readonly partnerOf: (ocmw: string) => Partner | undefined;
  readonly addressOf: (partner: Partner) => string | undefined;
  readonly openChannel: (partner: Partner) => Channel;
  readonly schedule?: Schedule;
  readonly breaker?: BreakerLimits;
  readonly observe?: (result: Result, letter: Invalidatie) => void;
  readonly complain?: (error: unknown) => void;
};

/**
 * `wake`: something may be due, to these OCMWs or to anybody. `probe`: a person asked for an attempt, also of one who is left alone. `close`: breaks off what takes longer than a grace of 2 s.
 */
export type Delivery = {
  wake(ocmws?: Iterable<string>): void;
  probe(ocmws: Iterable<string>): void;
  close(): Promise<void>;
};

const GRACE = 2_000;
/** Letters written by another process, or a clock that was moved unseen, are noticed after this at the latest; milliseconds. */
const LOOK_AGAIN = 30_000;

/** Starts with everything that is owed. */
export const startDelivery = (parts: DeliveryParts): Delivery => {
  const { outbox, partnerOf, addressOf, schedule = SCHEDULE, breaker = BREAKER } = parts;
  const { observe = () => undefined, complain = () => undefined } = parts;
  const senders = new Map<string, ReceiverSender>();
  const channels = new Map<string, Channel>();
  let closed = false;

  const channelOf = (partner: Partner): Channel => {
    const known = channels.get(partner.naam);
    if (known !== undefined) return known;
    const channel = parts.openChannel(partner);
    channels.set(partner.naam, channel);
    return channel;
  };

  const receiverOf = (ocmw: string) => () => {
    const partner = partnerOf(ocmw);
    const address = partner && addressOf(partner);
    if (partner === undefined || address === undefined) return undefined;
    return { partner, url: targetOf(address), channel: channelOf(partner) };
  };

  const rouse = (ocmws: Iterable<string>): void => {
    for (const ocmw of closed ? [] : ocmws) {
      const known = senders.get(ocmw);
      if (known !== undefined) {
        known.wake();
        continue;
      }
      const own = { ocmw, schedule, breaker: createBreaker(breaker), receiver: receiverOf(ocmw), observe, complain };
      senders.set(ocmw, startReceiver({ ...parts, ...own }));
    }
  };

  const wake = (ocmws?: Iterable<string>): void => {
    if (closed) return;
    if (ocmws === undefined) outbox.ontvangers().then(rouse, complain);
    else rouse(ocmws);
  };

  const timer = setInterval(wake, LOOK_AGAIN);
  wake();
  return {
    wake,
    probe: (ocmws) => {
      for (const ocmw of ocmws) senders.get(ocmw)?.probe();
    },
    close: async () => {
      closed = true;
      clearInterval(timer);
      const breakOff = async (): Promise<void> => {
        for (const channel of channels.values()) await channel.close();
      };
      const late = setTimeout(() => void breakOff().catch(complain), GRACE);
      await Promise.all([...senders.values()].map((sender) => sender.stop()));
      clearTimeout(late);
      await breakOff();
    },
  };
};
