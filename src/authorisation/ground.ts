// Who asks, for whom, and on which legal ground: level 2, before anything about a person is looked at.
// Partner ↔ Context, mandate of an intermediary, Hoedanigheid, machtiging of the stream (A123), territory (A103: 002 §11).
import type { Machtiging } from '../domain/kbi/Machtiging.js';
import { clientURI, type Partner } from '../domain/kbi/Partner.js';
import type { Verzoek } from '../domain/kbi/Verzoek.js';
import { bevat } from '../domain/numbers/Periode.js';
import type { Datum } from '../domain/time.js';
import { Fault } from '../faults/fault.js';

/** What ground needs of the world. */
export type GroundWorld = {
  partnerByOndernemingsnummer(nummer: string): Partner | undefined;
  mandaat(intermediair: Partner, ondernemingsnummer: string, dag: Datum): boolean;
  findMachtiging(partner: Partner, stroom: string, hoedanigheid: string, dag: Datum): Machtiging | undefined;
};

/** The institution the question is for (the OCMW, also behind an intermediary) and its ground. */
export type Ground = {
  readonly instelling: Partner;
  readonly machtiging: Machtiging;
  /** The mandate says that the intermediary checks the repertorium, so that it need not be covered here too. */
  readonly nagegaan: boolean;
};

/** Whether a mandate in force leaves the repertorium to the intermediary. */
const isNagegaan = ({ mandaten = [] }: Partner, { Ondernemingsnummer }: Partner, dag: Datum): boolean =>
  mandaten.some(
    ({ voor, Periode, repertorium }) =>
      voor === Ondernemingsnummer && repertorium === 'INTERMEDIAIR' && bevat(Periode, dag),
  );

const findInstelling = (partner: Partner, { Afzender }: Verzoek, world: GroundWorld, dag: Datum): Partner => {
  const { Ondernemingsnummer } = Afzender;
  if (Ondernemingsnummer === '') throw new Fault('CRITERIA_ONGELDIG', 'sector and institution name no institution');
  const named = Ondernemingsnummer === undefined ? Afzender.Identificatie === clientURI(partner) : true;
  const self = Ondernemingsnummer === undefined || Ondernemingsnummer === partner.Ondernemingsnummer;
  if (!named || (!self && partner.soort !== 'INTERMEDIAIR')) {
    throw new Fault('AFZENDER_ONBEKEND', `certificate of ${partner.naam}, Context says otherwise`);
  }
  if (partner.soort !== 'INTERMEDIAIR') return partner;
  const voor = Ondernemingsnummer ?? Afzender.OrganisatieEenheid ?? '';
  const instelling = world.partnerByOndernemingsnummer(voor);
  if (instelling === undefined || !world.mandaat(partner, voor, dag)) {
    throw new Fault('AFZENDER_ONBEKEND', `${partner.naam} holds no mandate for the OrganisatieEenheid`);
  }
  return instelling;
};

/** Refuses with AFZENDER_ONBEKEND, HOEDANIGHEID_ONTBREEKT, GEEN_MACHTIGING or BUITEN_VLAAMS_GEWEST, in that order. */
export const findGround = (
  partner: Partner,
  verzoek: Verzoek,
  stroom: string,
  world: GroundWorld,
  dag: Datum,
): Ground => {
  const instelling = findInstelling(partner, verzoek, world, dag);
  const { Hoedanigheid } = verzoek.Afzender;
  if (Hoedanigheid === undefined || Hoedanigheid === '')
    throw new Fault('HOEDANIGHEID_ONTBREEKT', 'no Hoedanigheid in Context');
  const machtiging = world.findMachtiging(instelling, stroom, Hoedanigheid, dag);
  if (machtiging === undefined) {
    throw new Fault('GEEN_MACHTIGING', `${instelling.naam} has no valid ground for ${stroom} as ${Hoedanigheid}`);
  }
  if (instelling.soort === 'OCMW' && instelling.gewest !== 'VLAAMS') {
    throw new Fault('BUITEN_VLAAMS_GEWEST', `${instelling.naam} lies outside the Vlaams Gewest`);
  }
  return { instelling, machtiging, nagegaan: isNagegaan(partner, instelling, dag) };
};
