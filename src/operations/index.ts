// The table of operations: a contract without a row, or a row without a contract, stops the start.
import type { Dienst } from '../domain/kbi/Verzoek.js';
import { GeefDossierKBI } from './GeefDossierKBI.js';
import { GeefKBIVestiging } from './GeefKBIVestiging.js';
import { KBIDossiers } from './KBIDossiers.js';
import type { Operation } from './operation.js';
import { RegistreerInschrijving } from './RegistreerInschrijving.js';
import { RegistreerMutatieDossierKBI } from './RegistreerMutatieDossierKBI.js';
import { RegistreerToeleiding } from './RegistreerToeleiding.js';
import { RegistreerUitschrijving } from './RegistreerUitschrijving.js';
import { Toeleiding } from './Toeleiding.js';

export const OPERATIONS: Readonly<Partial<Record<Dienst, Operation>>> = {
  KBIDossiers,
  GeefKBIVestiging,
  Toeleiding,
  RegistreerInschrijving,
  RegistreerUitschrijving,
  RegistreerMutatieDossierKBI,
  GeefDossierKBI,
  RegistreerToeleiding,
};
