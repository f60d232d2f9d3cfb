// GeefDossierKBI: the public service that partners of KBI consult a dossier with, each on a ground of its own (002 §17). Finds as
// KBIDossiers does; disclosure is the same law with another ground, shown in the public shape. MutatiesContext changes nothing of it.
import { KBIDossiers } from './KBIDossiers.js';
import type { Operation } from './operation.js';

export const GeefDossierKBI: Operation = {
  persoon: 'consult',
  run: async (authorised, sources) => {
    const found = await KBIDossiers.run(authorised, sources);
    return found.kind === 'dossier' ? { ...found, vorm: 'publiek' } : found;
  },
};
