// `kbi vrijetekst`: the guard on free text, told (A130): which texts of the stored dossiers lost a number of a person when they came in,
// and which hold one still and therefore stay inside. Fields and kinds of numbers; a text is never printed.
import { type Bevinding, reportVrijeTekst } from '../domain/vrije-tekst.js';
import type { Command } from './command.js';
import { withStore } from './database.js';
import { EXIT } from './exit.js';
import { columns } from './terminal.js';

type Line = Bevinding & { readonly INSZ: string; readonly gevolg: 'binnen' | 'weggelaten' };

const GEVOLG = { binnen: 'withheld from every answer', weggelaten: 'number taken out' } as const;

export const vrijetekst: Command = {
  story:
    'Lists the free texts of the stored dossiers in which a number of a person stands or stood (INSZ, identity card, IBAN): remarks,\n' +
    'conversations, details of contracts, referrals. What comes by kbi import or RegistreerMutatieDossierKBI loses such numbers; what holds\n' +
    'one still, or is too long, is withheld from every answer. The exit code is 0 either way.',
  arguments: [{ name: '[action]', d: 'rapport (default)', choices: ['rapport'] }],
  settings: ['db'],
  examples: ['kbi vrijetekst', 'kbi vrijetekst rapport --json'],
  run: async ({ config, terminal }) => {
    const found = await withStore(config, 'read', async ({ loader }) => {
      const lines: Line[] = [];
      for (const row of loader.rows()) {
        if (row.soort !== 'persona' || row.rij.dossier === undefined) continue;
        const { INSZ, dossier } = row.rij;
        for (const bevinding of reportVrijeTekst(dossier)) lines.push({ INSZ, ...bevinding });
      }
      return lines;
    });
    if (terminal.json) terminal.out(JSON.stringify({ bevindingen: found }, null, 2));
    else if (found.length === 0) terminal.say('No free text holds or held a number of a person.');
    else
      terminal.out(
        columns([
          ['INSZ', 'field', 'number', 'what became of it'],
          ...found.map(({ INSZ, pad, bezwaar, gevolg }) => [INSZ, pad, bezwaar, GEVOLG[gevolg]]),
        ]),
      );
    return EXIT.done;
  },
};
