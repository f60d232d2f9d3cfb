// Which code list every code of a dossier belongs to: written out by hand from the list of 002 §61, apart from the disclosure it judges.
import type { KBIDossier, Traject, Trajectonderdeel } from '../../src/domain/kbi/KBIDossier.js';

type Used = readonly [lijst: string, code: string | undefined];
type Dossier = Omit<KBIDossier, 'INSZ'>;

const ofOnderdeel = (deel: Trajectonderdeel): readonly Used[] => [
  ['TrajectonderdeelType', deel.Type],
  ['RedenVrijstelling', deel.Vrijstelling?.Reden],
  ...(deel.Besluiten ?? []).flatMap((b): Used[] => [
    ['OnderdeelBesluit', b.Code],
    ['RedenBesluit', b.Reden],
  ]),
  ...(deel.Opschortingen ?? []).map((o): Used => ['RedenOpschorting', o.Reden]),
  ...(deel.Cursussen ?? []).flatMap((c): Used[] => [
    ['Opleiding', c.Opleiding],
    ['Contractonderdeel', c.Domein],
    ['Uitstapreden', c.Inschrijving.Uitstapreden],
    ['ResultaatInschrijving', c.Inschrijving.Resultaat],
    ['Richtgraad', c.Inschrijving.Richtgraad],
    ['StatusInschrijving', c.Inschrijving.Status],
    ...(c.Modules ?? []).map((m): Used => ['Module', m.Type]),
    ...(c.Participaties ?? []).map((p): Used => ['Aanwezigheid', p.Aanwezigheid]),
  ]),
];

const ofTraject = (traject: Traject): readonly Used[] => [
  ['TypeTraject', traject.Type],
  ['RedenEindeTraject', traject.RedenEinde],
  ...(traject.Besluiten ?? []).flatMap((b): Used[] => [
    ['TrajectBesluit', b.Code],
    ['RedenBesluit', b.Reden],
  ]),
  ...(traject.Perspectieven ?? []).flatMap((p): Used[] => [
    ['Perspectief', p.Waarde],
    ['RedenPerspectief', p.Reden],
  ]),
  ...(traject.Beheer ?? []).map((b): Used => ['TypeCentrum', b.KBIVestiging.TypeCentrum]),
  ...(traject.Sanctioneringsbevoegdheden ?? []).map((s): Used => ['PartnerVanKBI', s.Partner]),
  ...(traject.Trajectonderdelen ?? []).flatMap(ofOnderdeel),
];

/** Every code a dossier uses, with its list. */
export const codesOf = (d: Dossier): readonly (readonly [string, string])[] =>
  [
    ...(d.Regie ?? []).map((r): Used => ['PartnerVanKBI', r.Partner]),
    ...(d.Talen ?? []).flatMap((t): Used[] => [
      ['Taal', t.Taal],
      ['TaalType', t.Type],
      ['KennisNiveau', t.Niveau],
    ]),
    ['Alfabetisering', d.Alfabetisering] as Used,
    ...(d.Contracten ?? []).flatMap((c): Used[] => [
      ['ContractSoort', c.Soort],
      ['ContractModel', c.ModelCode],
      ...c.Onderdelen.map((o): Used => ['Contractonderdeel', o.Onderdeel]),
      ...(c.Addenda ?? []).map((a): Used => ['AddendumModel', a.ModelCode]),
    ]),
    ...[...(d.UitstellenOndertekening ?? []), ...(d.UitstellenAanmelding ?? [])].map(
      (u): Used => ['RedenUitstel', u.Reden],
    ),
    ...(d.Attesten ?? []).flatMap((a): Used[] => [
      ['AttestType', a.Type],
      ['AttestStatus', a.Status],
    ]),
    ...(d.Aanmeldingen ?? []).flatMap((a): Used[] => [
      ['AanmeldingType', a.Type],
      ['RedenAanmelding', a.Reden],
    ]),
    ...(d.Doelgroepbepalingen ?? []).flatMap((b): Used[] => [
      ['DoelgroepType', b.Type],
      ['DoelgroepSoort', b.Soort],
      ['RedenGeenDoelgroep', b.RedenGeenDoelgroep],
      ['RedenVrijstelling', b.RedenVrijstelling],
      ...(b.Categorieen ?? []).map((c): Used => ['Doelgroepcategorie', c]),
    ]),
    ...(d.BehaaldeNiveaus ?? []).flatMap((n): Used[] => [
      ['NiveauERK', n.Niveau],
      ['Vaardigheid', n.Vaardigheid],
      ['HerkomstNiveau', n.Herkomst],
    ]),
    ...(d.Testen ?? []).flatMap((t): Used[] => [
      ['TestSoort', t.Soort],
      ['TestType', t.Type],
    ]),
    ...(d.Adviezen ?? []).flatMap((a): Used[] => [
      ['PartnerVanKBI', a.Verstrekker],
      ['AdviesInhoud', a.Inhoud],
      ['TypeTraject', a.TypeTraject],
      ['TypeCentrum', a.TypeCentrum],
    ]),
    ...(d.Trajecten ?? []).flatMap(ofTraject),
    ['StatusGelijkschakeling', d.OndersteuningGelijkschakeling?.Status] as Used,
    ...(d.Gesprekken ?? []).map((g): Used => ['Bestemmeling', g.Bestemmeling]),
  ].filter((used): used is [string, string] => used[1] !== undefined);
