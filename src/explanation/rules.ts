// A court under another rule set: what a partner would be shown if its ground named it. For comparison only; the world stays as it is.
import type { RegelsetNaam } from '../domain/kbi/Regelset.js';
import type { Court } from '../judge.js';

/** The same court with every ground under these rules. Remembers no view: memory does not know of rule sets. */
export const underRules = (court: Court, regelset: RegelsetNaam): Court => ({
  ...court,
  views: { of: (_, make) => make(), generation: () => 0, forget: () => undefined },
  authorisation: (now, handler) => {
    const context = court.authorisation(now, handler);
    const { world } = context;
    return {
      ...context,
      world: {
        partnerByOndernemingsnummer: (nummer) => world.partnerByOndernemingsnummer(nummer),
        mandaat: (intermediair, nummer, dag) => world.mandaat(intermediair, nummer, dag),
        findMachtiging: (partner, stroom, hoedanigheid, dag) => {
          const machtiging = world.findMachtiging(partner, stroom, hoedanigheid, dag);
          return machtiging === undefined ? undefined : { ...machtiging, regelset };
        },
      },
    };
  },
});
