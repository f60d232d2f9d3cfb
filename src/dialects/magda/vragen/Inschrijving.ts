// Inhoud of RegistreerInschrijving and RegistreerUitschrijving (docs/repertorium.md): one element with sender, INSZ and period.
import type { RegistreerInschrijvingVraag, RegistreerUitschrijvingVraag } from '../../../domain/kbi/Verzoek.js';
import { collapse, type Fields, fieldsOf, optional, required } from '../fields.js';

const readPeriode = (registratie: Fields): { readonly Begin?: string; readonly Einde?: string } => {
  const { Begin, Einde } = optional(fieldsOf(registratie.get('Periode')), 'Begin', 'Einde');
  return {
    ...(Begin === undefined ? {} : { Begin: collapse(Begin) }),
    ...(Einde === undefined ? {} : { Einde: collapse(Einde) }),
  };
};

const readWie = (
  registratie: Fields,
): Pick<RegistreerInschrijvingVraag, 'INSZ' | 'Identificatie' | 'Hoedanigheid'> => ({
  INSZ: required(registratie, 'INSZ'),
  Identificatie: required(registratie, 'Identificatie'),
  Hoedanigheid: required(registratie, 'Hoedanigheid'),
});

/** The question of RegistreerInschrijving. */
export const readInschrijving = (inhoud: Fields): RegistreerInschrijvingVraag => {
  const registratie = fieldsOf(inhoud.get('Inschrijving'));
  const { Begin = '', Einde } = readPeriode(registratie);
  return { ...readWie(registratie), Begin, ...(Einde === undefined ? {} : { Einde }) };
};

/** The question of RegistreerUitschrijving; an empty Periode says as little as none. */
export const readUitschrijving = (inhoud: Fields): RegistreerUitschrijvingVraag => {
  const registratie = fieldsOf(inhoud.get('Uitschrijving'));
  return { ...readWie(registratie), ...readPeriode(registratie) };
};
