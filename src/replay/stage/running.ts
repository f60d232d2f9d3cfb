// A gateway that runs already, as a stage: it is asked as any client asks. What needs a world, a clock or a fault of its own is skipped, and said.
import type { ProfileName } from '../../domain/kbi/Partner.js';
import type { SigningKey } from '../../pki/key-folder.js';
import { fillPlaceholders } from '../placeholders.js';
import type { OpenStage } from '../run.js';
import { exchangeWith } from './exchange.js';
import { signEnvelope } from './sign.js';

/** `signer`: the key of a partner and the profile it has; rejects when there is none. `now`: the gateway's clock, milliseconds. */
export type RunningOptions = {
  readonly base: string;
  readonly signer: (as: string) => Promise<{ readonly key: SigningKey; readonly profile: ProfileName }>;
  readonly now: () => number;
  readonly uuid: () => string;
};

/** Stages that all are the one running gateway. */
export const openRunning = ({ base, signer, now, uuid }: RunningOptions): OpenStage => {
  const exchange = exchangeWith(base);
  return async ({ world, settings }) => {
    if (world !== undefined) return { skip: 'has a world of its own: run it without --to' };
    if (settings.clock !== undefined) return { skip: 'has a clock of its own: run it without --to' };
    if (settings.crl !== undefined) return { skip: 'has a revocation list of its own: run it without --to' };
    if (settings.storing !== undefined) return { skip: 'breaks something on purpose: run it without --to' };
    return {
      exchange,
      sign: async (request, as, profile) => {
        const { key, profile: own } = await signer(as);
        const moment = now();
        return signEnvelope(fillPlaceholders(request, { now: moment, uuid }), {
          signer: key,
          profile: profile ?? own,
          now: moment,
        });
      },
      close: async () => undefined,
    };
  };
};
