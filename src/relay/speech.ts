// How a relay asks the house behind it, in the words of that house: one Speech a dialect. Composes questions and reads replies.
// The institution asked for stays the same; who asks is the relay, under its mandate (docs/contract.md).

import { legalContextOf } from '../dialects/ksz/legal-context.js';
import { writeKBIDossiersCriteria, writeQuestion as writeKszQuestion } from '../dialects/ksz/question.js';
import { readFault as readKszFault, readReply as readKszReply } from '../dialects/ksz/reply.js';
import { writeKBIDossiersInhoud, writeQuestion } from '../dialects/magda/question.js';
import { readFault, readReply } from '../dialects/magda/reply.js';
import type { Reply } from '../dialects/reply.js';
import { writePersonalia, writeToeleiding } from '../dialects/toeleiding.js';
import { isVerzoek, type Verzoek } from '../domain/kbi/Verzoek.js';
import type { INSZ } from '../domain/numbers/INSZ.js';
import { Fault } from '../faults/fault.js';
import type { XmlElement } from '../xml/tree.js';
import { textElement } from '../xml/writer.js';

/** A question that the relay itself has let through. `ticketCBSS`: its own reference of the exchange. */
export type RelayQuestion = {
  readonly verzoek: Verzoek;
  readonly ticketCBSS: string;
  readonly ocmw: string;
  readonly Hoedanigheid: string;
  readonly INSZ: INSZ | undefined;
};

/** Where a question goes, from the contracts. `Identificatie`: client URI of the relay. */
export type Address = { readonly namespace: string; readonly versie: string; readonly Identificatie: string };

/** `Referte`: of this message, new at each sending. `now`: milliseconds. Both texts are for the child of Body. */
export type Speech = {
  readonly dialect: 'magda' | 'ksz';
  compose(
    question: RelayQuestion,
    address: Address,
    sending: { readonly Referte: string; readonly now: number },
  ): string;
  read(response: XmlElement, question: RelayQuestion, Referte: string): Reply;
  readFault(text: string): Reply;
};

/** The criteria of GeefKBIVestiging, which both dialects have alike. */
const writeCriteria = (verzoek: Verzoek): string => {
  if (!isVerzoek(verzoek, 'GeefKBIVestiging')) throw new Fault('INTERNE_FOUT', `${verzoek.dienst} is not relayed`);
  const { Postcode, Ondernemingsnummer, KBISleutel } = verzoek.vraag;
  return Object.entries({ Postcode, Ondernemingsnummer, KBISleutel })
    .map(([name, value]) => (value === undefined ? '' : textElement(name, value)))
    .join('');
};

/** Only a period that the customer named: whose today it is, the house behind knows. */
const beginOf = (verzoek: Verzoek): string | undefined =>
  isVerzoek(verzoek, 'KBIDossiers') ? verzoek.vraag.Periode?.Begin : undefined;

const writeInhoud = ({ verzoek, INSZ: insz }: RelayQuestion): string => {
  const INSZ: string = insz ?? '';
  if (isVerzoek(verzoek, 'KBIDossiers')) return writeKBIDossiersInhoud({ INSZ, Begin: beginOf(verzoek) });
  if (isVerzoek(verzoek, 'Toeleiding'))
    return writePersonalia({ INSZ, Personalia: verzoek.vraag.Personalia }) + writeToeleiding(verzoek.vraag);
  return writeCriteria(verzoek);
};

export const magdaSpeech: Speech = {
  dialect: 'magda',
  compose: (question, { namespace, versie, Identificatie }, { Referte, now }) =>
    writeQuestion({
      ...{ dienst: question.verzoek.dienst, namespace, versie, Identificatie, Referte, now },
      VraagReferte: question.ticketCBSS,
      Hoedanigheid: question.Hoedanigheid,
      OrganisatieEenheid: question.ocmw,
      inhoud: writeInhoud(question),
    }),
  read: (response, { ticketCBSS }, Referte) => readReply(response, { Referte, VraagReferte: ticketCBSS }),
  readFault,
};

const writeKszCriteria = (question: RelayQuestion): string => {
  const { verzoek } = question;
  const INSZ: string = question.INSZ ?? '';
  if (isVerzoek(verzoek, 'KBIDossiers')) return writeKBIDossiersCriteria({ INSZ, Begin: beginOf(verzoek) });
  if (isVerzoek(verzoek, 'Toeleiding')) return textElement('ssin', INSZ) + writeToeleiding(verzoek.vraag);
  return writeCriteria(verzoek);
};

export const kszSpeech: Speech = {
  dialect: 'ksz',
  compose: (question, { namespace }, { Referte, now }) =>
    writeKszQuestion({
      ...{ dienst: question.verzoek.dienst, namespace, ticket: Referte, sent: now, customer: question.ocmw },
      legalContext: legalContextOf(question.Hoedanigheid) ?? '',
      criteria: writeKszCriteria(question),
    }),
  read: (response, _question, Referte) => readKszReply(response, Referte),
  readFault: readKszFault,
};
