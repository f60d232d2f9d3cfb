// `kbi audit archive`: rows older than six months go to verified files; files older than ten years are named, and removed when told so.
// Goes to the gateway that holds the database, else does it there itself.
import { resolve } from 'node:path';
import { type ArchiveOrder, type ArchiveReport, createArchiveOffice } from '../../audit/archive/office.js';
import { openClock } from '../../prepare.js';
import { type Call, switchOption, textOption } from '../command.js';
import { withStore } from '../database.js';
import { EXIT, type ExitCode, Halt } from '../exit.js';
import { findHolder, postToHolder } from '../holder.js';

/** `6m` or `2y` in months. */
export const monthsOf = (text: string): number => {
  const [, count, unit] = /^(\d{1,3})([my])$/.exec(text) ?? [];
  if (count === undefined)
    throw new Halt(EXIT.usage, '--older-than wants months or years: 6m, 2y.', 'kbi audit --help');
  return Number(count) * (unit === 'y' ? 12 : 1);
};

const run = async ({ config }: Call, order: ArchiveOrder): Promise<ArchiveReport> => {
  const holder = findHolder(config.db);
  if (holder !== undefined) return (await postToHolder(holder, 'audit-archive', { json: order })) as ArchiveReport;
  return withStore(config, 'change', async (store) => {
    const clock = await openClock(config, store.settings);
    return createArchiveOffice({ trail: store.audit, moves: store.auditMoves, clock })(order);
  });
};

/** Runs it. */
export const archiveRows = async (call: Call): Promise<ExitCode> => {
  const { terminal, config } = call;
  const folder = textOption(call, 'to') ?? config.auditArchive;
  if (folder === undefined) throw new Halt(EXIT.usage, 'Archive where to?', 'kbi audit archive --to archives');
  const order = {
    to: resolve(folder),
    months: monthsOf(textOption(call, 'olderThan') ?? '6m'),
    removeDue: switchOption(call, 'removeDue'),
  };
  const { rows, files, due, removed } = await run(call, order);
  if (terminal.json) {
    terminal.out(JSON.stringify({ rows, files, due, removed }, null, 2));
    return EXIT.done;
  }
  for (const file of files) terminal.out(file);
  terminal.say(`${rows} rows archived in ${folder}, in ${files.length} files`);
  for (const name of removed) terminal.say(`removed ${name}: kept ten years`);
  for (const name of due.filter((one) => !removed.includes(one)))
    terminal.say(`due for removal: ${name}, kept ten years (--remove-due)`);
  return EXIT.done;
};
