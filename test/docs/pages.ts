// The pages written by hand and by machine, as text: what the specs of the documentation look at.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export type Page = { readonly path: string; readonly text: string };

const markdownUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? markdownUnder(path) : path.endsWith('.md') ? [path] : [];
  });

/** Every Markdown page of the product, by its path from the root. */
export const pagesOf = (root: string): readonly Page[] =>
  [
    ...['README.md', 'SECURITY.md', 'CHANGELOG.md'].map((name) => join(root, name)),
    ...markdownUnder(join(root, 'docs')),
    ...markdownUnder(join(root, 'fixtures')),
  ].map((path) => ({ path: relative(root, path), text: readFileSync(path, 'utf8') }));

/** Text without fenced blocks: what a reader sees as prose. */
export const proseOf = ({ text }: Page): string => text.replace(/^```[\s\S]*?^```$/gm, '');

/** Pieces of code of a page: fenced blocks, and spans between backticks. */
export const codeOf = (page: Page): readonly string[] => [
  ...[...page.text.matchAll(/^```[^\n]*\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block),
  ...[...proseOf(page).matchAll(/`([^`]+)`/g)].map(([, span = '']) => span),
];

/** The anchor that a heading gets: lower case, words with hyphens. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

/** The anchors of a page. */
export const anchorsOf = (page: Page): readonly string[] =>
  [...proseOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));
