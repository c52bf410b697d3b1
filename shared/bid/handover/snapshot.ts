import { z } from 'zod';
import type { Participant } from '../freeze.ts';
import { canonicalText } from './canonical.ts';
import type { Records } from './records.ts';
import { handoverState, type HandoverState } from './state.ts';
import { sha256, text } from './shapes.ts';

export const snapshotFormat = 'bidwright-snapshot/1';

/** What a bid said at the moment a version of it was frozen, who bid, and what the signatures were demanded to be. */
export const bidSnapshot = z.object({
  format: z.literal(snapshotFormat),
  manifestDigest: sha256,
  state: handoverState,
  company: z.object({ name: text, country: text, inn: text, kpp: text, ogrn: text }).nullable(),
  policy: z.object({ name: text, sha256: text }).nullable(),
});
export type BidSnapshot = z.infer<typeof bidSnapshot>;

/** Who bids and by which policy, as they stand beside a bid. */
export type Surroundings = {
  readonly company: Participant | null;
  readonly policy: BidSnapshot['policy'];
};

/** Of a state what a version is compared by: what was signed, sent and rehearsed has its own place. */
export const forSnapshot = (state: HandoverState): HandoverState => ({
  ...state,
  versions: [],
  events: [],
  overrides: [],
  rehearsals: [],
});

export const recordsBeside = ({ company, policy }: Surroundings): Records => {
  const fields = (value: object | null): ReadonlyMap<string, string> =>
    new Map(Object.entries(value ?? {}).map(([name, field]) => [name, canonicalText(field)]));
  return new Map([
    ['company', fields(company)],
    ['policy', fields(policy)],
  ]);
};
