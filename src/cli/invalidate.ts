// `kbi invalidate`: as if the dossier of a person had changed, so that every OCMW concerned is told.
// Nothing in the dossier moves; whether the OCMW may hear of it is decided at the moment of sending, as always.
import type { Invalidatie } from '../domain/kbi/Invalidatie.js';
import { type Command, switchOption } from './command.js';
import { EXIT, Halt } from './exit.js';
import { findHolder } from './holder.js';
import { giveOrder, HEAD, readNames, rowOf } from './office.js';
import { columns } from './terminal.js';

type Made = { readonly invalidaties: readonly Invalidatie[]; readonly ocmws: readonly string[] };

export const invalidate: Command = {
  story:
    'Makes an invalidation of a person for every OCMW that has the person registered as 17-2 or 17-3, as a changed dossier would.\n' +
    'It goes out after the time in which changes are gathered (callback-wait), or at once with --now; kbi outbox shows what became of it.',
  arguments: [{ name: '<INSZ>', d: 'the person' }],
  options: [{ flags: '--now', d: 'do not gather: send at once' }],
  settings: ['db', 'world', 'clock', 'callbackWait'],
  examples: ['kbi callback listen --as ocmw-gent', 'kbi invalidate 84722492046 --now', 'kbi outbox list --all'],
  run: async (call) => {
    const [INSZ] = call.args;
    const { terminal, config } = call;
    const made = (await giveOrder(call, 'invalidate', { INSZ, atOnce: switchOption(call, 'now') })) as Made;
    if (made.ocmws.length === 0)
      throw new Halt(
        EXIT.failed,
        'No OCMW has this person registered as 17-2 or 17-3 today: nobody is to hear of a change.',
        'kbi export | grep the number; kbi import inschrijvingen',
      );
    const nameOf = await readNames(call);
    if (terminal.json) {
      const invalidaties = made.invalidaties.map((one) => ({ ...one, OCMW: nameOf(one.OCMW) }));
      terminal.out(JSON.stringify({ ocmws: made.ocmws.map(nameOf), invalidaties }, null, 2));
      return EXIT.done;
    }
    terminal.say(`A change for ${made.ocmws.map(nameOf).join(', ')}`);
    if (made.invalidaties.length > 0)
      terminal.out(columns([HEAD, ...made.invalidaties.map((letter) => rowOf(letter, nameOf))]));
    if (findHolder(config.db) === undefined)
      terminal.say('No gateway holds this database: it goes out when one starts.');
    return EXIT.done;
  },
};
