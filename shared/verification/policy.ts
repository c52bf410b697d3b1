import type { SubIndication } from './conclusion.ts';

/** What follows when a check does not hold. `note` and `warning` are shown and change no verdict. */
export type Consequence =
  | { readonly level: 'fail' | 'indeterminate'; readonly subIndication: SubIndication }
  | { readonly level: 'warning' | 'note' };

export type PolicyRule = Consequence & { readonly source: string };

/** An algorithm is `acceptable` up to and including `until` (a day in UTC); null: never was; absent from the list: unknown. */
export type AlgorithmRule = { readonly name: string; readonly until: string | null; readonly source: string };
export type KeySizeRule = {
  readonly kind: 'rsa' | 'ecdsa';
  readonly minimumBits: number;
  readonly until: string;
  readonly source: string;
};

/** Policy as data: the consequence of each check by its id, and the dates of algorithms, each with its source. */
export type ValidationPolicy = {
  readonly id: string;
  readonly rules: Readonly<Record<string, PolicyRule>>;
  readonly digests: readonly AlgorithmRule[];
  readonly keySizes: readonly KeySizeRule[];
};
