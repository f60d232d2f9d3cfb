// The world in memory: every question of the request path is one look in a map (ADR 0010).
// Built whole when the rows change and never changed afterwards; trusts that its rows passed their checks.

import { type Grond, machtigingenOf } from '../domain/kbi/Grond.js';
import type { KBIVestiging } from '../domain/kbi/KBIVestiging.js';
import type { Machtiging } from '../domain/kbi/Machtiging.js';
import { clientURI, type Partner } from '../domain/kbi/Partner.js';
import type { Bronvertraging, WorldRows } from '../domain/kbi/World.js';
import { bevat, type Periode } from '../domain/numbers/Periode.js';
import type { Datum } from '../domain/time.js';

/** Why a partner holds no ground: there is none, for others only, not (or no longer) GEVALIDEERD, or not on that day. */
export type GroundFinding =
  | { readonly kind: 'held'; readonly machtiging: Machtiging }
  | { readonly kind: 'none'; readonly reason: 'NO_GROUND' | 'OTHER_RECIPIENT' }
  | { readonly kind: 'none'; readonly reason: 'NOT_VALIDATED' | 'NOT_IN_FORCE'; readonly machtiging: Machtiging };

/** The world, read only. Days are days of Brussels. */
export type World = {
  readonly partners: readonly Partner[];
  readonly gronden: readonly Grond[];
  /** What the grounds allow, one for each stream and Hoedanigheid. */
  readonly machtigingen: readonly Machtiging[];
  partnerByOndernemingsnummer(nummer: string): Partner | undefined;
  partnerByNaam(naam: string): Partner | undefined;
  /** By client URI, `kbi-gateway.test/<naam>`. */
  partnerByURI(uri: string): Partner | undefined;
  /** The ground that is GEVALIDEERD and in force that day, for this partner by name or by soort (A123). */
  findMachtiging(partner: Partner, stroom: string, hoedanigheid: string, dag: Datum): Machtiging | undefined;
  /** The same question with its reason; for explanations, not for the request path. */
  explainGround(partner: Partner, stroom: string, hoedanigheid: string, dag: Datum): GroundFinding;
  /** Whether an intermediary may send for an institution that day. */
  mandaat(intermediair: Partner, ondernemingsnummer: string, dag: Datum): boolean;
  beschrijf(codelijst: string, code: string): string | undefined;
  /** The code that has these words in a code list; the words when none has. */
  findCode(codelijst: string, beschrijving: string): string;
  bronvertraging(insz: string): Bronvertraging | undefined;
  vestiging(sleutel: string): KBIVestiging | undefined;
  /** Establishments that serve a postcode, of any validity. */
  vestigingenByPostcode(postcode: string): readonly KBIVestiging[];
  vestigingenByOndernemingsnummer(nummer: string): readonly KBIVestiging[];
};

const by = <Row>(rows: readonly Row[], key: (row: Row) => string): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [key(row), row]));

const add = <Value>(map: Map<string, Value[]>, key: string, value: Value): void => {
  const held = map.get(key);
  if (held === undefined) map.set(key, [value]);
  else held.push(value);
};

const isRecipient = (machtiging: Machtiging, { naam, soort }: Partner): boolean =>
  machtiging.ontvangers.includes(soort) || machtiging.ontvangers.includes(naam);

const isHeld = ({ status, geldig }: Machtiging, dag: Datum): boolean => status === 'GEVALIDEERD' && bevat(geldig, dag);

/** Builds the view on the rows of a world. */
export const createWorld = (rows: WorldRows): World => {
  const byNummer = by(rows.partners, (partner) => partner.Ondernemingsnummer);
  const byNaam = by(rows.partners, (partner) => partner.naam);
  const byURI = by(rows.partners, clientURI);
  const lijsten = new Map(rows.codelijsten.map(({ naam, codes }) => [naam, new Map(Object.entries(codes))]));
  const vertragingen = by(rows.bronvertragingen, ({ INSZ }) => INSZ);
  const sleutels = by(rows.vestigingen, ({ KBISleutel }) => KBISleutel);

  const machtigingen = rows.gronden.flatMap(machtigingenOf);
  const held = new Map<string, Machtiging[]>();
  for (const machtiging of machtigingen) {
    for (const partner of rows.partners) {
      if (!isRecipient(machtiging, partner)) continue;
      add(held, `${partner.naam} ${machtiging.stroom} ${machtiging.Hoedanigheid}`, machtiging);
    }
  }

  const mandaten = new Map<string, Periode[]>();
  for (const { naam, mandaten: held = [] } of rows.partners) {
    for (const { voor, Periode } of held) add(mandaten, `${naam} ${voor}`, Periode);
  }

  const byPostcode = new Map<string, KBIVestiging[]>();
  const byOnderneming = new Map<string, KBIVestiging[]>();
  for (const vestiging of rows.vestigingen) {
    for (const postcode of new Set(vestiging.Bedieningsgebied)) add(byPostcode, postcode, vestiging);
    if (vestiging.Ondernemingsnummer !== undefined) add(byOnderneming, vestiging.Ondernemingsnummer, vestiging);
  }

  const heldBy = (partner: Partner, stroom: string, hoedanigheid: string): readonly Machtiging[] =>
    held.get(`${partner.naam} ${stroom} ${hoedanigheid}`) ?? [];

  const findMachtiging: World['findMachtiging'] = (partner, stroom, hoedanigheid, dag) => {
    for (const machtiging of heldBy(partner, stroom, hoedanigheid)) if (isHeld(machtiging, dag)) return machtiging;
    return undefined;
  };

  return {
    partners: rows.partners,
    gronden: rows.gronden,
    machtigingen,
    partnerByOndernemingsnummer: (nummer) => byNummer.get(nummer),
    partnerByNaam: (naam) => byNaam.get(naam),
    partnerByURI: (uri) => byURI.get(uri),
    findMachtiging,
    explainGround: (partner, stroom, hoedanigheid, dag) => {
      const machtiging = findMachtiging(partner, stroom, hoedanigheid, dag);
      if (machtiging !== undefined) return { kind: 'held', machtiging };
      const own = heldBy(partner, stroom, hoedanigheid);
      const [closest] = [...own.filter(({ status }) => status === 'GEVALIDEERD'), ...own];
      if (closest !== undefined) {
        const reason = closest.status === 'GEVALIDEERD' ? 'NOT_IN_FORCE' : 'NOT_VALIDATED';
        return { kind: 'none', reason, machtiging: closest };
      }
      const others = machtigingen.some((row) => row.stroom === stroom && row.Hoedanigheid === hoedanigheid);
      return { kind: 'none', reason: others ? 'OTHER_RECIPIENT' : 'NO_GROUND' };
    },
    mandaat: ({ naam }, ondernemingsnummer, dag) =>
      mandaten.get(`${naam} ${ondernemingsnummer}`)?.some((periode) => bevat(periode, dag)) ?? false,
    findCode: (codelijst, beschrijving) => {
      const codes = [...(lijsten.get(codelijst) ?? [])];
      return codes.find(([, words]) => words === beschrijving)?.[0] ?? beschrijving;
    },
    beschrijf: (codelijst, code) => lijsten.get(codelijst)?.get(code),
    bronvertraging: (insz) => vertragingen.get(insz),
    vestiging: (sleutel) => sleutels.get(sleutel),
    vestigingenByPostcode: (postcode) => byPostcode.get(postcode) ?? [],
    vestigingenByOndernemingsnummer: (nummer) => byOnderneming.get(nummer) ?? [],
  };
};
