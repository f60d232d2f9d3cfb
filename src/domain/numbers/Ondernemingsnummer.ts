// Ondernemingsnummer (KBO): ten digits, the first 0 or 1; the last two are 97 − (first eight mod 97).

/** An enterprise number whose form and check digits hold. */
export type Ondernemingsnummer = string & { readonly __brand: 'Ondernemingsnummer' };

/** Whether form and check digits hold. */
export const isOndernemingsnummer = (text: string): text is Ondernemingsnummer =>
  /^[01]\d{9}$/.test(text) && Number(text.slice(8)) === 97 - (Number(text.slice(0, 8)) % 97);
