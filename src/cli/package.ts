// Where the installed package stands and which version it is: the folder that holds `package.json`, found from this file upwards,
// since sources (`src/cli`) and build (`dist/src/cli`) lie at different depths.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const findRoot = (from: string): string =>
  existsSync(join(from, 'package.json')) || dirname(from) === from ? from : findRoot(dirname(from));

/** The folder of the package: `wsdl/`, `xsd/` and `fixtures/` stand beside `package.json`. */
export const packageRoot = findRoot(dirname(fileURLToPath(import.meta.url)));

/** The version of the package. */
export const version = (): string => {
  const read: unknown = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  return typeof read === 'object' && read !== null && 'version' in read ? String(read.version) : '0.0.0';
};
