// A person as the callbacks look at one: every number, the one in force first, and the dossier, under whichever of them it stands.
import type { KBIDossier } from '../domain/kbi/KBIDossier.js';
import type { INSZ } from '../domain/numbers/INSZ.js';
import type { Dossiers, Identiteiten } from '../store/port.js';
import { findNummers } from './select.js';

export type PersonSources = { readonly dossiers: Dossiers; readonly identiteiten: Identiteiten };

/** The numbers and the dossier of now; a person without one is nobody's business but still a person. */
export const readPerson = async (
  insz: INSZ,
  { dossiers, identiteiten }: PersonSources,
): Promise<{ readonly nummers: readonly INSZ[]; readonly dossier: KBIDossier | undefined }> => {
  const found = await findNummers(insz, identiteiten);
  const current = found.vervangenDoor ?? insz;
  const nummers = [current, ...found.nummers.filter((nummer) => nummer !== current)];
  for (const nummer of nummers) {
    const rij = await dossiers.find(nummer);
    if (rij !== undefined) return { nummers, dossier: rij.dossier };
  }
  return { nummers, dossier: undefined };
};
