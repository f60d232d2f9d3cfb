// How much may be in the house at once, before new messages are shed. A message takes its place when all of it is there: clients that send
// slowly, or never end, hold no place, only the octets that they sent. Requests that a client sends without waiting for the answer to
// the one before (pipelining) may take half of the places, so that one connection cannot take them all.

/** Octets of bodies that are being received, kept by whoever receives them. */
export type Receiving = { octets: number };

/** An answer, as far as it matters here: whether it is gone, and when. */
export type Leaving = { readonly closed: boolean; on(event: 'close', listener: () => void): unknown };

export type Room = {
  readonly receiving: Receiving;
  /** Whether there is no place for another. `behind`: its client still waits for an earlier answer. */
  full(behind: boolean): boolean;
  /** Takes a place until the answer is gone, or its client is. */
  enter(response: Leaving): void;
};

/** `messages`: most that are answered at once. `octets`: most of what is being received. */
export const createRoom = (messages: number, octets: number): Room => {
  const half = Math.ceil(messages / 2);
  const receiving: Receiving = { octets: 0 };
  let inside = 0;
  const leave = (): void => {
    inside--;
  };
  return {
    receiving,
    full: (behind) => inside >= (behind ? half : messages) || receiving.octets >= octets,
    enter: (response) => {
      if (response.closed) return;
      inside++;
      response.on('close', leave);
    },
  };
};
