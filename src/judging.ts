// What judging is handed, put together of store, world and settings. Wiring only; no rule is decided here.
// The gateway judges with it and so does whoever explains: there is one way to put the same question.
import type { Quota } from './authorisation/quota.js';
import { asRead, findConcerned, invalidatieWrites } from './callbacks/concern.js';
import type { Config } from './config.js';
import type { Views } from './disclosure/views.js';
import type { Ids } from './domain/time.js';
import { vandaag } from './domain/time.js';
import type { Court } from './judge.js';
import type { Feestdagen, Store } from './store/port.js';
import { dossier } from './world/shapes/dossier.js';
import { slowSource } from './world/slow-source.js';
import type { World } from './world/world.js';

/** `world`: the one of this moment; it is read again while running. */
export type CourtParts = {
  readonly config: Pick<Config, 'realNumbers' | 'callbackWait'>;
  readonly store: Store;
  readonly ids: Ids;
  readonly world: () => World;
  readonly quota: Quota;
  readonly feestdagen: Feestdagen;
  readonly views: Views;
};

/** The court of one process. */
export const createCourt = ({ config, store, ids, world, quota, feestdagen, views }: CourtParts): Court => {
  const dossiers = slowSource(store.dossiers, (insz) => world().bronvertraging(insz));
  return {
    views,
    beschrijf: (codelijst, code) => world().beschrijf(codelijst, code),
    authorisation: (now, { persoon, check }) => ({
      world: world(),
      identiteiten: store.identiteiten,
      repertorium: store.repertorium,
      quota,
      realNumbers: config.realNumbers,
      now,
      vandaag: vandaag(now),
      persoon,
      ...(check === undefined ? {} : { check }),
    }),
    sources: (now) => {
      const current = world();
      return {
        dossiers,
        repertorium: store.repertorium,
        toeleidingen: store.toeleidingen,
        leefloonrechten: store.leefloonrechten,
        vestigingen: {
          byPostcode: current.vestigingenByPostcode,
          byOndernemingsnummer: current.vestigingenByOndernemingsnummer,
          bySleutel: current.vestiging,
        },
        partners: { byOndernemingsnummer: current.partnerByOndernemingsnummer },
        feestdagen,
        mutaties: {
          findProblem: dossier,
          findCode: current.findCode,
          findInvalidaties: async (before, after, nummers) => {
            const dag = vandaag(now);
            const inschrijvingen = await store.repertorium.alle(nummers);
            const { machtigingen, partnerByOndernemingsnummer: partnerOf } = current;
            const context = { nummers, dag, machtigingen, partnerOf, inschrijvingen };
            const concerned = findConcerned({ dossier: before, dag }, { dossier: after, dag }, context);
            const letters = invalidatieWrites(concerned, { ids, now, wait: config.callbackWait * 1000 });
            return [asRead(nummers, inschrijvingen), ...letters];
          },
        },
        now,
        vandaag: vandaag(now),
        ids,
      };
    },
  };
};
