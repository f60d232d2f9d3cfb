// What our parser says of octets, as one word; anything it throws that is no Fault is an error of the house and goes on.
import { Fault } from '../../src/faults/fault.js';
import { type ParseOptions, parseXml } from '../../src/xml/parser.js';

/** 'accepted', or the key of the refusal. */
export const verdictOf = (octets: Uint8Array, options?: ParseOptions): string => {
  try {
    parseXml(octets, options);
    return 'accepted';
  } catch (error) {
    if (error instanceof Fault) return error.key;
    throw error;
  }
};
