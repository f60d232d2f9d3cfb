// Packages that are needed for a moment, at a start say: loaded so that they can be collected when nobody holds them any more.
// What stays in the heap is marked by every full collection, and the heap grows to a few times its size before the next one.
import { createRequire } from 'node:module';

const loaded = new Map<string, WeakRef<object>>();

/**
 * A package by its name, that shares nothing with another: what two packages need would come apart when one is let go while the
 * other is loaded. CommonJS alone can forget what it loaded; what a package needs itself is forgotten with it. State of the package does
 * not outlive whoever holds it: the next call may load it anew.
 */
export const loadForNow = <Package extends object>(name: string): Package => {
  const held = loaded.get(name)?.deref();
  if (held !== undefined) return held as Package;
  // A `require` of its own: one that stays would hold what it loaded.
  const require = createRequire(import.meta.url);
  const before = new Set(Object.keys(require.cache));
  const found = require(name) as Package;
  for (const file of Object.keys(require.cache)) if (!before.has(file)) delete require.cache[file];
  loaded.set(name, new WeakRef(found));
  return found;
};
