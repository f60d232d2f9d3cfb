// One lawful question and a small world around it; each test changes one thing.
import type { AuthoriseContext } from '../../src/authorisation/authorise.js';
import { createQuota } from '../../src/authorisation/quota.js';
import type { Grond } from '../../src/domain/kbi/Grond.js';
import type { Inschrijving } from '../../src/domain/kbi/Inschrijving.js';
import type { Machtiging } from '../../src/domain/kbi/Machtiging.js';
import type { Partner } from '../../src/domain/kbi/Partner.js';
import type { Verzoek } from '../../src/domain/kbi/Verzoek.js';
import { findINSZ, type INSZ } from '../../src/domain/numbers/INSZ.js';
import type { SignedBody } from '../../src/security/authenticate.js';
import type { Identiteit } from '../../src/store/port.js';
import { createWorld } from '../../src/world/world.js';

export const insz = (text: string): INSZ => {
  const found = findINSZ(text);
  if (found === undefined) throw new Error(`${text} is no INSZ`);
  return found;
};

export const PERSON = insz('85631490132');
export const NIEUW = insz('90662190343');
export const GENT = '0212214125';
export const VANDAAG = '2012-09-03';
export const NOW = Date.parse('2012-09-03T09:00:00+02:00');

export const gent: Partner = {
  naam: 'ocmw-gent',
  soort: 'OCMW',
  Ondernemingsnummer: GENT,
  omschrijving: '',
  profiel: 'strict',
  gewest: 'VLAAMS',
};
export const brussel: Partner = { ...gent, naam: 'ocmw-brussel', Ondernemingsnummer: '0212999973', gewest: 'BRUSSELS' };
export const ksz: Partner = {
  naam: 'ksz',
  soort: 'INTERMEDIAIR',
  Ondernemingsnummer: '0244666073',
  omschrijving: '',
  profiel: 'ksz-x509',
  mandaten: [{ voor: GENT, Periode: { Begin: '2010-01-01', Einde: '2012-09-03' } }],
};
export const machtiging: Machtiging = {
  nummer: 'M1',
  soort: 'MACHTIGING',
  bron: 'VTC 25-07-2012',
  paragraaf: '002 §97',
  stroom: 'KBIDossiers',
  Hoedanigheid: '17001',
  ontvangers: ['OCMW'],
  clusters: [1, 2],
  doeleinden: ['A120: begeleiden (002 §37)'],
  status: 'GEVALIDEERD',
  geldig: { Begin: '2012-08-01', Einde: '2012-09-03' },
  repertoriumcodes: [1, 2, 3],
};

/** The ground that has a Machtiging as its only one. */
export const grondOf = ({
  stroom,
  Hoedanigheid,
  clusters,
  repertoriumcodes,
  doeleinden: _,
  ...rest
}: Machtiging): Grond => ({
  ...rest,
  omschrijving: 'x',
  stromen: [
    {
      ...{ stroom, Hoedanigheden: [Hoedanigheid], clusters },
      doeleinden: [{ code: 'A120', nl: 'begeleiden', en: 'guiding', paragraaf: '002 §37' }],
      ...(repertoriumcodes !== undefined && { repertoriumcodes }),
    },
  ],
});

/** What can be changed in the sample. */
export type Change = {
  readonly partners?: readonly Partner[];
  readonly machtigingen?: readonly Machtiging[];
  readonly inschrijvingen?: readonly Omit<Inschrijving, 'INSZ' | 'OCMW'>[];
  readonly inschrijvingINSZ?: INSZ;
  readonly inschrijvingOCMW?: string;
  readonly identiteiten?: Readonly<Record<string, Identiteit>>;
  readonly realNumbers?: boolean;
};

export const contextOf = (change: Change = {}): AuthoriseContext => {
  const rows = (change.inschrijvingen ?? [{ Hoedanigheidscode: 2, Periode: { Begin: '2012-01-01' } }]).map((row) => ({
    ...row,
    INSZ: change.inschrijvingINSZ ?? PERSON,
    OCMW: change.inschrijvingOCMW ?? GENT,
  }));
  const identiteiten = change.identiteiten ?? {};
  return {
    world: createWorld({
      partners: change.partners ?? [gent, brussel, ksz],
      gronden: (change.machtigingen ?? [machtiging]).map(grondOf),
      codelijsten: [],
      vestigingen: [],
      bronvertragingen: [],
    }),
    identiteiten: {
      find: async (number) => identiteiten[number],
      oudeNummers: async (number) =>
        Object.entries(identiteiten)
          .filter(([, row]) => row.status === 'VERVANGEN' && row.door === number)
          .map(([old]) => insz(old)),
    },
    repertorium: {
      alle: async () => [],
      inschrijvingen: async (ocmw, nummers) =>
        rows.filter((row) => row.OCMW === ocmw && (nummers as readonly string[]).includes(row.INSZ)),
    },
    quota: createQuota(),
    realNumbers: change.realNumbers ?? false,
    now: NOW,
    vandaag: VANDAAG,
    persoon: 'consult',
  };
};

export const verzoekOf = (
  afzender: Partial<Verzoek['Afzender']> = {},
  vraag: Partial<Verzoek['vraag']> = {},
): Verzoek => ({
  dienst: 'KBIDossiers',
  Afzender: { Identificatie: 'kbi-gateway.test/ocmw-gent', Referte: 'r', Hoedanigheid: '17001', ...afzender },
  Tijdstip: NOW,
  VraagReferte: 'v',
  vraag: { INSZ: PERSON, Periode: undefined, MutatiesContext: false, ...vraag },
});

/** Authentication is not what these tests are about: only the signer counts. */
export const signedBy = (partner: Partner): SignedBody => ({ partner }) as unknown as SignedBody;
