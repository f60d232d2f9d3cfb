// KBIDossiers: consult a dossier by INSZ (A050). Finds; what may be seen of it is for disclose.
// Someone who is not in KBI is an answer, not a failure (A051); a dossier under a replaced number is found too (D.8).
import type { AuthorisedPersoon } from '../authorisation/authorise.js';
import type { KBIDossier } from '../domain/kbi/KBIDossier.js';
import { Fault } from '../faults/fault.js';
import type { Dossiers } from '../store/port.js';
import type { Operation } from './operation.js';

/** A dossier under the current INSZ, opened when looked at, and which row it is. */
export type GevondenDossier = { readonly dossier: KBIDossier; readonly versie: string };

/** The dossier of the person under the current INSZ, or nothing. */
export const findKBIDossiers = async (
  { INSZ, nummers }: Pick<AuthorisedPersoon, 'INSZ' | 'nummers'>,
  dossiers: Dossiers,
): Promise<GevondenDossier | undefined> => {
  for (const nummer of nummers) {
    const rij = await dossiers.find(nummer);
    if (rij === undefined) continue;
    return {
      versie: `${nummer}/${rij.versie}`,
      get dossier() {
        return rij.dossier.INSZ === INSZ ? rij.dossier : { ...rij.dossier, INSZ };
      },
    };
  }
  return undefined;
};

export const KBIDossiers: Operation = {
  persoon: 'consult',
  run: async ({ persoon }, { dossiers }) => {
    if (persoon === undefined) throw new Fault('INTERNE_FOUT', 'a consultation without a person');
    const found = await findKBIDossiers(persoon, dossiers);
    return {
      kind: 'dossier',
      versie: found?.versie ?? '',
      get dossier() {
        return found?.dossier;
      },
    };
  },
};
