// The parts of retention over the store and the fixtures, with rules and persons of the test.

import type { Bewaarregel } from '../../src/domain/kbi/Bewaarregel.js';
import { machtigingenOf } from '../../src/domain/kbi/Grond.js';
import type { KBIDossier } from '../../src/domain/kbi/KBIDossier.js';
import type { Partner } from '../../src/domain/kbi/Partner.js';
import type { Persona } from '../../src/domain/kbi/World.js';
import { completeINSZ, type INSZ } from '../../src/domain/numbers/INSZ.js';
import type { RetentionParts } from '../../src/retention/run.js';
import type { LoadRow } from '../../src/store/port.js';
import { FIXTURES, type Kit, type KitOptions, openKit } from '../gateway-kit.js';

export const GENT = '0212214125';
export const AALST = '0212567877';
const partners = new Map<string, Partner>(
  FIXTURES.flatMap((row) => (row.soort === 'partner' ? [[row.rij.Ondernemingsnummer, row.rij] as const] : [])),
);
const machtigingen = FIXTURES.flatMap((row) => (row.soort === 'grond' ? machtigingenOf(row.rij) : []));

export const person = (serie: number): INSZ => completeINSZ(`846624${String(serie).padStart(3, '0')}`, false);

/** A rule that is over a month after the obligations were met, for conversations. */
export const regel = (changes: Partial<Bewaarregel> = {}): Bewaarregel => ({
  ...{ nummer: 'R', bron: 'proef', clusters: [17], anker: 'VERPLICHTING_VOLDAAN', termijn: 1, actie: 'WISSEN' },
  geldig: { Begin: '2012-01-01' },
  ...changes,
});

export const gesprek = {
  Tijdstip: '2012-05-03T10:00:00+02:00',
  KBIVestiging: { KBISleutel: 'A1B2C3D4', TypeCentrum: 'LOKET' },
  GenoteerdDoor: { Achternaam: 'Peeters' },
  Bestemmeling: 'OCMW',
  Tekst: 'Komt stipt.',
} as const;

/** Somebody whom Gent follows under code 2, who met the obligations long ago. */
export const client = (serie: number, changes: Partial<Omit<KBIDossier, 'INSZ'>> = {}): Persona => ({
  INSZ: person(serie),
  inschrijvingen: [{ OCMW: GENT, Hoedanigheidscode: 2, Periode: { Begin: '2012-01-01' } }],
  dossier: {
    Hoedanigheden: [{ Code: 'INBURGERAAR', Periode: { Begin: '2011-01-01' } }],
    Attesten: [{ Type: 'INBURGERING', Status: 'BEHAALD', Datum: '2012-06-01' }],
    Alfabetisering: 'GEALFABETISEERD',
    Gesprekken: [gesprek],
    ...changes,
  },
});

export const rowsOf = (regels: readonly Bewaarregel[], personas: readonly Persona[]): readonly LoadRow[] => [
  ...regels.map((rij) => ({ soort: 'bewaarregel', rij }) as const),
  ...personas.map((rij) => ({ soort: 'persona', rij }) as const),
];

export type RetentionKit = Kit & { readonly retention: RetentionParts };

/** The gateway kit with what retention needs; only the rules of the test are in force on its days. */
export const openRetention = async (rows: readonly LoadRow[], options: KitOptions = {}): Promise<RetentionKit> => {
  const kit = await openKit({ rows, ...options });
  const retention: RetentionParts = {
    ...kit.store,
    machtigingen: () => machtigingen,
    partnerOf: (ocmw) => partners.get(ocmw),
    committer: kit.parts.committer,
    clock: kit.clock,
    ids: kit.parts.ids,
    wait: 0,
  };
  return { ...kit, retention };
};
