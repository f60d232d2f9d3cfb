// Conditions under which a ground was given (002 §95-102): who owes what by which day, and what shows that it was done.
// Unmet on a day: no evidence of that day or before. Late: the day lies after the last one on which it was in time.
import type { Grond, Voorwaarde } from '../domain/kbi/Grond.js';
import type { Datum } from '../domain/time.js';
import { Fault } from '../faults/fault.js';

/** One unmet condition. `teLaat`: its day is past; one without a day is owed as soon as possible and never late. */
export type OpenVoorwaarde = Voorwaarde & { readonly grond: string; readonly teLaat: boolean };

const isMet = ({ bewijs }: Voorwaarde, dag: Datum): boolean => bewijs !== undefined && bewijs.op <= dag;

/** What is unmet on a day, the most urgent first. A ground that ended by then owes nothing any more. */
export const openVoorwaarden = (gronden: readonly Grond[], dag: Datum): readonly OpenVoorwaarde[] =>
  gronden
    .filter(({ status, geldig }) => status !== 'BEEINDIGD' || (geldig.Einde !== undefined && geldig.Einde >= dag))
    .flatMap(({ nummer: grond, voorwaarden = [] }) =>
      voorwaarden
        .filter((voorwaarde) => !isMet(voorwaarde, dag))
        .map((voorwaarde) => ({
          ...voorwaarde,
          grond,
          teLaat: voorwaarde.uiterlijk !== undefined && voorwaarde.uiterlijk < dag,
        })),
    )
    .sort((one, other) => {
      const [a, b] = [one.uiterlijk ?? '', other.uiterlijk ?? ''];
      return a === b ? 0 : a < b ? -1 : 1;
    });

/** The ground with evidence for one of its conditions. Throws GROND_ONBEKEND for a condition it does not have. */
export const voldoe = (grond: Grond, nummer: string, bewijs: NonNullable<Voorwaarde['bewijs']>): Grond => {
  const { voorwaarden = [] } = grond;
  if (!voorwaarden.some((voorwaarde) => voorwaarde.nummer === nummer)) {
    const names = voorwaarden.map((voorwaarde) => voorwaarde.nummer).join(', ');
    throw new Fault('GROND_ONBEKEND', `${grond.nummer} has no condition ${nummer}; it has ${names || 'none'}`);
  }
  return {
    ...grond,
    voorwaarden: voorwaarden.map((voorwaarde) =>
      voorwaarde.nummer === nummer ? { ...voorwaarde, bewijs } : voorwaarde,
    ),
  };
};
