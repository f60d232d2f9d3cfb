// What the operator does to grounds (`kbi grond`): each step is decided on the stored row, written with its audit row in one unit,
// and decided again when somebody else changed the ground meanwhile. Serves the running gateway and a command that opens the database.
// Orders are JSON that the command line wrote; a ground in one was checked there.
import type { Committer, Write } from '../commit/unit.js';
import type { Grond } from '../domain/kbi/Grond.js';
import { type Clock, type Ids, vandaag } from '../domain/time.js';
import { Fault } from '../faults/fault.js';
import type { Worlds } from '../store/port.js';
import { type Handeling, OVERGANGEN, type Wie, zetStap, zetStatus } from './levensloop.js';
import { cleanDoor, cleanReden, grondRow } from './spoor.js';
import { voldoe } from './voorwaarden.js';

export type GrondOfficeParts = {
  readonly worlds: Pick<Worlds, 'load'>;
  readonly committer: Committer;
  readonly clock: Clock;
  readonly ids: Ids;
};

/** One order. `action`: `add` with `grond`, `voldoe` with `voorwaarde` and `bewijs`, or a step. */
export type GrondOrder = Readonly<Record<string, unknown>>;

const MOST_DECISIONS = 5;

/** What is to be kept: the new row, how, and what the trail says. */
type Change = { readonly na: Grond; readonly write: Write; readonly uitkomst: string };

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const needed = (order: GrondOrder, name: string): string => {
  const text = textOf(order[name]);
  if (text === undefined) throw new Fault('ORDER_INVALID', `the order names no ${name}`);
  return text;
};

const isHandeling = (text: string): text is Handeling => Object.hasOwn(OVERGANGEN, text);

const replace = (voor: Grond, na: Grond): Write => ({
  soort: 'grond.stap',
  waarden: { sleutel: voor.nummer, document: JSON.stringify(na), was: JSON.stringify(voor) },
});

const add = (order: GrondOrder, gronden: readonly Grond[], wie: Wie): Change => {
  const nieuw = order.grond as Grond;
  if (gronden.some(({ nummer }) => nummer === nieuw.nummer))
    throw new Fault('GROND_OVERGANG', `there is a ground ${nieuw.nummer} already`);
  const na = zetStatus({ ...nieuw, levensloop: [] }, 'CONCEPT', wie);
  const waarden = { sleutel: na.nummer, document: JSON.stringify(na) };
  return { na, write: { soort: 'grond.nieuw', waarden }, uitkomst: '>CONCEPT' };
};

const change = (order: GrondOrder, gronden: readonly Grond[], wie: Wie): Change => {
  const action = needed(order, 'action');
  if (action === 'add') return add(order, gronden, wie);
  const nummer = needed(order, 'nummer');
  const voor = gronden.find((grond) => grond.nummer === nummer);
  if (voor === undefined) throw new Fault('GROND_ONBEKEND', `there is no ground ${nummer}`);
  if (action === 'voldoe') {
    const voorwaarde = needed(order, 'voorwaarde');
    const wat = cleanReden(needed(order, 'bewijs')) ?? '';
    const na = voldoe(voor, voorwaarde, { op: textOf(order.op) ?? vandaag(wie.now), wat });
    return { na, write: replace(voor, na), uitkomst: `VOLDAAN ${voorwaarde}` };
  }
  if (!isHandeling(action)) throw new Fault('ORDER_INVALID', `${action} is no step of a ground`);
  const na = zetStap(voor, action, wie);
  return { na, write: replace(voor, na), uitkomst: `${voor.status}>${na.status}` };
};

/** Carries out orders; gives the ground as it stands afterwards. Throws GROND_ONBEKEND, GROND_OVERGANG, ORDER_INVALID. */
export const createGrondOffice =
  ({ worlds, committer, clock, ids }: GrondOfficeParts): ((order: GrondOrder) => Promise<Grond>) =>
  async (order) => {
    const reden = cleanReden(textOf(order.reden));
    for (let decided = 0; decided < MOST_DECISIONS; decided++) {
      const wie: Wie = { now: clock.now(), door: cleanDoor(textOf(order.door) ?? 'operator'), reden };
      const { na, write, uitkomst } = change(order, (await worlds.load()).gronden, wie);
      const said = uitkomst.startsWith('VOLDAAN') ? { ...wie, reden: cleanReden(textOf(order.bewijs)) } : wie;
      const audit = grondRow(na, uitkomst, said, ids);
      const { kind } = await committer.commit({ replayKeys: [], writes: [write], audit });
      if (kind === 'durable') return na;
    }
    throw new Fault('AUDIT_UNWRITABLE', `still in conflict after ${MOST_DECISIONS} decisions`);
  };
