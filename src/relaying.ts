// A relay is a gateway in another role: the same route, stations, audit and management port, in front of another house instead of KBI.
// It speaks ksz, signs as the intermediary it is, keeps no dossier, and delivers nothing. Wiring only.

import type { Parts } from './assemble.js';
import { openPartnerChannel } from './client/partner-channel.js';
import { answerVerifier } from './client/verify-answer.js';
import type { Config } from './config.js';
import { clientURI } from './domain/kbi/Partner.js';
import { Fault } from './faults/fault.js';
import type { Contracts } from './http/contract.js';
import { type Role, type RunningGateway, startGateway } from './main.js';
import type { SigningKey } from './pki/key-folder.js';
import type { StartOptions } from './prepare.js';
import { createAsk, type Target } from './relay/ask.js';
import { relayOperations } from './relay/operations.js';
import { kszSpeech, magdaSpeech } from './relay/speech.js';
import { createTrust } from './security/trust.js';
import type { LoadRow } from './store/port.js';

/**
 * `as`: the intermediary. `to`: address of the house behind, without a path. `dialect`: its words. `answeredBy`: the partner that signs
 * its answers; absent, the gateway. `timeout`: milliseconds for one exchange with it.
 */
export type RelayOptions = {
  readonly as: string;
  readonly to: string;
  readonly dialect: 'magda' | 'ksz';
  readonly answeredBy: string | undefined;
  readonly timeout: number;
};

/** What of the world a relay holds: who may ask, on which ground, and the repertorium. No dossier, no right, no story, no place, no establishment. */
export const rowOfRelay = (row: LoadRow): LoadRow | undefined => {
  if (row.soort === 'partner' || row.soort === 'grond' || row.soort === 'inschrijving') return row;
  if (row.soort !== 'persona') return undefined;
  // By what it holds, not by what it lacks: a column that a person gets one day stays at the source.
  const { INSZ, identiteit, inschrijvingen } = row.rij;
  return {
    soort: 'persona',
    rij: {
      INSZ,
      ...(identiteit === undefined ? {} : { identiteit }),
      ...(inschrijvingen === undefined ? {} : { inschrijvingen }),
    },
  };
};

/** The contracts of one dialect. */
const only = ({ operations, serve }: Contracts, dialect: 'magda' | 'ksz'): Contracts => {
  const kept = operations.filter((operation) => operation.dialect === dialect);
  return {
    operations: kept,
    serve: (path, query, base) => (kept.some((one) => one.path === path) ? serve(path, query, base) : undefined),
  };
};

const keyOf = (parts: Parts, naam: string): SigningKey => {
  const key = parts.keys.partner(naam);
  if (key === undefined) throw new Fault('CERTIFICATE_INVALID', `there is no key of ${naam}`);
  return key;
};

/** The role of a relay. Throws WORLD_INVALID when `as` is no intermediary, CERTIFICATE_INVALID when a key is absent. */
export const relayRole = ({ as, to, dialect, answeredBy, timeout }: RelayOptions): Role => ({
  delivers: false,
  seed: `relay-${as}`,
  front: async (parts) => {
    const { keys, clock, ids, contracts, validator, store, crls } = parts;
    const self = (await store.worlds.load()).partners.find(({ naam }) => naam === as);
    if (self?.soort !== 'INTERMEDIAIR') throw new Fault('WORLD_INVALID', `${as} is no intermediary of this world`);
    const own = keyOf(parts, as);
    const upstream = answeredBy === undefined ? keys.gateway : keyOf(parts, answeredBy);
    const number = (upstream.certificate.organizationIdentifier ?? '').replace(/^NTRBE-/, '');
    const channel = openPartnerChannel(own, keys.authorities, number, timeout);
    const trust = createTrust({ anchors: keys.authorities, crls: [...keys.crls, ...crls()] });
    const behind = only(contracts, dialect).operations;
    const ask = createAsk({
      url: to,
      speech: dialect === 'magda' ? magdaSpeech : kszSpeech,
      target: (dienst): Target | undefined => behind.find(({ service }) => service === dienst),
      Identificatie: clientURI(self),
      signer: { key: own.key, certificate: own.certificate.der },
      profile: self.profiel,
      post: channel.post,
      verify: answerVerifier(trust, upstream.certificate, self.profiel),
      validate: validator.validate,
      clock,
      ids,
    });
    const { gatewayEc, ...rest } = keys;
    return {
      parts: {
        ...parts,
        contracts: only(contracts, 'ksz'),
        handlers: relayOperations(ask),
        keys: { ...rest, gateway: own },
      },
      close: channel.close,
    };
  },
});

/** Starts a relay; resolves when it listens. */
export const startRelay = (config: Config, options: StartOptions, relay: RelayOptions): Promise<RunningGateway> =>
  startGateway({ ...config, workers: 1 }, { ...options, keep: rowOfRelay }, relayRole(relay));
