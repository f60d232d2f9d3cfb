// Runs of the public shape for its specs: a run with its trace, and the public dossier of a changed dossier.
import type { DisclosureContext } from '../../../src/disclosure/context.js';
import { disclosePubliek } from '../../../src/disclosure/publiek/disclose.js';
import type { PubliekDossier } from '../../../src/disclosure/publiek/dossier.js';
import type { Publiek } from '../../../src/disclosure/publiek/pieces.js';
import { startTrace } from '../../../src/disclosure/trace.js';
import type { KBIDossier } from '../../../src/domain/kbi/KBIDossier.js';
import { context, dossier } from '../dossier.js';

export const run = (asked: Partial<DisclosureContext> = {}): Publiek => ({
  trace: startTrace(context(asked)),
  dropped: new Set(),
});

/** Paths and rules of what a run withheld. */
export const withheld = ({ trace }: Publiek): string[] => trace.decisions.map(({ pad, regel }) => `${pad}: ${regel}`);

export const publiekOf = (
  changes: Partial<KBIDossier> = {},
  asked: Partial<DisclosureContext> = {},
): PubliekDossier => {
  const { publiek } = disclosePubliek(dossier(changes), context(asked));
  if (publiek === undefined) throw new Error('not known');
  return publiek;
};
