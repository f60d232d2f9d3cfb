// Work of each day: at every Brussels midnight of the clock, and whenever it is asked for; one at a time, in order.
// The timer runs on the machine's time and what it finds is decided on the clock, which may have been moved meanwhile.
import { plusDagen } from '../domain/numbers/Datum.js';
import { brusselsInstant, type Clock, vandaag } from '../domain/time.js';

/** `check`: works now, after what is already being worked at; never rejects. `close`: begins nothing more, and waits for what began. */
export type Daily = { check(): Promise<void>; close(): Promise<void> };

/** Starts it; the first time is asked for by whoever starts it. `complain`: told of what went wrong. */
export const startDaily = (
  work: () => Promise<unknown>,
  { clock, complain }: { readonly clock: Clock; readonly complain: (error: unknown) => void },
): Daily => {
  let timer: NodeJS.Timeout | undefined;
  let busy: Promise<void> = Promise.resolve();
  let closed = false;
  const arm = (): void => {
    clearTimeout(timer);
    if (closed) return;
    const now = clock.now();
    const midnight = brusselsInstant(plusDagen(vandaag(now), 1), '00:00:00');
    timer = setTimeout(() => void check(), Math.max(1000, midnight - now));
    timer.unref();
  };
  const check = (): Promise<void> => {
    busy = busy
      .then(async () => {
        if (!closed) await work();
      })
      .catch(complain)
      .then(arm);
    return busy;
  };
  arm();
  return {
    check,
    close: () => {
      closed = true;
      clearTimeout(timer);
      return busy;
    },
  };
};
