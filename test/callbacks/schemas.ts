// The schemas of the product, compiled once for all specs of the callback.
import { join } from 'node:path';
import { loadValidator, type Validator } from '../../src/schema/validator.js';
import { PRODUCT } from '../schema/sample.js';

/** The folder of the product. */
export const ROOT = PRODUCT;

let validator: Promise<Validator> | undefined;

export const theSchemas = (): Promise<Validator> => {
  validator ??= loadValidator(join(ROOT, 'xsd'));
  return validator;
};
