// Random facts about one person for retention: dossiers of the disclosure properties, rules and rights close to the same days.
import fc from 'fast-check';
import type { Bewaarregel } from '../../src/domain/kbi/Bewaarregel.js';
import type { KBIDossier } from '../../src/domain/kbi/KBIDossier.js';
import { plusDagen } from '../../src/domain/numbers/Datum.js';
import type { Periode } from '../../src/domain/numbers/Periode.js';
import type { RetentionFacts } from '../../src/retention/anchors.js';
import { anyDossier } from '../disclosure/arbitrary-dossier.js';
import { INSZ, OCMW } from '../disclosure/dossier.js';

const near = fc.integer({ min: -70, max: 40 }).map((days) => plusDagen('2012-09-03', days));
const periode = fc
  .tuple(near, fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined, freq: 3 }))
  .map(([Begin, length]): Periode => (length === undefined ? { Begin } : { Begin, Einde: plusDagen(Begin, length) }));

/** A rule; the terms are short, so that many are over and many just not. */
const anyRegel: fc.Arbitrary<Bewaarregel> = fc.record({
  nummer: fc.constantFrom('R1', 'R2', 'R3', 'R4', 'R5'),
  bron: fc.constant('proef'),
  clusters: fc.oneof(
    fc.uniqueArray(fc.integer({ min: 1, max: 17 }), { minLength: 1, maxLength: 8 }),
    fc.constant(Array.from({ length: 17 }, (_, i) => i + 1)),
  ),
  anker: fc.constantFrom('VERPLICHTING_VOLDAAN', 'LEEFLOON_EINDE', 'OCMW_DOSSIER_EINDE'),
  termijn: fc.integer({ min: 0, max: 3 }),
  actie: fc.constantFrom('WISSEN', 'WISSEN', 'BEPERKEN'),
  geldig: fc.constantFrom(
    { Begin: '2012-01-01' },
    { Begin: '2012-01-01', Einde: '2012-10-15' },
    { Begin: '2012-11-01' },
  ),
});

/** A stored dossier has no empty lists, but for the parts of a contract. */
const stored = (value: unknown, name = ''): unknown => {
  if (Array.isArray(value))
    return value.length === 0 && name !== 'Onderdelen' ? undefined : value.map((one) => stored(one));
  if (typeof value !== 'object' || value === null) return value;
  const held = Object.entries(value).map(([inner, one]) => [inner, stored(one, inner)] as const);
  return Object.fromEntries(held.filter(([, one]) => one !== undefined));
};

/** Everything about one person on a day after most terms began. */
export const anyFacts: fc.Arbitrary<RetentionFacts> = fc
  .record({
    dossier: anyDossier.map((dossier) => stored(dossier) as KBIDossier),
    voldaan: fc.option(near, { nil: undefined, freq: 2 }),
    leefloonrechten: fc.array(
      periode.map((Periode) => ({ INSZ, OCMW, Soort: 'LEEFLOON' as const, Periode, OntvangenOp: '2012-09-01' })),
      { maxLength: 2 },
    ),
    inschrijvingen: fc.array(
      fc
        .tuple(periode, fc.constantFrom(1, 2, 3))
        .map(([Periode, Hoedanigheidscode]) => ({ INSZ, OCMW, Hoedanigheidscode, Periode })),
      { maxLength: 2 },
    ),
    dag: fc.integer({ min: 0, max: 120 }).map((days) => plusDagen('2012-09-03', days)),
  })
  .map(({ voldaan, dossier, ...facts }) => ({
    ...facts,
    dossier: voldaan === undefined ? dossier : { ...dossier, Bewaring: { VerplichtingVoldaan: voldaan } },
  }));

/** Rules as a world holds them: one of a number. */
export const anyRegels = fc.uniqueArray(anyRegel, { maxLength: 4, selector: ({ nummer }) => nummer });
