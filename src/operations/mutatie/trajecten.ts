// The trajecten of a dossier out of the public element. A Traject is the stored one that begins on the same day, an onderdeel that of the
// same Type, a course that of the same Opleiding: from there come type, centre, sanctioning partner, remark and lessons (cluster 10 to 15).
import type {
  AfwezigheidKBI,
  BesluitKBI,
  CursusKBI,
  PeriodeKBI,
  TrajectKBI,
  TrajectonderdeelKBI,
} from '../../domain/kbi/DossierKBI.js';
import type { Besluit, Cursus, Participatie, Traject, Trajectonderdeel } from '../../domain/kbi/KBIDossier.js';
import type { Look } from './blokken.js';
import { withContactpersonen } from './centra.js';
import { compact, keyOf, type Los, pair } from './pairing.js';

const periode = (read: PeriodeKBI | undefined): Los | undefined =>
  read && compact({ Begin: read.Begin, Einde: read.Einde });

const mapBesluiten = (read: readonly BesluitKBI[] = [], stored?: readonly Besluit[]): readonly Los[] =>
  pair(
    read,
    stored,
    ({ Type, Datum }) => keyOf(Type, Datum),
    ({ Code, Datum }) => keyOf(Code, Datum),
  ).map(([{ Type, Soort, Opmerking, Datum, DatumLaatsteWijziging }, same]) =>
    compact({
      Code: Type,
      Reden: Soort,
      Opmerking,
      Datum,
      DatumLaatsteWijziging: DatumLaatsteWijziging ?? same?.DatumLaatsteWijziging,
    }),
  );

/** The lessons that are known, with the absences of now; an absence on a day without a lesson is one of its own. */
const mapParticipaties = (
  read: readonly AfwezigheidKBI[] = [],
  stored: readonly Participatie[] = [],
): readonly Los[] => {
  const open = [...read];
  const known = stored.map((participatie) => {
    const at = open.findIndex(({ Datum }) => Datum === participatie.Datum);
    const [afwezigheid] = at === -1 ? [] : open.splice(at, 1);
    return { ...participatie, Aanwezigheid: afwezigheid === undefined ? 'AANWEZIG' : afwezigheid.Type };
  });
  const others = open.map(({ Type, Datum, AantalLestijden }) =>
    compact({ Datum, Lestijden: AantalLestijden, Aanwezigheid: Type }),
  );
  return [...known, ...others];
};

/** The Domein of a course that is not stored, as the code of its Opleiding begins. */
const domeinOf = (opleiding: string | undefined): string | undefined =>
  /^(MO|LO|NT2)(?=_|$)/.exec(opleiding ?? '')?.[1];

const mapCursus = (read: CursusKBI, stored: Cursus | undefined, { findCentrum }: Look): Los => {
  const { Periode, ...inschrijving } = read.Inschrijvingsgegevens ?? {};
  const modules = pair(
    read.Modules ?? [],
    stored?.Modules,
    ({ Type, Cursusnummer }) => keyOf(Type, Cursusnummer),
    ({ Type, Cursusnummer }) => keyOf(Type, Cursusnummer),
  );
  return compact({
    Domein: stored?.Domein ?? domeinOf(read.Opleiding?.Type),
    Opleiding: read.Opleiding?.Type,
    Inschrijving: compact({ Periode: periode(Periode), ...inschrijving }),
    Modules: modules.map(([{ KBICentrum, Periode: dagen, ...module }, same]) =>
      compact({
        ...module,
        KBIVestiging: withContactpersonen(findCentrum(KBICentrum), same?.KBIVestiging),
        Periode: periode(dagen),
      }),
    ),
    Participaties: mapParticipaties(read.Afwezigheden, stored?.Participaties),
  });
};

const mapTrajectonderdeel = (read: TrajectonderdeelKBI, stored: Trajectonderdeel | undefined, look: Look): Los =>
  compact({
    Type: read.Type,
    Periode: stored?.Periode,
    Vrijstelling: read.Vrijstelling,
    Opmerking: stored?.Opmerking,
    Besluiten: mapBesluiten(read.Besluiten, stored?.Besluiten),
    Opschortingen: read.Opschortingen?.map(({ Periode, Type, Reden }) =>
      compact({ Periode: periode(Periode), Type, Reden }),
    ),
    Cursussen: pair(
      read.Cursussen ?? [],
      stored?.Cursussen,
      ({ Opleiding }) => Opleiding?.Type ?? '',
      ({ Opleiding }) => Opleiding,
    ).map(([cursus, same]) => mapCursus(cursus, same, look)),
  });

const mapTraject = (read: TrajectKBI, stored: Traject | undefined, look: Look): Los =>
  compact({
    Type: stored?.Type,
    Periode: periode(read.Periode),
    Status: stored?.Status,
    RedenEinde: read.RedenEindeTraject,
    Besluiten: mapBesluiten(read.Besluiten, stored?.Besluiten),
    Perspectieven: read.Perspectieven?.map(({ Beschrijving = '', Periode, Reden }) =>
      compact({ Waarde: look.findCode('Perspectief', Beschrijving), Periode: periode(Periode), Reden }),
    ),
    Beheer: stored?.Beheer,
    Sanctioneringsbevoegdheden: stored?.Sanctioneringsbevoegdheden,
    Trajectonderdelen: pair(
      read.Trajectonderdelen ?? [],
      stored?.Trajectonderdelen,
      ({ Type }) => Type ?? '',
      ({ Type }) => Type,
    ).map(([onderdeel, same]) => mapTrajectonderdeel(onderdeel, same, look)),
    Inbreukdossiers: read.Inbreukdossiers,
  });

/** All trajecten of now. */
export const mapTrajecten = (
  read: readonly TrajectKBI[],
  stored: readonly Traject[] | undefined,
  look: Look,
): readonly Los[] =>
  pair(
    read,
    stored,
    ({ Periode }) => Periode?.Begin ?? '',
    ({ Periode }) => Periode.Begin,
  ).map(([traject, same]) => mapTraject(traject, same, look));
