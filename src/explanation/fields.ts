// Holds an answer against the decisions behind it, element by element: each element must rest on a decision that gives it
// (disclosure/velden.ts), each decision that gives must be in the answer, and nothing that was withheld may be.
// Reads the answer as it is written, not as it was meant: what the pen adds by itself is seen too.
import type { Decision } from '../disclosure/decision.js';
import { PARAGRAAF } from '../disclosure/trace.js';
import { BLOKKEN, REGEL_VAN_BLOK, VELDEN } from '../disclosure/velden.js';
import { Fault } from '../faults/fault.js';
import { parseXml } from '../xml/parser.js';
import { childElements } from '../xml/query.js';
import type { XmlElement } from '../xml/tree.js';
import { type Rij, toRij } from './row.js';

/** The root of a dossier: the decision on the whole person stands there. */
const WORTEL = 'KBIDossier';

/** A path of steps that bear their position only where it is not the first: two ways of writing a path become one. */
const canonical = (pad: string): string => pad.replaceAll('[1]', '');
const withoutPositions = (pad: string): string => pad.replace(/\[[^\]]*\]/g, '');

const walk = (element: XmlElement, pad: string): readonly string[] => {
  const seen = new Map<string, number>();
  const children = childElements(element);
  const count = (local: string): number => children.filter((child) => child.local === local).length;
  return children.flatMap((child) => {
    const place = (seen.get(child.local) ?? 0) + 1;
    seen.set(child.local, place);
    const step = count(child.local) > 1 ? `${child.local}[${place}]` : child.local;
    const own = pad === '' ? step : `${pad}/${step}`;
    return [own, ...walk(child, own)];
  });
};

/** The paths of all elements below a dossier in an answer, in the order they stand there. */
export const pathsOf = (dossier: XmlElement): readonly string[] => walk(dossier, '');

/** The same of the text of an element KBIDossier. */
export const pathsOfText = (text: string): readonly string[] => pathsOf(parseXml(Buffer.from(text, 'utf8')).root);

/** Paths of entries of lists, as the decisions write them: an only entry bears its position too. */
const entriesOf = (decisions: readonly Decision[]): ReadonlySet<string> => {
  const entries = new Set<string>();
  for (const { pad } of decisions) {
    const steps = pad.split('/');
    for (const [at, step] of steps.entries())
      if (/\[\d+\]$/.test(step)) entries.add(withoutPositions(steps.slice(0, at + 1).join('/')));
  }
  return entries;
};

const withPositions = (pad: string, entries: ReadonlySet<string>): string => {
  const steps = pad.split('/');
  return steps
    .map((step, at) =>
      step.endsWith(']') || !entries.has(withoutPositions(steps.slice(0, at + 1).join('/'))) ? step : `${step}[1]`,
    )
    .join('/');
};

const parentOf = (pad: string): string => pad.slice(0, Math.max(0, pad.lastIndexOf('/')));

/** What one element rests on: the nearest decision above it, if that names it. */
const findGiver = (pad: string, given: ReadonlyMap<string, Decision>): Decision | undefined => {
  for (let at = canonical(pad); ; at = parentOf(at)) {
    const decision = given.get(at === '' ? WORTEL : at);
    if (decision !== undefined) {
      const houder = VELDEN[at === '' ? WORTEL : withoutPositions(at)];
      const veld = withoutPositions(canonical(pad).slice(at === '' ? 0 : at.length + 1));
      const named = veld === '' || houder?.velden.includes(veld) === true;
      return named && houder?.regels.some((regel) => regel === decision.regel) ? decision : undefined;
    }
    if (at === '') return undefined;
  }
};

/** One line for each element, and every way in which answer and decisions do not agree. */
export type Compared = { readonly rijen: readonly Rij[]; readonly verschillen: readonly string[] };

/** What of a ground is asked: its clusters, and the paragraph it cites when it is not 002. */
export type Gegrond = { readonly clusters: readonly number[]; readonly paragraaf?: string | undefined };

/** `paths`: of the answer. */
export const compareFields = (
  paths: readonly string[],
  decisions: readonly Decision[],
  { clusters, paragraaf: cite }: Gegrond,
): Compared => {
  const given = new Map<string, Decision>();
  for (const decision of decisions) if (decision.besluit === 'gegeven') given.set(canonical(decision.pad), decision);
  const present = new Set(paths.map(canonical));
  const verschillen: string[] = [];
  const entries = entriesOf(decisions);
  const rijen = paths.map((path): Rij => {
    const pad = withPositions(path, entries);
    const cluster = BLOKKEN[withoutPositions(pad)];
    if (cluster !== undefined && clusters.includes(cluster)) {
      const paragraaf = cite ?? PARAGRAAF[cluster] ?? '';
      return { pad, besluit: 'gegeven', regel: REGEL_VAN_BLOK, paragraaf, invoer: { cluster } };
    }
    const giver = findGiver(pad, given);
    if (giver !== undefined) return { ...toRij(giver), pad };
    verschillen.push(`${pad} is in the answer and no decision gives it`);
    return { pad, besluit: 'onthouden', regel: 'geen-rechtsgrond', paragraaf: PARAGRAAF[0] ?? '', invoer: {} };
  });
  for (const { pad, besluit } of decisions) {
    const there = present.has(canonical(pad));
    if (besluit === 'onthouden' && there) verschillen.push(`${pad} was withheld and is in the answer`);
    if (besluit === 'gegeven' && !there && pad !== WORTEL)
      verschillen.push(`${pad} was given and is not in the answer`);
  }
  return { rijen, verschillen };
};

const blokOf = (pad: string): string => withoutPositions(pad.split('/', 1)[0] ?? '');

/** The lines of an answer, block by block: what is given as it stands there, then what was withheld. Throws TRACE_DIFFERS. */
export const explainFields = (
  paths: readonly string[],
  decisions: readonly Decision[],
  ground: Gegrond,
): readonly Rij[] => {
  const { rijen, verschillen } = compareFields(paths, decisions, ground);
  if (verschillen.length > 0) throw new Fault('TRACE_DIFFERS', verschillen.join('; '));
  const withheld = decisions.filter(({ besluit }) => besluit === 'onthouden').map(toRij);
  const whole = decisions.filter(({ pad, besluit }) => pad === WORTEL && besluit === 'gegeven').map(toRij);
  const blokken = [...new Set([...rijen, ...withheld].map(({ pad }) => blokOf(pad)))];
  const order = Object.keys(VELDEN).map(blokOf);
  const rank = (blok: string): number =>
    blok === 'INSZ' ? -1 : order.indexOf(blok) < 0 ? order.length : order.indexOf(blok);
  const of = (list: readonly Rij[], blok: string): readonly Rij[] => list.filter(({ pad }) => blokOf(pad) === blok);
  return [
    ...whole,
    ...blokken.sort((a, b) => rank(a) - rank(b)).flatMap((blok) => [...of(rijen, blok), ...of(withheld, blok)]),
  ];
};
