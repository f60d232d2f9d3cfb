// Station 5 of the route: may this partner ask this, now? Partner → ground → territory → quota → person → repertorium.
// It is not even given the dossiers: a refusal cannot reveal whether one exists (A106). Only this file makes an Authorised.
import type { Machtiging } from '../domain/kbi/Machtiging.js';
import type { Partner } from '../domain/kbi/Partner.js';
import { persoonOf, type Verzoek } from '../domain/kbi/Verzoek.js';
import { type INSZ, isTestINSZ } from '../domain/numbers/INSZ.js';
import type { Datum } from '../domain/time.js';
import { Fault } from '../faults/fault.js';
import type { SignedBody } from '../security/authenticate.js';
import type { Identiteiten, Repertorium } from '../store/port.js';
import { findGround, type Ground, type GroundWorld } from './ground.js';
import { findPerson, parseINSZ, parsePeriode } from './person.js';
import type { Quota } from './quota.js';
import { checkRepertorium } from './repertorium.js';

declare const authorised: unique symbol;

/** A question that may be put to the source: for whom, on which ground, about which person and days. */
export type Authorised = {
  readonly [authorised]: true;
  readonly verzoek: Verzoek;
  readonly partner: Partner;
  readonly instelling: Partner;
  readonly machtiging: Machtiging;
  readonly vandaag: Datum;
  /** The person it is about; undefined for a question about no person. */
  readonly persoon: AuthorisedPersoon | undefined;
  readonly remarks: readonly Fault[];
};

/** Who may be asked about, under which numbers, for which days. */
export type AuthorisedPersoon = {
  readonly INSZ: INSZ;
  /** Every number under which the source may hold the person, the current one first. */
  readonly nummers: readonly INSZ[];
  readonly begin: Datum;
  /** Relevant codes covering today; undefined when the ground asks no repertorium check. */
  readonly repertoriumcodes: readonly number[] | undefined;
};

declare const supposed: unique symbol;

/** A partner that sent nothing: what would be decided for it can be explained. Never what the route answers. */
export type Supposed = { readonly [supposed]: true; readonly partner: Partner };

/** Supposes that a partner asks. For explanations only: a test looks who calls it. */
export const suppose = (partner: Partner): Supposed => ({ partner }) as Supposed;

/** What authorise may look at; dossiers are not among it. */
export type AuthoriseContext = {
  readonly world: GroundWorld;
  readonly identiteiten: Identiteiten;
  readonly repertorium: Repertorium;
  readonly quota: Quota;
  readonly realNumbers: boolean;
  readonly now: number;
  readonly vandaag: Datum;
  /** Whether the operation consults or writes about a person: a number that could be a citizen’s is refused differently. */
  readonly persoon: 'consult' | 'write' | 'none';
  /** Periods and criteria of the question itself, refused where docs/contract.md has them: after the form of the INSZ. */
  readonly check?: (verzoek: Verzoek) => void;
};

/** Refuses in the order of the contract; what was established before a refusal is kept in `found` for the audit row. */
export type Established = { instelling?: Partner; machtiging?: Machtiging; INSZ?: INSZ; begin?: Datum };

type Checked = { readonly persoon: AuthorisedPersoon; readonly remarks: readonly Fault[] };

const citizen = (context: AuthoriseContext): Fault =>
  context.persoon === 'write'
    ? new Fault('INSZ_NIET_TOEGELATEN', 'a number that could be a citizen’s')
    : new Fault('NIET_IN_REPERTORIUM', 'a number that could be a citizen’s');

/** Level 3: form of number and period, identity, repertorium. */
const checkPersoon = async (
  verzoek: Verzoek,
  asked: NonNullable<ReturnType<typeof persoonOf>>,
  { instelling, machtiging, nagegaan }: Ground,
  context: AuthoriseContext,
  found: Established,
): Promise<Checked> => {
  const { vandaag } = context;
  const askedINSZ = parseINSZ(asked.INSZ);
  found.INSZ = askedINSZ;
  const begin = parsePeriode(asked.Periode, vandaag);
  found.begin = begin;
  context.check?.(verzoek);
  const { INSZ, nummers, remarks } = await findPerson(askedINSZ, context.identiteiten);
  try {
    if (!context.realNumbers && !isTestINSZ(askedINSZ)) throw citizen(context);
    const repertoriumcodes = await checkRepertorium(context.repertorium, {
      machtiging,
      ondernemingsnummer: instelling.Ondernemingsnummer,
      nummers,
      begin,
      vandaag,
      nagegaan,
    });
    return { persoon: { INSZ, nummers, begin, repertoriumcodes }, remarks };
  } catch (refusal) {
    if (refusal instanceof Fault) refusal.alongside = remarks;
    throw refusal;
  }
};

/** An authorised question; refuses at level 2 or 3 with the first cause in the order of docs/contract.md. */
export const authorise = async (
  asker: SignedBody | Supposed,
  verzoek: Verzoek,
  stroom: string,
  context: AuthoriseContext,
  found: Established,
): Promise<Authorised> => {
  const { world, vandaag } = context;
  const ground = findGround(asker.partner, verzoek, stroom, world, vandaag);
  found.instelling = ground.instelling;
  found.machtiging = ground.machtiging;
  context.quota.take(asker.partner, context.now);
  const asked = persoonOf(verzoek);
  if (asked === undefined) context.check?.(verzoek);
  const checked = asked === undefined ? undefined : await checkPersoon(verzoek, asked, ground, context, found);
  const result: Omit<Authorised, typeof authorised> = {
    verzoek,
    partner: asker.partner,
    ...ground,
    vandaag,
    persoon: checked?.persoon,
    remarks: checked?.remarks ?? [],
  };
  return result as Authorised;
};
