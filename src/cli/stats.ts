// `kbi stats`: how often who asked what, with what outcome, by month; and with --access who can consult today and who cannot, and why.
// Answers the questions of the Flemish Parliament (000, 001, 003) in one command each. Reads beside a running gateway.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Access, accessOf } from '../audit/access.js';
import { countedAcross } from '../audit/archive/folder.js';
import { count, SPLITS, type Split, spanOf } from '../audit/stats.js';
import { vandaag } from '../domain/time.js';
import { openClock } from '../prepare.js';
import { createWorld } from '../world/world.js';
import { type Call, type Command, switchOption, textOption } from './command.js';
import { withStore } from './database.js';
import { EXIT, type ExitCode, Halt } from './exit.js';
import { readNames } from './office.js';
import { writeRows } from './rows.js';
import { readPartners } from './signer.js';

const isSplit = (word: string): word is Split => (SPLITS as readonly string[]).includes(word);

const readSplits = (text: string): readonly Split[] => {
  const words = text.split(',');
  const splits = words.filter(isSplit);
  if (splits.length !== words.length)
    throw new Halt(EXIT.usage, `--by wants some of ${SPLITS.join(', ')}, with commas.`, 'kbi stats --by month,partner');
  return splits;
};

const counts = async (call: Call): Promise<ExitCode> => {
  const { config } = call;
  const [from, to] = [textOption(call, 'from'), textOption(call, 'to')];
  const [stream, partner, kind] = [textOption(call, 'stream'), textOption(call, 'partner'), textOption(call, 'kind')];
  const by = readSplits(textOption(call, 'by') ?? SPLITS.join());
  const partners = new Map((await readPartners(config)).map(({ naam, soort }) => [naam, soort]));
  if (partner !== undefined && !partners.has(partner))
    throw new Halt(EXIT.usage, `No partner is called ${partner}.`, 'kbi keys');
  const question = {
    ...{ by, nameOf: await readNames(call) },
    partner: (naam: string) =>
      (partner === undefined || naam === partner) && (kind === undefined || partners.get(naam) === kind),
    ...(stream === undefined ? {} : { stream }),
  };
  const van = from === undefined ? undefined : spanOf(from).van;
  const tot = to === undefined ? undefined : spanOf(to).tot;
  const rows = await withStore(config, 'read', async ({ audit }) => {
    const folder = textOption(call, 'archives');
    return count(folder === undefined ? audit.counted(van, tot) : countedAcross(folder, audit, van, tot), question);
  });
  writeRows(call, [...by, 'aantal'], rows);
  call.terminal.say(`${rows.reduce((sum, { aantal }) => sum + aantal, 0)} messages`);
  return EXIT.done;
};

/** Until when the certificate of a partner is valid, by the key folder. */
const readCertificates = async ({ keys }: Call['config']): Promise<(naam: string) => number | undefined> => {
  if (!existsSync(join(keys, 'ca.crt'))) return () => undefined;
  const { readCertificateFile } = await import('../security/certificate.js');
  const { readFileSync } = await import('node:fs');
  return (naam) => {
    const file = join(keys, `${naam}.crt`);
    if (!existsSync(file)) return undefined;
    return Math.max(...readCertificateFile(readFileSync(file)).map(({ notAfter }) => notAfter));
  };
};

const access = async (call: Call): Promise<ExitCode> => {
  const { config } = call;
  const [kind, partner] = [textOption(call, 'kind') ?? 'OCMW', textOption(call, 'partner')];
  const certificate = await readCertificates(config);
  const rows = await withStore(config, 'read', async (store): Promise<readonly Access[]> => {
    const world = createWorld(await store.worlds.load());
    const now = (await openClock(config, store.settings)).now();
    const dag = vandaag(now);
    const stream = textOption(call, 'stream') ?? 'KBIDossiers';
    const asked = partner === undefined ? ({ soort }: { soort: string }) => soort === kind : undefined;
    const chosen = world.partners.filter((one) => (asked === undefined ? one.naam === partner : asked(one)));
    const known = new Map<string, ReadonlySet<string>>();
    const registered = (codes: readonly number[]): ReadonlySet<string> => {
      const found = known.get(codes.join()) ?? new Set(store.ingeschrevenen.instellingen(codes, dag));
      known.set(codes.join(), found);
      return found;
    };
    return chosen.map((one) => accessOf(one, { world, stream, dag, now, certificate, registered }));
  });
  const open = rows.filter(({ toegang }) => toegang).length;
  const said = call.terminal.json ? rows : rows.map((row) => ({ ...row, toegang: row.toegang ? 'yes' : 'no' }));
  writeRows(call, ['partner', 'toegang', 'grond', 'redenen'], said);
  call.terminal.say(`${open} of ${rows.length} can`);
  return EXIT.done;
};

export const stats: Command = {
  story:
    'Counts messages in the audit trail by month, partner, stream and outcome, or by some of these (--by).\n' +
    'With --access: which partners can consult today, and for each that cannot every reason why.',
  options: [
    { flags: '--from <when>', d: 'first year, month or day that counts' },
    { flags: '--to <when>', d: 'last year, month or day that counts' },
    { flags: '--stream <name>', d: 'one stream only; of --access: which one (KBIDossiers)' },
    { flags: '--partner <name>', d: 'one institution only' },
    { flags: '--kind <kind>', d: 'institutions of one kind only, OCMW or GEMEENTE …; of --access: which ones (OCMW)' },
    { flags: '--by <list>', d: `what to split by, some of ${SPLITS.join()}` },
    { flags: '--access', d: 'who can consult today, and who cannot and why' },
    { flags: '--archives <folder>', d: 'also the messages in the archives of this folder' },
    { flags: '--csv', d: 'data as CSV' },
  ],
  settings: ['db', 'keys', 'world', 'clock'],
  examples: [
    'kbi stats',
    'kbi stats --stream KBIDossiers --kind OCMW --from 2016 --to 2017 --by month',
    'kbi stats --from 2017-08 --by partner,outcome --csv',
    'kbi stats --access',
    'kbi stats --access --kind GEMEENTE --stream LijstInburgeraars',
  ],
  run: (call) => (switchOption(call, 'access') ? access(call) : counts(call)),
};
