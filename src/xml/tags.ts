// Tags of elements as text, made once a name: a message is written out several times, for digests and for the schema, and always of the
// same few names. Bounded; what is remembered is pure in the name.

/** `<name` and `</name>` of a qualified name. */
export type Tags = { readonly open: string; readonly close: string };

const MOST = 2048;
/** Unit: UTF-16 units. */
const LONGEST = 48;
const known = new Map<string, Map<string, Tags>>();
let count = 0;

/** The tags of an element. `prefix` '' for none. */
export const tagsOf = ({ prefix, local }: { readonly prefix: string; readonly local: string }): Tags => {
  let ofPrefix = known.get(prefix);
  const seen = ofPrefix?.get(local);
  if (seen !== undefined) return seen;
  const name = prefix === '' ? local : `${prefix}:${local}`;
  const made: Tags = { open: `<${name}`, close: `</${name}>` };
  // A long name may be a piece of a message, which would stay in memory with it.
  if (name.length > LONGEST) return made;
  if (count >= MOST) {
    known.clear();
    count = 0;
    ofPrefix = undefined;
  }
  if (ofPrefix === undefined) {
    ofPrefix = new Map();
    known.set(prefix, ofPrefix);
  }
  ofPrefix.set(local, made);
  count += 1;
  return made;
};
