// Inhoud of RegistreerMutatieDossierKBI: what changed and when, the public element, and what this gateway holds beyond it (docs/mutaties.md).
import type { RegistreerMutatieVraag } from '../../../domain/kbi/Verzoek.js';
import { Fault } from '../../../faults/fault.js';
import { collapse, type Fields, fieldsOf, required } from '../fields.js';
import { readAanvulling } from './Aanvulling.js';
import { readDossierKBI } from './DossierKBI.js';

/** The question. */
export const readMutatie = (inhoud: Fields): RegistreerMutatieVraag => {
  const metadata = fieldsOf(inhoud.get('Metadata'));
  const element = inhoud.get('DossierKBI');
  const dossier = element === undefined ? undefined : readDossierKBI(element, [element]);
  if (dossier === undefined) throw new Fault('INTERNE_FOUT', 'DossierKBI is absent after validation');
  const aanvulling = inhoud.get('DossierKBIAanvulling');
  return {
    INSZ: dossier.INSZ,
    Metadata: {
      Referte: required(metadata, 'Referte'),
      Type: collapse(required(metadata, 'Type')),
      Datum: collapse(required(metadata, 'Datum')),
    },
    DossierKBI: dossier,
    Aanvulling: aanvulling === undefined ? undefined : readAanvulling(aanvulling, [aanvulling]),
  };
};
