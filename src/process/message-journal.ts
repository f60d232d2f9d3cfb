// The journal of whole messages: every octet that came in and went out, with all it says of persons. Only when a folder is named; its files are
// its owner's alone (0600), one a day and process, and are deleted when their days are over. It is for finding out what a partner sent, and no
// part of any promise: a message that cannot be kept is answered all the same. The log is elsewhere and holds none of this.
import { appendFileSync, chmodSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { plusDagen } from '../domain/numbers/Datum.js';
import { type Clock, vandaag } from '../domain/time.js';
import type { Log } from './log.js';

/** One exchange. `adres`: path asked here, or address asked there. */
export type KeptMessage = {
  readonly richting: 'IN' | 'UIT';
  readonly adres: string;
  readonly messageId?: string;
  readonly vraag: Uint8Array;
  readonly status: number;
  readonly antwoord: Uint8Array;
};

/** `sweep`: deletes the files of days that are over, keeping so many days; gives how many went. Days are those of the clock. */
export type MessageJournal = { keep(message: KeptMessage): void; sweep(days: number): number };

const NAME = /^berichten-(\d{4}-\d\d-\d\d)\.\d+\.ndjson$/;

/** Text when the octets are UTF-8, else base64 under its name: what was sent can be told from it to the octet. */
const written = (octets: Uint8Array): string | { readonly base64: string } => {
  const buffer = Buffer.from(octets);
  const text = buffer.toString('utf8');
  return Buffer.from(text, 'utf8').equals(buffer) ? text : { base64: buffer.toString('base64') };
};

/** Opens it; nothing when no folder is named. `complain`: told of what could not be kept. */
export const openMessageJournal = ({
  folder,
  clock,
  complain,
}: {
  readonly folder: string | undefined;
  readonly clock: Clock;
  readonly complain: (error: unknown) => void;
}): MessageJournal | undefined => {
  if (folder === undefined) return undefined;
  return {
    keep: ({ vraag, antwoord, ...facts }) => {
      try {
        const now = clock.now();
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        const file = join(folder, `berichten-${vandaag(now)}.${process.pid}.ndjson`);
        const line = {
          tijdstip: new Date(now).toISOString(),
          ...facts,
          vraag: written(vraag),
          antwoord: written(antwoord),
        };
        appendFileSync(file, `${JSON.stringify(line)}\n`, { mode: 0o600 });
        // A file that was there already may have been anybody's.
        chmodSync(file, 0o600);
      } catch (error) {
        complain(error);
      }
    },
    sweep: (days) => {
      const first = plusDagen(vandaag(clock.now()), 1 - days);
      const names = (() => {
        try {
          return readdirSync(folder);
        } catch {
          return [];
        }
      })();
      const over = names.filter((name) => (NAME.exec(name)?.[1] ?? first) < first);
      for (const name of over) rmSync(join(folder, name));
      return over.length;
    },
  };
};

/** What becomes of a message that could not be kept: a line in the log. */
export const notKept =
  (log: Log) =>
  (error: unknown): void =>
    log.error({ err: error }, 'a whole message could not be kept');

/** Says at a start that messages are kept, where and how long. */
export const warnOfMessages = (
  {
    messageJournal,
    messageJournalDays,
  }: { readonly messageJournal?: string | undefined; readonly messageJournalDays: number },
  warn: (sentence: string) => void,
): void => {
  if (messageJournal !== undefined)
    warn(
      `whole messages are kept in ${messageJournal} for ${messageJournalDays} days, with all they say of persons: switch it off when you are done`,
    );
};
