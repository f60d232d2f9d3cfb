// Corrections of a dossier by the path of a field, as an import names fields: `Attesten[0].Datum`. Pure: whether the result is a dossier is
// checked by whoever stores it. A path must lead through what is there; only its last step may be new.
import type { KBIDossier } from '../domain/kbi/KBIDossier.js';
import { Fault } from '../faults/fault.js';

/** Sets a field, or takes it out when there is no value. */
export type Correction = { readonly pad: string; readonly waarde?: unknown };

type Step = string | number;
const STEP = /^(?:\.?([A-Za-z]\w{0,63})|\[(\d{1,5})\])/;

const stepsOf = (pad: string): readonly Step[] => {
  const steps: Step[] = [];
  let rest = pad;
  while (rest !== '') {
    const [whole = '', name, index] = STEP.exec(rest) ?? [];
    if (whole === '') throw new Fault('ORDER_INVALID', `${pad} is no path of a field, such as Attesten[0].Datum`);
    steps.push(name ?? Number(index));
    rest = rest.slice(whole.length);
  }
  if (steps.length === 0 || steps[0] === 'INSZ')
    throw new Fault('ORDER_INVALID', 'the number of a person is not corrected here');
  return steps;
};

const isOpen = (value: unknown): value is Record<Step, unknown> => typeof value === 'object' && value !== null;

const change = (held: unknown, [step, ...rest]: readonly Step[], { pad, waarde }: Correction): unknown => {
  if (step === undefined) return waarde;
  if (!isOpen(held) || Array.isArray(held) !== (typeof step === 'number'))
    throw new Fault('ORDER_INVALID', `${pad} leads nowhere in this dossier`);
  if (Array.isArray(held)) {
    const at = Number(step);
    if (at > held.length || (rest.length > 0 && at === held.length))
      throw new Fault('ORDER_INVALID', `${pad} leads nowhere in this dossier`);
    const next = [...held];
    if (rest.length === 0 && waarde === undefined) next.splice(at, 1);
    else next[at] = change(held[at], rest, { pad, waarde });
    return next.length === 0 ? undefined : next;
  }
  const value = change(held[step], rest, { pad, waarde });
  const { [step]: _, ...others } = held;
  return value === undefined ? others : { ...held, [step]: value };
};

/** The dossier with the corrections, in order. An entry that was the last of its list takes the list along. */
export const applyCorrections = (dossier: KBIDossier, corrections: readonly Correction[]): KBIDossier =>
  corrections.reduce(
    (held: unknown, correction) => change(held, stepsOf(correction.pad), correction),
    dossier as unknown,
  ) as KBIDossier;
