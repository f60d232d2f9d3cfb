// The stations before disclosure as lines: ground, territory, number, identity, repertorium; the last line of a refusal says who refused.
// The verdict is the one that authorise gave; here it only gets its paragraph and the facts behind it.
import type { Established } from '../authorisation/authorise.js';
import { findPerson } from '../authorisation/person.js';
import { isFaultCode, REFUSALS } from '../dialects/magda/refusals.js';
import type { Decision } from '../disclosure/decision.js';
import type { Machtiging } from '../domain/kbi/Machtiging.js';
import type { Partner } from '../domain/kbi/Partner.js';
import { isTestINSZ } from '../domain/numbers/INSZ.js';
import type { Datum } from '../domain/time.js';
import type { FaultKey } from '../faults/catalogue.js';
import type { Fault } from '../faults/fault.js';
import type { Identiteiten, Repertorium } from '../store/port.js';
import type { World } from '../world/world.js';
import { aanvaarding, eersteGat, type Streep, tijdlijn } from './inschrijvingen.js';
import type { Rij } from './row.js';

type Station = 'grond' | 'grondgebied' | 'quotum' | 'vraag' | 'identiteit' | 'repertorium' | 'bron';
type Invoer = Decision['invoer'];

/** Which station says what, and the paragraph it rests on; that of the ground stands in its row. */
const REFUSERS: Partial<Record<FaultKey, readonly [Station, string]>> = {
  AFZENDER_ONBEKEND: ['grond', '002 §88'],
  HOEDANIGHEID_ONTBREEKT: ['grond', '002 §23'],
  GEEN_MACHTIGING: ['grond', '002 §23'],
  BUITEN_VLAAMS_GEWEST: ['grondgebied', '002 §11'],
  QUOTUM_OVERSCHREDEN: ['quotum', '002 §71'],
  INSZ_ONGELDIG: ['vraag', '002 §28'],
  PERIODE_OMGEKEERD: ['vraag', '002 §85'],
  PERIODE_BUITEN_BEREIK: ['vraag', '002 §85'],
  INSZ_GEANNULEERD: ['identiteit', '002 §28'],
  NIET_IN_REPERTORIUM: ['repertorium', '002 §85'],
  GEEN_GEGEVENS: ['bron', '002 §57'],
  DOSSIER_ONBEKEND: ['bron', '002 §57'],
  BRON_TRAAG: ['bron', '002 §16'],
  BRON_ONBESCHIKBAAR: ['bron', '002 §16'],
};

/** What stations are explained from. `established`: what authorise knew when it ended. */
export type StationFacts = {
  readonly partner: Partner;
  readonly stroom: string;
  readonly Hoedanigheid: string;
  readonly INSZ: string;
  readonly dag: Datum;
  readonly established: Established;
  readonly world: Pick<World, 'explainGround'>;
  readonly identiteiten: Identiteiten;
  readonly repertorium: Repertorium;
  /** Whether numbers that could be a citizen's are asked about at all. */
  readonly realNumbers: boolean;
};

/** `inschrijvingen`: those of the institution, when the ground asks for the repertorium and the question came that far. */
export type Stations = { readonly rijen: readonly Rij[]; readonly inschrijvingen: readonly Streep[] | undefined };

/** The wire code of a refusal or remark, `40003`. */
export const codeOf = (key: FaultKey): string => {
  const code = REFUSALS[key];
  return isFaultCode(code) ? code.code : code.Identificatie;
};

const passed = (pad: Station, regel: string, paragraaf: string, invoer: Invoer): Rij => ({
  ...{ pad, besluit: 'gegeven', regel, paragraaf, invoer },
});

const groundOf = ({ nummer, bron, status, clusters, doeleinden, geldig }: Machtiging): Invoer => ({
  ...{ grond: nummer, bron, status, clusters: clusters.join(','), doeleinde: doeleinden.join('; ') },
  ...{ begin: geldig.Begin, einde: geldig.Einde ?? null },
});

/** Why there is no ground, and the one that comes closest. */
const noGround = ({ partner, stroom, Hoedanigheid, dag, world }: StationFacts): Invoer => {
  const finding = world.explainGround(partner, stroom, Hoedanigheid, dag);
  const closest = 'machtiging' in finding ? groundOf(finding.machtiging) : {};
  return {
    partner: partner.naam,
    stroom,
    Hoedanigheid,
    ...(finding.kind === 'none' ? { waarom: finding.reason } : {}),
    ...closest,
  };
};

const streep = ({ code, Periode, relevant, telt }: Streep): string => {
  const dagen = (van: Datum, tot: Datum | undefined): string => `${van}..${tot ?? ''}`;
  const counted = telt.Einde === Periode.Einde ? '' : ` (counts to ${telt.Einde})`;
  return `17-${code} ${dagen(Periode.Begin, Periode.Einde)}${counted}${relevant ? '' : ' (not relevant)'}`;
};

const repertoriumInvoer = (
  strepen: readonly Streep[],
  relevant: readonly number[],
  begin: Datum,
  vandaag: Datum,
): Invoer => {
  const { vanaf, code, begin: vroegste } = aanvaarding(strepen, vandaag);
  return {
    ...{ relevant: relevant.map((one) => `17-${one}`).join(','), begin, einde: vandaag },
    inschrijvingen: strepen.map(streep).join('; ') || null,
    eersteGat: eersteGat(strepen, begin, vandaag) ?? null,
    aanvaardVanaf: vanaf ?? null,
    metCode: code === undefined ? null : `17-${code}`,
    aanvaardBegin: vroegste ?? null,
  };
};

const explainRepertorium = async (
  facts: StationFacts,
): Promise<{ strepen: readonly Streep[]; invoer: Invoer } | undefined> => {
  const { established, identiteiten, repertorium, dag } = facts;
  const { machtiging, instelling, INSZ, begin } = established;
  const relevant = machtiging?.repertoriumcodes;
  if (relevant === undefined || instelling === undefined || INSZ === undefined || begin === undefined) return undefined;
  const { nummers } = await findPerson(INSZ, identiteiten);
  const strepen = tijdlijn(await repertorium.inschrijvingen(instelling.Ondernemingsnummer, nummers), relevant);
  return { strepen, invoer: repertoriumInvoer(strepen, relevant, begin, dag) };
};

/** The line of a refusal: the station that refused, its paragraph, and its code on the wire. */
export const refusalRow = (key: FaultKey, invoer: Invoer): Rij => {
  const [pad, paragraaf] = REFUSERS[key] ?? ['vraag', '002 §61'];
  return { pad, besluit: 'onthouden', regel: key, paragraaf, invoer: { code: codeOf(key), ...invoer } };
};

const refusedBy = ({ key }: Fault, invoer: Invoer): Rij => refusalRow(key, invoer);

/** The lines of the stations. `refusal`: what ended the question there; `remarks`: what goes along with the answer or the refusal. */
export const explainStations = async (
  facts: StationFacts,
  remarks: readonly Fault[],
  refusal: Fault | undefined,
): Promise<Stations> => {
  const { established, Hoedanigheid } = facts;
  const { machtiging, instelling, INSZ } = established;
  const rijen: Rij[] = [];
  const held = (ground: Machtiging): Rij =>
    passed('grond', 'grond-gevalideerd', ground.paragraaf, { Hoedanigheid, ...groundOf(ground) });
  if (machtiging === undefined || instelling === undefined) {
    const finding = facts.world.explainGround(facts.partner, facts.stroom, Hoedanigheid, facts.dag);
    if (finding.kind === 'held') rijen.push(held(finding.machtiging));
    if (refusal !== undefined)
      rijen.push(
        refusedBy(refusal, finding.kind === 'held' ? { gewest: facts.partner.gewest ?? null } : noGround(facts)),
      );
    return { rijen, inschrijvingen: undefined };
  }
  rijen.push(held(machtiging));
  if (instelling.soort === 'OCMW' && instelling.gewest !== undefined)
    rijen.push(passed('grondgebied', 'vlaams-gewest', '002 §11', { gewest: instelling.gewest }));
  for (const { key, facts: annotaties } of remarks)
    if (key === 'INSZ_VERVANGEN')
      rijen.push(passed('identiteit', key, '002 §28', { code: codeOf(key), ...annotaties }));
  if (refusal !== undefined && refusal.key !== 'NIET_IN_REPERTORIUM' && !refusal.key.startsWith('BRON_')) {
    rijen.push(refusedBy(refusal, INSZ === undefined ? {} : { INSZ }));
    return { rijen, inschrijvingen: undefined };
  }
  if (INSZ !== undefined && !facts.realNumbers && !isTestINSZ(INSZ) && refusal !== undefined) {
    rijen.push(refusedBy(refusal, { testnummer: false }));
    return { rijen, inschrijvingen: undefined };
  }
  const checked = await explainRepertorium(facts);
  if (refusal?.key === 'NIET_IN_REPERTORIUM') rijen.push(refusedBy(refusal, checked?.invoer ?? {}));
  else if (checked !== undefined)
    rijen.push(passed('repertorium', 'inschrijving-dekt-periode', '002 §85', checked.invoer));
  else if (INSZ !== undefined)
    rijen.push(passed('repertorium', 'geen-controle-op-deze-grond', machtiging.paragraaf, {}));
  if (refusal?.key.startsWith('BRON_')) rijen.push(refusedBy(refusal, {}));
  return { rijen, inschrijvingen: checked?.strepen };
};
