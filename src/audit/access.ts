// Which partners can consult today, and why the others cannot (question 1 of 000): the checks of the gateway before any question is asked.
import type { Partner } from '../domain/kbi/Partner.js';
import type { Datum } from '../domain/time.js';
import type { GroundFinding, World } from '../world/world.js';

/** One partner. `redenen`: everything that stands in the way, in the order in which the gateway would stumble over it. */
export type Access = {
  readonly partner: string;
  readonly soort: Partner['soort'];
  readonly omschrijving: string;
  readonly toegang: boolean;
  readonly grond: string;
  readonly redenen: readonly string[];
};

/** What is asked and what is known. `certificate`: until when the certificate of a partner is valid, in ms; nothing when none is known. */
export type AccessQuestion = {
  readonly world: Pick<World, 'machtigingen' | 'explainGround'>;
  readonly stream: string;
  readonly dag: Datum;
  readonly now: number;
  readonly certificate: (naam: string) => number | undefined;
  /** Institutions that have somebody registered today under one of these codes. */
  readonly registered: (codes: readonly number[]) => ReadonlySet<string>;
};

const REASONS: Readonly<Record<Extract<GroundFinding, { kind: 'none' }>['reason'], (finding: string) => string>> = {
  NO_GROUND: () => 'no ground opens this stream',
  OTHER_RECIPIENT: () => 'no ground: those of this stream are for others',
  NOT_VALIDATED: (grond) => `ground ${grond} is not GEVALIDEERD`,
  NOT_IN_FORCE: (grond) => `ground ${grond} is not in force today`,
};
/** The finding that comes closest to a ground, of those under several Hoedanigheden. */
const ORDER = ['NOT_IN_FORCE', 'NOT_VALIDATED', 'OTHER_RECIPIENT', 'NO_GROUND'];

const findGround = (partner: Partner, { world, stream, dag }: AccessQuestion): GroundFinding => {
  const codes = new Set(
    world.machtigingen.filter(({ stroom }) => stroom === stream).map(({ Hoedanigheid }) => Hoedanigheid),
  );
  const findings = [...codes].map((code) => world.explainGround(partner, stream, code, dag));
  const held = findings.find(({ kind }) => kind === 'held');
  const rank = (finding: GroundFinding): number => (finding.kind === 'none' ? ORDER.indexOf(finding.reason) : -1);
  return held ?? findings.sort((a, b) => rank(a) - rank(b))[0] ?? { kind: 'none', reason: 'NO_GROUND' };
};

/** One partner against everything. */
export const accessOf = (partner: Partner, question: AccessQuestion): Access => {
  const { now, certificate, registered } = question;
  const { naam, soort, omschrijving, Ondernemingsnummer, gewest } = partner;
  const redenen: string[] = [];
  const until = certificate(naam);
  if (until === undefined) redenen.push('no certificate known');
  else if (until < now) redenen.push(`its certificate ended on ${new Date(until).toISOString().slice(0, 10)}`);
  const ground = findGround(partner, question);
  const found = 'machtiging' in ground ? ground.machtiging : undefined;
  if (ground.kind === 'none') redenen.push(REASONS[ground.reason](found?.nummer ?? ''));
  if (soort === 'OCMW' && gewest !== 'VLAAMS') redenen.push('it lies outside the Vlaams Gewest (002 §11)');
  const codes = ground.kind === 'held' ? ground.machtiging.repertoriumcodes : undefined;
  if (codes !== undefined && !registered(codes).has(Ondernemingsnummer))
    redenen.push(`it has nobody registered today under code ${codes.join(', ')}`);
  return { partner: naam, soort, omschrijving, toegang: redenen.length === 0, grond: found?.nummer ?? '', redenen };
};
