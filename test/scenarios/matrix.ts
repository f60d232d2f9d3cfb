// Every row of the refusal table (docs/contract.md "Refusals", in its order) against every service: a scenario shows it there, or this table says
// why it cannot occur. A reason beside a scenario is as wrong as neither. By hand from the contract.
import type { FaultKey } from '../../src/faults/catalogue.js';

/** `claim`: which scenarios with one of these keys show this row. `cannot`: services where it cannot occur, and why. */
export type Row = {
  readonly cause: string;
  readonly keys: readonly FaultKey[];
  readonly claim?: RegExp;
  readonly cannot?: Readonly<Record<string, string>>;
};

const NO_PERSON = 'asks about no person';
const NO_PERIOD = 'has no Periode';
const NO_CRITERIA = 'has no criteria of which one must be chosen';
const NO_NUMBER = 'names no enterprise but by its Context, which is refused as sender or mandate';
const NO_SOURCE = 'asks no source of dossiers';
const NO_REPERTORIUM = 'its ground asks no check of the repertorium';
const ELEVEN = 'is public, and its schema asks eleven digits: 10001';
const DAY_IN_SCHEMA = 'any day may be written, and the schema refuses days that do not exist';

/** For a rule of one service alone. */
const only = (...services: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ALL.filter((service) => !services.includes(service)).map((service) => [service, 'a rule of another service']),
  );

/** The services that answer questions. */
export const ALL: readonly string[] = [
  'KBIDossiers',
  'Toeleiding',
  'GeefKBIVestiging',
  'RegistreerInschrijving',
  'RegistreerUitschrijving',
  'RegistreerMutatieDossierKBI',
  'GeefDossierKBI',
  'RegistreerToeleiding',
];

export const ROWS: readonly Row[] = [
  { cause: 'unsigned', keys: ['SIGNATURE_ABSENT'] },
  { cause: 'replayed', keys: ['REPLAY'] },
  { cause: 'does not fit the schema', keys: ['SCHEMA_INVALID'] },
  { cause: 'sender is not the certificate’s partner', keys: ['AFZENDER_ONBEKEND'], claim: /^afzender-niet-van/ },
  { cause: 'intermediary without mandate', keys: ['AFZENDER_ONBEKEND'], claim: /^mandaat-ontbreekt$/ },
  { cause: 'intermediary whose mandate ended', keys: ['AFZENDER_ONBEKEND'], claim: /^mandaat-verlopen$/ },
  { cause: 'no Hoedanigheid', keys: ['HOEDANIGHEID_ONTBREEKT'] },
  { cause: 'no ground for this stream', keys: ['GEEN_MACHTIGING'], claim: /^hoedanigheid-|^ocmw-mag-niet$/ },
  { cause: 'ground that ended', keys: ['GEEN_MACHTIGING'], claim: /^machtiging-verlopen$/ },
  { cause: 'ground that is still CONCEPT', keys: ['GEEN_MACHTIGING'], claim: /^machtiging-concept$/ },
  {
    cause: 'OCMW outside the Vlaams Gewest',
    keys: ['BUITEN_VLAAMS_GEWEST'],
    cannot: {
      RegistreerMutatieDossierKBI: 'its ground is for KBI alone, which is no OCMW',
      GeefDossierKBI: 'its grounds are for partners of KBI that are no OCMW',
    },
  },
  { cause: 'quota', keys: ['QUOTUM_OVERSCHREDEN'] },
  {
    cause: 'check digits of the INSZ',
    keys: ['INSZ_ONGELDIG'],
    claim: /^insz-(controlegetal-fout|ongeldig)$/,
    cannot: { GeefKBIVestiging: NO_PERSON },
  },
  {
    cause: 'an INSZ of a month that does not exist',
    keys: ['INSZ_ONGELDIG'],
    claim: /^insz-maand-bestaat-niet$/,
    cannot: { GeefKBIVestiging: NO_PERSON, RegistreerToeleiding: 'is public, and its schema knows the months: 10001' },
  },
  ...['met-leestekens', 'met-letter', 'tien-cijfers', 'twaalf-cijfers'].map(
    (form): Row => ({
      cause: `an INSZ ${form}`,
      keys: ['INSZ_ONGELDIG'],
      claim: new RegExp(`^insz-${form}$`),
      cannot: {
        GeefKBIVestiging: NO_PERSON,
        RegistreerInschrijving: ELEVEN,
        RegistreerUitschrijving: ELEVEN,
        RegistreerMutatieDossierKBI: ELEVEN,
        GeefDossierKBI: ELEVEN,
        RegistreerToeleiding: ELEVEN,
      },
    }),
  ),
  {
    cause: 'period that ends before it begins',
    keys: ['PERIODE_OMGEKEERD'],
    cannot: {
      GeefKBIVestiging: NO_PERIOD,
      Toeleiding: NO_PERIOD,
      GeefDossierKBI: NO_PERIOD,
      RegistreerToeleiding: NO_PERIOD,
      RegistreerMutatieDossierKBI: 'periods of the dossier are refused with its field (DOSSIER_ONGELDIG)',
    },
  },
  {
    cause: 'period out of range',
    keys: ['PERIODE_BUITEN_BEREIK'],
    cannot: {
      GeefKBIVestiging: NO_PERIOD,
      Toeleiding: NO_PERIOD,
      GeefDossierKBI: NO_PERIOD,
      RegistreerToeleiding: NO_PERIOD,
      RegistreerInschrijving: DAY_IN_SCHEMA,
      RegistreerUitschrijving: DAY_IN_SCHEMA,
      RegistreerMutatieDossierKBI: DAY_IN_SCHEMA,
    },
  },
  {
    cause: 'criteria',
    keys: ['CRITERIA_ONGELDIG'],
    cannot: {
      KBIDossiers: NO_CRITERIA,
      RegistreerInschrijving: NO_CRITERIA,
      RegistreerUitschrijving: NO_CRITERIA,
      RegistreerMutatieDossierKBI: NO_CRITERIA,
      GeefDossierKBI: NO_CRITERIA,
      RegistreerToeleiding: 'the public schema lets a party have one number, so two are refused there',
    },
  },
  {
    cause: 'ondernemingsnummer',
    keys: ['ONDERNEMINGSNUMMER_ONGELDIG'],
    cannot: {
      KBIDossiers: NO_NUMBER,
      RegistreerInschrijving: NO_NUMBER,
      RegistreerUitschrijving: NO_NUMBER,
      GeefDossierKBI: NO_NUMBER,
      RegistreerMutatieDossierKBI: 'a centre that is unknown is refused with its field (DOSSIER_ONGELDIG)',
    },
  },
  { cause: 'cancelled INSZ', keys: ['INSZ_GEANNULEERD'], cannot: { GeefKBIVestiging: NO_PERSON } },
  { cause: 'replaced INSZ', keys: ['INSZ_VERVANGEN'], cannot: { GeefKBIVestiging: NO_PERSON } },
  {
    cause: 'no inschrijvingen that cover the period',
    keys: ['NIET_IN_REPERTORIUM'],
    claim: /^(niet-in-repertorium|periode-niet-gedekt|code-4-volstaat-niet)$/,
    cannot: {
      GeefKBIVestiging: NO_PERSON,
      RegistreerInschrijving: NO_REPERTORIUM,
      RegistreerUitschrijving: NO_REPERTORIUM,
      RegistreerMutatieDossierKBI: NO_REPERTORIUM,
      GeefDossierKBI: NO_REPERTORIUM,
    },
  },
  {
    cause: 'a number that could be a citizen’s',
    keys: ['NIET_IN_REPERTORIUM', 'INSZ_NIET_TOEGELATEN'],
    claim: /burger/,
    cannot: { GeefKBIVestiging: NO_PERSON },
  },
  {
    cause: 'not in KBI',
    keys: ['GEEN_GEGEVENS', 'DOSSIER_ONBEKEND'],
    cannot: {
      RegistreerToeleiding: 'somebody unknown is referred too: a wachtdossier is made',
      Toeleiding: 'somebody unknown is referred too: a wachtdossier is made',
      RegistreerInschrijving: 'the repertorium does not know who is in KBI',
      RegistreerMutatieDossierKBI: 'somebody unknown gets a first dossier',
    },
  },
  ...(['BRON_TRAAG', 'BRON_ONBESCHIKBAAR'] as const).map((key) => ({
    cause: key === 'BRON_TRAAG' ? 'source slow' : 'source down',
    keys: [key],
    cannot: {
      Toeleiding: NO_SOURCE,
      RegistreerToeleiding: NO_SOURCE,
      GeefKBIVestiging: NO_SOURCE,
      RegistreerInschrijving: NO_SOURCE,
      RegistreerUitschrijving: NO_SOURCE,
    },
  })),
  {
    cause: 'our bug',
    keys: ['INTERNE_FOUT'],
    cannot: {
      GeefKBIVestiging: 'reads nothing but the world in memory; what is thrown there meets the same one catch',
    },
  },
  { cause: 'audit cannot be written', keys: ['AUDIT_UNWRITABLE'] },
  { cause: 'too busy', keys: ['OVERLOADED'] },
  {
    cause: 'Inhoud says other than Context',
    keys: ['CONTEXT_VERSCHILT'],
    cannot: only('RegistreerInschrijving', 'RegistreerUitschrijving'),
  },
  { cause: 'inschrijving is there', keys: ['INSCHRIJVING_BESTAAT'], cannot: only('RegistreerInschrijving') },
  {
    cause: 'nobody to refer to',
    keys: ['TOELEIDING_ONROUTEERBAAR'],
    cannot: only('Toeleiding', 'RegistreerToeleiding'),
  },
  {
    cause: 'the same Id with other content',
    keys: ['TOELEIDING_ANDERS'],
    cannot: only('Toeleiding', 'RegistreerToeleiding'),
  },
  { cause: 'Referte with another Id', keys: ['REFERTE_HERBRUIKT'], cannot: only('Toeleiding', 'RegistreerToeleiding') },
  { cause: 'dossier that does not fit', keys: ['DOSSIER_ONGELDIG'], cannot: only('RegistreerMutatieDossierKBI') },
];
