// RegistreerToeleiding: the public service behind Toeleiding (A054), for VDAB, VMSW and OCMWs. The same wachtdossier, found again by the
// same Id whichever of the two services brought it; only the answer is shorter.
import { isVerzoek } from '../domain/kbi/Verzoek.js';
import { Fault } from '../faults/fault.js';
import { checkPartijen } from './bestemming.js';
import type { Operation } from './operation.js';
import { receiveToeleiding } from './Toeleiding.js';

export const RegistreerToeleiding: Operation = {
  persoon: 'write',
  check: (verzoek) => {
    if (isVerzoek(verzoek, 'RegistreerToeleiding')) checkPartijen(verzoek.vraag.Van, verzoek.vraag.Naar);
  },
  run: async (authorised, sources) => {
    const { verzoek, remarks } = authorised;
    if (!isVerzoek(verzoek, 'RegistreerToeleiding')) throw new Fault('INTERNE_FOUT', `asked as ${verzoek.dienst}`);
    const { writes } = await receiveToeleiding(verzoek.vraag, authorised, sources);
    const antwoord = { dienst: 'RegistreerToeleiding', Id: verzoek.vraag.Id } as const;
    return { kind: 'answer', answer: { antwoord, remarks }, uitkomst: 'DATA', writes };
  },
};
