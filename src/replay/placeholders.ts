// Placeholders in an expected message: what differs from run to run and is not the point. The complete list; see docs/replay.md.
// `{{*}}` as the only content of an element stands for any content, elements included.

const FORM: Readonly<Record<string, string>> = {
  uuid: '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}',
  datum: '\\d{4}-\\d{2}-\\d{2}',
  tijd: '\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?',
  dateTime: '\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?(?:Z|[+-]\\d{2}:\\d{2})',
  base64: '[A-Za-z0-9+/\\s]+={0,2}\\s*',
  getal: '-?\\d+',
  '*': '[\\s\\S]*',
};

const PLACEHOLDER = /\{\{([^{}]*)\}\}/g;

/** The placeholders that exist, without braces. */
export const placeholderNames: readonly string[] = Object.keys(FORM);

/** The placeholders in a text that do not exist: typing errors in an expected file. */
export const unknownPlaceholders = (expected: string): readonly string[] =>
  [...expected.matchAll(PLACEHOLDER)].map((match) => match[0]).filter((name) => FORM[name.slice(2, -2)] === undefined);

/** Whether the found text is the expected one, placeholders counted. */
export const matches = (expected: string, found: string): boolean => {
  if (!expected.includes('{{')) return expected === found;
  const literal = expected.split(PLACEHOLDER);
  const pattern = literal.map((part, at) =>
    at % 2 === 1 ? (FORM[part] ?? '(?!)') : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
  );
  return new RegExp(`^${pattern.join('')}$`).test(found);
};

/** Whether the text is the placeholder for any content. */
export const isAnything = (expected: string): boolean => expected.trim() === '{{*}}';
