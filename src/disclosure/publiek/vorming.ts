// Public blocks VormingsActiviteiten (cluster 15) and AfgelegdeTesten (7), out of the picture only. Which list a course goes to follows
// from the Trajectonderdeel it hangs under. A test gets an ID made of what it is, because the schema wants one and the store keeps none.
import { createHash } from 'node:crypto';
import type { CursusElement, Picture, TestElement } from '../picture.js';
import type { AfgelegdeTest, LesMoment, MOCursus, NT2Cursus, PLOCursus, PubliekDossier } from './dossier.js';
import { drop, filled, listed, type Publiek, some, toKbiCentrum, toPubliekeCode } from './pieces.js';

type Vorming = NonNullable<PubliekDossier['VormingsActiviteiten']>;

const PLO = ['TO_OB_PLO', 'TO_OB_ELO', 'TO_OB_SLO', 'TO_OB_LLO'];

/** Aanwezigheidsduur: lesson units attended. */
const toLesMomenten = ({ Participaties = [] }: CursusElement): readonly LesMoment[] | undefined =>
  some(
    Participaties.map(({ Lesmoment: { Datum, Van, Tot, Lestijden }, Aanwezigheid }) => ({
      Datum,
      ...(Van === undefined ? {} : { AanvangUur: Van }),
      ...(Tot === undefined ? {} : { EindUur: Tot }),
      ...(Lestijden === undefined ? {} : { Aanwezigheidsduur: Aanwezigheid.code === 'AANWEZIG' ? Lestijden : '0' }),
      Aanwezigheid: Aanwezigheid.code,
    })),
  );

const toMO = (cursus: CursusElement): MOCursus | undefined => {
  const [module] = cursus.Modules ?? [];
  const Type = cursus.Opleiding?.Type;
  return filled<MOCursus>({
    Nummer: module?.Cursusnummer,
    Naam: Type && (Type.Beschrijving ?? Type.code),
    LesPlaats: toKbiCentrum(module?.KBICentrum),
    Periode: cursus.Inschrijvingsgegevens?.Periode,
    LesMomenten: toLesMomenten(cursus),
  });
};

const STATUS = ['TOEGEWEZEN', 'INGESCHREVEN', 'GERESERVEERD', 'NT_INGESCHREVEN', 'NT_TOEGEWEZEN', 'UITGESCHREVEN'];
const BESLUIT = ['GESLAAGD', 'NT_GESLAAGD', 'NT_DEELGENOMEN'];

/** One entry for a module; a course without modules is one entry. The lessons are of the course, so they stand once, with its first module. */
const toNT2 = (publiek: Publiek, cursus: CursusElement, pad: string): readonly NT2Cursus[] => {
  const { Opleiding, Inschrijvingsgegevens = {}, Modules = [{}] } = cursus;
  const { Periode, Status, Resultaat } = Inschrijvingsgegevens;
  const inschrijving = `${pad}/Inschrijvingsgegevens`;
  const status = Status && listed(publiek, STATUS, Status, `${inschrijving}/Status`, 15);
  const besluit = Resultaat && listed(publiek, BESLUIT, Resultaat, `${inschrijving}/Resultaat`, 15);
  return Modules.flatMap((module, index) => {
    const centrum = toKbiCentrum(module.KBICentrum)?.KboNummer;
    return (
      filled<NT2Cursus>({
        Centrum: centrum === undefined ? undefined : { ExternID: centrum },
        Opleiding: Opleiding?.Type && toPubliekeCode(Opleiding.Type),
        Module: module.Type && toPubliekeCode(module.Type),
        Periode: module.Periode ?? Periode,
        LesMomenten: index === 0 ? toLesMomenten(cursus) : undefined,
        Status: status,
        Besluit: besluit,
      }) ?? []
    );
  });
};

/** Lessons have no element here. */
const toPLO = (publiek: Publiek, cursus: CursusElement, pad: string): PLOCursus | undefined => {
  const { Opleiding, Inschrijvingsgegevens, Participaties } = cursus;
  if (Participaties !== undefined) drop(publiek, `${pad}/Participaties`, 15);
  const Type = Opleiding?.Type;
  const resultaat = Inschrijvingsgegevens?.Resultaat?.code;
  return filled<PLOCursus>({
    Naam: Type && (Type.Beschrijving ?? Type.code),
    Periode: Inschrijvingsgegevens?.Periode,
    Besluit: resultaat === undefined ? undefined : { Voldaan: resultaat === 'GESLAAGD' },
  });
};

export const toVormingsActiviteiten = (
  publiek: Publiek,
  trajecten: Picture['Trajecten'] = [],
): PubliekDossier['VormingsActiviteiten'] => {
  const mo: MOCursus[] = [];
  const individueel: MOCursus[] = [];
  const nt2: NT2Cursus[] = [];
  const plo: PLOCursus[] = [];
  for (const [at, { Trajectonderdelen = [] }] of trajecten.entries()) {
    for (const [place, { Type, Cursussen = [] }] of Trajectonderdelen.entries()) {
      const onderdeel = Type?.code ?? '';
      for (const [index, cursus] of Cursussen.entries()) {
        const pad = `Trajecten/Traject[${at + 1}]/Trajectonderdelen/Trajectonderdeel[${place + 1}]/Cursussen/Cursus[${index + 1}]`;
        if (onderdeel === 'TO_OB_MO') mo.push(...[toMO(cursus) ?? []].flat());
        else if (onderdeel === 'TO_OB_INDOND') individueel.push(...[toMO(cursus) ?? []].flat());
        else if (PLO.includes(onderdeel)) plo.push(...[toPLO(publiek, cursus, pad) ?? []].flat());
        else nt2.push(...toNT2(publiek, cursus, pad));
      }
    }
  }
  return filled<Vorming>({
    MOCursussen: some(mo),
    IndividueleMOCursussen: some(individueel),
    NT2Cursussen: some(nt2),
    PLOCursussen: some(plo),
  });
};

/** A UUID of what a text says: the same text, the same UUID (RFC 9562 §5.8). */
export const uuidOf = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

const keyOf = ({ Soort, Type, Datum }: TestElement): string => `${Soort?.code} ${Type?.code} ${Datum}`;

/** `before`: the tests that stand before it; of tests that are alike only the place among those alike tells them apart. */
const toTest = (INSZ: string, test: TestElement, before: readonly TestElement[]): AfgelegdeTest => {
  const { Type, Datum, Resultaat } = test;
  const key = keyOf(test);
  const alike = before.filter((one) => keyOf(one) === key).length;
  return {
    ID: uuidOf(`${INSZ} test ${key} ${alike}`),
    Nummer: String(before.length + 1),
    ...(Type === undefined ? {} : { Type: toPubliekeCode(Type) }),
    ...(Datum === undefined ? {} : { Datum }),
    ...(Resultaat === undefined ? {} : { Resultaat }),
  };
};

export const toAfgelegdeTesten = ({ INSZ, BehaaldeNiveaus }: Picture): PubliekDossier['AfgelegdeTesten'] =>
  some((BehaaldeNiveaus?.Testen ?? []).map((test, index, all) => toTest(INSZ, test, all.slice(0, index))));
