// What surrounds a ground for one institution on a day, for whoever explains an answer (`kbi legal explain`): the act itself, what it still
// asks, who handles the data under which contract (002 §81-84), and the voluntary protocol of the OCMW with an onthaalbureau (002 §15).
import type { Grond } from '../domain/kbi/Grond.js';
import type { Machtiging } from '../domain/kbi/Machtiging.js';
import type { Partner, Verwerker } from '../domain/kbi/Partner.js';
import { bevat } from '../domain/numbers/Periode.js';
import type { Datum } from '../domain/time.js';
import { type OpenVoorwaarde, openVoorwaarden } from './voorwaarden.js';

/** What is asked of the world (`world/world.ts` fits). */
export type GrondWereld = {
  readonly gronden: readonly Grond[];
  readonly partners: readonly Partner[];
  mandaat(intermediair: Partner, ondernemingsnummer: string, dag: Datum): boolean;
};

/** A processor, and for which partner it works; `geldig`: whether its contract is in force on the day. */
export type VerwerkerVan = Verwerker & { readonly voor: string; readonly inKracht: boolean };

/** `protocol`: with which onthaalbureau, when it is in force; absent, the OCMW has none and none may be assumed (A128). */
export type GroundContext = {
  readonly grond: Grond | undefined;
  readonly verwerkers: readonly VerwerkerVan[];
  readonly protocol: NonNullable<Partner['protocolOnthaalbureau']> | undefined;
  readonly open: readonly OpenVoorwaarde[];
};

/** Those whose processors touch an exchange: the institution, the intermediaries that may send for it, and KBI itself. */
const parties = (world: GrondWereld, ocmw: Partner, dag: Datum): readonly Partner[] => [
  ocmw,
  ...world.partners
    .filter(
      (partner) =>
        partner.naam !== ocmw.naam &&
        (partner.soort === 'KBI' ||
          (partner.soort === 'INTERMEDIAIR' && world.mandaat(partner, ocmw.Ondernemingsnummer, dag))),
    )
    .sort((one, other) => (one.naam < other.naam ? -1 : 1)),
];

/** The surroundings of a ground for one institution on a day. Pure. */
export const groundContext = (
  world: GrondWereld,
  ocmw: Partner,
  { nummer }: Pick<Machtiging, 'nummer'>,
  dag: Datum,
): GroundContext => {
  const grond = world.gronden.find((one) => one.nummer === nummer);
  const verwerkers = parties(world, ocmw, dag).flatMap(({ naam: voor, verwerkers: held = [] }) =>
    held.map((verwerker) => ({ ...verwerker, voor, inKracht: bevat(verwerker.contract.geldig, dag) })),
  );
  const { protocolOnthaalbureau: protocol } = ocmw;
  return {
    grond,
    verwerkers,
    protocol: protocol !== undefined && bevat(protocol.geldig, dag) ? protocol : undefined,
    open: grond === undefined ? [] : openVoorwaarden([grond], dag),
  };
};
