// Small pieces of the public answer, out of pieces of the picture: codes with both names, establishments, reasons, and the note that
// something has no place in the public schema. Codes are the sender's business only if the schema lists them: others are left out.
import type { CentrumElement, CodeElement, VestigingElement } from '../picture.js';
import type { Regel } from '../regels.js';
import { type Trace, withhold } from '../trace.js';
import type { KbiVestiging, PubliekeCode } from './dossier.js';

const LONG = 50;
const SHORT = 25;

/** A code of the picture; its label as Naam, and as KorteNaam when it is short enough to stay whole. */
export const toPubliekeCode = ({ code, Beschrijving }: CodeElement): PubliekeCode => {
  const cut = code.slice(0, LONG);
  if (Beschrijving === undefined) return { code: cut };
  const Naam = Beschrijving.slice(0, LONG);
  return Beschrijving.length > SHORT ? { code: cut, Naam } : { code: cut, KorteNaam: Beschrijving, Naam };
};

const KBO = /^\d{10}$/;

/** An establishment by its keys; nothing when it has none that the schema takes. */
export const toKbiVestiging = ({
  Ondernemingsnummer,
  KBISleutel,
}: Pick<VestigingElement, 'Ondernemingsnummer'> & { readonly KBISleutel?: string }): KbiVestiging | undefined => {
  const KboNummer = Ondernemingsnummer?.padStart(10, '0');
  const kbo = KboNummer !== undefined && KBO.test(KboNummer) ? { KboNummer } : {};
  const kbi = KBISleutel !== undefined && KBISleutel.length <= 32 ? { KbiNummer: KBISleutel } : {};
  return 'KboNummer' in kbo || 'KbiNummer' in kbi ? { ...kbo, ...kbi } : undefined;
};

/** A centre, which the picture names by enterprise number. */
export const toKbiCentrum = (centrum: CentrumElement | undefined): KbiVestiging | undefined =>
  centrum?.Ondernemingsnummer === undefined
    ? undefined
    : toKbiVestiging({ Ondernemingsnummer: centrum.Ondernemingsnummer });

/** What one run leaves out of the picture: paths that are withheld in place of given. */
export type Publiek = { readonly trace: Trace; readonly dropped: Set<string> };

const REGEL: Regel = 'geen-plaats-in-publiek-schema';

/** Notes that what the picture has at a path, the public schema cannot say. */
export const drop = ({ trace, dropped }: Publiek, pad: string, cluster: number): void => {
  dropped.add(pad);
  withhold(trace, pad, cluster, REGEL, {});
};

/** A code when the public list has it; else a note that it stays inside. */
export const listed = (
  publiek: Publiek,
  codes: readonly string[],
  { code }: CodeElement,
  pad: string,
  cluster: number,
): string | undefined => {
  if (codes.includes(code)) return code;
  withhold(publiek.trace, pad, cluster, 'code-niet-in-publiek-schema', { code });
  return undefined;
};

/** The record without what is undefined; nothing when nothing is left. */
export const filled = <T extends object>(record: { readonly [K in keyof T]: T[K] | undefined }): T | undefined => {
  const entries = Object.entries(record).filter(([, value]) => value !== undefined);
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as T);
};

/** The list when it has entries. */
export const some = <T>(entries: readonly T[]): readonly T[] | undefined =>
  entries.length === 0 ? undefined : entries;
