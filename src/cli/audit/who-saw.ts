// `kbi audit who-saw`: everybody who asked about a person, or was told, with ground and purpose; also under a replaced number.
import { archivedRows } from '../../audit/archive/folder.js';
import { createIsAbout, numbersOf, rowsAbout, seenOf } from '../../audit/seen.js';
import { parseINSZ } from '../../authorisation/person.js';
import { Fault } from '../../faults/fault.js';
import { type Call, textOption } from '../command.js';
import { withStore } from '../database.js';
import { EXIT, type ExitCode, Halt } from '../exit.js';
import { readNames } from '../office.js';
import { writeRows } from '../rows.js';

const COLUMNS = [
  ...['tijdstip', 'instelling', 'intermediair', 'stroom', 'richting', 'uitkomst', 'clusters', 'periode', 'grond'],
  ...['INSZ', 'doeleinde'],
];

/** Runs it. */
export const whoSaw = async (call: Call): Promise<ExitCode> => {
  const [, asked = ''] = call.args;
  const insz = (() => {
    try {
      return parseINSZ(asked);
    } catch (error) {
      if (error instanceof Fault)
        throw new Halt(EXIT.usage, 'Who saw whom? Name an INSZ.', 'kbi audit who-saw 84722492046');
      throw error;
    }
  })();
  const nameOf = await readNames(call);
  const folder = textOption(call, 'archives');
  const count = await withStore(call.config, 'read', async (store) => {
    const nummers = await numbersOf(insz, store.identiteiten);
    const salt = (await store.settings.get('salt')) ?? '';
    const rows = function* () {
      const isAbout = createIsAbout(nummers, salt);
      let last = 0;
      if (folder !== undefined)
        for (const row of archivedRows(folder)) {
          last = row.id;
          if (isAbout(row)) yield seenOf(row, nameOf);
        }
      for (const row of rowsAbout(store.audit, nummers, salt, last)) yield seenOf(row, nameOf);
    };
    return writeRows(call, COLUMNS, rows());
  });
  if (count === 0) call.terminal.say('Nobody asked about this person, under no number of theirs.');
  return EXIT.done;
};
