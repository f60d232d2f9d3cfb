// Cluster 15 (A084): courses within a Trajectonderdeel of a relevant Traject: training, modules, enrolment, and attendance.
// Attendance exists only for lessons up to today; absences are the lessons of which it is not AANWEZIG.
import type { Cursus, Inschrijvingsgegevens, Module, Participatie } from '../domain/kbi/KBIDossier.js';
import { type Building, toCentrum, toCode, toPeriode, withholdContactpersonen } from './elements.js';
import type { CodeElement, CursusElement } from './picture.js';
import { flagRecentste } from './recentste.js';
import { changesOn, give, isOnGround, type Trace, withhold } from './trace.js';

type InschrijvingElement = NonNullable<CursusElement['Inschrijvingsgegevens']>;
type ModuleElement = NonNullable<CursusElement['Modules']>[number];
type AfwezigheidElement = NonNullable<CursusElement['Afwezigheden']>[number];
type ParticipatieElement = NonNullable<CursusElement['Participaties']>[number];

const toInschrijving = (trace: Trace, inschrijving: Inschrijvingsgegevens): InschrijvingElement => {
  const { Periode, TeBehalenAanwezigheidsGraad, Uitstapreden, Resultaat, Richtgraad, Status } = inschrijving;
  const element: Building<InschrijvingElement> = {};
  if (Periode !== undefined) element.Periode = toPeriode(Periode);
  if (TeBehalenAanwezigheidsGraad !== undefined) {
    element.TeBehalenAanwezigheidsGraad = String(TeBehalenAanwezigheidsGraad);
  }
  if (Uitstapreden !== undefined) element.Uitstapreden = toCode(trace, 'Uitstapreden', Uitstapreden);
  if (Resultaat !== undefined) element.Resultaat = toCode(trace, 'ResultaatInschrijving', Resultaat);
  if (Richtgraad !== undefined) element.Richtgraad = toCode(trace, 'Richtgraad', Richtgraad);
  if (Status !== undefined) element.Status = toCode(trace, 'StatusInschrijving', Status);
  return element;
};

const toModule = (trace: Trace, module: Module, pad: string): ModuleElement => {
  const { Type, KBIVestiging, Cursusnummer, Periode, AantalLestijden } = module;
  const element: Building<ModuleElement> = { Type: toCode(trace, 'Module', Type) };
  const centrum = KBIVestiging === undefined ? undefined : toCentrum(KBIVestiging);
  if (centrum !== undefined) element.KBICentrum = centrum;
  if (Cursusnummer !== undefined) element.Cursusnummer = Cursusnummer;
  if (Periode !== undefined) element.Periode = toPeriode(Periode);
  if (AantalLestijden !== undefined) element.AantalLestijden = String(AantalLestijden);
  if (KBIVestiging !== undefined) withholdContactpersonen(trace, KBIVestiging, pad, 15);
  return element;
};

type Lesmoment = Building<ParticipatieElement['Lesmoment']>;

const toParticipatie = ({ Datum, Van, Tot, Lestijden }: Participatie, Aanwezigheid: CodeElement) => {
  const Lesmoment: Lesmoment = { Datum, Lestijden: String(Lestijden) };
  if (Van !== undefined) Lesmoment.Van = Van;
  if (Tot !== undefined) Lesmoment.Tot = Tot;
  return { Lesmoment, Aanwezigheid };
};

/** Fills attendance and absences of one course. The only list that may be long: one decision for all of it. */
const fillDeelname = (trace: Trace, cursus: Building<CursusElement>, lessen: readonly Participatie[], pad: string) => {
  const participaties: ParticipatieElement[] = [];
  const afwezigheden: AfwezigheidElement[] = [];
  const codes: Partial<Record<Participatie['Aanwezigheid'], CodeElement>> = {};
  let later = 0;
  for (const les of lessen) {
    if (les.Datum > trace.vandaag) {
      later += 1;
      changesOn(trace, les.Datum);
      continue;
    }
    const { Aanwezigheid } = les;
    codes[Aanwezigheid] ??= toCode(trace, 'Aanwezigheid', Aanwezigheid);
    const code = codes[Aanwezigheid];
    participaties.push(toParticipatie(les, code));
    if (Aanwezigheid !== 'AANWEZIG') {
      afwezigheden.push({ Type: code, Datum: les.Datum, AantalLestijden: String(les.Lestijden) });
    }
  }
  const aantal = participaties.length;
  if (later > 0) withhold(trace, `${pad}/Participaties[na vandaag]`, 15, 'nog-niet-ingegaan', { aantal: later });
  if (aantal === 0) return;
  cursus.Participaties = participaties;
  if (afwezigheden.length > 0) cursus.Afwezigheden = flagRecentste(afwezigheden, ({ Datum }) => Datum);
  const afwezig = afwezigheden.length;
  give(trace, `${pad}/Participaties`, 15, 'participaties-tot-vandaag', { aantal, afwezig });
};

const toCursus = (trace: Trace, cursus: Cursus, pad: string): CursusElement => {
  const { Domein, Opleiding, Inschrijving, Modules = [], Participaties = [] } = cursus;
  const element: Building<CursusElement> = { Opleiding: { Type: toCode(trace, 'Opleiding', Opleiding) } };
  give(trace, pad, 15, 'cursus-binnen-relevant-traject', { Domein, Opleiding });
  const inschrijving = toInschrijving(trace, Inschrijving);
  if (Object.keys(inschrijving).length > 0) element.Inschrijvingsgegevens = inschrijving;
  if (Modules.length > 0) {
    element.Modules = Modules.map((module, index) => toModule(trace, module, `${pad}/Modules/Module[${index + 1}]`));
  }
  if (Participaties.length > 0) fillDeelname(trace, element, Participaties, pad);
  return element;
};

/** `onderdeel`: path of the Trajectonderdeel in the answer. */
export const discloseCursussen = (
  trace: Trace,
  cursussen: readonly Cursus[] | undefined,
  onderdeel: string,
): readonly CursusElement[] | undefined => {
  const pad = `${onderdeel}/Cursussen`;
  if (cursussen === undefined || cursussen.length === 0 || !isOnGround(trace, 15, pad)) return undefined;
  return cursussen.map((cursus, index) => toCursus(trace, cursus, `${pad}/Cursus[${index + 1}]`));
};
