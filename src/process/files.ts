// Files of the operator that are replaced while the gateway runs. Looked at every so often by time and size: a folder that is mounted
// from elsewhere tells nothing by itself.
import { unwatchFile, watchFile } from 'node:fs';

/** Calls back when one of the files is another than before; keeps no process alive. `every` in ms. Gives how to stop. */
export const watchFiles = (files: readonly string[], every: number, changed: () => void): (() => void) => {
  // Of one's own: whoever else watches the same file goes on when this one stops.
  const listener = (): void => changed();
  for (const file of files) watchFile(file, { interval: every, persistent: false }, listener);
  return () => {
    for (const file of files) unwatchFile(file, listener);
  };
};
