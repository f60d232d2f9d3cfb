// The list of inburgeraars of a gemeente under its protocol (A060, B.5, 003): page by page, every person on it in the audit first.
// Refused without a protocol that is GEVALIDEERD and in force; looked at again for every page. Persons are found by where they live,
// which is no part of what is told. Trusts that whoever asks may speak for the gemeente: the commands of this house are its operator's.
import { findPerson } from '../authorisation/person.js';
import { auditRow } from '../commit/audit-row.js';
import { createKept } from '../commit/kept.js';
import type { Committer, CommitUnit } from '../commit/unit.js';
import { citeOf } from '../disclosure/context.js';
import { discloseLijstregel, type Lijstbesluit, type Lijstregel } from '../disclosure/lijst.js';
import { standenOf } from '../disclosure/regelsets.js';
import type { Machtiging } from '../domain/kbi/Machtiging.js';
import type { Partner } from '../domain/kbi/Partner.js';
import type { INSZ } from '../domain/numbers/INSZ.js';
import { type Clock, type Datum, type Ids, vandaag } from '../domain/time.js';
import { CATALOGUE, type FaultKey } from '../faults/catalogue.js';
import { Fault } from '../faults/fault.js';
import { findKBIDossiers } from '../operations/KBIDossiers.js';
import type { Dossiers, Identiteiten, Inwoners, Worlds } from '../store/port.js';
import { createWorld } from '../world/world.js';

/** The stream of the list, and the Hoedanigheid in which a gemeente asks for it. */
export const LIJST = { stroom: 'LijstInburgeraars', Hoedanigheid: '12001' } as const;

/** Inhabitants of one page: their audit rows become durable together. */
const PAGE = 200;

/** What lists are made of. */
export type ListParts = {
  readonly dossiers: Dossiers;
  readonly identiteiten: Identiteiten;
  readonly inwoners: Inwoners;
  readonly worlds: Worlds;
  readonly committer: Committer;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly salt: string;
  readonly realNumbers: boolean;
};

/** `na`: after which number the next page begins; absent on the last. `lijst`: reference of the whole list in the audit. */
export type ListPage = { readonly lijst: string; readonly regels: readonly Lijstregel[]; readonly na?: string };

/** A refusal, in the words of the catalogue. */
export type ListRefusal = { readonly refusal: FaultKey; readonly diagnose: string };

type Asked = {
  readonly partner: Partner;
  readonly machtiging: Machtiging;
  readonly lijst: string;
  readonly now: number;
};

const unitOf = (
  { partner, machtiging, lijst, now }: Omit<Asked, 'machtiging'> & { readonly machtiging: Machtiging | undefined },
  person: { readonly INSZ: INSZ; readonly decisions: Parameters<typeof auditRow>[0]['decisions'] } | undefined,
  uitkomst: string,
  { ids, salt, realNumbers }: ListParts,
): CommitUnit => {
  const decisions = person?.decisions ?? [];
  const { hash, writes } = createKept().of(decisions, '');
  const found = {
    instelling: partner,
    ...(machtiging === undefined ? {} : { machtiging }),
    ...(person === undefined ? {} : { INSZ: person.INSZ }),
  };
  const row = auditRow({
    ...{ messageId: ids.uuid(), now, vandaag: vandaag(now), stroom: LIJST.stroom, signed: { partner } },
    ...{ verzoek: undefined, found, uitkomst, decisions, beslissingen: hash, salt, realNumbers },
  });
  const audit = { ...row, richting: 'UIT' as const, Referte: lijst, Hoedanigheid: LIJST.Hoedanigheid };
  return { replayKeys: [], writes, audit };
};

/** No log, no answer: throws AUDIT_UNWRITABLE unless the row is durable. */
const log = async (unit: CommitUnit, { committer }: ListParts): Promise<void> => {
  const { kind } = await committer.commit(unit);
  if (kind !== 'durable') throw new Fault('AUDIT_UNWRITABLE', `a row of a list was not kept: ${kind}`);
};

/** Whether this is the number that says where the person lives: the one in force, else the first of the others that says so. */
const livesUnder = async (
  inwoner: INSZ,
  nummers: readonly INSZ[],
  dag: Datum,
  { gemeente }: Inwoners,
): Promise<boolean> => {
  for (const nummer of nummers) if ((await gemeente(nummer, dag)) !== undefined) return nummer === inwoner;
  return false;
};

/** What a list may say of one person; explanations ask it too. */
export const judgeLine = async (
  person: Parameters<typeof findKBIDossiers>[0],
  { partner, machtiging, now }: Pick<Asked, 'partner' | 'machtiging' | 'now'>,
  dossiers: Dossiers,
): Promise<Lijstbesluit> => {
  const found = await findKBIDossiers(person, dossiers);
  if (found === undefined) return { regel: undefined, decisions: [] };
  return discloseLijstregel(found.look(), {
    ...{ vandaag: vandaag(now), clusters: machtiging.clusters, ocmw: partner.Ondernemingsnummer },
    ...{ standen: standenOf(machtiging.regelset), paragraaf: citeOf(partner, machtiging), beschrijf: () => undefined },
  });
};

/** The line of one inhabitant once its audit row is durable; nothing for who is not known, cancelled, or on the list under another number. */
const lineOf = async (inwoner: INSZ, asked: Asked, parts: ListParts): Promise<Lijstregel | undefined> => {
  const { now } = asked;
  const person = await findPerson(inwoner, parts.identiteiten).catch((thrown: unknown) => {
    if (thrown instanceof Fault && thrown.key === 'INSZ_GEANNULEERD') return undefined;
    throw thrown;
  });
  if (person === undefined) return undefined;
  if (!(await livesUnder(inwoner, person.nummers, vandaag(now), parts.inwoners))) return undefined;
  const { regel, decisions } = await judgeLine(person, asked, parts.dossiers);
  if (regel === undefined) return undefined;
  await log(unitOf(asked, { INSZ: person.INSZ, decisions }, 'DATA', parts), parts);
  return regel;
};

/** One page of the list after a number. A refusal is audited too. Rejects when the audit cannot be kept: then nothing is told. */
export const listPage = async (
  naam: string,
  na: string,
  lijst: string | undefined,
  parts: ListParts,
): Promise<ListPage | ListRefusal> => {
  const now = parts.clock.now();
  const dag = vandaag(now);
  // Read for each page: a protocol that ends meanwhile ends the list.
  const world = createWorld(await parts.worlds.load());
  const partner = world.partnerByNaam(naam);
  if (partner === undefined) throw new Fault('AFZENDER_ONBEKEND', `no partner is called ${naam}`);
  const machtiging = world.findMachtiging(partner, LIJST.stroom, LIJST.Hoedanigheid, dag);
  const asked = { partner, machtiging, lijst: lijst ?? parts.ids.uuid(), now };
  const { NIS } = partner;
  if (machtiging === undefined || partner.soort !== 'GEMEENTE' || NIS === undefined) {
    await log(unitOf(asked, undefined, 'GEEN_MACHTIGING', parts), parts);
    return { refusal: 'GEEN_MACHTIGING', diagnose: CATALOGUE.GEEN_MACHTIGING.diagnose };
  }
  const inwoners = await parts.inwoners.page(NIS, dag, na, PAGE);
  const lines = await Promise.all(inwoners.map((inwoner) => lineOf(inwoner, { ...asked, machtiging }, parts)));
  const regels = lines.filter((line) => line !== undefined);
  if (na === '' && inwoners.length < PAGE && regels.length === 0)
    await log(unitOf(asked, undefined, 'GEEN_GEGEVENS', parts), parts);
  const last = inwoners.length < PAGE ? undefined : inwoners.at(-1);
  return { lijst: asked.lijst, regels, ...(last === undefined ? {} : { na: last }) };
};

/** The command of whoever holds the database: `{as, na, lijst}` in, a page or a refusal out. */
export const createListCommands = (
  parts: ListParts,
): ReadonlyMap<string, (order: Readonly<Record<string, unknown>>) => Promise<unknown>> =>
  new Map([
    [
      'gemeente',
      ({ as, na, lijst }) =>
        listPage(String(as ?? ''), String(na ?? ''), lijst === undefined ? undefined : String(lijst), parts),
    ],
  ]);
