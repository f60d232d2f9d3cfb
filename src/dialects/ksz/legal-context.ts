// legalContext, and the Hoedanigheid that it stands for (docs/ksz.md). The caller says what it asks for; which code of the
// repertorium must cover that is looked up, never sent (docs/ksz.md).

/** Hoedanigheid by legalContext. */
export const HOEDANIGHEID: Readonly<Record<string, string>> = {
  'PCSA:SOCIAL_INTEGRATION': '17001',
  'PCSA:WORK_WILLINGNESS': '17002',
  'PCSA:REFERRAL': '17003',
};

/** The Hoedanigheid; undefined for a legal context that nobody knows, which is refused as one that is missing. */
export const hoedanigheidOf = (legalContext: string): string | undefined =>
  Object.hasOwn(HOEDANIGHEID, legalContext) ? HOEDANIGHEID[legalContext] : undefined;

/** The legal context of a Hoedanigheid, or undefined. */
export const legalContextOf = (hoedanigheid: string): string | undefined =>
  Object.keys(HOEDANIGHEID).find((legalContext) => HOEDANIGHEID[legalContext] === hoedanigheid);
