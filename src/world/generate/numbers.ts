// Numbers of generated test persons: enumerated, never drawn, so that millions are unique without remembering any.
// Serials from 900 are left to the persons of fixtures/personas; months 61 to 72 keep every number away from citizens.
import { completeINSZ, type INSZ } from '../../domain/numbers/INSZ.js';

const YEARS = 50;
const MONTHS = 12;
const DAYS = 28;
const SERIALS = 899;

/** How many different numbers there are. */
export const NUMBERS = YEARS * MONTHS * DAYS * SERIALS;

// Coprime with NUMBERS (2^5 · 3 · 5^2 · 7 · 29 · 31): walking by this step meets every number once before any returns.
const STEP = 7_368_787;
const SEED_STEP = 3_141_593;

const digits = (value: number, width: number): string => String(value).padStart(width, '0');

/** The number of the person with an index, 0 to `NUMBERS` − 1; neighbours in index look unrelated. Born 1950 to 1999. */
export const numberOf = (index: number, seed: number): INSZ => {
  let rest = ((index % NUMBERS) * STEP + (seed % NUMBERS) * SEED_STEP) % NUMBERS;
  const serial = (rest % SERIALS) + 1;
  rest = Math.floor(rest / SERIALS);
  const day = (rest % DAYS) + 1;
  rest = Math.floor(rest / DAYS);
  const month = (rest % MONTHS) + 61;
  const year = 50 + Math.floor(rest / MONTHS);
  return completeINSZ(`${digits(year, 2)}${digits(month, 2)}${digits(day, 2)}${digits(serial, 3)}`, false);
};
