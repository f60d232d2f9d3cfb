// What RegistreerInschrijving and RegistreerUitschrijving have in common: whose rows a question is about, and the writes between two sets of them.
// Trusts authorise for person, OCMW and Hoedanigheid. Each write names what it was decided on; another that came between makes the unit decide again.
import type { Authorised, AuthorisedPersoon } from '../authorisation/authorise.js';
import type { Write } from '../commit/unit.js';
import { codeInHoedanigheid, type Inschrijving } from '../domain/kbi/Inschrijving.js';
import type { RegistreerUitschrijvingVraag, Verzoek } from '../domain/kbi/Verzoek.js';
import { isDatum } from '../domain/numbers/Datum.js';
import { Fault } from '../faults/fault.js';
import type { Repertorium } from '../store/port.js';

/** The person, OCMW (also behind an intermediary) and code that a registration is about, and the rows that are there. */
export type Registratie = Pick<Inschrijving, 'INSZ' | 'OCMW' | 'Hoedanigheidscode'> & {
  readonly rijen: readonly Inschrijving[];
};

/**
 * Refuses what a registration contradicts by itself: CONTEXT_VERSCHILT when it names another than the sender, PERIODE_BUITEN_BEREIK
 * for a day that does not exist, PERIODE_OMGEKEERD for a Begin after Einde.
 */
export const checkRegistratie = ({ Afzender }: Verzoek, vraag: RegistreerUitschrijvingVraag): void => {
  const { Identificatie, Hoedanigheid, Begin, Einde } = vraag;
  if (Identificatie !== Afzender.Identificatie || Hoedanigheid !== Afzender.Hoedanigheid)
    throw new Fault('CONTEXT_VERSCHILT', 'Identificatie or Hoedanigheid of the Inhoud is not that of the Context');
  for (const dag of [Begin, Einde])
    if (dag !== undefined && !isDatum(dag)) throw new Fault('PERIODE_BUITEN_BEREIK', 'not a calendar date');
  if (Begin !== undefined && Einde !== undefined && Begin > Einde)
    throw new Fault('PERIODE_OMGEKEERD', 'Begin after Einde');
};

/** Finds the rows of the person under every number. Refuses with GEEN_MACHTIGING a Hoedanigheid that holds no code of sector 17. */
export const findRegistratie = async (
  { verzoek, instelling }: Authorised,
  { INSZ, nummers }: Pick<AuthorisedPersoon, 'INSZ' | 'nummers'>,
  repertorium: Repertorium,
): Promise<Registratie> => {
  const code = codeInHoedanigheid(verzoek.Afzender.Hoedanigheid ?? '');
  if (code === undefined) throw new Fault('GEEN_MACHTIGING', 'no code of sector 17 in the Hoedanigheid');
  const OCMW = instelling.Ondernemingsnummer;
  const rijen = await repertorium.inschrijvingen(OCMW, nummers);
  return { INSZ, OCMW, Hoedanigheidscode: code, rijen: rijen.filter((rij) => rij.Hoedanigheidscode === code) };
};

const keyOf = ({ INSZ, Periode }: Inschrijving): string => `${INSZ} ${Periode.Begin}`;

const waardenOf = ({ INSZ, OCMW, Hoedanigheidscode, Periode }: Inschrijving): Write['waarden'] => ({
  INSZ,
  OCMW,
  Hoedanigheidscode,
  Begin: Periode.Begin,
  Einde: Periode.Einde ?? null,
});

/** The writes that make rows of one person, OCMW and code into others. */
export const inschrijvingWrites = (voor: readonly Inschrijving[], na: readonly Inschrijving[]): readonly Write[] => {
  const oud = new Map(voor.map((rij) => [keyOf(rij), rij]));
  const nieuw = new Set(na.map(keyOf));
  const weg = voor.filter((rij) => !nieuw.has(keyOf(rij)));
  return [
    ...weg.map((rij) => ({ soort: 'inschrijving.wis-rij', waarden: waardenOf(rij) })),
    ...na.flatMap((rij): Write[] => {
      const was = oud.get(keyOf(rij));
      if (was === undefined) return [{ soort: 'inschrijving.nieuw', waarden: waardenOf(rij) }];
      if (was.Periode.Einde === rij.Periode.Einde) return [];
      return [{ soort: 'inschrijving.einde', waarden: { ...waardenOf(rij), was: was.Periode.Einde ?? null } }];
    }),
  ];
};
