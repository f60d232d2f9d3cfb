// Retention in a process of its own, killed by kill.spec: says when it begins and when it is done.
import { writeSync } from 'node:fs';
import { createIds } from '../../../src/process/ids.js';
import { runRetention } from '../../../src/retention/run.js';
import { openRetention } from '../kit.js';

const [db = ''] = process.argv.slice(2);
const kit = await openRetention([], { db });
writeSync(1, 'begins\n');
// Ids of a clock that stands still would be those of the run before.
const { personen } = await runRetention({ ...kit.retention, ids: createIds('system') });
writeSync(1, `done ${personen}\n`);
await kit.close();
