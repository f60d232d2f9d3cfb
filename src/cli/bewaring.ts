// `kbi bewaring`: the rules of retention, and the job that carries them out (A135, A136). Goes to the gateway that holds the database,
// else does it there itself; a gateway runs the same job by itself each day.
import type { Bewaarregel } from '../domain/kbi/Bewaarregel.js';
import type { RetentionReport } from '../retention/run.js';
import { type Call, type Command, switchOption, textOption } from './command.js';
import { EXIT, type ExitCode } from './exit.js';
import { giveOrder } from './office.js';
import { columns } from './terminal.js';

const regels = async (call: Call): Promise<ExitCode> => {
  const { terminal } = call;
  const { regels: rules } = (await giveOrder(call, 'bewaring', { action: 'regels' })) as { regels: Bewaarregel[] };
  if (terminal.json) terminal.out(JSON.stringify({ regels: rules }, null, 2));
  else
    terminal.out(
      columns([
        ['rule', 'clusters', 'anchor', 'months', 'then', 'in force', 'source'],
        ...rules.map(({ nummer, clusters, anker, termijn, actie, geldig, bron }) => [
          ...[nummer, clusters.join(' '), anker, String(termijn), actie],
          ...[`${geldig.Begin} – ${geldig.Einde ?? ''}`, bron],
        ]),
      ]),
    );
  return EXIT.done;
};

const told = ({ dag, dryRun, bekeken, personen, brieven }: RetentionReport): string =>
  `${dag}: ${bekeken} dossiers looked at; ${personen} ${dryRun ? 'would change' : 'changed'}, ${brieven} letters ${dryRun ? 'would be ' : ''}owed`;

const run = async (call: Call): Promise<ExitCode> => {
  const { terminal } = call;
  const order = { dryRun: switchOption(call, 'dryRun'), dag: textOption(call, 'date') };
  const report = (await giveOrder(call, 'bewaring', order)) as RetentionReport;
  if (terminal.json) {
    terminal.out(JSON.stringify(report, null, 2));
    return EXIT.done;
  }
  terminal.say(told(report));
  const clusters = Object.entries(report.clusters).sort(([a], [b]) => Number(a) - Number(b));
  if (clusters.length > 0)
    terminal.out(
      columns([
        ['cluster', 'deleted', 'restricted'],
        ...clusters.map(([cluster, { gewist, beperkt }]) => [cluster, String(gewist), String(beperkt)]),
      ]),
    );
  const rules = Object.entries(report.regels);
  if (rules.length > 0)
    terminal.out(columns([['rule', 'dossiers'], ...rules.map(([nummer, n]) => [nummer, String(n)])]));
  return EXIT.done;
};

export const bewaring: Command = {
  story:
    'Deletes or restricts what is kept longer than the rules of retention allow: for each cluster a term from the day on which the\n' +
    'obligations were met, leefloon ended, or the last OCMW closed its file. A gateway does this each day by itself; uitvoeren does it now.\n' +
    'OCMWs whose picture of a person changes are owed an invalidation. A later day may be asked about with --dry-run only.\n' +
    'The rules are rows of the world (bewaarregels.json); docs/rechten-en-bewaring.md tells how they count.',
  arguments: [{ name: '[action]', d: 'regels (default) or uitvoeren', choices: ['regels', 'uitvoeren'] }],
  options: [
    { flags: '--dry-run', d: 'of uitvoeren: say what would go, change nothing' },
    { flags: '--date <day>', d: 'of uitvoeren: as of this day, YYYY-MM-DD; today when left out' },
  ],
  settings: ['db', 'world', 'clock', 'callbackWait'],
  examples: [
    'kbi bewaring',
    'kbi bewaring uitvoeren --dry-run',
    'kbi bewaring uitvoeren --dry-run --date 2014-01-01 --json',
    'kbi bewaring uitvoeren',
  ],
  run: (call) => (call.args[0] === 'uitvoeren' ? run(call) : regels(call)),
};
