import type { LedgerEntryInput } from '#shared/finance/ledger/entry.ts';
import type { PlainDay } from '#shared/kernel/instant.ts';

/** What a user can enter; an undoing has its own act. */
export const enteredKinds = [
  'deposit',
  'withdrawal',
  'block',
  'release',
  'forfeit',
  'expect',
  'interest',
  'fee',
] as const;
export type EnteredKind = (typeof enteredKinds)[number];

/** A form as it is typed; what is not said yet is null or empty. */
export type EntryDraft = {
  readonly kind: EnteredKind;
  readonly day: PlainDay | null;
  readonly platformId: string;
  readonly amount: string | null;
  readonly bidId: string;
  readonly subject: string;
  readonly expectedRelease: PlainDay | null;
  readonly holdId: number | null;
  readonly note: string;
};

/** Which fields a kind asks for. */
export const asksFor = (kind: EnteredKind) => ({
  hold: kind === 'release' || kind === 'forfeit' || kind === 'expect',
  amount: kind !== 'expect',
  /** Left empty it takes all that is left of the hold. */
  amountIsOptional: kind === 'release' || kind === 'forfeit',
  bid: kind === 'block' || kind === 'fee',
  subject: kind === 'block',
  expected: kind === 'block' || kind === 'expect',
});

const said = <Name extends string>(name: Name, text: string): Partial<Record<Name, string>> =>
  text.trim() === '' ? {} : ({ [name]: text.trim() } as Partial<Record<Name, string>>);

/** What goes to the ledger, or null while something it needs is not said. */
export const entryOf = (draft: EntryDraft): LedgerEntryInput | null => {
  const { kind, day, platformId, amount, bidId, subject, expectedRelease, holdId, note } = draft;
  if (day === null) return null;
  const common = { day, ...said('note', note) };
  if (kind === 'release' || kind === 'forfeit')
    return holdId === null ? null : { kind, ...common, holdId, ...(amount === null ? {} : { amount }) };
  if (kind === 'expect')
    return holdId === null || expectedRelease === null ? null : { kind, ...common, holdId, expectedRelease };
  if (platformId.trim() === '' || amount === null) return null;
  const moving = { ...common, platformId: platformId.trim(), amount };
  if (kind === 'block')
    return {
      kind,
      ...moving,
      ...said('bidId', bidId),
      ...said('subject', subject),
      ...(expectedRelease === null ? {} : { expectedRelease }),
    };
  return kind === 'fee' ? { kind, ...moving, ...said('bidId', bidId) } : { kind, ...moving };
};
