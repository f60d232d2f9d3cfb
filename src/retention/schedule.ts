// When retention runs by itself: at a start, at each Brussels midnight of the clock, and when world or clock moved. The day and the version
// of the world that were looked at last are kept, so that a gateway that was down makes up for it, and one that was not does nothing twice.
import { type Daily, startDaily } from '../callbacks/daily.js';
import { vandaag } from '../domain/time.js';
import type { Settings, Worlds } from '../store/port.js';
import { type RetentionParts, type RetentionReport, runRetention } from './run.js';

/** `report`: told what a run did, when it did anything. `complain`: told of what went wrong in the background. */
export type ScheduleParts = RetentionParts & {
  readonly settings: Settings;
  readonly worlds: Pick<Worlds, 'version'>;
  readonly report: (report: RetentionReport) => void;
  readonly complain: (error: unknown) => void;
};

const SETTING = 'bewaring.dag';

const runOnce = async (parts: ScheduleParts): Promise<void> => {
  const value = `${vandaag(parts.clock.now())} ${await parts.worlds.version()}`;
  if ((await parts.settings.get(SETTING)) === value) return;
  const report = await runRetention(parts);
  if (report.personen > 0) parts.report(report);
  // An erasure leaves letters to those who must hear of it; nobody needs them afterwards.
  const erased = { soort: 'invalidatie.vergeetGewist', waarden: {} };
  const kept = { soort: 'setting.zet', waarden: { name: SETTING, value } };
  await parts.committer.commit({ replayKeys: [], writes: [erased, kept], audit: null });
};

/** Starts it; the first look is asked for by whoever starts it. */
export const startRetention = (parts: ScheduleParts): Daily => startDaily(() => runOnce(parts), parts);
