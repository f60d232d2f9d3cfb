// RegistreerUitschrijving: an OCMW ends its inschrijvingen of a person under a code, from today or for the days it names (docs/repertorium.md).
// Days are taken out under every number of the person. When there is nothing to take out, Resultaat is 0 with 30001 INFORMATIE.
import { schrijfUit } from '../domain/kbi/Inschrijving.js';
import { isVerzoek } from '../domain/kbi/Verzoek.js';
import { Fault } from '../faults/fault.js';
import { checkRegistratie, findRegistratie, inschrijvingWrites } from './inschrijvingen.js';
import type { Operation } from './operation.js';

export const RegistreerUitschrijving: Operation = {
  persoon: 'write',
  check: (verzoek) => {
    if (isVerzoek(verzoek, 'RegistreerUitschrijving')) checkRegistratie(verzoek, verzoek.vraag);
  },
  run: async (authorised, { repertorium, vandaag }) => {
    const { verzoek, persoon, remarks } = authorised;
    if (persoon === undefined || !isVerzoek(verzoek, 'RegistreerUitschrijving'))
      throw new Fault('INTERNE_FOUT', 'a registration without a person');
    const { rijen } = await findRegistratie(authorised, persoon, repertorium);
    const { Begin, Einde } = verzoek.vraag;
    const van = Begin === undefined && Einde === undefined ? vandaag : Begin;
    const writes = inschrijvingWrites(rijen, schrijfUit(rijen, van, Einde));
    const geslaagd = writes.length > 0;
    const none = geslaagd ? [] : [new Fault('GEEN_GEGEVENS', 'no inschrijving on those days')];
    return {
      kind: 'answer',
      answer: { antwoord: { dienst: 'Resultaat', geslaagd }, remarks: [...remarks, ...none] },
      uitkomst: geslaagd ? 'DATA' : 'GEEN_GEGEVENS',
      writes,
    };
  },
};
