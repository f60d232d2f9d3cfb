// Inhoud of each question, from its fields to the neutral question (docs/contract.md). One reader a service.
import type { Dienst, KBIDossiersVraag, Vragen } from '../../domain/kbi/Verzoek.js';
import { Fault } from '../../faults/fault.js';
import { collapse, type Fields, fieldsOf, optional, required, textOf } from './fields.js';
import { readGeefDossierKBI } from './vragen/GeefDossierKBI.js';
import { readGeefKBIVestiging } from './vragen/GeefKBIVestiging.js';
import { readInschrijving, readUitschrijving } from './vragen/Inschrijving.js';
import { readMutatie } from './vragen/RegistreerMutatieDossierKBI.js';
import { readToeleiding } from './vragen/Toeleiding.js';

const readKBIDossiers = (inhoud: Fields): KBIDossiersVraag => {
  const periode = inhoud.get('Periode');
  const { Begin, Einde } = optional(fieldsOf(periode), 'Begin', 'Einde');
  const mutaties = collapse(textOf(inhoud.get('MutatiesContext')) ?? 'false');
  return {
    INSZ: required(inhoud, 'INSZ'),
    Periode:
      Begin === undefined
        ? undefined
        : { Begin: collapse(Begin), ...(Einde === undefined ? {} : { Einde: collapse(Einde) }) },
    MutatiesContext: mutaties === 'true' || mutaties === '1',
  };
};

type Reader<D extends Dienst> = (inhoud: Fields) => Vragen[D];

/** Services that can be read; a contract without a reader has no operation either, so it never gets here. */
const READERS: { readonly [D in Dienst]?: Reader<D> } = {
  KBIDossiers: readKBIDossiers,
  GeefKBIVestiging: readGeefKBIVestiging,
  Toeleiding: readToeleiding,
  RegistreerInschrijving: readInschrijving,
  RegistreerUitschrijving: readUitschrijving,
  RegistreerMutatieDossierKBI: readMutatie,
  GeefDossierKBI: readGeefDossierKBI,
  RegistreerToeleiding: readToeleiding,
};

/** The question in an Inhoud. */
export const readVraag = (dienst: Dienst, inhoud: Fields): Vragen[Dienst] => {
  const read = READERS[dienst];
  if (read === undefined) throw new Fault('INTERNE_FOUT', `${dienst} has no reader`);
  return read(inhoud);
};
