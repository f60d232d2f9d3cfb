// Children of Inhoud for the answers of operations that disclose no dossier, in exclusive canonical form (docs/contract.md).
import type { Antwoord } from '../../domain/kbi/Antwoord.js';
import type { KBIVestigingBeeld } from '../../domain/kbi/KBIVestiging.js';
import { textElement } from '../../xml/writer.js';
import { writeKBIVestiging } from '../kbi-vestiging.js';

/** The words of MAGDA registration services for 1 and 0. */
const BESCHRIJVING = { true: 'Wel geslaagd', false: 'Niet geslaagd' } as const;

const vestiging = ({ Contactpersonen, Opvolgers, ...beeld }: KBIVestigingBeeld): string =>
  writeKBIVestiging({
    ...beeld,
    ...(Contactpersonen === undefined ? {} : { Contactpersoon: Contactpersonen }),
    ...(Opvolgers === undefined ? {} : { Opvolger: Opvolgers }),
  });

/** The children of Inhoud. */
export const writeAntwoord = (antwoord: Antwoord): string => {
  switch (antwoord.dienst) {
    case 'GeefKBIVestiging':
      return `<KBIVestigingen>${antwoord.vestigingen.map(vestiging).join('')}</KBIVestigingen>`;
    case 'Toeleiding':
      return (
        `${textElement('Id', antwoord.Id)}${textElement('Status', antwoord.Status)}${vestiging(antwoord.vestiging)}` +
        textElement('UiterlijkeAanmelding', antwoord.UiterlijkeAanmelding)
      );
    case 'RegistreerToeleiding':
      return textElement('Id', antwoord.Id);
    case 'Doorgegeven':
      return antwoord.inhoud;
    case 'Resultaat':
      return `<Resultaat Beschrijving="${BESCHRIJVING[`${antwoord.geslaagd}`]}">${antwoord.geslaagd ? 1 : 0}</Resultaat>`;
  }
};
