// Rows and units for the store tests: test persons only, each call a fresh unit.
import type { AuditRow, CommitUnit } from '../../src/commit/unit.js';
import type { Grond } from '../../src/domain/kbi/Grond.js';
import type { Partner } from '../../src/domain/kbi/Partner.js';
import type { Persona } from '../../src/domain/kbi/World.js';
import { completeINSZ, type INSZ } from '../../src/domain/numbers/INSZ.js';
import type { LoadRow } from '../../src/store/port.js';

/** The test person with a serial number, born in 1984 with month 72. */
export const insz = (serie: number): INSZ => completeINSZ(`847224${String(serie).padStart(3, '0')}`, false);

/** A number whose check digits hold and that a citizen could have. */
export const CITIZEN = completeINSZ('840724001', false);

export const GENT = '0212214125';

export const partner = (naam: string, omschrijving = 'OCMW Gent'): LoadRow => {
  const rij: Partner = { naam, soort: 'OCMW', Ondernemingsnummer: GENT, omschrijving, profiel: 'strict' };
  return { soort: 'partner', rij };
};

export const grond = (nummer: string): LoadRow => {
  const doeleinden = [{ code: 'A120', nl: 'begeleiding', en: 'guidance', paragraaf: '002 §37' }];
  const rij: Grond = {
    nummer,
    soort: 'MACHTIGING',
    omschrijving: 'x',
    bron: 'VTC 25-07-2012',
    paragraaf: '002 §97',
    ontvangers: ['OCMW'],
    stromen: [{ stroom: 'KBIDossiers', Hoedanigheden: ['17001'], clusters: [1, 2], doeleinden }],
    status: 'GEVALIDEERD',
    geldig: { Begin: '2010-01-01' },
  };
  return { soort: 'grond', rij };
};

export const persona = (INSZ: string, meer: Omit<Persona, 'INSZ'> = {}): LoadRow => ({
  soort: 'persona',
  rij: { INSZ, ...meer },
});

export const dossier = (taal: string): NonNullable<Persona['dossier']> => ({
  Hoedanigheden: [{ Code: 'INBURGERAAR', Periode: { Begin: '2010-01-01' } }],
  Talen: [{ Taal: taal, Contacttaal: true }],
});

/** An audit row of a consultation at an instant. */
export const audit = (messageId: string, tijdstip = 1_346_655_600_000): AuditRow => ({
  messageId,
  tijdstip,
  stroom: 'KBIDossiers',
  richting: 'IN',
  afzender: 'ocmw-gent',
  instelling: GENT,
  Referte: 'R-1',
  Hoedanigheid: '17001',
  grond: 'G1',
  doeleinde: 'begeleiding',
  INSZ: insz(1),
  inszHash: null,
  periodeBegin: '2011-09-03',
  periodeEinde: null,
  mutatiesContext: true,
  uitkomst: 'DATA',
  clusters: '1,2',
  beslissingen: '[]',
});

/** A unit with one replay key and one audit row, both under its name. */
export const unit = (naam: string, meer: Partial<CommitUnit> = {}): CommitUnit => ({
  replayKeys: [{ key: naam, tot: 1_346_656_200_000 }],
  writes: [],
  audit: audit(naam),
  ...meer,
});

/** The key of the Fault that a promise is refused with; `none` when it is not refused. */
export const refusal = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'none';
  } catch (error) {
    return error !== null && typeof error === 'object' && 'key' in error ? String(error.key) : String(error);
  }
};
