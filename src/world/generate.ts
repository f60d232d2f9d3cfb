// Generates test persons by the thousand or the million: deterministic from a seed, realistic in size, test numbers only.
// Person `i` of a seed is always the same, however many are asked for. Pulled one by one, so memory stays flat.
import type { Inschrijving, Leefloonrecht } from '../domain/kbi/Inschrijving.js';
import type { VestigingVerwijzing } from '../domain/kbi/KBIDossier.js';
import type { Persona } from '../domain/kbi/World.js';
import { plusDagen } from '../domain/numbers/Datum.js';
import type { Datum } from '../domain/time.js';
import { createDossier } from './generate/dossier.js';
import type { DayBefore } from './generate/lessons.js';
import { numberOf } from './generate/numbers.js';
import { createDraw, type Draw } from './generate/random.js';
import { REFERENCE_DAY } from './shift.js';

/** What persons are generated around. `ocmws`: Ondernemingsnummers; persons are spread over them evenly. */
export type GenerateOptions = {
  readonly vandaag?: Datum;
  readonly ocmws?: readonly string[];
  readonly vestigingen?: readonly VestigingVerwijzing[];
  /** Lessons in each dossier; drawn when absent. */
  readonly lessons?: number;
};

/** The Flemish OCMWs of fixtures/world: gent, antwerpen, beersel, aalst. */
const OCMWS = ['0212214125', '0212123459', '0212345668', '0212567877'];

/** Their establishments, as fixtures/world/vestigingen.json has them. */
const VESTIGINGEN: readonly VestigingVerwijzing[] = [
  {
    KBISleutel: '3e9666d4689017b95a914257cf658b95',
    Ondernemingsnummer: '0199000151',
    VOPEntiteitNummer: '00044001',
    TypeCentrum: 'CENTRUM',
  },
  {
    KBISleutel: 'a3efc5ab3258bc870b443a020b95e7d4',
    Ondernemingsnummer: '0421722346',
    VOPEntiteitNummer: '00011001',
    TypeCentrum: 'CENTRUM',
  },
  {
    KBISleutel: '0b68225a81cc112cb9c7d424653f36fc',
    Ondernemingsnummer: '0253973219',
    VOPEntiteitNummer: '00023001',
    TypeCentrum: 'VESTIGING',
  },
  {
    KBISleutel: '4b97978a09e6b7a13c6f483c9fc4755b',
    Ondernemingsnummer: '0199000250',
    VOPEntiteitNummer: '00041001',
    TypeCentrum: 'VESTIGING',
  },
];

const createDayBefore = (vandaag: Datum): DayBefore => {
  const known: Datum[] = [];
  return (days) => {
    known[days] ??= plusDagen(vandaag, -days);
    return known[days];
  };
};

type Registered = {
  readonly inschrijvingen?: readonly Omit<Inschrijving, 'INSZ'>[];
  readonly leefloonrechten?: readonly Omit<Leefloonrecht, 'INSZ'>[];
};

/** Of ten: six on (equivalent) leefloon of this OCMW, two in sociaal onderzoek, one under a code that does not count, one not registered. */
const createRegistered = (draw: Draw, day: DayBefore, OCMW: string): Registered => {
  const drawn = draw.next();
  if (drawn < 0.6) {
    const equivalent = draw.chance(0.25);
    const since = draw.between(30, 700);
    const Periode = { Begin: day(since) };
    return {
      inschrijvingen: [{ OCMW, Hoedanigheidscode: equivalent ? 3 : 2, Periode }],
      leefloonrechten: [
        { OCMW, Soort: equivalent ? 'EQUIVALENT' : 'LEEFLOON', Periode, OntvangenOp: day(since - draw.between(1, 30)) },
      ],
    };
  }
  if (drawn >= 0.9) return {};
  const Hoedanigheidscode = drawn < 0.8 ? 1 : 7;
  return { inschrijvingen: [{ OCMW, Hoedanigheidscode, Periode: { Begin: day(draw.between(0, 40)) } }] };
};

/** `n` persons of a seed, each with a dossier. */
export function* generatePersonas(n: number, seed: number, options: GenerateOptions = {}): Generator<Persona> {
  const { vandaag = REFERENCE_DAY, ocmws = OCMWS, vestigingen = VESTIGINGEN } = options;
  const day = createDayBefore(vandaag);
  for (let index = 0; index < n; index++) {
    const draw = createDraw(seed, index);
    const ocmw = draw.pick(ocmws);
    const vestiging = draw.pick(vestigingen);
    yield {
      INSZ: numberOf(index, seed),
      ...createRegistered(draw, day, ocmw),
      dossier: createDossier(draw, day, vestiging, ocmw, options.lessons),
    };
  }
}
