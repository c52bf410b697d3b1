import { z } from 'zod';
import type { Instant } from '../../kernel/instant.ts';
import { amount, currency, day } from '../fields.ts';

/**
 * What can happen to money on a platform's account: it comes (`deposit`, `interest`), goes (`withdrawal`, `fee`), is `block`ed for a
 * bid, comes back (`release`), is lost (`forfeit`); `expect` says anew when it should come back; `reversal` undoes an entry
 * that should not have been made.
 */
export const ledgerKinds = [
  'deposit',
  'interest',
  'withdrawal',
  'fee',
  'block',
  'release',
  'forfeit',
  'expect',
  'reversal',
] as const;
export type LedgerKind = (typeof ledgerKinds)[number];

const name = z.string().min(1).max(200);
const common = { day, note: z.string().max(500).optional() };
const moving = { ...common, platformId: name, amount, currency };
const entryId = z.int().min(1);

/**
 * One entry as it is made; amounts in roubles. `holdId` is the entry that blocked the money. A release or forfeit without an amount takes
 * all that is left of its hold.
 */
export const ledgerEntrySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('deposit'), ...moving }),
  z.strictObject({ kind: z.literal('interest'), ...moving }),
  z.strictObject({ kind: z.literal('withdrawal'), ...moving }),
  z.strictObject({ kind: z.literal('fee'), ...moving, bidId: name.optional() }),
  z.strictObject({
    kind: z.literal('block'),
    ...moving,
    bidId: name.optional(),
    subject: z.string().max(300).optional(),
    expectedRelease: day.optional(),
  }),
  z.strictObject({ kind: z.literal('release'), ...common, holdId: entryId, amount: amount.optional(), currency }),
  z.strictObject({ kind: z.literal('forfeit'), ...common, holdId: entryId, amount: amount.optional(), currency }),
  z.strictObject({ kind: z.literal('expect'), ...common, holdId: entryId, expectedRelease: day }),
  z.strictObject({ kind: z.literal('reversal'), ...common, reverses: entryId }),
]);

export type LedgerEntryInput = z.input<typeof ledgerEntrySchema>;

/** An entry as it stands: numbered in the order in which it was made, never changed, never removed. */
export type LedgerEntry = z.output<typeof ledgerEntrySchema> & {
  readonly entryId: number;
  readonly enteredAt: Instant;
};
