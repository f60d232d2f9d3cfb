// Toeleiding: an OCMW refers a person to an onthaalbureau, which makes a wachtdossier (A054, A055). Idempotent by Id: the same content
// is answered the same again, with the Status of now. Two that arrive together collide on the unique keys of the store and are decided again.
import { createHash } from 'node:crypto';
import type { Authorised } from '../authorisation/authorise.js';
import type { Write } from '../commit/unit.js';
import type { Antwoord } from '../domain/kbi/Antwoord.js';
import { projectKBIVestiging } from '../domain/kbi/KBIVestiging.js';
import type { Toeleiding as Rij, ToeleidingVraag } from '../domain/kbi/Toeleiding.js';
import { isVerzoek } from '../domain/kbi/Verzoek.js';
import { plusWerkdagen } from '../domain/numbers/werkdagen.js';
import { Fault } from '../faults/fault.js';
import type { Sources } from '../store/port.js';
import { checkPartijen, findBestemming } from './bestemming.js';
import type { Operation } from './operation.js';

/** Working days after receipt in which the person must register (A129). */
const TERMIJN = 10;

/** Text that does not depend on the order in which a reader found the fields. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, held]) => held !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, held]) => `${JSON.stringify(name)}:${canonical(held)}`)
    .join()}}`;
};

/** SHA-256 of the content, Id included and without case, Referte not: what makes a repeated toeleiding the same. */
export const hashInhoud = (vraag: ToeleidingVraag): string =>
  createHash('sha256')
    .update(canonical({ ...vraag, Id: vraag.Id.toLowerCase() }))
    .digest('base64url');

const antwoordOf = (Id: string, { Status, vestiging, UiterlijkeAanmelding }: Rij): Antwoord => ({
  dienst: 'Toeleiding',
  Id,
  Status,
  vestiging,
  UiterlijkeAanmelding,
});

const writeOf = (rij: Rij): Write => {
  const { Id, OCMW, VraagReferte, INSZ, Status } = rij;
  return { soort: 'toeleiding.zet', waarden: { Id, OCMW, VraagReferte, INSZ, Status, document: JSON.stringify(rij) } };
};

/** The row that is stored already for this question, or nothing. Refuses with TOELEIDING_ANDERS or REFERTE_HERBRUIKT. */
const findStored = async (
  Id: string,
  inhoudHash: string,
  OCMW: string,
  VraagReferte: string,
  { toeleidingen }: Sources,
): Promise<Rij | undefined> => {
  const stored = await toeleidingen.find(Id);
  if (stored !== undefined && (stored.OCMW !== OCMW || stored.inhoudHash !== inhoudHash))
    throw new Fault('TOELEIDING_ANDERS', `stored by ${stored.OCMW} on ${stored.OntvangenOp}`);
  const underReferte = await toeleidingen.findByReferte(OCMW, VraagReferte);
  if (underReferte !== undefined && underReferte.Id !== Id)
    throw new Fault('REFERTE_HERBRUIKT', 'the Vraag/Referte came with another Id before');
  return stored;
};

/** Receives a toeleiding: the answer, and the row to store when it is a new one. */
export const receiveToeleiding = async (
  vraag: ToeleidingVraag,
  { verzoek, instelling, persoon, vandaag }: Pick<Authorised, 'verzoek' | 'instelling' | 'persoon' | 'vandaag'>,
  sources: Sources,
): Promise<{ readonly antwoord: Antwoord; readonly writes: readonly Write[] }> => {
  if (persoon === undefined) throw new Fault('INTERNE_FOUT', 'a toeleiding without a person');
  const Id = vraag.Id.toLowerCase();
  const { VraagReferte } = verzoek;
  const OCMW = instelling.Ondernemingsnummer;
  const inhoudHash = hashInhoud(vraag);
  const stored = await findStored(Id, inhoudHash, OCMW, VraagReferte, sources);
  if (stored !== undefined) return { antwoord: antwoordOf(vraag.Id, stored), writes: [] };
  const bestemming = findBestemming(vraag.Naar, instelling, sources, vandaag);
  const rij: Rij = {
    Id,
    INSZ: persoon.INSZ,
    OCMW,
    VraagReferte,
    KBISleutel: bestemming.KBISleutel,
    vestiging: projectKBIVestiging(bestemming, vandaag),
    Status: 'OP',
    OntvangenOp: vandaag,
    UiterlijkeAanmelding: plusWerkdagen(vandaag, TERMIJN, sources.feestdagen.isFeestdag),
    inhoudHash,
    vraag,
  };
  return { antwoord: antwoordOf(vraag.Id, rij), writes: [writeOf(rij)] };
};

export const Toeleiding: Operation = {
  persoon: 'write',
  check: (verzoek) => {
    if (isVerzoek(verzoek, 'Toeleiding')) checkPartijen(verzoek.vraag.Van, verzoek.vraag.Naar);
  },
  run: async (authorised, sources) => {
    const { verzoek, remarks } = authorised;
    if (!isVerzoek(verzoek, 'Toeleiding')) throw new Fault('INTERNE_FOUT', `asked as ${verzoek.dienst}`);
    const { antwoord, writes } = await receiveToeleiding(verzoek.vraag, authorised, sources);
    return { kind: 'answer', answer: { antwoord, remarks }, uitkomst: 'DATA', writes };
  },
};
