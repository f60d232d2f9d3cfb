// Verblijfsgemeente: in which gemeente a person lives, when (A060). A search key and nothing else: it finds the persons of a list for a
// gemeente with a protocol; it stands in no answer and in no schema, and it decides nothing about anybody (A087).
import type { Periode } from '../numbers/Periode.js';

/** `NIS`: code of the gemeente, five digits. A person lives in one gemeente at a time: a row replaces the one that begins on its day. */
export type Verblijfsgemeente = { readonly INSZ: string; readonly NIS: string; readonly Periode: Periode };
