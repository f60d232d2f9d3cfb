// Periode: inclusive calendar days in Europe/Brussels (contract §2). An absent Einde is open.
import type { Datum } from '../time.js';
import { plusDagen } from './Datum.js';

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
