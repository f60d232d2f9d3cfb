// Whether a letter may be sent at this moment (A052, A110): the OCMW holds the ground, lies in the Vlaams Gewest, has the person
// registered under a relevant code, and pays leefloon or equivalent leefloon today. Asked before each attempt, the retries too.
// Trusts the tables of repertorium and leefloon; a number and those it replaced or was replaced by are one person.

import { telt } from '../domain/kbi/Inschrijving.js';
import type { RedenVerval } from '../domain/kbi/Invalidatie.js';
import type { Machtiging } from '../domain/kbi/Machtiging.js';
import type { Partner } from '../domain/kbi/Partner.js';
import type { INSZ } from '../domain/numbers/INSZ.js';
import { bevat } from '../domain/numbers/Periode.js';
import { type Datum, vandaag } from '../domain/time.js';
import type { Identiteiten, Leefloonrechten, Repertorium } from '../store/port.js';

const STROOM = 'InvalidatieKBIDossier';

/** What the gate asks. */
export type GateSources = {
  readonly machtigingen: () => readonly Machtiging[];
  readonly identiteiten: Identiteiten;
  readonly repertorium: Repertorium;
  readonly leefloonrechten: Leefloonrechten;
};

/** May go, on this ground; or why not. `vervangenDoor`: the number that replaced the person's since. */
export type Verdict =
  | { readonly kind: 'send'; readonly grond: Machtiging; readonly vervangenDoor: INSZ | undefined }
  | { readonly kind: 'lapse'; readonly reden: RedenVerval };

/** The letter's person and OCMW, and the moment of sending in milliseconds. */
export type Gate = (insz: INSZ, ocmw: Partner, now: number) => Promise<Verdict>;

/** Every number under which the person may be registered, the given one first, and the one that is in force. */
export const findNummers = async (
  insz: INSZ,
  identiteiten: Identiteiten,
): Promise<{ readonly nummers: readonly INSZ[]; readonly vervangenDoor: INSZ | undefined }> => {
  let current = insz;
  const seen = new Set<INSZ>([insz]);
  for (;;) {
    const status = await identiteiten.find(current);
    if (status?.status !== 'VERVANGEN' || seen.has(status.door)) break;
    current = status.door;
    seen.add(current);
  }
  for (const nummer of await identiteiten.oudeNummers(current)) seen.add(nummer);
  return { nummers: [...seen], vervangenDoor: current === insz ? undefined : current };
};

const findGrond = (machtigingen: readonly Machtiging[], ocmw: Partner, dag: Datum): Machtiging[] =>
  machtigingen.filter(
    ({ stroom, status, geldig, ontvangers }) =>
      stroom === STROOM &&
      status === 'GEVALIDEERD' &&
      bevat(geldig, dag) &&
      (ontvangers.includes(ocmw.soort) || ontvangers.includes(ocmw.naam)),
  );

/** Whether the OCMW pays leefloon to this person on a day. */
export const hasLeefloon = async (
  nummers: readonly INSZ[],
  ocmw: string,
  dag: Datum,
  leefloonrechten: Leefloonrechten,
): Promise<boolean> =>
  (await leefloonrechten.find(nummers)).some(({ OCMW, Periode }) => OCMW === ocmw && bevat(Periode, dag));

/** Makes the gate. */
export const createGate =
  ({ machtigingen, identiteiten, repertorium, leefloonrechten }: GateSources): Gate =>
  async (insz, ocmw, now) => {
    const dag = vandaag(now);
    const gronden = ocmw.gewest === 'VLAAMS' ? findGrond(machtigingen(), ocmw, dag) : [];
    const [eerste] = gronden;
    if (eerste === undefined) return { kind: 'lapse', reden: 'GEEN_MACHTIGING' };
    const { nummers, vervangenDoor } = await findNummers(insz, identiteiten);
    if (!(await hasLeefloon(nummers, ocmw.Ondernemingsnummer, dag, leefloonrechten)))
      return { kind: 'lapse', reden: 'GEEN_LEEFLOON' };
    const inschrijvingen = await repertorium.inschrijvingen(ocmw.Ondernemingsnummer, nummers);
    const codes = inschrijvingen.filter((rij) => bevat(telt(rij), dag)).map((rij) => rij.Hoedanigheidscode);
    const grond = gronden.find(({ repertoriumcodes }) => codes.some((code) => repertoriumcodes?.includes(code)));
    return grond === undefined ? { kind: 'lapse', reden: 'GEEN_INSCHRIJVING' } : { kind: 'send', grond, vervangenDoor };
  };
