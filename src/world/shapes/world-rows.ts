// The rows of the world (ADR 0010): partners, grounds, code lists, sources that fail on purpose.
import type { Doeleinde, Grond, GrondStap, GrondStroom, Voorwaarde } from '../../domain/kbi/Grond.js';
import type { Partner, Verwerker } from '../../domain/kbi/Partner.js';
import { REGELSETS } from '../../domain/kbi/Regelset.js';
import type { Bronvertraging, Codelijst } from '../../domain/kbi/World.js';
import { type Check, list, object, optional, record, wrong } from './shape.js';
import {
  choice,
  code,
  datum,
  insz,
  number,
  ondernemingsnummer,
  partnerNaam,
  periode,
  postcode,
  text,
  tijdstip,
} from './values.js';

const adres: Check = (value) =>
  typeof value === 'string' && /^https?:\/\/\S+$/.test(value) && URL.canParse(value)
    ? undefined
    : wrong('must be an http or https address');

const verwerker = object<Verwerker>({
  naam: text(100),
  taak: text(200),
  contract: object<Verwerker['contract']>({ bron: text(300), paragraaf: text(48), geldig: periode }),
});

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
    list(
      object<NonNullable<Partner['mandaten']>[number]>({
        voor: ondernemingsnummer,
        Periode: periode,
        repertorium: optional(choice('INTERMEDIAIR')),
      }),
    ),
  ),
  quotum: optional(
    object<NonNullable<Partner['quotum']>>({ vragen: number(1, 1_000_000), seconden: number(1, 86_400) }),
  ),
  terugmeldadres: optional(adres),
  verwerkers: optional(list(verwerker)),
  protocolOnthaalbureau: optional(
    object<NonNullable<Partner['protocolOnthaalbureau']>>({ met: text(100), geldig: periode }),
  ),
});

const doeleinde = object<Doeleinde>({ code, nl: text(300), en: text(300), paragraaf: text(48) });

const stroom = object<GrondStroom>({
  stroom: code,
  Hoedanigheden: list(text(24)),
  clusters: list(number(1, 17), { empty: true }),
  doeleinden: list(doeleinde),
  repertoriumcodes: optional(list(number(0, 999))),
});

const voorwaarde = object<Voorwaarde>({
  nummer: code,
  wie: text(100),
  wat: text(300),
  paragraaf: text(48),
  uiterlijk: optional(datum),
  bewijs: optional(object<NonNullable<Voorwaarde['bewijs']>>({ op: datum, wat: text(300) })),
});

const status = choice('CONCEPT', 'ADVIES_DPO', 'ONDERTEKEND', 'GEVALIDEERD', 'BEEINDIGD');

const stap = object<GrondStap>({
  op: tijdstip,
  door: text(100),
  van: optional(status),
  naar: status,
  reden: optional(text(300)),
});

export const grond = object<Grond>({
  nummer: code,
  soort: choice('MACHTIGING', 'PROTOCOL', 'KSZ'),
  omschrijving: text(200),
  bron: text(300),
  paragraaf: text(48),
  ontvangers: list(text(48)),
  stromen: list(stroom),
  regelset: optional(choice(...REGELSETS)),
  status,
  geldig: periode,
  voorwaarden: optional(list(voorwaarde)),
  levensloop: optional(list(stap)),
});

export const codelijst = object<Codelijst>({ naam: code, bron: text(300), codes: record(code, text(300)) });

export const bronvertraging = object<Bronvertraging>({
  INSZ: insz,
  milliseconden: number(0, 600_000),
  daarna: choice('BRON_TRAAG', 'BRON_ONBESCHIKBAAR'),
});
