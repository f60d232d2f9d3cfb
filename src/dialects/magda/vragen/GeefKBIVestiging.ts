// Inhoud of a GeefKBIVestiging question (docs/contract.md): up to three criteria, as they were written. How many there may be is judged at level 3.
import type { GeefKBIVestigingVraag } from '../../../domain/kbi/Verzoek.js';
import { type Fields, optional } from '../fields.js';

/** The criteria that are there. */
export const readGeefKBIVestiging = (inhoud: Fields): GeefKBIVestigingVraag =>
  optional(inhoud, 'Postcode', 'Ondernemingsnummer', 'KBISleutel');
