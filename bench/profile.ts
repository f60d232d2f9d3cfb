// Where the time of a gateway goes: a CPU profile of the process itself, cut to the moments of the load, each sample given to the
// station of the house whose code called for it. What V8, OpenSSL or SQLite do counts for the station that asked.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Node = {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
  readonly children?: readonly number[];
};
type Profile = {
  readonly nodes: readonly Node[];
  readonly samples: readonly number[];
  /** Microseconds before each sample. */
  readonly timeDeltas: readonly number[];
  /** Microseconds on the monotonic clock of the machine. */
  readonly startTime: number;
};

/** A stretch of the monotonic clock, in microseconds. */
export type Stretch = { readonly from: number; readonly to: number };

/** The monotonic clock, which profiles bear too. Unit: µs. */
export const monotonic = (): number => Number(process.hrtime.bigint() / 1000n);

const STATIONS: readonly (readonly [RegExp, string])[] = [
  [/^(http|envelope)\//, 'http and envelope'],
  [/^xml\/(parser|scan|tree|limits)/, 'parse'],
  [/^(security\/(sign|press)\b|xml\/writer)/, 'sign'],
  [/^(security|xml)\//, 'authenticate'],
  [/^schema\//, 'schema'],
  [/^dialects\//, 'read and write'],
  [/^(authorisation|operations|judge|world|gronden)/, 'authorise and judge'],
  [/^(disclosure)\//, 'disclose'],
  [/^store\/sqlite\/(readers|world)/, 'read the store'],
  [/^(store|commit|audit)/, 'commit'],
  [/^(management|process)/, 'journal and metrics'],
];

const stationOf = (path: string): string => STATIONS.find(([where]) => where.test(path))?.[1] ?? 'route';

const namesOf = ({ nodes }: Profile): Map<number, string> => {
  const names = new Map<number, string>();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const walk = (node: Node, above: string): void => {
    const { url, functionName } = node.callFrame;
    const ours = /\/dist\/src\/(.*)\.js$/.exec(url)?.[1];
    const own = ours === undefined ? above : stationOf(ours);
    const name =
      functionName === '(garbage collector)'
        ? 'collect garbage'
        : functionName === '(idle)'
          ? 'idle'
          : own === ''
            ? 'node:http and event loop'
            : own;
    names.set(node.id, name);
    for (const child of node.children ?? []) walk(byId.get(child) as Node, own);
  };
  const [root] = nodes;
  if (root !== undefined) walk(root, '');
  return names;
};

/** The share of each station in the busy time of a stretch, largest first. `folder` holds the one profile. */
export const readShares = (folder: string, { from, to }: Stretch): readonly (readonly [string, number])[] => {
  const file = readdirSync(folder).find((name) => name.endsWith('.cpuprofile'));
  if (file === undefined) throw new Error('the gateway left no profile');
  const profile = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Profile;
  const names = namesOf(profile);
  const spent = new Map<string, number>();
  let at = profile.startTime;
  for (const [index, sample] of profile.samples.entries()) {
    at += profile.timeDeltas[index] ?? 0;
    const name = names.get(sample) ?? 'route';
    if (at < from || at > to || name === 'idle') continue;
    spent.set(name, (spent.get(name) ?? 0) + (profile.timeDeltas[index + 1] ?? 0));
  }
  const all = [...spent.values()].reduce((sum, one) => sum + one, 0);
  return [...spent].map(([name, one]) => [name, one / all] as const).sort((a, b) => b[1] - a[1]);
};
