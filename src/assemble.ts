// Builds the house of one process out of its parts: keys, contracts, world, store. Wiring only; no rule is decided here.
// What can change while running (world, revocation lists) is read again by `reload`; the route asks for it through functions.
import { createQuota } from './authorisation/quota.js';
import { createKept } from './commit/kept.js';
import type { Committer } from './commit/unit.js';
import type { Config } from './config.js';
import { ksz } from './dialects/ksz/ksz.js';
import { magda } from './dialects/magda/magda.js';
import { createViews } from './disclosure/views.js';
import type { Dienst } from './domain/kbi/Verzoek.js';
import type { Clock, Ids } from './domain/time.js';
import { handle } from './gateway.js';
import type { House, JournalEntry, Operation } from './house.js';
import { type Contracts, checkHandlers } from './http/contract.js';
import { createCourt } from './judging.js';
import { OPERATIONS } from './operations/index.js';
import type { Operation as Handler } from './operations/operation.js';
import type { Keys } from './pki/key-folder.js';
import type { Validator } from './schema/validator.js';
import type { Crl } from './security/crl.js';
import { strictEngine } from './security/engine.js';
import type { Engine, SecurityLimits, SignerDirectory } from './security/evidence.js';
import { createPress } from './security/press.js';
import { createTokenCache } from './security/token.js';
import { createTrust } from './security/trust.js';
import type { Store } from './store/port.js';
import { createFeestdagen } from './world/feestdagen.js';
import { createWorld, type World } from './world/world.js';
import type { XmlLimits } from './xml/limits.js';

/** The parts that `main` (or a test) hands in. `share`: part of each quota this process may spend. */
export type Parts = {
  readonly config: Config;
  readonly store: Store;
  readonly committer: Committer;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly keys: Keys;
  readonly crls: () => readonly Crl[];
  readonly contracts: Contracts;
  readonly validator: Validator;
  readonly engine?: Engine;
  readonly share?: number;
  /** What answers each service; absent: the operations of the gateway. */
  readonly handlers?: Readonly<Partial<Record<Dienst, Handler>>>;
  readonly stopwatch: () => number;
  readonly journal: (entry: JournalEntry) => void;
};

/** A house that can be asked, and told to look at its world again. */
export type Assembled = {
  readonly house: House;
  reload(): Promise<void>;
  /** Looks at the lists of revoked certificates again. */
  revoke(): void;
  handle: (request: Parameters<typeof handle>[0]) => ReturnType<typeof handle>;
};

const DIALECTS = { magda, ksz } as const;

/** Services of the contracts with what answers them; `checkHandlers` made sure that each has one. */
const operationsOf = (contracts: Contracts, handlers: Readonly<Partial<Record<Dienst, Handler>>>): Operation[] =>
  contracts.operations.flatMap(({ service, versie, path, namespace, root, soapAction, dialect }) => {
    const name = service as Dienst;
    const handler = handlers[name];
    if (handler === undefined) return [];
    return [{ service: name, handler, versie, path, namespace, root, soapAction, dialect: DIALECTS[dialect] }];
  });

const xmlLimits = (config: Config): Partial<XmlLimits> => ({
  octets: config.maxBody,
  depth: config.maxDepth,
  elements: config.maxElements,
  attributes: config.maxAttributes,
  name: config.maxName,
  text: config.maxText,
});

const securityLimits = (config: Config): SecurityLimits => ({
  references: config.maxReferences,
  certificates: config.maxCertificates,
  token: config.maxToken,
  timestampTtl: config.timestampTtl * 1000,
  timestampFuture: config.timestampFuture * 1000,
  // Never shorter than a message can live, or it could be sent again while still fresh.
  replayMemory: Math.max(config.replayMemory, config.timestampTtl + config.timestampFuture) * 1000,
});

/** Reads the world and puts the house together. Throws CONTRACT_MISMATCH when contracts and handlers differ. */
export const assemble = async (parts: Parts): Promise<Assembled> => {
  const { config, store, keys, contracts, clock, ids } = parts;
  const { handlers = OPERATIONS } = parts;
  checkHandlers(contracts, Object.keys(handlers));
  const trust = createTrust({ anchors: keys.authorities, crls: [...keys.crls, ...parts.crls()] });
  const tokens = createTokenCache(1000);
  const kept = createKept();
  const views = createViews(config.maxViews);
  let world: World = createWorld(await store.worlds.load());
  let directory: SignerDirectory;
  const revoke = (): void => trust.setCrls([...keys.crls, ...parts.crls()]);
  const reload = async (): Promise<void> => {
    world = createWorld(await store.worlds.load());
    kept.forget();
    views.forget();
    revoke();
    const partnerByOndernemingsnummer = world.partnerByOndernemingsnummer;
    directory = { trust, tokens, registered: keys.registered(), partnerByOndernemingsnummer };
  };
  await reload();
  const quota = createQuota(parts.share);
  const feestdagen = createFeestdagen();
  const court = createCourt({ config, store, ids, world: () => world, quota, feestdagen, views });
  const house: House = {
    clock,
    ids,
    limits: { xml: xmlLimits(config), headerBlock: config.maxHeaderBlock, security: securityLimits(config) },
    engine: parts.engine ?? strictEngine,
    directory: () => directory,
    operations: operationsOf(contracts, handlers),
    defaultDialect: magda,
    validate: parts.validator.validate,
    committer: parts.committer,
    kept,
    ...court,
    salt: (await store.settings.get('salt')) ?? '',
    realNumbers: config.realNumbers,
    ...press(keys),
    stopwatch: parts.stopwatch,
    journal: parts.journal,
  };
  return { house, reload, revoke, handle: (request) => handle(request, house) };
};

const press = ({ gateway, gatewayEc }: Keys): Pick<House, 'sign' | 'signFault'> =>
  createPress(
    { key: gateway.key, certificate: gateway.certificate.der },
    gatewayEc && { key: gatewayEc.key, certificate: gatewayEc.certificate.der },
  );
