// When a worker has grown enough to be replaced. The memory of libxml2 (WebAssembly) only grows, and no process can give it back but by
// ending (ADR 0026). What a process takes in its first minute is its size; what comes after is growth.

/** `mostMB`: growth after which a worker is replaced, 0 for never. `settleMs`: how long it takes to get to its size. */
export type GrowthOptions = { readonly mostMB: number; readonly settleMs?: number };

/** Whether a worker that now has so many MB, so long (ms) after it began to serve, has grown too much. */
export type Growth = (worker: object, megabytes: number, servedMs: number) => boolean;

/** Remembers the size of each worker, for as long as somebody holds that worker. */
export const createGrowth = ({ mostMB, settleMs = 60_000 }: GrowthOptions): Growth => {
  const sizes = new WeakMap<object, number>();
  return (worker, megabytes, servedMs) => {
    if (mostMB === 0 || servedMs < settleMs) return false;
    const size = sizes.get(worker);
    if (size === undefined) sizes.set(worker, megabytes);
    return size !== undefined && megabytes - size > mostMB;
  };
};
