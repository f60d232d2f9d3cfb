// KBIDossiers: consult a dossier by INSZ (A050). Finds; what may be seen of it is for disclose.
// Someone who is not in KBI is an answer, not a failure (A051); a dossier under a replaced number is found too (D.8).
import type { AuthorisedPersoon } from '../authorisation/authorise.js';
import type { KBIDossier } from '../domain/kbi/KBIDossier.js';
import { Fault } from '../faults/fault.js';
import type { Dossiers } from '../store/port.js';
import type { Operation } from './operation.js';

/** A dossier, and which row it is. `look`: the dossier under the current INSZ, read from the store only now. */
export type GevondenDossier = { readonly versie: string; look(): KBIDossier };

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
      look: () => (rij.dossier.INSZ === INSZ ? rij.dossier : { ...rij.dossier, INSZ }),
    };
  }
  return undefined;
};

/** Who is not in KBI: an answer too. */
const NIEMAND = { versie: '', look: () => undefined } as const;

export const KBIDossiers: Operation = {
  persoon: 'consult',
  run: async ({ persoon }, { dossiers }) => {
    if (persoon === undefined) throw new Fault('INTERNE_FOUT', 'a consultation without a person');
    const { versie, look } = (await findKBIDossiers(persoon, dossiers)) ?? NIEMAND;
    return { kind: 'dossier', versie, look };
  },
};
