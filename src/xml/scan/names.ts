// Names of a text, each as one string that is used again: messages are made of the same few names, and a name that was met before is
// neither copied nor hashed again. What is remembered is only ever the very characters that stand in the text, so that it can go wrong
// in no way but being forgotten. Bounded: a table of fixed size, where a new name takes the place of another.

/** Longer ones are seldom met twice. Unit: UTF-16 units. */
const LONGEST = 48;
const SLOTS = 1024;
const known: string[] = new Array<string>(SLOTS).fill('');

/** Where a name stands in the table: by its length and three of its characters. */
const slotOf = (text: string, from: number, length: number): number =>
  (length * 31 +
    text.charCodeAt(from) * 7 +
    text.charCodeAt(from + (length >> 1)) * 13 +
    text.charCodeAt(from + length - 1) * 61) &
  (SLOTS - 1);

/** The text from `from` to `to`; '' for an empty one. */
export const nameAt = (text: string, from: number, to: number): string => {
  const length = to - from;
  if (length > LONGEST || length === 0) return text.slice(from, to);
  const slot = slotOf(text, from, length);
  const candidate = known[slot] as string;
  if (candidate.length === length && text.startsWith(candidate, from)) return candidate;
  // Written and read again: a piece of a message would keep all of the message in memory.
  const name = JSON.parse(JSON.stringify(text.slice(from, to))) as string;
  known[slot] = name;
  return name;
};
