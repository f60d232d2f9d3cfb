// RegistreerInschrijving: an OCMW writes in the repertorium that a person is its client, under a code and for a period (A102).
// What is there already is a warning, not a mistake. A replaced number is registered under the current one, with the remark 30004.
import { bestaat, type Inschrijving, schrijfIn } from '../domain/kbi/Inschrijving.js';
import { isVerzoek } from '../domain/kbi/Verzoek.js';
import { Fault } from '../faults/fault.js';
import { checkRegistratie, findRegistratie, inschrijvingWrites } from './inschrijvingen.js';
import type { Operation } from './operation.js';

export const RegistreerInschrijving: Operation = {
  persoon: 'write',
  check: (verzoek) => {
    if (isVerzoek(verzoek, 'RegistreerInschrijving')) checkRegistratie(verzoek, verzoek.vraag);
  },
  run: async (authorised, { repertorium }) => {
    const { verzoek, persoon, remarks } = authorised;
    if (persoon === undefined || !isVerzoek(verzoek, 'RegistreerInschrijving'))
      throw new Fault('INTERNE_FOUT', 'a registration without a person');
    const { rijen, ...wie } = await findRegistratie(authorised, persoon, repertorium);
    const { Begin, Einde } = verzoek.vraag;
    const nieuw: Inschrijving = { ...wie, Periode: { Begin, ...(Einde === undefined ? {} : { Einde }) } };
    const antwoord = { dienst: 'Resultaat', geslaagd: true } as const;
    if (bestaat(rijen, nieuw)) {
      const known = new Fault('INSCHRIJVING_BESTAAT', 'every day is covered already');
      return { kind: 'answer', answer: { antwoord, remarks: [...remarks, known] }, uitkomst: known.key, writes: [] };
    }
    const writes = inschrijvingWrites(rijen, schrijfIn(rijen, nieuw));
    return { kind: 'answer', answer: { antwoord, remarks }, uitkomst: 'DATA', writes };
  },
};
