// Periode: inclusive calendar days in Europe/Brussels (docs/contract.md). An absent Einde is open.
import type { Datum } from '../time.js';
import { plusDagen } from './Datum.js';

/** The end of all calendars: no day comes after it. */
const LAATSTE_DAG = '9999-12-31';

/** A period of whole days, ends included; without Einde it is still running. */
export type Periode = { readonly Begin: Datum; readonly Einde?: Datum };

/** Whether a day lies in the period, ends included. */
export const bevat = (periode: Periode, dag: Datum): boolean =>
  periode.Begin <= dag && (periode.Einde === undefined || dag <= periode.Einde);

const byBegin = (a: Periode, b: Periode): number => (a.Begin < b.Begin ? -1 : a.Begin > b.Begin ? 1 : 0);

/** Whether the periods, taken together, cover every day from `van` to `tot` (both included). Nothing covers a reversed stretch. */
export const dekt = (perioden: readonly Periode[], van: Datum, tot: Datum): boolean => {
  if (van > tot) return false;
  let nodig = van;
  for (const { Begin, Einde } of [...perioden].sort(byBegin)) {
    if (Begin > nodig) return false;
    if (Einde === undefined || Einde >= tot) return true;
    if (Einde >= nodig) nodig = plusDagen(Einde, 1);
  }
  return false;
};

/** What remains of a period without the days from `van` to `tot`, both included (absent: no bound): nothing, one piece or two. */
export const neemUit = (periode: Periode, van: Datum | undefined, tot: Datum | undefined): readonly Periode[] => {
  const { Begin, Einde } = periode;
  const voor = van !== undefined && Einde !== undefined && Einde < van;
  const na = tot !== undefined && tot < Begin;
  if (voor || na) return [periode];
  const links = van !== undefined && Begin < van ? [{ Begin, Einde: plusDagen(van, -1) }] : [];
  const blijft = tot !== undefined && tot < LAATSTE_DAG && (Einde === undefined || tot < Einde);
  const rechts = blijft ? [{ Begin: plusDagen(tot, 1), ...(Einde === undefined ? {} : { Einde }) }] : [];
  return [...links, ...rechts];
};
