// How fast persons enter a database, how much memory that takes, and whether either depends on how many they are.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Loaded, runImport } from './load-database.js';

export type ImportResult = Loaded & { readonly from: 'generate' | 'ndjson' };

/** Generates persons, writes them out as NDJSON, and reads that into a second database. */
export const importing = async (root: string, sizes: readonly number[]): Promise<ImportResult[]> => {
  const results: ImportResult[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'kbi-bench-'));
  try {
    for (const persons of sizes) {
      const db = join(folder, `${persons}.sqlite`);
      const file = join(folder, `${persons}.ndjson`);
      const generated = await runImport(root, db, persons, ['--generate', String(persons), '--world', 'none']);
      results.push({ from: 'generate', ...generated });
      const out = openSync(file, 'w');
      const kbi = join(root, 'dist', 'src', 'cli', 'kbi.js');
      const { status } = spawnSync(process.execPath, [kbi, 'export', '--db', db], {
        stdio: ['ignore', out, 'inherit'],
      });
      closeSync(out);
      if (status !== 0) throw new Error(`kbi export ended with ${status}`);
      const read = await runImport(root, join(folder, `${persons}-copy.sqlite`), persons, [file, '--world', 'none']);
      results.push({ from: 'ndjson', ...read });
      for (const name of [`${persons}.sqlite`, `${persons}.ndjson`, `${persons}-copy.sqlite`])
        rmSync(join(folder, name), { force: true });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return results;
};
