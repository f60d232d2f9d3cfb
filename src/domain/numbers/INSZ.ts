// INSZ: the only identifier of a person (A100), Rijksregister or bis number (A101).
// Eleven digits; check = 97 − (first nine mod 97), with a 2 put before the nine for births from 2000: both are tried.
// Month 61–72 marks a test person who can never be a citizen; 00–12 Rijksregister, 20–32 and 40–52 bis.

/** An INSZ whose form and check digits hold. Only `parseINSZ` makes one. */
export type INSZ = string & { readonly __brand: 'INSZ' };

const checkDigits = (nine: number): number => 97 - (nine % 97);

const monthOf = (insz: string): number => Number(insz.slice(2, 4));

/** Whether form (11 digits, a known month range, a day up to 31) and check digits of either century hold. */
export const isINSZ = (text: string): text is INSZ => {
  if (!/^\d{11}$/.test(text)) return false;
  const month = monthOf(text);
  const known =
    month <= 12 || (month >= 20 && month <= 32) || (month >= 40 && month <= 52) || (month >= 61 && month <= 72);
  if (!known || Number(text.slice(4, 6)) > 31) return false;
  const nine = Number(text.slice(0, 9));
  const check = Number(text.slice(9));
  return check === checkDigits(nine) || check === checkDigits(2_000_000_000 + nine);
};

/** The INSZ in a text, or nothing: the caller knows which refusal fits (20002, MSG00011, or a row error of an import). */
export const findINSZ = (text: string): INSZ | undefined => (isINSZ(text) ? text : undefined);

/** Whether the number lies in the range of test persons (month 61–72), which no citizen can ever hold. */
export const isTestINSZ = (insz: INSZ): boolean => monthOf(insz) >= 61 && monthOf(insz) <= 72;

/** The number with its check digits computed, for generators of test persons. `born2000` puts the 2 before the nine digits. */
export const completeINSZ = (nineDigits: string, born2000: boolean): INSZ => {
  const nine = Number(nineDigits) + (born2000 ? 2_000_000_000 : 0);
  return `${nineDigits}${String(checkDigits(nine)).padStart(2, '0')}` as INSZ;
};
