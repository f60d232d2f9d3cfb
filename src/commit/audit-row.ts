// The audit row of one message: who asked what about whom, on which ground, and what came of it (A108).
// Written for every message whose sender was authenticated, answered or refused. A number that could be a citizen's is kept as a salted hash only.
import { createHash } from 'node:crypto';
import type { Established } from '../authorisation/authorise.js';
import type { Decision } from '../disclosure/decision.js';
import type { Verzoek } from '../domain/kbi/Verzoek.js';
import { isINSZ, isTestINSZ } from '../domain/numbers/INSZ.js';
import type { Datum } from '../domain/time.js';
import type { SignedBody } from '../security/authenticate.js';
import type { AuditRow } from './unit.js';

/** What the route knew when it ended. `uitkomst`: `DATA` or the key of the refusal or remark. */
export type AuditFacts = {
  readonly messageId: string;
  readonly now: number;
  readonly vandaag: Datum;
  readonly stroom: string;
  readonly signed: Pick<SignedBody, 'partner'>;
  readonly verzoek: Verzoek | undefined;
  readonly found: Established;
  readonly uitkomst: string;
  readonly decisions: readonly Decision[];
  /** Hash under which the decisions are kept. */
  readonly beslissingen: string | null;
  readonly salt: string;
  readonly realNumbers: boolean;
};

/** Clusters of the authorisation; 0 is the number that was asked with. */
const clustersOf = (decisions: readonly Decision[]): string => {
  let given = 0;
  for (const { besluit, cluster } of decisions) if (besluit === 'gegeven') given |= 1 << cluster;
  const clusters: number[] = [];
  for (let cluster = 1; cluster <= 17; cluster += 1) if ((given & (1 << cluster)) !== 0) clusters.push(cluster);
  return clusters.join(',');
};

/** A number that may not be kept: with the salt of the database, so that only whoever holds both can look for it. */
export const hashINSZ = (salt: string, insz: string): string =>
  createHash('sha256').update(`${salt} ${insz}`).digest('hex');

/** A person in a row: the number of a test person or where real ones are allowed, else its hash. */
export const personColumns = (
  insz: string | undefined,
  salt: string,
  realNumbers: boolean,
): Pick<AuditRow, 'INSZ' | 'inszHash'> => {
  const keep = insz !== undefined && isINSZ(insz) && (realNumbers || isTestINSZ(insz));
  return { INSZ: keep ? insz : null, inszHash: insz !== undefined && !keep ? hashINSZ(salt, insz) : null };
};

/** One row; pure. */
export const auditRow = (facts: AuditFacts): AuditRow => {
  const { verzoek, found, signed, decisions } = facts;
  return {
    messageId: facts.messageId,
    tijdstip: facts.now,
    stroom: facts.stroom,
    richting: 'IN',
    afzender: signed.partner.naam,
    instelling: found.instelling?.naam ?? null,
    Referte: verzoek?.Afzender.Referte || null,
    Hoedanigheid: verzoek?.Afzender.Hoedanigheid ?? null,
    grond: found.machtiging?.nummer ?? null,
    doeleinde: found.machtiging?.doeleinden.join('; ') ?? null,
    ...personColumns(found.INSZ, facts.salt, facts.realNumbers),
    periodeBegin: found.begin ?? null,
    periodeEinde: found.begin === undefined ? null : facts.vandaag,
    mutatiesContext: verzoek !== undefined && 'MutatiesContext' in verzoek.vraag && verzoek.vraag.MutatiesContext,
    uitkomst: facts.uitkomst,
    clusters: clustersOf(decisions),
    beslissingen: facts.beslissingen,
  };
};
