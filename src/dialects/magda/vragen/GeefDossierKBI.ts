// Inhoud of a GeefDossierKBI question, the public service: whether a mutation was announced, and who. Trusts the schema for presence and form.
import type { GeefDossierKBIVraag } from '../../../domain/kbi/Verzoek.js';
import { collapse, type Fields, required } from '../fields.js';

/** MutatiesContext must stand there and may be empty: the schema's default is true. */
export const readGeefDossierKBI = (inhoud: Fields): GeefDossierKBIVraag => ({
  INSZ: required(inhoud, 'INSZ'),
  MutatiesContext: ['', 'true', '1'].includes(collapse(required(inhoud, 'MutatiesContext'))),
});
