// Stations authorise, operation and disclose in one walk: what may this asker have of this person, and what goes out with it.
// Writes nothing: the route makes the outcome durable, `explanation` only shows it. Both come through here and nowhere else,
// so that what is explained and what is answered are decided by the same lines.
import { authorise, type Established, type Supposed } from './authorisation/authorise.js';
import type { Write } from './commit/unit.js';
import type { Answer } from './dialects/dialect.js';
import { citeOf } from './disclosure/context.js';
import type { Decision } from './disclosure/decision.js';
import { type Disclosed, disclose } from './disclosure/disclose.js';
import { disclosePubliek } from './disclosure/publiek/disclose.js';
import { standenOf } from './disclosure/regelsets.js';
import type { Verzoek } from './domain/kbi/Verzoek.js';
import { Fault } from './faults/fault.js';
import type { House, Operation } from './house.js';
import type { SignedBody } from './security/authenticate.js';

/** What is disclosed of somebody without a dossier. */
const NOTHING: Disclosed = { picture: undefined, decisions: [], geldigTot: undefined };

/** How a dossier is shown, and how it is said that nobody is known: in our own services, and in the public one. */
const VORMEN = {
  eigen: { disclose, onbekend: 'GEEN_GEGEVENS' },
  publiek: { disclose: disclosePubliek, onbekend: 'DOSSIER_ONBEKEND' },
} as const;

/** The quota of a message that was counted already. */
const COUNTED = { take: () => undefined };

/** What judging needs of the house: sources, world and rules; no key, no committer. */
export type Court = Pick<House, 'authorisation' | 'sources' | 'beschrijf' | 'views'>;

/** One question before the court. `counted`: it is not taken from the quota of its partner (again). */
export type Matter = {
  readonly asker: SignedBody | Supposed;
  readonly verzoek: Verzoek;
  readonly operation: Pick<Operation, 'service' | 'handler'>;
  readonly now: number;
  readonly counted: boolean;
  /** Of the message that asks; an explanation has none. */
  readonly messageId?: string;
};

/** `writes`: what the operation wants stored with its answer. `basis` names everything the decisions rest on. */
export type Judgement = {
  readonly answer: Answer;
  readonly uitkomst: string;
  readonly writes: readonly Write[];
  readonly decisions: readonly Decision[];
  readonly basis: string;
  /** Oddities of the operation, for the journal. */
  readonly warnings: readonly string[];
};

/** Throws the first refusal of level 2 or 3; what was established before it stands in `found`. */
export const judge = async (matter: Matter, court: Court, established: Established): Promise<Judgement> => {
  const { asker, verzoek, operation, now, counted, messageId = '' } = matter;
  // Of the world that authorise looks at: it may be another one by the time the dossier is found.
  const generation = court.views.generation();
  const context = court.authorisation(now, operation.handler);
  const authorised = await authorise(
    asker,
    verzoek,
    operation.service,
    counted ? { ...context, quota: COUNTED } : context,
    established,
  );
  const found = await operation.handler.run(authorised, court.sources(now), { messageId });
  if (found.kind === 'answer') return { ...found, decisions: [], basis: '', warnings: found.warnings ?? [] };
  const { machtiging, instelling, persoon, remarks, vandaag } = authorised;
  const vorm = VORMEN[found.vorm ?? 'eigen'];
  const repertoriumcodes = persoon?.repertoriumcodes;
  const ground = `${machtiging.nummer} ${machtiging.stroom} ${machtiging.Hoedanigheid}`;
  // Everything the decisions depend on; of the world, which one it was.
  const basis = [generation, persoon?.INSZ, found.versie, vandaag, ground, instelling.naam, repertoriumcodes].join(' ');
  const look = (): Disclosed => {
    const dossier = found.look();
    if (dossier === undefined) return NOTHING;
    return vorm.disclose(dossier, {
      vandaag,
      clusters: machtiging.clusters,
      standen: standenOf(machtiging.regelset),
      paragraaf: citeOf(instelling, machtiging),
      ocmw: instelling.Ondernemingsnummer,
      ...(repertoriumcodes === undefined ? {} : { repertoriumcodes }),
      beschrijf: court.beschrijf,
    });
  };
  const { picture, publiek, decisions } = found.versie === '' ? NOTHING : court.views.of(basis, look);
  const unknown = picture === undefined ? [new Fault(vorm.onbekend, 'not known in KBI as inburgeraar')] : [];
  return {
    answer: { picture, ...(publiek === undefined ? {} : { publiek }), remarks: [...remarks, ...unknown] },
    uitkomst: picture === undefined ? vorm.onbekend : 'DATA',
    writes: [],
    decisions,
    basis,
    warnings: [],
  };
};
