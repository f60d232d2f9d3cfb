// The life of a ground (A123, A149, A152): CONCEPT, advice of the DPO, signature, validation, one after the other; the end at
// any time, and for good. A ground that was sent back begins again as CONCEPT. Pure: clock and operator are handed in.
import type { Grond, GrondStap } from '../domain/kbi/Grond.js';
import type { MachtigingStatus } from '../domain/kbi/Machtiging.js';
import { vandaag } from '../domain/time.js';
import { Fault } from '../faults/fault.js';

/** What somebody can do to a ground. */
export type Handeling = 'advies' | 'onderteken' | 'valideer' | 'terug' | 'beeindig';

/** From which status each leads, and where to. */
export const OVERGANGEN: Readonly<
  Record<Handeling, { readonly van: readonly MachtigingStatus[]; readonly naar: MachtigingStatus }>
> = {
  advies: { van: ['CONCEPT'], naar: 'ADVIES_DPO' },
  onderteken: { van: ['ADVIES_DPO'], naar: 'ONDERTEKEND' },
  valideer: { van: ['ONDERTEKEND'], naar: 'GEVALIDEERD' },
  terug: { van: ['ADVIES_DPO', 'ONDERTEKEND'], naar: 'CONCEPT' },
  beeindig: { van: ['CONCEPT', 'ADVIES_DPO', 'ONDERTEKEND', 'GEVALIDEERD'], naar: 'BEEINDIGD' },
};

/** When (milliseconds), by whom and why a step is taken. */
export type Wie = { readonly now: number; readonly door: string; readonly reden: string | undefined };

/** Whether one step leads from a status to another. */
export const kan = (van: MachtigingStatus, naar: MachtigingStatus): boolean =>
  Object.values(OVERGANGEN).some((overgang) => overgang.naar === naar && overgang.van.includes(van));

const stapOf = (van: MachtigingStatus | undefined, naar: MachtigingStatus, { now, door, reden }: Wie): GrondStap => ({
  op: new Date(now).toISOString(),
  door,
  ...(van !== undefined && { van }),
  naar,
  ...(reden !== undefined && { reden }),
});

/** The last day of a ground that ends now: today, unless it ended before or has yet to begin. */
const endOn = ({ geldig }: Grond, dag: string): Grond['geldig'] =>
  geldig.Begin > dag || (geldig.Einde !== undefined && geldig.Einde < dag) ? geldig : { ...geldig, Einde: dag };

/** The ground with a status, and the step in its life. The caller saw to it that the step may be taken. */
export const zetStatus = (grond: Grond, naar: MachtigingStatus, wie: Wie, van?: MachtigingStatus): Grond => ({
  ...grond,
  status: naar,
  geldig: naar === 'BEEINDIGD' ? endOn(grond, vandaag(wie.now)) : grond.geldig,
  levensloop: [...(grond.levensloop ?? []), stapOf(van, naar, wie)],
});

/** The ground after a step. Throws GROND_OVERGANG. */
export const zetStap = (grond: Grond, handeling: Handeling, wie: Wie): Grond => {
  const { van, naar } = OVERGANGEN[handeling];
  if (!van.includes(grond.status))
    throw new Fault('GROND_OVERGANG', `${grond.nummer} is ${grond.status}: ${handeling} asks ${van.join(' or ')}`);
  return zetStatus(grond, naar, wie, grond.status);
};
