// Every kind of row with its check: the one place that says whether a row from a file may be believed.
import type { Inschrijving, Leefloonrecht } from '../../domain/kbi/Inschrijving.js';
import type { Verblijfsgemeente } from '../../domain/kbi/Verblijfsgemeente.js';
import type { Persona } from '../../domain/kbi/World.js';
import type { LoadRow } from '../../store/port.js';
import { bewaarregel } from './bewaarregel.js';
import { dossier } from './dossier.js';
import { both, type Check, list, object, optional, type Problem } from './shape.js';
import { choice, datum, insz, NIS, number, ondernemingsnummer, periode, text } from './values.js';
import { vestiging } from './vestiging.js';
import { bronvertraging, codelijst, grond, partner } from './world-rows.js';

/** Kind of a row. */
export type Soort = LoadRow['soort'];

const hoedanigheidscode = number(0, 999);

const inschrijving = {
  OCMW: ondernemingsnummer,
  Hoedanigheidscode: hoedanigheidscode,
  Periode: periode,
} as const;

const leefloonrecht = {
  OCMW: ondernemingsnummer,
  Soort: choice('LEEFLOON', 'EQUIVALENT'),
  Periode: periode,
  OntvangenOp: datum,
} as const;

const verblijfsgemeente = { NIS, Periode: periode } as const;

const identiteit = both(
  object<NonNullable<Persona['identiteit']>>({ status: choice('GEANNULEERD', 'VERVANGEN'), door: optional(insz) }),
  (value) => {
    const { status, door } = value as NonNullable<Persona['identiteit']>;
    if (status === 'VERVANGEN') return door === undefined ? { path: 'door', reason: 'is missing' } : undefined;
    return door === undefined ? undefined : { path: 'door', reason: 'belongs to VERVANGEN only' };
  },
);

const persona = object<Persona>({
  INSZ: insz,
  verhaal: optional(text(500)),
  bewijst: optional(text(500)),
  identiteit: optional(identiteit),
  inschrijvingen: optional(list(object<Omit<Inschrijving, 'INSZ'>>(inschrijving))),
  leefloonrechten: optional(list(object<Omit<Leefloonrecht, 'INSZ'>>(leefloonrecht))),
  verblijfsgemeenten: optional(list(object<Omit<Verblijfsgemeente, 'INSZ'>>(verblijfsgemeente))),
  dossier: optional(dossier),
});

const CHECKS: Readonly<Record<Soort, Check>> = {
  partner,
  grond,
  codelijst,
  vestiging,
  bronvertraging,
  bewaarregel,
  inschrijving: object<Inschrijving>({ INSZ: insz, ...inschrijving }),
  leefloonrecht: object<Leefloonrecht>({ INSZ: insz, ...leefloonrecht }),
  verblijfsgemeente: object<Verblijfsgemeente>({ INSZ: insz, ...verblijfsgemeente }),
  persona,
};

/** Whether a text names a kind of row. */
export const isSoort = (text: unknown): text is Soort => typeof text === 'string' && Object.hasOwn(CHECKS, text);

/** A row that was checked, or what is wrong with it. */
export type CheckedRow =
  | { readonly kind: 'row'; readonly row: LoadRow }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** Checks a value as a row of a kind. */
export const checkRow = (soort: Soort, value: unknown): CheckedRow => {
  const problem = CHECKS[soort](value);
  return problem === undefined ? { kind: 'row', row: { soort, rij: value } as LoadRow } : { kind: 'problem', problem };
};

/** What a row is called when it is spoken of. Never the INSZ: faults and logs may not carry it. */
export const labelOf = (soort: Soort, value: unknown): string => {
  const named = value as Readonly<Record<string, unknown>> | null;
  const label = soort === 'persona' ? undefined : (named?.naam ?? named?.nummer ?? named?.KBISleutel);
  return typeof label === 'string' ? `${soort} ${label}` : soort;
};
