// `kbi export`: every row as one line of NDJSON that says its kind, so that `kbi import` gives back exactly what was there.
// Reads beside a running gateway; nothing is changed.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { LoadRow } from '../store/port.js';
import { exportLines } from '../world/export.js';
import { type Command, textOption } from './command.js';
import { withStore } from './database.js';
import { EXIT } from './exit.js';

/** What a user calls a kind, and the kinds of rows that belong to it. */
export const KINDS: Readonly<Record<string, readonly LoadRow['soort'][]>> = {
  dossiers: ['persona'],
  leefloon: ['leefloonrecht'],
  inschrijvingen: ['inschrijving'],
  verblijfsgemeenten: ['verblijfsgemeente'],
  world: ['partner', 'grond', 'codelijst', 'vestiging', 'bronvertraging', 'bewaarregel'],
};

function* ofKind(rows: Iterable<LoadRow>, kind: string | undefined): Generator<LoadRow> {
  const soorten = kind === undefined ? undefined : KINDS[kind];
  for (const row of rows) {
    if (soorten === undefined || soorten.includes(row.soort)) yield row;
    else if (row.soort === 'persona') yield* rowsOfPersona(row.rij, soorten);
  }
}

/** A persona carries its inschrijvingen, leefloonrechten and verblijfsgemeenten; asked for those, they come loose. */
function* rowsOfPersona(
  persona: Extract<LoadRow, { soort: 'persona' }>['rij'],
  soorten: readonly string[],
): Generator<LoadRow> {
  const { INSZ, inschrijvingen = [], leefloonrechten = [], verblijfsgemeenten = [] } = persona;
  if (soorten.includes('inschrijving'))
    for (const rij of inschrijvingen) yield { soort: 'inschrijving', rij: { INSZ, ...rij } };
  if (soorten.includes('leefloonrecht'))
    for (const rij of leefloonrechten) yield { soort: 'leefloonrecht', rij: { INSZ, ...rij } };
  if (soorten.includes('verblijfsgemeente'))
    for (const rij of verblijfsgemeenten) yield { soort: 'verblijfsgemeente', rij: { INSZ, ...rij } };
}

export const exportRows: Command = {
  story: 'Writes what the database holds as NDJSON, one row a line: everything, or one kind. kbi import reads it back.',
  arguments: [
    {
      name: '[kind]',
      d: 'dossiers (persons with all that is theirs), leefloon, inschrijvingen, verblijfsgemeenten or world',
      choices: Object.keys(KINDS),
    },
  ],
  options: [{ flags: '-o, --output <file>', d: 'write here instead of to stdout' }],
  settings: ['db'],
  examples: [
    'kbi export -o everything.ndjson',
    'kbi export dossiers | head -1',
    'kbi export inschrijvingen | grep 85631490132',
  ],
  run: async (call) => {
    const output = textOption(call, 'output');
    const sink = output === undefined ? process.stdout : createWriteStream(output);
    const count = await withStore(call.config, 'read', async (store) => {
      let written = 0;
      for (const line of exportLines(ofKind(store.loader.rows(), call.args[0]))) {
        written += 1;
        if (!sink.write(line)) await once(sink, 'drain');
      }
      return written;
    });
    if (output !== undefined) {
      sink.end();
      await finished(sink);
    }
    call.terminal.say(`${count} rows${output === undefined ? '' : ` in ${output}`}`);
    return EXIT.done;
  },
};
