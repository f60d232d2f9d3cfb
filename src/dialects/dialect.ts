// What a dialect is: it reads questions, writes answers and refusals, and knows its own wire codes. Nobody else does.
import type { Picture } from '../disclosure/picture.js';
import type { PubliekDossier } from '../disclosure/publiek/dossier.js';
import type { Antwoord } from '../domain/kbi/Antwoord.js';
import type { Verzoek } from '../domain/kbi/Verzoek.js';
import type { SoapFault } from '../envelope/soap-fault.js';
import type { Fault } from '../faults/fault.js';
import type { ValidBody } from '../schema/check.js';

/**
 * What is answered: a picture of a dossier (undefined: not known), or the answer of another operation. `publiek`: the picture in the
 * shape of the public service, when that was asked. `remarks` go along; one of level 2 stands in the place of an answer.
 */
export type Answer =
  | { readonly picture: Picture | undefined; readonly publiek?: PubliekDossier; readonly remarks: readonly Fault[] }
  | { readonly antwoord: Antwoord; readonly remarks: readonly Fault[] };

/** What a writer needs beside the answer: a fresh id of the message, the clock in milliseconds, and the version of the contract (`02.00`). */
export type WriteContext = { readonly messageId: string; readonly now: number; readonly versie: string };

/** Station 4 and 8 of the route, both directions. All text returned is exclusive canonical XML for the child of Body. */
export type Dialect = {
  readonly name: 'magda' | 'ksz';
  read(body: ValidBody): Verzoek;
  writeAnswer(verzoek: Verzoek, namespace: string, answer: Answer, context: WriteContext): string;
  /** A refusal of level 2 or 3: an answer that carries the reason. */
  writeRefusal(verzoek: Verzoek, namespace: string, refusal: Fault, context: WriteContext): string;
  /** A refusal of level 1. */
  fault(refusal: Fault): SoapFault;
};
