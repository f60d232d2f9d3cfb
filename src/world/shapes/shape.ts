// Small checks that say of a value from outside whether it fits, and if not, which field and why.
// Unknown fields are refused: a misspelt name must not become silently absent data. Nothing is allocated for a value that fits.
// The field tables are exhaustive by type: a field added to a row of the domain does not compile without its check.

/** What is wrong with a value: `path` like `Regie[0].Sinds`, '' for the value itself. */
export type Problem = { readonly path: string; readonly reason: string };

/** Nothing when the value fits. */
export type Check = (value: unknown) => Problem | undefined;

/** A field that may be absent. Absent is absent: null is refused. */
export type Optional = { readonly optional: Check };

/** A check for every field of T; optional exactly where T says so. */
export type Fields<T> = { readonly [K in keyof T]-?: object extends Pick<T, K> ? Optional : Check };

export const optional = (check: Check): Optional => ({ optional: check });

/** A problem of the value itself. */
export const wrong = (reason: string): Problem => ({ path: '', reason });

const under = (step: string, { path, reason }: Problem): Problem => ({
  path: path === '' || path.startsWith('[') ? `${step}${path}` : `${step}.${path}`,
  reason,
});

/** Whether a value is a JSON object. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object with exactly these fields. */
export const object = <T>(fields: Fields<T>): Check => {
  const checks = new Map<string, Check>();
  const required: string[] = [];
  for (const [name, field] of Object.entries<Check | Optional>(fields)) {
    checks.set(name, typeof field === 'function' ? field : field.optional);
    if (typeof field === 'function') required.push(name);
  }
  return (value) => {
    if (!isRecord(value)) return wrong('must be an object');
    for (const name in value) {
      const check = checks.get(name);
      if (check === undefined) return { path: name, reason: 'unknown field' };
      const problem = check(value[name]);
      if (problem !== undefined) return under(name, problem);
    }
    for (const name of required) if (value[name] === undefined) return { path: name, reason: 'is missing' };
    return undefined;
  };
};

/** A list. Lists without entries are left out, unless the row needs the list itself (`empty`). */
export const list = (entry: Check, { empty = false } = {}): Check => {
  return (value) => {
    if (!Array.isArray(value)) return wrong('must be a list');
    if (value.length === 0 && !empty) return wrong('is empty: leave it out');
    for (let index = 0; index < value.length; index++) {
      const problem = entry(value[index]);
      if (problem !== undefined) return under(`[${index}]`, problem);
    }
    return undefined;
  };
};

/** An object whose names are free: each is checked by `name`, each value by `entry`. */
export const record =
  (name: Check, entry: Check): Check =>
  (value) => {
    if (!isRecord(value)) return wrong('must be an object');
    for (const [key, held] of Object.entries(value)) {
      const problem = name(key) ?? entry(held);
      if (problem !== undefined) return under(key, problem);
    }
    return undefined;
  };

/** A value that fits, and of which a rule over several fields holds too. */
export const both =
  (first: Check, second: Check): Check =>
  (value) =>
    first(value) ?? second(value);
