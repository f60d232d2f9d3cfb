// What the route is handed: the house. Everything that reads a clock, a key, a file or a store comes in here, from main.ts.
import type { AuthoriseContext } from './authorisation/authorise.js';
import type { Kept } from './commit/kept.js';
import type { Committer } from './commit/unit.js';
import type { Dialect } from './dialects/dialect.js';
import type { Views } from './disclosure/views.js';
import type { Partner } from './domain/kbi/Partner.js';
import type { Dienst } from './domain/kbi/Verzoek.js';
import type { Clock, Ids } from './domain/time.js';
import type { SoapVersion } from './envelope/envelope.js';
import type { SoapFault } from './envelope/soap-fault.js';
import { Fault } from './faults/fault.js';
import type { Operation as Handler } from './operations/operation.js';
import type { Validate } from './schema/check.js';
import type { Engine, SecurityLimits, SignerDirectory } from './security/evidence.js';
import type { Sources } from './store/port.js';
import type { XmlLimits } from './xml/limits.js';
import type { XmlElement } from './xml/tree.js';
import type { Content } from './xml/writer.js';

/** One operation of the contracts, with the dialect that speaks it. */
export type Operation = {
  readonly service: Dienst;
  readonly handler: Handler;
  /** Of the contract, `01.00`. */
  readonly versie: string;
  readonly path: string;
  readonly namespace: string;
  readonly root: string;
  readonly soapAction: string;
  readonly dialect: Dialect;
};

/** A message as HTTP gave it. `version`: of the media type. `soapAction`: unquoted, '' when absent. */
export type GatewayRequest = {
  readonly path: string;
  readonly version: SoapVersion;
  readonly charset: string | undefined;
  readonly soapAction: string;
  readonly octets: Uint8Array;
};

export type GatewayResponse = {
  readonly status: number;
  readonly version: SoapVersion;
  readonly messageId: string;
  readonly body: Buffer;
};

/** One line of the journal: what came of a message, with the cause that never leaves the house. */
export type JournalEntry = {
  readonly messageId: string;
  readonly operation: string | undefined;
  readonly partner: string | undefined;
  readonly Referte: string | undefined;
  readonly uitkomst: string;
  readonly refusal: Fault | undefined;
  readonly warnings: readonly string[];
  /** From received octets to signed answer. */
  readonly milliseconds: number;
};

/** Everything the route needs. Functions where the thing behind can be reloaded. */
export type House = {
  readonly clock: Clock;
  readonly ids: Ids;
  /** Monotonic milliseconds: how long things take, never what time it is. */
  readonly stopwatch: () => number;
  readonly limits: {
    readonly xml: Partial<XmlLimits>;
    readonly headerBlock: number;
    readonly security: SecurityLimits;
  };
  readonly engine: Engine;
  readonly directory: () => SignerDirectory;
  readonly operations: readonly Operation[];
  /** Speaks where no path says which dialect. */
  readonly defaultDialect: Dialect;
  readonly validate: Validate;
  readonly authorisation: (now: number, handler: Pick<Handler, 'persoon' | 'check'>) => AuthoriseContext;
  readonly sources: (now: number) => Sources;
  readonly beschrijf: (codelijst: string, code: string) => string | undefined;
  readonly committer: Committer;
  readonly kept: Kept;
  readonly views: Views;
  readonly salt: string;
  readonly realNumbers: boolean;
  readonly sign: (message: {
    content: Content;
    version: SoapVersion;
    now: number;
    partner: Partner | undefined;
  }) => Buffer;
  readonly signFault: (version: SoapVersion, fault: SoapFault, now: number) => Buffer;
  readonly journal: (entry: JournalEntry) => void;
};

/** Actions of the whole chain that OCMW, KSZ, MAGDA and KBI share, offered by this gateway or not: what was meant for one is not answered as another. */
const FAMILY: ReadonlySet<string> = new Set([
  'KBIDossiersDienst-01.00',
  'ToeleidingDienst-01.00',
  'GeefKBIVestigingDienst-01.00',
  'InvalidatieKBIDossierDienst-01.00',
  'RegistreerInschrijvingDienst-02.00',
  'RegistreerUitschrijvingDienst-02.00',
  'RegistreerMutatieDossierKBIDienst-02.00',
  'GeefDossierKBIDienst-01.00',
  'RegistreerToeleidingDienst-01.00',
  'urn:kbi-gateway:ksz:KBIDossiers/v1',
  'urn:kbi-gateway:ksz:Toeleiding/v1',
  'urn:kbi-gateway:ksz:GeefKBIVestiging/v1',
]);

/** The operation that the Body names on this path (R1127). SOAPAction may be absent or odd, but not name another of ours. */
export const findOperation = (
  operations: readonly Operation[],
  { path, soapAction }: GatewayRequest,
  question: XmlElement,
): Operation => {
  const operation = operations.find(
    (candidate) => candidate.path === path && candidate.namespace === question.ns && candidate.root === question.local,
  );
  if (operation === undefined)
    throw new Fault('SOAP_OPERATION', `{${question.ns}}${question.local} is no question of ${path}`);
  const named = operations.find((candidate) => candidate.soapAction === soapAction)?.soapAction;
  if (soapAction !== operation.soapAction && (named !== undefined || FAMILY.has(soapAction)))
    throw new Fault('SOAP_ACTION', `SOAPAction names ${soapAction}`);
  return operation;
};

/** The Fault of a refusal on a path, in the words of the service there; of the default dialect when no service is. */
export const faultAt = (
  { operations, defaultDialect }: Pick<House, 'operations' | 'defaultDialect'>,
  path: string,
  refusal: Fault,
): SoapFault => {
  const here = operations.find((operation) => operation.path === path);
  const { service, namespace } = here ?? { service: '', namespace: '' };
  return (here?.dialect ?? defaultDialect).fault(refusal, { service, namespace });
};
