// The person and the period of a question: form of the INSZ, order and reach of the Periode, and what the identity table says.
// Contract §2: Begin ≤ today, Einde absent or today. 30002 cancelled, 30004 replaced (the data then stand under the new number).

import { isDatum } from '../domain/numbers/Datum.js';
import { type INSZ, isINSZ } from '../domain/numbers/INSZ.js';
import type { Datum } from '../domain/time.js';
import { Fault } from '../faults/fault.js';
import type { Identiteiten } from '../store/port.js';

/** A person as the repertorium and the source must be asked: the current number, every number it replaced, and what to remark. */
export type Person = { readonly INSZ: INSZ; readonly nummers: readonly INSZ[]; readonly remarks: readonly Fault[] };

/** The INSZ of a text; refuses with INSZ_ONGELDIG (A100, A101). */
export const parseINSZ = (text: string): INSZ => {
  if (!isINSZ(text)) throw new Fault('INSZ_ONGELDIG', 'form or check digits do not hold');
  return text;
};

/** The first day the question is about; the last is always today. Refuses with PERIODE_OMGEKEERD or PERIODE_BUITEN_BEREIK. */
export const parsePeriode = (
  periode: { readonly Begin: Datum; readonly Einde?: Datum } | undefined,
  vandaag: Datum,
): Datum => {
  if (periode === undefined) return vandaag;
  const { Begin, Einde } = periode;
  if (!isDatum(Begin) || (Einde !== undefined && !isDatum(Einde)))
    throw new Fault('PERIODE_BUITEN_BEREIK', 'not a calendar date');
  if (Einde !== undefined && Begin > Einde) throw new Fault('PERIODE_OMGEKEERD', 'Begin after Einde');
  if (Begin > vandaag) throw new Fault('PERIODE_BUITEN_BEREIK', 'Begin in the future');
  if (Einde !== undefined && Einde !== vandaag) throw new Fault('PERIODE_BUITEN_BEREIK', 'Einde is not today');
  return Begin;
};

const MOST_REPLACEMENTS = 10;

/** Follows replacements to the current number; refuses with INSZ_GEANNULEERD, remarks INSZ_VERVANGEN. */
export const findPerson = async (asked: INSZ, identiteiten: Identiteiten): Promise<Person> => {
  let current = asked;
  for (let step = 0; step < MOST_REPLACEMENTS; step++) {
    const identiteit = await identiteiten.find(current);
    if (identiteit === undefined) break;
    if (identiteit.status === 'GEANNULEERD') throw new Fault('INSZ_GEANNULEERD', 'the identity table says cancelled');
    current = identiteit.door;
  }
  const oud = await identiteiten.oudeNummers(current);
  const nummers = [...new Set([current, ...oud, asked])];
  const remarks =
    current === asked ? [] : [new Fault('INSZ_VERVANGEN', 'replaced', { 'Oud INSZ': asked, 'Nieuw INSZ': current })];
  return { INSZ: current, nummers, remarks };
};
