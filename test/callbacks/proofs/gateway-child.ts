// A gateway's outbox and delivery in a process of its own, killed by crash.spec: makes changes without end, prints each once it is
// durable, and delivers meanwhile. Started again on the same database it goes on with what is owed.
import { writeSync } from 'node:fs';
import { ANTWERPEN, client, GENT, openCallbacks, pause, person } from '../kit.js';

const [db = '', naam = '', gent = '', antwerpen = ''] = process.argv.slice(2);
const PERSONS = [1, 2, 3, 4, 5, 6, 7, 8];
const rows = PERSONS.map((serie) => client(serie, [GENT, ANTWERPEN]));
const kit = await openCallbacks({ db, rows, addresses: { [GENT]: gent, [ANTWERPEN]: antwerpen } });
const delivery = kit.deliver();
writeSync(1, 'ready\n');
const stopping = naam === 'last'; // the last one only delivers what is owed

for (let next = 0; !stopping; next += 1) {
  const serie = PERSONS[next % PERSONS.length] ?? 1;
  const ocmw = next % 3 === 0 ? ANTWERPEN : GENT;
  await kit.change(serie, ocmw);
  writeSync(1, `${person(serie)} ${ocmw}\n`);
  delivery.wake([ocmw]);
  await pause(next % 2);
}
await kit.drained();
await kit.close();
writeSync(1, 'drained\n');
