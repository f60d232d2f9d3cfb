// How a parse refuses: a Fault whose detail says the line and what is wrong there, for journal and log only.
// `what` is a constant phrase: what was received does not belong in a log.
import { Fault } from '../../faults/fault.js';

/** The keys with which a parse may refuse. */
export type XmlFaultKey = 'XML_NOT_WELL_FORMED' | 'XML_ENCODING' | 'XML_DTD' | 'XML_PI' | 'XML_LIMIT';

/** The line, from 1, of offset `at`; only for refusals, since it reads everything before. */
export const lineAt = (text: string, at: number): number => {
  let line = 1;
  for (let feed = text.indexOf('\n'); feed !== -1 && feed < at; feed = text.indexOf('\n', feed + 1)) line += 1;
  return line;
};

/** The Fault to throw for what stands at offset `at`. */
export const refusal = (text: string, at: number, what: string, key: XmlFaultKey = 'XML_NOT_WELL_FORMED'): Fault =>
  new Fault(key, `line ${lineAt(text, at)}: ${what}`);
