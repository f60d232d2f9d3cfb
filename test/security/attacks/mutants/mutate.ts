// Makes mutants of a source text: each lacks one check, or one part of one condition. Works on text with balanced brackets,
// which is enough for sources that biome formats; a mutant that does not run is killed like any other.

/** One change of a file: what was there, and the whole text without it. */
export type Mutant = { readonly file: string; readonly line: number; readonly what: string; readonly text: string };

const OPEN = '([{';
const CLOSE = ')]}';

/** The text with strings, templates, patterns and comments blanked out, so that brackets and operators in them do not count. */
const blank = (text: string): string =>
  text.replace(
    /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|(?<=[(=,!&|?:]\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\n[])+\/[gimsuy]*/g,
    (found) => found.replace(/[^\n]/g, '_'),
  );

/** The offset after the bracket that closes the one at `from`. */
const closing = (code: string, from: number): number => {
  let depth = 0;
  for (let at = from; at < code.length; at += 1) {
    const char = code.charAt(at);
    if (OPEN.includes(char)) depth += 1;
    if (CLOSE.includes(char) && --depth === 0) return at + 1;
  }
  return code.length;
};

/** The offset after the statement at `from`. */
const statementEnd = (code: string, from: number): number => {
  if (code.charAt(from) === '{') return closing(code, from);
  let depth = 0;
  for (let at = from; at < code.length; at += 1) {
    const char = code.charAt(at);
    if (OPEN.includes(char)) depth += 1;
    else if (CLOSE.includes(char)) depth -= 1;
    else if (char === ';' && depth === 0) return at + 1;
  }
  return code.length;
};

const BOUNDARY = /&&|\|\||;|,|(?<!\?)\?(?![.?])|:|=>|(?<![=!<>])=(?![=>])|\breturn\b/g;

/** Where the operand before an operator begins, and where the one behind it ends: at a bracket that was open, or at a boundary. */
const operandsOf = (code: string, operator: number): { readonly from: number; readonly to: number } => {
  const begins = new Map([...code.matchAll(BOUNDARY)].map(({ index, 0: found }) => [index + found.length - 1, index]));
  const ends = new Set(begins.values());
  let depth = 0;
  let from = operator - 1;
  for (; from >= 0; from -= 1) {
    const char = code.charAt(from);
    if (CLOSE.includes(char)) depth += 1;
    else if (OPEN.includes(char)) depth -= 1;
    if (depth < 0 || (depth === 0 && begins.has(from))) break;
  }
  depth = 0;
  let to = operator + 2;
  for (; to < code.length; to += 1) {
    const char = code.charAt(to);
    if (OPEN.includes(char)) depth += 1;
    else if (CLOSE.includes(char)) depth -= 1;
    if (depth < 0 || (depth === 0 && ends.has(to))) break;
  }
  return { from: from + 1, to };
};

type Cut = { readonly from: number; readonly to: number; readonly by: string };

const refusals = (code: string): Cut[] => {
  const cuts: Cut[] = [];
  for (const { index } of code.matchAll(/\bif \(/g)) {
    const after = closing(code, index + 3);
    const body = after + (/^\s*/.exec(code.slice(after))?.[0].length ?? 0);
    const end = statementEnd(code, body);
    const isElse = /else $/.test(code.slice(0, index));
    if (/^\{?\s*throw\b/.test(code.slice(body)))
      cuts.push({ from: isElse ? body : index, to: end, by: isElse ? ';' : '' });
  }
  for (const { index } of code.matchAll(/\belse throw\b/g))
    cuts.push({ from: index, to: statementEnd(code, index), by: '' });
  return cuts;
};

const operands = (code: string): Cut[] =>
  [...code.matchAll(/&&|\|\|/g)].flatMap(({ index }) => {
    const { from, to } = operandsOf(code, index);
    return [
      { from, to: index + 2, by: ' ' },
      { from: index, to, by: ' ' },
    ];
  });

const calls = (code: string, names: string): Cut[] =>
  [...code.matchAll(new RegExp(`^ +(?:${names})\\(`, 'gm'))].map(({ index }) => ({
    from: index,
    to: statementEnd(code, index),
    by: '',
  }));

/** `expect(x, NS, 'local')` without its expectation. */
const expectations = (code: string): Cut[] =>
  [...code.matchAll(/(?<!const )\bexpect\((?=\w+, NS)/g)].map(({ index }) => {
    const end = closing(code, index + 6);
    const comma = code.indexOf(',', index);
    return { from: index, to: end, by: code.slice(index + 7, comma) };
  });

/** A bound that is one off. */
const bounds = (code: string): Cut[] =>
  [...code.matchAll(/ (<=|>=|<|>) (?=[\w.]+)(?!\{)/g)]
    .filter(({ index }) => !/[=:]$/.test(code.slice(0, index)))
    .map((found) => ({
      from: found.index,
      to: found.index + found[0].length,
      by: found[1]?.endsWith('=') ? ` ${found[1].charAt(0)} ` : ` ${found[1]}= `,
    }));

/** Every mutant of a file. `statements`: names of functions whose bare calls are checks. */
export const mutantsOf = (file: string, text: string, statements: string): readonly Mutant[] => {
  const code = blank(text);
  const cuts = [
    ...refusals(code),
    ...operands(code),
    ...calls(code, statements),
    ...expectations(code),
    ...bounds(code),
  ];
  return cuts
    .filter(({ from, to }) => to > from)
    .map(({ from, to, by }) => ({
      file,
      line: text.slice(0, from).split('\n').length,
      what: `${text.slice(from, to).trim().replace(/\s+/g, ' ').slice(0, 110)}${by.trim() === '' ? '' : ` -> ${by.trim()}`}`,
      text: text.slice(0, from) + by + text.slice(to),
    }));
};
