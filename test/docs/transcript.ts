// Runs the `console` blocks of a page: each `$ kbi …` as typed, in one folder and one database, against the lines that follow it.
// `…` stands for anything in a line, and alone for any lines. Runs in this process.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { haltOf } from '../../src/cli/exit.js';
import { runProgram } from '../../src/cli/program.js';

export type Typed = { readonly line: string; readonly expected: readonly string[] };

/** The commands of a page, in order. */
export const transcriptOf = (text: string): readonly Typed[] =>
  [...text.matchAll(/```console\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((part) => {
        const [line = '', ...expected] = part.trimEnd().split('\n');
        return { line, expected };
      }),
  );

const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare = '']) => quoted ?? bare);

/** Runs one line in a folder; gives what it printed, stdout first. `> file` keeps stdout there. */
export const runLine = async (line: string, folder: string): Promise<readonly string[]> => {
  const [program, ...rest] = wordsOf(line);
  if (program !== 'kbi') throw new RangeError(`${line}: only kbi is run`);
  const redirect = rest.indexOf('>');
  const typed = redirect === -1 ? rest : rest.slice(0, redirect);
  const words = typed.map((word) => (/^[\w-]+\.(json|csv|ndjson)$/.test(word) ? join(folder, word) : word));
  const [out, err]: [string[], string[]] = [[], []];
  const streams = {
    stdout: { write: (text: string | Uint8Array) => out.push(String(text)) },
    stderr: { write: (text: string | Uint8Array) => err.push(String(text)) },
  };
  try {
    await runProgram([...words, '--db', join(folder, 'kbi.sqlite')], streams);
  } catch (error) {
    const halt = haltOf(error);
    if (halt === undefined) throw error;
    err.push(`kbi: ${halt.message}\nNext: ${halt.next}\n`);
  }
  if (redirect === -1) return [...out, ...err].join('').trimEnd().split('\n');
  writeFileSync(join(folder, rest[redirect + 1] ?? ''), out.join(''));
  return err.join('').trimEnd().split('\n');
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const squeezed = (text: string): string => text.trim().replace(/ {2,}/g, ' ').replace(/#+/g, '#');

/** Whether lines are what a page shows of them. Runs of spaces are one, for columns are as wide as what is left out; and so are bars of `#`. */
export const fits = (expected: readonly string[], printed: readonly string[]): boolean => {
  const pattern = expected
    .map((line) => (line === '…' ? '(?:.*\\n)*?' : `${escaped(squeezed(line)).replaceAll('…', '.*')}\\n`))
    .join('');
  return new RegExp(`^${pattern}$`).test(printed.map((line) => `${squeezed(line)}\n`).join(''));
};

export const readPage = (path: string): string => readFileSync(path, 'utf8');
