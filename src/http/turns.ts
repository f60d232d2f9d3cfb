// Messages that arrive in one turn of the event loop enter the house together, in the order they came (ADR 0020).
// Alone they would each walk the whole route with code that the one before pushed out of the processor's cache.

/** At most so many enter in one turn: more would wait longer for each other than they gain, and their garbage outgrows the cache. */
const MOST = 32;

/** Where messages wait for the others of their turn. Resolves in the order of the calls. */
export type Turn = () => Promise<void>;

/** `later`: runs after the events at hand, for which the event loop's own setImmediate is there. */
export const createTurn = (later: (run: () => void) => void = setImmediate, most = MOST): Turn => {
  let waiting: (() => void)[] = [];
  const enter = (): void => {
    const now = waiting.length > most ? waiting.splice(0, most) : waiting;
    if (now === waiting) waiting = [];
    else later(enter);
    for (const go of now) go();
  };
  return () =>
    new Promise((resolve) => {
      if (waiting.length === 0) later(enter);
      waiting.push(resolve);
    });
};
