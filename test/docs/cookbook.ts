// The recipes: a block of a cookbook page that names a file, ```python file=zeep/kbi_zeep.py, holds that file of fixtures/interop as it is run.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const BLOCK = /^(```\w+ file=(\S+)\n)[\s\S]*?^```$/gm;

/** The files that a page shows. */
export const filesShown = (text: string): readonly string[] => [...text.matchAll(BLOCK)].map(([, , file = '']) => file);

/** Every page of the cookbook with its blocks filled, by path from the root. */
export const cookbookPages = (root: string): readonly (readonly [string, string])[] =>
  readdirSync(join(root, 'docs', 'cookbook'))
    .sort()
    .map((name) => {
      const path = `docs/cookbook/${name}`;
      const text = readFileSync(join(root, path), 'utf8');
      const filled = text.replace(
        BLOCK,
        (_, open: string, file: string) =>
          `${open}${readFileSync(join(root, 'fixtures', 'interop', file), 'utf8')}\`\`\``,
      );
      return [path, filled] as const;
    });
