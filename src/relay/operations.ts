// The operations of a relay: each asks the house behind it what was let through here, and passes on what it says, as it said it.
// Partner, mandate, legal context, INSZ and repertorium were judged before, by the same stations as everywhere (authorise).
import type { Dienst, Verzoek } from '../domain/kbi/Verzoek.js';
import { Fault } from '../faults/fault.js';
import { checkCriteria } from '../operations/GeefKBIVestiging.js';
import type { Operation } from '../operations/operation.js';
import { Toeleiding } from '../operations/Toeleiding.js';
import type { Ask } from './ask.js';

/** What is judged of the question itself before anybody is asked: the same as at the source. */
const CHECKS: Readonly<Partial<Record<Dienst, Operation['check']>>> = {
  GeefKBIVestiging: ({ vraag }: Verzoek) => checkCriteria(vraag as Parameters<typeof checkCriteria>[0]),
  Toeleiding: Toeleiding.check,
};

const relayed = (dienst: Dienst, persoon: Operation['persoon'], ask: Ask): Operation => {
  const check = CHECKS[dienst];
  return {
    persoon,
    ...(check === undefined ? {} : { check }),
    run: async ({ verzoek, instelling, machtiging, persoon: wie, remarks: own }, _sources, message) => {
      const reply = await ask({
        verzoek,
        ticketCBSS: message?.messageId ?? '',
        ocmw: instelling.Ondernemingsnummer,
        Hoedanigheid: machtiging.Hoedanigheid,
        INSZ: wie?.INSZ,
      });
      // What both identity tables know is told once.
      const remarks = [...own, ...reply.remarks.filter(({ key }) => !own.some((one) => one.key === key))];
      if (reply.refusal !== undefined) {
        reply.refusal.alongside = remarks;
        throw reply.refusal;
      }
      const none = reply.inhoud === undefined;
      if (none && !remarks.some(({ key }) => key === 'GEEN_GEGEVENS'))
        throw new Fault('BRON_ONBESCHIKBAAR', 'upstream answers neither data nor a reason');
      return {
        kind: 'answer',
        answer: { antwoord: { dienst: 'Doorgegeven', inhoud: reply.inhoud ?? '' }, remarks },
        uitkomst: none ? 'GEEN_GEGEVENS' : 'DATA',
        writes: [],
        warnings: reply.warnings,
      };
    },
  };
};

/** The services that a relay passes on. */
export const relayOperations = (ask: Ask): Readonly<Partial<Record<Dienst, Operation>>> => ({
  KBIDossiers: relayed('KBIDossiers', 'consult', ask),
  GeefKBIVestiging: relayed('GeefKBIVestiging', 'none', ask),
  Toeleiding: relayed('Toeleiding', 'write', ask),
});
