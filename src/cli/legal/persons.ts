// The persons and partners that `kbi legal matrix` and `diff` speak of: those that were named, else the test persons and ocmw-gent.
import type { Asked } from '../../explanation/explain.js';
import { type Call, textOption } from '../command.js';
import { type CliCourt, personasOf } from '../court.js';
import { EXIT, Halt } from '../exit.js';
import { askerOf, namedPartners } from './asked.js';

/** Every question: each partner about each person, at a moment. */
export const questionsOf = (call: Call, { world, store }: CliCourt, now: number): readonly Asked[] => {
  const named = namedPartners(call);
  const insz = textOption(call, 'insz');
  const persons = insz === undefined ? personasOf(store) : insz.split(',').filter((one) => one !== '');
  if (persons.length === 0)
    throw new Halt(
      EXIT.failed,
      'There are no test persons in this database.',
      'kbi legal matrix --insz <number>,<number>',
    );
  // A source that is slow on purpose says nothing about the law, and would be waited for.
  const quick = insz === undefined ? persons.filter((one) => world.bronvertraging(one) === undefined) : persons;
  return (named.length === 0 ? ['ocmw-gent'] : named).flatMap((naam) => {
    const asker = askerOf(call, world, naam);
    return quick.map((INSZ) => ({ ...asker, INSZ, now }));
  });
};
