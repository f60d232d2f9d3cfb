// The rows of the world (ADR 0010): partners, grounds, code lists, sources that fail on purpose.
import type { Bewaarregel } from '../../domain/kbi/Bewaarregel.js';
import type { Machtiging } from '../../domain/kbi/Machtiging.js';
import type { Partner } from '../../domain/kbi/Partner.js';
import type { Bronvertraging, Codelijst } from '../../domain/kbi/World.js';
import { type Check, list, object, optional, record, wrong } from './shape.js';
import { choice, code, insz, number, ondernemingsnummer, partnerNaam, periode, postcode, text } from './values.js';

const adres: Check = (value) =>
  typeof value === 'string' && /^https?:\/\/\S+$/.test(value) && URL.canParse(value)
    ? undefined
    : wrong('must be an http or https address');

export const partner = object<Partner>({
  naam: partnerNaam,
  soort: choice('OCMW', 'INTERMEDIAIR', 'VDAB', 'VMSW', 'KBI', 'GEMEENTE', 'ANDERE'),
  Ondernemingsnummer: ondernemingsnummer,
  omschrijving: text(200),
  profiel: choice('strict', 'ksz-x509', 'magda-classic'),
  antwoord: optional(choice('RSA', 'ECDSA')),
  gewest: optional(choice('VLAAMS', 'BRUSSELS', 'WAALS')),
  NIS: optional(list(code)),
  werkgebied: optional(list(postcode)),
  mandaten: optional(
    list(object<NonNullable<Partner['mandaten']>[number]>({ voor: ondernemingsnummer, Periode: periode })),
  ),
  quotum: optional(
    object<NonNullable<Partner['quotum']>>({ vragen: number(1, 1_000_000), seconden: number(1, 86_400) }),
  ),
  terugmeldadres: optional(adres),
});

export const machtiging = object<Machtiging>({
  nummer: code,
  bron: text(300),
  stroom: code,
  Hoedanigheid: text(24),
  ontvangers: list(text(48)),
  clusters: list(number(1, 17), { empty: true }),
  doeleinden: list(text(300)),
  status: choice('CONCEPT', 'ADVIES_DPO', 'ONDERTEKEND', 'GEVALIDEERD', 'BEEINDIGD'),
  geldig: periode,
  repertoriumcodes: optional(list(number(0, 999))),
});

export const codelijst = object<Codelijst>({ naam: code, bron: text(300), codes: record(code, text(300)) });

export const bronvertraging = object<Bronvertraging>({
  INSZ: insz,
  milliseconden: number(0, 600_000),
  daarna: choice('BRON_TRAAG', 'BRON_ONBESCHIKBAAR'),
});

export const bewaarregel = object<Bewaarregel>({
  nummer: code,
  bron: text(300),
  clusters: list(number(1, 17)),
  anker: choice('VERPLICHTING_VOLDAAN', 'LEEFLOON_EINDE', 'OCMW_DOSSIER_EINDE'),
  termijn: number(0, 1200),
  actie: choice('WISSEN', 'BEPERKEN'),
  geldig: periode,
});
