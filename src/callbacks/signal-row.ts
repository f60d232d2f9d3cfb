// The audit row of the OCMW that hears a signal: what came about whom, and whether it was acknowledged (A108: every party logs).
// Only of a message whose sender was proven: what anybody can send fills no trail.
import { personColumns } from '../commit/audit-row.js';
import type { AuditRow } from '../commit/unit.js';
import { INVALIDATIE } from '../dialects/magda/invalidatie.js';
import type { Partner } from '../domain/kbi/Partner.js';
import { CATALOGUE } from '../faults/catalogue.js';
import type { Received } from './ocmw.js';

/** What the row takes from around the message. `now` in ms; `salt`: of the trail. */
export type SignalFacts = {
  readonly partner: Pick<Partner, 'naam'>;
  readonly messageId: string;
  readonly now: number;
  readonly salt: string;
};

const BEFORE_PROOF: ReadonlySet<string> = new Set(['xml', 'soap', 'authentication']);

const uitkomstOf = ({ melding, arrival, refusal }: Received): string => {
  if (melding === undefined) return refusal?.key ?? 'INTERNE_FOUT';
  if (arrival === undefined) return 'NIET_BEVESTIGD';
  return arrival.repeated ? 'HERHAALD' : 'BEVESTIGD';
};

/** The row; nothing when it is not known who sent. */
export const signalRow = (received: Received, { partner, messageId, now, salt }: SignalFacts): AuditRow | undefined => {
  const { melding, refusal } = received;
  if (melding === undefined && (refusal === undefined || BEFORE_PROOF.has(CATALOGUE[refusal.key].groep)))
    return undefined;
  return {
    messageId,
    tijdstip: now,
    stroom: INVALIDATIE.service,
    richting: 'IN',
    afzender: melding?.Afzender ?? 'kbi',
    instelling: partner.naam,
    Referte: melding?.Referte ?? null,
    Hoedanigheid: null,
    grond: null,
    doeleinde: null,
    ...personColumns(melding?.INSZ, salt, false),
    periodeBegin: null,
    periodeEinde: null,
    mutatiesContext: false,
    uitkomst: uitkomstOf(received),
    clusters: '',
    beslissingen: null,
  };
};
