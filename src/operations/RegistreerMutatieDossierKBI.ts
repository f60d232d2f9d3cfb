// RegistreerMutatieDossierKBI: KBI announces a changed dossier (docs/mutaties.md). It becomes the stored one, the person's open toeleidingen
// are verwerkt when it holds an Aanmelding, and every OCMW whose picture changes is owed an invalidation, all in one unit.
// Numbers of persons lose their place in free text (A130), which the journal tells.
// Decided on the version that was read: when another change came between, everything is decided again.
import type { AuthorisedPersoon } from '../authorisation/authorise.js';
import type { Write } from '../commit/unit.js';
import type { KBIDossier } from '../domain/kbi/KBIDossier.js';
import { isAangemeld } from '../domain/kbi/Toeleiding.js';
import { isVerzoek } from '../domain/kbi/Verzoek.js';
import type { INSZ } from '../domain/numbers/INSZ.js';
import { guardVrijeTekst } from '../domain/vrije-tekst.js';
import { Fault } from '../faults/fault.js';
import type { DossierRij, Dossiers, Mutaties } from '../store/port.js';
import { mergeDossier } from './mutatie/merge.js';
import type { Los } from './mutatie/pairing.js';
import type { Found, Operation } from './operation.js';

/** Where the dossier of a person stands: under the current number or one that it replaced. */
const findStored = async (
  { INSZ, nummers }: Pick<AuthorisedPersoon, 'INSZ' | 'nummers'>,
  dossiers: Dossiers,
): Promise<{ readonly nummer: INSZ; readonly rij: DossierRij | undefined }> => {
  for (const nummer of nummers) {
    const rij = await dossiers.find(nummer);
    if (rij !== undefined) return { nummer, rij };
  }
  return { nummer: INSZ, rij: undefined };
};

/** The merged dossier, once an import would take it. Refuses with DOSSIER_ONGELDIG and the field. */
const believe = (los: Los, nummer: INSZ, mutaties: Mutaties): KBIDossier => {
  const problem = mutaties.findProblem(los);
  if (problem === undefined) return { ...(los as Omit<KBIDossier, 'INSZ'>), INSZ: nummer };
  throw new Fault('DOSSIER_ONGELDIG', `${problem.path} ${problem.reason}`, { Veld: problem.path });
};

const storeWrite = (dossier: KBIDossier, rij: DossierRij | undefined): Write => {
  const waarden = { INSZ: dossier.INSZ, document: JSON.stringify(dossier) };
  return rij === undefined
    ? { soort: 'dossier.nieuw', waarden }
    : { soort: 'dossier.vervang', waarden: { ...waarden, versie: rij.versie } };
};

/** JSON without the order of fields: what is announced again unchanged is no change. */
const sorted = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([naam, held]) => [naam, sorted(held)]),
  );
};
const isSame = (een: unknown, ander: unknown): boolean => JSON.stringify(sorted(een)) === JSON.stringify(sorted(ander));

export const RegistreerMutatieDossierKBI: Operation = {
  persoon: 'write',
  run: async ({ verzoek, persoon, remarks }, sources): Promise<Found> => {
    if (persoon === undefined || !isVerzoek(verzoek, 'RegistreerMutatieDossierKBI'))
      throw new Fault('INTERNE_FOUT', 'a changed dossier without a person');
    const { DossierKBI, Aanvulling } = verzoek.vraag;
    const { mutaties, vestigingen, dossiers } = sources;
    const { nummer, rij } = await findStored(persoon, dossiers);
    const merged = mergeDossier(DossierKBI, Aanvulling, rij?.dossier, { vestigingen, findCode: mutaties.findCode });
    const { dossier, bevindingen } = guardVrijeTekst(believe(merged, nummer, mutaties));
    const warnings = bevindingen.map(({ pad, bezwaar }) => `${pad}: ${bezwaar} taken out of free text`);
    const answer = { antwoord: { dienst: 'Resultaat', geslaagd: true }, remarks } as const;
    if (isSame(rij?.dossier, dossier)) return { kind: 'answer', answer, uitkomst: 'DATA', writes: [], warnings };
    const arrived: readonly Write[] = isAangemeld(dossier)
      ? [{ soort: 'toeleiding.verwerk', waarden: { INSZ: persoon.INSZ } }]
      : [];
    const owed = await mutaties.findInvalidaties(rij?.dossier, dossier, persoon.nummers);
    const writes = [storeWrite(dossier, rij), ...arrived, ...owed];
    return { kind: 'answer', answer, uitkomst: 'DATA', writes, warnings };
  },
};
