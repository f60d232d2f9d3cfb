// A progress bar on stderr: count, rate, time left; on a terminal only, so that logs of CI stay clean; the last line stays.
// The clock is handed in, as everywhere.

/** A bar that is moved and ended; ending leaves the last line standing. */
export type Progress = { tick(done: number): void; end(): void };

export type ProgressOptions = {
  readonly label: string;
  /** Undefined when the number is not known beforehand: then there is a count and no bar. */
  readonly total: number | undefined;
  readonly stream: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly quiet: boolean;
  readonly now: () => number;
};

const WIDTH = 24;
const EVERY = 100;

const span = (seconds: number): string =>
  seconds >= 60 ? `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s` : `${Math.ceil(seconds)} s`;

/** One line of the bar, for `done` of `total` after so many milliseconds. */
export const progressLine = (label: string, done: number, total: number | undefined, elapsed: number): string => {
  const rate = elapsed > 0 ? (done * 1000) / elapsed : 0;
  const pace = `${rate >= 10 ? Math.round(rate) : rate.toFixed(1)}/s`;
  if (total === undefined) return `${label} ${done}  ${pace}`;
  const full = total === 0 ? WIDTH : Math.min(WIDTH, Math.floor((done / total) * WIDTH));
  const left = done < total && rate > 0 ? `  ${span((total - done) / rate)} left` : `  ${span(elapsed / 1000)}`;
  return `${label} [${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}] ${done}/${total}  ${pace}${left}`;
};

/** Opens a bar; silent when stderr is no terminal or the user asked for quiet. Redraws at most ten times a second. */
export const openProgress = ({ label, total, stream, quiet, now }: ProgressOptions): Progress => {
  if (quiet || stream.isTTY !== true) return { tick: () => undefined, end: () => undefined };
  const start = now();
  let drawn = Number.NEGATIVE_INFINITY;
  let last = 0;
  const draw = (at: number): void => {
    drawn = at;
    stream.write(`\r\u001b[K${progressLine(label, last, total, at - start)}`);
  };
  return {
    tick: (done) => {
      last = done;
      const at = now();
      if (at - drawn >= EVERY) draw(at);
    },
    end: () => {
      draw(now());
      stream.write('\n');
    },
  };
};
