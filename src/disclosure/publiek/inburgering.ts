// Public blocks about the integration programme: BehaaldeAttesten (cluster 4), Contracten (3, with the suspensions of 14), Aanmelding
// and the deferrals (3, 5). Out of the picture only.
import type { OnderdeelElement, Picture, UitstelElement } from '../picture.js';
import type { Onderdelen, PubliekContract, PubliekDossier, PubliekeOpschorting, PubliekUitstel } from './dossier.js';
import { drop, filled, listed, type Publiek, some, toKbiCentrum, toPubliekeCode } from './pieces.js';

/** Attests that the public list has a code for; the others exist, and cannot be said in 01.00. */
const ATTEST: Readonly<Record<string, string>> = { INBURGERING: 'AI023', EVC: 'AEVC05' };

export const toBehaaldeAttesten = (
  publiek: Publiek,
  attesten: Picture['Attesten'] = [],
): PubliekDossier['BehaaldeAttesten'] =>
  some(
    attesten.flatMap(({ Type, Status, Datum }, index) => {
      const code = ATTEST[Type?.code ?? ''];
      if (code === undefined || Status?.code !== 'BEHAALD') {
        drop(publiek, `Attesten/Attest[${index + 1}]`, 4);
        return [];
      }
      return [{ Soort: 'ATTEST' as const, Type: code, ...(Datum === undefined ? {} : { DatumAanmaak: Datum }) }];
    }),
  );

const ONDERDELEN = [
  ['MO', 'OnderdeelMO'],
  ['NT2', 'OnderdeelNT2'],
  ['LO', 'OnderdeelLO'],
] as const;

/** The picture names parts by label; here they are flags. */
const toOnderdelen = ({ trace }: Publiek, onderdelen: readonly OnderdeelElement[] | undefined): Onderdelen => {
  if (onderdelen === undefined) return {};
  const labels = new Set(onderdelen.map(({ Beschrijving }) => Beschrijving));
  return Object.fromEntries(
    ONDERDELEN.map(([code, naam]) => [naam, labels.has(trace.context.beschrijf('Contractonderdeel', code) ?? code)]),
  );
};

const CONTRACT = ['IC07G', 'ICF08G', 'IC09G', 'ICF10G', 'IC11G', 'ICF12G', 'ICO13G'];
const ADDENDUM = ['AIC14G', 'AICF15G', 'AICF16G', 'AICF17G', 'AICF18G', 'AIC19G', 'AIC20G', 'AIC21G'];

/** Suspensions hang under the contract here, under each Trajectonderdeel in the picture: the same one is said once. */
const toOpschortingen = ({ Trajecten = [] }: Picture): readonly PubliekeOpschorting[] => {
  const found = new Map<string, PubliekeOpschorting>();
  for (const { Trajectonderdelen = [] } of Trajecten) {
    for (const { Opschortingen = [] } of Trajectonderdelen) {
      for (const { Periode, Reden } of Opschortingen) {
        const { Begin, Einde } = Periode ?? {};
        if (Begin === undefined) continue;
        const periode = Einde === undefined ? { Begin } : { Begin, Einde };
        const opschorting =
          Reden === undefined ? { Periode: periode } : { Periode: periode, Reden: toPubliekeCode(Reden) };
        found.set(`${Begin} ${Einde} ${Reden?.code}`, opschorting);
      }
    }
  }
  return [...found.values()];
};

const dropOpschortingen = (publiek: Publiek, { Trajecten = [] }: Picture): void => {
  for (const [at, { Trajectonderdelen = [] }] of Trajecten.entries())
    for (const [index, { Opschortingen }] of Trajectonderdelen.entries())
      if (Opschortingen !== undefined)
        drop(
          publiek,
          `Trajecten/Traject[${at + 1}]/Trajectonderdelen/Trajectonderdeel[${index + 1}]/Opschortingen`,
          14,
        );
};

export const toContracten = (publiek: Publiek, picture: Picture): PubliekDossier['Contracten'] => {
  const contracten = picture.Contractgegevens?.Contracten ?? [];
  if (contracten.length === 0) dropOpschortingen(publiek, picture);
  const opschortingen = toOpschortingen(picture);
  return some(
    contracten.flatMap(({ Type, Datum, Onderdelen: delen, Addenda = [] }, index) => {
      const pad = `Contractgegevens/Contracten/Contract[${index + 1}]`;
      const addenda = Addenda.flatMap((addendum, at) => {
        const eigen = `${pad}/Addenda/Addendum[${at + 1}]/Soort`;
        const soort = addendum.Soort && listed(publiek, ADDENDUM, addendum.Soort, eigen, 3);
        const basis = { DatumRegistratie: addendum.Datum, Type: soort, ...toOnderdelen(publiek, addendum.Onderdelen) };
        return filled<NonNullable<PubliekContract['Addenda']>[number]>(basis) ?? [];
      });
      return (
        filled<PubliekContract>({
          DatumRegistratie: Datum,
          Type: Type && listed(publiek, CONTRACT, Type, `${pad}/Type`, 3),
          ...toOnderdelen(publiek, delen),
          Addenda: some(addenda),
          Opschortingen: index === contracten.length - 1 ? some(opschortingen) : undefined,
        }) ?? []
      );
    }),
  );
};

export const toUitstellen = (uitstellen: readonly UitstelElement[] = []): readonly PubliekUitstel[] | undefined =>
  some(
    uitstellen.flatMap(
      ({ Begindatum, Einddatum, Reden }) =>
        filled<PubliekUitstel>({
          Periode: filled({ Begin: Begindatum, Einde: Einddatum }),
          Reden: Reden && toPubliekeCode(Reden),
        }) ?? [],
    ),
  );

/** The latest Aanmelding; the picture holds at most that one. */
export const toAanmelding = (
  publiek: Publiek,
  gegevens: Picture['Aanmeldingsgegevens'],
): PubliekDossier['Aanmelding'] => {
  const aanmelding = gegevens?.Aanmeldingen?.at(-1);
  if (aanmelding === undefined) return undefined;
  const { Type, Aanmeldingsdatum, KBICentrum, Reden } = aanmelding;
  return filled<NonNullable<PubliekDossier['Aanmelding']>>({
    Type: Type && listed(publiek, ['EA', 'HA'], Type, 'Aanmeldingsgegevens/Aanmeldingen/Aanmelding[1]/Type', 5),
    DatumAanmelding: Aanmeldingsdatum,
    AanmeldingsPlaats: toKbiCentrum(KBICentrum),
    Reden: Reden && toPubliekeCode(Reden),
  });
};
