// A decision of the law on one path of the answer: what was given or withheld, by which rule, on which inputs.
// Kept beside the audit row and shown by explanations; never on the wire.

export type Verdict = 'gegeven' | 'onthouden';

/** `pad`: path in the answer, `Trajecten/Traject[2]/Besluiten`. `regel`: rule id. `paragraaf`: `002 §61.5`. `invoer`: the facts it rested on. */
export type Decision = {
  readonly pad: string;
  readonly cluster: number;
  readonly besluit: Verdict;
  readonly regel: string;
  readonly paragraaf: string;
  readonly invoer: Readonly<Record<string, string | number | boolean | null>>;
};
