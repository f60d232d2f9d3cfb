// What a partner may see of a person on a day, and why: the same question, put to the same court as the route, answered to nobody.
// Nothing is written, no quota is spent, no audit row is made: whoever may run this holds the database anyway.
import { authorise, type Established, suppose } from '../authorisation/authorise.js';
import { writeKBIDossier } from '../dialects/kbi-dossier.js';
import { citeOf } from '../disclosure/context.js';
import type { Decision } from '../disclosure/decision.js';
import { clientURI, type Partner } from '../domain/kbi/Partner.js';
import type { Verzoek } from '../domain/kbi/Verzoek.js';
import { type Datum, vandaag } from '../domain/time.js';
import { CATALOGUE, type FaultKey } from '../faults/catalogue.js';
import { Fault } from '../faults/fault.js';
import { type Court, judge } from '../judge.js';
import { judgeLine, LIJST } from '../lists/gemeente.js';
import { GeefDossierKBI } from '../operations/GeefDossierKBI.js';
import { KBIDossiers } from '../operations/KBIDossiers.js';
import type { World } from '../world/world.js';
import { explainFields, pathsOfText } from './fields.js';
import type { Streep } from './inschrijvingen.js';
import { type Rij, toRij } from './row.js';
import { explainStations, refusalRow } from './stations.js';

/** One question: who would ask what about whom, at which moment (milliseconds). `Begin`: of the Periode, today when absent. */
export type Asked = {
  readonly partner: Partner;
  readonly stroom: string;
  readonly Hoedanigheid: string;
  readonly INSZ: string;
  readonly Begin?: Datum | undefined;
  readonly now: number;
};

/** `uitkomst`: DATA, or the key of what was refused or remarked. `rijen`: stations first, then the answer field by field. */
export type Explanation = Omit<Asked, 'partner' | 'now'> & {
  readonly partner: string;
  readonly dag: Datum;
  readonly uitkomst: string;
  readonly grond: string | undefined;
  readonly doeleinden: readonly string[];
  readonly rijen: readonly Rij[];
  readonly decisions: readonly Decision[];
  readonly inschrijvingen: readonly Streep[] | undefined;
};

/** What explaining is handed: the court of the gateway, and the world with its reasons. */
export type ExplainContext = { readonly court: Court; readonly world: Pick<World, 'explainGround'> };

type Outcome = {
  readonly uitkomst: string;
  readonly decisions: readonly Decision[];
  /** Of the answer; undefined in the public service, whose elements have other names than the decisions. */
  readonly paths: readonly string[] | undefined;
  readonly remarks: readonly Fault[];
  readonly refusal: Fault | undefined;
};

const questionOf = ({ partner, Hoedanigheid, INSZ, Begin, now }: Asked): Verzoek => ({
  dienst: 'KBIDossiers',
  Afzender: { Identificatie: clientURI(partner), Referte: '', Hoedanigheid },
  Tijdstip: now,
  VraagReferte: '',
  vraag: { INSZ, Periode: Begin === undefined ? undefined : { Begin }, MutatiesContext: false },
});

/** Streams that disclose a dossier, with what answers them. */
const CONSULTATIONS = { KBIDossiers, GeefDossierKBI } as const;

const isConsultation = (stroom: string): stroom is keyof typeof CONSULTATIONS => Object.hasOwn(CONSULTATIONS, stroom);

const put = async (asked: Asked, court: Court, established: Established): Promise<Outcome> => {
  const asker = suppose(asked.partner);
  const verzoek = questionOf(asked);
  const { stroom } = asked;
  if (!isConsultation(stroom)) {
    // Another stream discloses nothing of a dossier: its stations are all there is to say; but for the list of a gemeente.
    const quota = { take: () => undefined };
    const context = { ...court.authorisation(asked.now, KBIDossiers), quota };
    const { remarks, persoon, machtiging } = await authorise(asker, verzoek, stroom, context, established);
    if (stroom === LIJST.stroom && persoon !== undefined) {
      const { partner, now } = asked;
      const { dossiers } = court.sources(now);
      const { regel, decisions } = await judgeLine(persoon, { partner, machtiging, now }, dossiers);
      const uitkomst = regel === undefined ? 'GEEN_GEGEVENS' : 'DATA';
      return { uitkomst, decisions, paths: undefined, remarks, refusal: undefined };
    }
    return { uitkomst: 'DATA', decisions: [], paths: [], remarks, refusal: undefined };
  }
  const operation = { service: stroom, handler: CONSULTATIONS[stroom] };
  const matter = { asker, verzoek, operation, now: asked.now, counted: true };
  const { answer, decisions, uitkomst } = await judge(matter, court, established);
  const picture = 'picture' in answer ? answer.picture : undefined;
  const isPubliek = 'publiek' in answer && answer.publiek !== undefined;
  const own = picture === undefined ? [] : pathsOfText(writeKBIDossier(picture).toString('utf8'));
  const paths = isPubliek ? undefined : own;
  return { uitkomst, decisions, paths, remarks: answer.remarks, refusal: undefined };
};

/** A refusal of level 2 or 3 is an outcome to explain; anything else is a bug or a broken database. */
const isOutcome = (key: FaultKey): boolean => CATALOGUE[key].niveau > 1 && key !== 'INTERNE_FOUT';

/** Nobody of that number: there is nothing that a rule could have decided on. */
const isUnknown = (uitkomst: string): uitkomst is 'GEEN_GEGEVENS' | 'DOSSIER_ONBEKEND' =>
  uitkomst === 'GEEN_GEGEVENS' || uitkomst === 'DOSSIER_ONBEKEND';

/** Explains one question. Throws TRACE_DIFFERS when answer and decisions do not agree. */
export const explain = async (asked: Asked, { court, world }: ExplainContext): Promise<Explanation> => {
  const { partner, stroom, Hoedanigheid, INSZ, Begin, now } = asked;
  const established: Established = {};
  const outcome: Outcome = await put(asked, court, established).catch((thrown: unknown) => {
    if (!(thrown instanceof Fault) || !isOutcome(thrown.key)) throw thrown;
    return { uitkomst: thrown.key, decisions: [], paths: [], remarks: thrown.alongside, refusal: thrown };
  });
  const dag = vandaag(now);
  const { identiteiten, repertorium, realNumbers } = court.authorisation(now, KBIDossiers);
  const asking = { partner, stroom, Hoedanigheid, INSZ, dag };
  const facts = { ...asking, established, world, identiteiten, repertorium, realNumbers };
  const stations = await explainStations(facts, outcome.remarks, outcome.refusal);
  const { machtiging, instelling } = established;
  const ground =
    machtiging === undefined || instelling === undefined
      ? { clusters: [] }
      : { clusters: machtiging.clusters, paragraaf: citeOf(instelling, machtiging) };
  const { paths, decisions } = outcome;
  const unknown = decisions.length === 0 && isUnknown(outcome.uitkomst) ? [refusalRow(outcome.uitkomst, {})] : [];
  const fields = paths === undefined ? decisions.map(toRij) : explainFields(paths, decisions, ground);
  return {
    ...{ partner: partner.naam, stroom, Hoedanigheid, INSZ, Begin, dag, uitkomst: outcome.uitkomst },
    grond: machtiging?.nummer,
    doeleinden: machtiging?.doeleinden ?? [],
    rijen: [...stations.rijen, ...unknown, ...fields],
    decisions: outcome.decisions,
    inschrijvingen: stations.inschrijvingen,
  };
};
