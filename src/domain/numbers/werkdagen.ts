// Working days: Monday to Friday, public holidays excluded (A129). Which days are holidays is asked of the caller.
import type { Datum } from '../time.js';
import { plusDagen } from './Datum.js';

/** Whether a day is a public holiday. */
export type IsFeestdag = (datum: Datum) => boolean;

const isWeekend = (datum: Datum): boolean => {
  const dag = new Date(datum).getUTCDay();
  return dag === 0 || dag === 6;
};

/** The day that is `aantal` working days after a day, which itself never counts; from a weekend or holiday the next working day is the first. */
export const plusWerkdagen = (datum: Datum, aantal: number, isFeestdag: IsFeestdag): Datum => {
  let dag = datum;
  for (let geteld = 0; geteld < aantal; ) {
    dag = plusDagen(dag, 1);
    if (!isWeekend(dag) && !isFeestdag(dag)) geteld += 1;
  }
  return dag;
};
