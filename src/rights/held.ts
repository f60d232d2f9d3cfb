// All that is held of a person, and who saw it (AVG art. 15): under every number, from every table, and the audit trail. Whoever may ask
// for it was identified before; here nobody is.
import { createHash } from 'node:crypto';
import { readPerson } from '../callbacks/person.js';
import type { ChainedRow } from '../commit/chain.js';
import type { Inschrijving, Leefloonrecht } from '../domain/kbi/Inschrijving.js';
import type { KBIDossier } from '../domain/kbi/KBIDossier.js';
import type { Toeleiding } from '../domain/kbi/Toeleiding.js';
import type { Verblijfsgemeente } from '../domain/kbi/Verblijfsgemeente.js';
import type { VerzoekBetrokkene } from '../domain/kbi/VerzoekBetrokkene.js';
import type { INSZ } from '../domain/numbers/INSZ.js';
import { AUDIT_PAGE } from '../store/audit.js';
import type { Brief, Identiteit } from '../store/port.js';
import type { RightsParts } from './parts.js';

/** Who did what with the data of the person, and when. `wanneer` in RFC 3339. */
export type Gezien = Pick<
  ChainedRow,
  'stroom' | 'richting' | 'afzender' | 'instelling' | 'Hoedanigheid' | 'grond' | 'doeleinde' | 'uitkomst' | 'clusters'
> & { readonly wanneer: string };

/** Everything. `nummers`: the one in force first. */
export type Held = {
  readonly nummers: readonly INSZ[];
  readonly identiteiten: Readonly<Record<string, Identiteit>>;
  readonly verhaal: readonly string[];
  readonly dossiers: readonly KBIDossier[];
  readonly inschrijvingen: readonly Inschrijving[];
  readonly leefloonrechten: readonly Leefloonrecht[];
  readonly verblijfsgemeenten: readonly Verblijfsgemeente[];
  readonly toeleidingen: readonly Toeleiding[];
  readonly brieven: readonly Brief[];
  readonly verzoeken: readonly VerzoekBetrokkene[];
  readonly gezien: readonly Gezien[];
};

const hashesOf = async (
  nummers: readonly INSZ[],
  { settings }: Pick<RightsParts, 'settings'>,
): Promise<readonly string[]> => {
  const salt = (await settings.get('salt')) ?? '';
  return nummers.map((nummer) => createHash('sha256').update(`${salt} ${nummer}`).digest('hex'));
};

/** The rows about a person that stand in archives: they are kept for the duty to keep logs, and nothing is erased in them. */
export const archivedRowsOf = async (
  nummers: readonly INSZ[],
  parts: Pick<RightsParts, 'archived' | 'settings'>,
): Promise<readonly ChainedRow[]> => {
  if (parts.archived === undefined) return [];
  const known = new Set<string | null>([...nummers, ...(await hashesOf(nummers, parts))]);
  const rows: ChainedRow[] = [];
  for await (const file of parts.archived())
    rows.push(...file.filter(({ INSZ, inszHash }) => known.has(INSZ) || known.has(inszHash)));
  return rows;
};

/** The rows of the trail about a person that are at hand, under a number or under the hash of one. */
export const auditRowsOf = async (
  nummers: readonly INSZ[],
  parts: Pick<RightsParts, 'audit' | 'settings'>,
): Promise<readonly ChainedRow[]> => {
  const { audit } = parts;
  const hashes = await hashesOf(nummers, parts);
  const rows: ChainedRow[] = [];
  for (let page = audit.ofPerson(nummers, hashes, 0, AUDIT_PAGE); page.length > 0; ) {
    rows.push(...page);
    page = audit.ofPerson(nummers, hashes, page.at(-1)?.id ?? 0, AUDIT_PAGE);
  }
  return rows;
};

const toGezien = (row: ChainedRow): Gezien => {
  const { stroom, richting, afzender, instelling, Hoedanigheid, grond, doeleinde, uitkomst, clusters } = row;
  const wanneer = new Date(row.tijdstip).toISOString();
  return { wanneer, stroom, richting, afzender, instelling, Hoedanigheid, grond, doeleinde, uitkomst, clusters };
};

/** Archives and rows at hand; a row that both hold, after an archiving that was broken off, is told once. */
const seenOf = async (nummers: readonly INSZ[], parts: RightsParts): Promise<readonly Gezien[]> => {
  const archived = await archivedRowsOf(nummers, parts);
  const last = archived.at(-1)?.id ?? 0;
  const atHand = await auditRowsOf(nummers, parts);
  return [...archived, ...atHand.filter(({ id }) => id > last)].map(toGezien);
};

/** Reads everything that is held of a person. */
export const readHeld = async (insz: INSZ, parts: RightsParts): Promise<Held> => {
  const { nummers } = await readPerson(insz, parts);
  const { identiteiten, dossiers, rechten, repertorium, leefloonrechten } = parts;
  const known = new Set<string>(nummers);
  const states = await Promise.all(nummers.map(async (nummer) => [nummer, await identiteiten.find(nummer)] as const));
  const found = await Promise.all(nummers.map((nummer) => dossiers.find(nummer)));
  const stories = await Promise.all(nummers.map((nummer) => rechten.verhaal(nummer)));
  return {
    nummers,
    identiteiten: Object.fromEntries(
      states.flatMap(([nummer, state]) => (state === undefined ? [] : [[nummer, state]])),
    ),
    verhaal: stories.filter((verhaal) => verhaal !== undefined),
    dossiers: found.flatMap((rij) => (rij === undefined ? [] : [rij.dossier])),
    inschrijvingen: await repertorium.alle(nummers),
    leefloonrechten: await leefloonrechten.find(nummers),
    verblijfsgemeenten: await rechten.verblijf(nummers),
    toeleidingen: await rechten.toeleidingen(nummers),
    brieven: await rechten.brieven(nummers),
    verzoeken: (await rechten.verzoeken()).filter(({ INSZ }) => INSZ !== undefined && known.has(INSZ)),
    gezien: await seenOf(nummers, parts),
  };
};
