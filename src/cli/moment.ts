// Which moment a command signs or judges at: what the user says, else what the gateway says (X-KBI-Now), else the machine's clock.
// A signature at the wrong moment is refused as stale, so the source of the moment is said on stderr.
import { createClock, parseClockSpec } from '../process/clock.js';
import type { Call } from './command.js';

export type Moment = { readonly now: number; readonly from: 'flag' | 'gateway' | 'machine' };

/** The moment for a command; `address` is a service of the gateway, absent when none is asked. */
export const findMoment = async (call: Call, address: string | undefined): Promise<Moment> => {
  if (call.config.clock !== undefined)
    return { now: createClock(parseClockSpec(call.config.clock)).now(), from: 'flag' };
  if (address !== undefined) {
    const { fetchNow } = await import('../client/post.js');
    try {
      const now = await fetchNow(address);
      if (now !== undefined) return { now, from: 'gateway' };
    } catch {
      // Whoever needs the gateway itself will find out, with a better sentence.
    }
  }
  return { now: createClock({ modus: 'system' }).now(), from: 'machine' };
};
