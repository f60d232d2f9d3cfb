// The parts of the rights of the person over the store and the fixtures.
import type { RightsParts } from '../../src/rights/parts.js';
import type { LoadRow } from '../../src/store/port.js';
import { dossier } from '../../src/world/shapes/dossier.js';
import type { KitOptions } from '../gateway-kit.js';
import { openRetention, type RetentionKit } from '../retention/kit.js';

export type RightsKit = RetentionKit & { readonly rights: RightsParts };

export const openRights = async (rows: readonly LoadRow[] = [], options: KitOptions = {}): Promise<RightsKit> => {
  const kit = await openRetention(rows, options);
  return { ...kit, rights: { ...kit.store, ...kit.retention, findProblem: dossier } };
};
