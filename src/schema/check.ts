// Station 3 of the route: the signed Body's child must fit the contract, after the signature and before anyone reads it.
// Only this file makes a ValidBody, so a question that skipped the schema does not compile.
import type { Dienst } from '../domain/kbi/Verzoek.js';
import type { SignedBody } from '../security/authenticate.js';
import type { XmlElement } from '../xml/tree.js';

declare const valid: unique symbol;

/** A signed question that fits its schema, and the service it belongs to. */
export type ValidBody = {
  readonly [valid]: true;
  readonly signed: SignedBody;
  readonly question: XmlElement;
  readonly dienst: Dienst;
};

/** Validates one element; throws SCHEMA_INVALID with the first error's element, line and rule. */
export type Validate = (element: XmlElement) => void;

/** Refuses with SCHEMA_INVALID. */
export const checkSchema = (signed: SignedBody, dienst: Dienst, validate: Validate): ValidBody => {
  validate(signed.question);
  const body: Omit<ValidBody, typeof valid> = { signed, question: signed.question, dienst };
  return body as ValidBody;
};
