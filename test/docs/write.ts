// `npm run docs:faults`: writes docs/faults.md.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/cli/package.js';
import { writeFaultsDocument } from './faults.js';

writeFileSync(join(packageRoot, 'docs', 'faults.md'), writeFaultsDocument(packageRoot));
