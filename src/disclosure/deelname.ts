// Aanwezigheidsgraad and Deelnamestatus (A162, A163, 002 §35): for explanations only, never on the wire (C.3.16, A125).
// Exactly 80 % is regular; exactly 50 % is variant a. Lessons after today do not count. Sums are kept in hundredths: exact.
import type { Traject, Trajectonderdeel } from '../domain/kbi/KBIDossier.js';
import type { Datum } from '../domain/time.js';
import { type Trace, withhold } from './trace.js';

/** Hundredths of lestijden: attended, and given by the day. */
export type Aanwezigheidsgraad = { readonly aanwezig: number; readonly gegeven: number };

export type Deelnamestatus = 'REGELMATIG' | 'ONRECHTMATIG_A' | 'ONRECHTMATIG_B';

/**
 * Attendance over all courses of a Trajectonderdeel, or nothing when no lesson was given yet.
 * `verantwoordTeltNiet`: a justified absence counts neither as attended nor as given; otherwise it is an absence.
 */
export const aanwezigheidsgraad = (
  { Cursussen = [] }: Trajectonderdeel,
  dag: Datum,
  verantwoordTeltNiet = true,
): Aanwezigheidsgraad | undefined => {
  let aanwezig = 0;
  let gegeven = 0;
  for (const { Participaties = [] } of Cursussen) {
    for (const { Datum, Lestijden, Aanwezigheid } of Participaties) {
      if (Datum > dag || (Aanwezigheid === 'VERANTW_AFWE' && verantwoordTeltNiet)) continue;
      const lestijden = Math.round(Lestijden * 100);
      gegeven += lestijden;
      if (Aanwezigheid === 'AANWEZIG') aanwezig += lestijden;
    }
  }
  return gegeven === 0 ? undefined : { aanwezig, gegeven };
};

/** The status over all onderdelen that had lessons; nothing when none had. */
export const deelnamestatus = (graden: readonly Aanwezigheidsgraad[]): Deelnamestatus | undefined => {
  if (graden.length === 0) return undefined;
  if (graden.some(({ aanwezig, gegeven }) => aanwezig * 2 < gegeven)) return 'ONRECHTMATIG_B';
  return graden.every(({ aanwezig, gegeven }) => aanwezig * 5 >= gegeven * 4) ? 'REGELMATIG' : 'ONRECHTMATIG_A';
};

/** Explains attendance of one Traject. `pad`: its path in the answer; `onderdelen` as they stand there. */
export const explainDeelname = (trace: Trace, { Trajectonderdelen = [] }: Traject, pad: string): void => {
  const verantwoordTeltNiet = trace.standen.verantwoordeAfwezigheidTeltNiet;
  const graden: Aanwezigheidsgraad[] = [];
  for (const [index, onderdeel] of Trajectonderdelen.entries()) {
    const graad = aanwezigheidsgraad(onderdeel, trace.vandaag, verantwoordTeltNiet);
    if (graad === undefined) continue;
    graden.push(graad);
    const eigen = `${pad}/Trajectonderdelen/Trajectonderdeel[${index + 1}]/Aanwezigheidsgraad`;
    withhold(trace, eigen, 15, 'aanwezigheidsgraad', {
      aanwezig: graad.aanwezig / 100,
      gegeven: graad.gegeven / 100,
      procent: Math.floor((graad.aanwezig * 10_000) / graad.gegeven) / 100,
    });
  }
  const status = deelnamestatus(graden);
  if (status !== undefined) {
    withhold(trace, `${pad}/Deelnamestatus`, 15, 'deelnamestatus', { status, verantwoordTeltNiet });
  }
};
