// How a parse refuses: a Fault whose detail says the line and what is wrong there, for journal and log only.
// Lines are counted when needed, since a message that is fine needs them at its elements only.
import { Fault } from '../../faults/fault.js';

/** The keys with which a parse may refuse. */
export type XmlFaultKey = 'XML_NOT_WELL_FORMED' | 'XML_ENCODING' | 'XML_DTD' | 'XML_PI' | 'XML_LIMIT';

/** Line feeds in `text` from offset `from` up to `to`. */
export const countLines = (text: string, from: number, to: number): number => {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
};

/** The Fault to throw for what stands at offset `at`. */
export const refusal = (text: string, at: number, what: string, key: XmlFaultKey = 'XML_NOT_WELL_FORMED'): Fault =>
  new Fault(key, `line ${1 + countLines(text, 0, at)}: ${what}`);
