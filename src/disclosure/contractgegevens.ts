// Cluster 3 (A072, C.3.1, C.3.15): the latest moedercontract or overnamecontract with its own addenda, and deferral of signing.
// Same day: OVERNAME before MOEDER, then DatumLaatsteWijziging. What is signed after today does not count yet.
import type { Addendum, Contractonderdeel, Inburgeringscontract, KBIDossier } from '../domain/kbi/KBIDossier.js';
import { type Building, toCode, toLabel } from './elements.js';
import type { AddendumElement, ContractElement, OnderdeelElement, Picture } from './picture.js';
import { flagRecentste, indexOfRecentste, type Ordening } from './recentste.js';
import { BUITEN_DE_LIJST, give, hasHappened, isOnGround, type Trace, withhold } from './trace.js';
import { discloseUitstellen } from './uitstellen.js';
import { guardTekst } from './vrije-tekst.js';

type ContractgegevensElement = NonNullable<Picture['Contractgegevens']>;

const LIJST = 'Contractgegevens/Contracten';

const isMoederOfOvername = ({ Soort }: Inburgeringscontract): boolean => Soort === 'MOEDER' || Soort === 'OVERNAME';

const ORDENING: Ordening<Inburgeringscontract> = {
  datum: ({ DatumOndertekening }) => DatumOndertekening,
  telt: isMoederOfOvername,
  voorrang: ({ Soort }) => (Soort === 'OVERNAME' ? 1 : 0),
};

/** Details are free text of people (A130). `pad`: of the contract or addendum. */
const toOnderdelen = (
  trace: Trace,
  onderdelen: readonly Contractonderdeel[],
  pad: string,
): readonly OnderdeelElement[] =>
  onderdelen.map(({ Onderdeel, Details = [] }, plaats) => {
    const Beschrijving = toLabel(trace, 'Contractonderdeel', Onderdeel);
    const lijst = `${pad}/Onderdelen/Onderdeel[${plaats + 1}]/Details`;
    const given = Details.filter(
      (tekst, index) => guardTekst(trace, tekst, `${lijst}/Detail[dossier ${index + 1}]`, 3) !== undefined,
    );
    return given.length === 0 ? { Beschrijving } : { Beschrijving, Details: given };
  });

const withholdRapport = (trace: Trace, { RapportGUID }: { readonly RapportGUID?: string }, pad: string): void => {
  if (RapportGUID !== undefined) withhold(trace, `${pad}/KBIRapport`, BUITEN_DE_LIJST, 'geen-rechtsgrond', {});
};

const discloseAddenda = (trace: Trace, contract: Inburgeringscontract, pad: string): readonly AddendumElement[] => {
  const given: AddendumElement[] = [];
  for (const [index, addendum] of (contract.Addenda ?? []).entries()) {
    const { ModelCode, DatumOndertekening, Onderdelen = [] }: Addendum = addendum;
    if (!hasHappened(trace, DatumOndertekening, `${pad}/Addenda/Addendum[dossier ${index + 1}]`, 3)) continue;
    const element: Building<AddendumElement> = { Datum: DatumOndertekening };
    if (ModelCode !== undefined) element.Soort = toCode(trace, 'AddendumModel', ModelCode);
    const eigen = `${pad}/Addenda/Addendum[${given.length + 1}]`;
    if (Onderdelen.length > 0) element.Onderdelen = toOnderdelen(trace, Onderdelen, eigen);
    given.push(element);
    give(trace, eigen, 3, 'addendum-van-laatste-contract', { Datum: DatumOndertekening });
    withholdRapport(trace, addendum, eigen);
  }
  return flagRecentste(given, ({ Datum }) => Datum);
};

const toContract = (trace: Trace, contract: Inburgeringscontract): ContractElement => {
  const { ModelCode, Soort, DatumOndertekening, Onderdelen } = contract;
  const pad = `${LIJST}/Contract[1]`;
  const element: Building<ContractElement> = {
    Soort: toCode(trace, 'ContractSoort', Soort),
    Datum: DatumOndertekening,
    MeestRecentVlag: true,
  };
  if (ModelCode !== undefined) element.Type = toCode(trace, 'ContractModel', ModelCode);
  if (Onderdelen.length > 0) element.Onderdelen = toOnderdelen(trace, Onderdelen, pad);
  give(trace, pad, 3, 'laatste-contract', { Soort, Datum: DatumOndertekening });
  withholdRapport(trace, contract, pad);
  const addenda = discloseAddenda(trace, contract, pad);
  if (addenda.length > 0) element.Addenda = addenda;
  return element;
};

const withholdContract = (trace: Trace, contract: Inburgeringscontract, index: number): void => {
  const pad = `${LIJST}/Contract[dossier ${index + 1}]`;
  const { Soort, DatumOndertekening, Addenda = [] } = contract;
  if (isMoederOfOvername(contract) && !hasHappened(trace, DatumOndertekening, pad, 3)) return;
  withhold(trace, pad, 3, 'laatste-contract', { Soort, Datum: DatumOndertekening });
  if (Addenda.length > 0) {
    withhold(trace, `${pad}/Addenda`, 3, 'addendum-van-laatste-contract', { aantal: Addenda.length });
  }
};

export const discloseContractgegevens = (
  trace: Trace,
  { Contracten = [], UitstellenOndertekening = [] }: Pick<KBIDossier, 'Contracten' | 'UitstellenOndertekening'>,
): ContractgegevensElement | undefined => {
  if (Contracten.length === 0 && UitstellenOndertekening.length === 0) return undefined;
  if (!isOnGround(trace, 3, 'Contractgegevens')) return undefined;
  const element: Building<ContractgegevensElement> = {};
  const latest = indexOfRecentste(Contracten, ORDENING, trace.vandaag);
  for (const [index, contract] of Contracten.entries()) {
    if (index === latest) element.Contracten = [toContract(trace, contract)];
    else withholdContract(trace, contract, index);
  }
  const uitstellen = discloseUitstellen(trace, UitstellenOndertekening, {
    pad: 'Contractgegevens/Uitstellen',
    cluster: 3,
    regel: 'uitstel-van-ondertekening',
  });
  if (uitstellen !== undefined) element.Uitstellen = uitstellen;
  return element.Contracten !== undefined || uitstellen !== undefined ? element : undefined;
};
