// `npm run docs:faults`: writes every document that is made from the sources.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/cli/package.js';
import { generatedDocuments } from './generated.js';

for (const [path, text] of generatedDocuments(packageRoot)) writeFileSync(join(packageRoot, path), text);
