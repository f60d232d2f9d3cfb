// A request of the person about their own data (A144; AVG art. 12, 15, 16, 17): what was asked, by when it must be
// answered, and what came of it. The term is one calendar month from receipt, and may be made longer once by at most two more.
import { plusMaanden } from '../numbers/Datum.js';
import type { Datum } from '../time.js';

/** To see, to have corrected, to have erased. */
export type SoortVerzoek = 'INZAGE' | 'VERBETERING' | 'WISSING';

/** What came of it. GEDEELTELIJK: as far as the law allows; the Toelichting says what was not done. */
export type UitkomstVerzoek = 'INGEWILLIGD' | 'GEDEELTELIJK' | 'GEWEIGERD';

/** One request. `INSZ` is absent once the person was erased. `Termijn`: the last day on which it may be answered. */
export type VerzoekBetrokkene = {
  readonly id: number;
  readonly Soort: SoortVerzoek;
  readonly INSZ?: string;
  readonly Ontvangen: Datum;
  readonly Termijn: Datum;
  /** Why the term was made longer. */
  readonly Verlenging?: string;
  readonly Uitkomst?: UitkomstVerzoek;
  readonly Toelichting?: string;
  readonly Afgehandeld?: Datum;
};

/** The most by which a term may be made longer, in months (AVG art. 12.3). */
export const MEESTE_VERLENGING = 2;

/** The last day of the term of a request. */
export const termijnVan = (ontvangen: Datum, verlengd = 0): Datum => plusMaanden(ontvangen, 1 + verlengd);

/** Whether a request should have been answered before this day. */
export const isTeLaat = ({ Termijn, Uitkomst }: VerzoekBetrokkene, dag: Datum): boolean =>
  Uitkomst === undefined && Termijn < dag;
