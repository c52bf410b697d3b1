import type { Outcome } from '../../kernel/failure.ts';
import type { PlainDay } from '../../kernel/instant.ts';
import { ok } from '../../kernel/result.ts';
import { failFinance, type FinanceCode } from '../codes.ts';
import { kopecksOf, roublesOf } from '../kopecks.ts';
import type { LedgerEntry } from './entry.ts';

/** Money blocked by one entry, and what has become of it. Sums in roubles. */
export type Hold = {
  readonly holdId: number;
  readonly platformId: string;
  readonly bidId: string | null;
  readonly subject: string | null;
  readonly since: PlainDay;
  readonly amount: string;
  readonly left: string;
  readonly released: string;
  readonly forfeited: string;
  readonly expectedRelease: PlainDay | null;
};

/** One platform's account: `released` and `forfeited` are all that ever was. */
export type Account = {
  readonly platformId: string;
  readonly free: string;
  readonly blocked: string;
  readonly released: string;
  readonly forfeited: string;
  readonly holds: readonly Hold[];
};

type OpenHold = {
  readonly entry: Extract<LedgerEntry, { kind: 'block' }>;
  left: bigint;
  released: bigint;
  forfeited: bigint;
  expectedRelease: PlainDay | null;
};
type Running = { free: bigint; readonly holds: OpenHold[] };
type Refusal = Outcome<never, FinanceCode>;

const isHeld = (entry: LedgerEntry): entry is Extract<LedgerEntry, { holdId: number }> => 'holdId' in entry;

/** Entries that count: neither undone nor undoing. Refuses an undoing of what is not there, is undone, or still needed. */
const standing = (entries: readonly LedgerEntry[]): Outcome<readonly LedgerEntry[], FinanceCode> => {
  const known = new Map(entries.map((entry) => [entry.entryId, entry]));
  const undone = new Set<number>();
  for (const entry of entries) {
    if (entry.kind !== 'reversal') continue;
    const target = known.get(entry.reverses);
    if (target === undefined || target.kind === 'reversal' || target.entryId > entry.entryId)
      return failFinance('finance.entry-unknown', { path: 'reverses', entry: entry.reverses });
    if (undone.has(target.entryId))
      return failFinance('finance.entry-reversed', { path: 'reverses', entry: entry.reverses });
    undone.add(target.entryId);
  }
  const counted = entries.filter((entry) => entry.kind !== 'reversal' && !undone.has(entry.entryId));
  const needed = counted.find((entry) => isHeld(entry) && undone.has(entry.holdId));
  if (needed !== undefined && isHeld(needed))
    return failFinance('finance.entry-needed', { path: 'reverses', entry: needed.holdId, by: needed.entryId });
  return ok(counted);
};

const short = (day: PlainDay, by: bigint): Refusal =>
  failFinance('finance.ledger-short', { path: 'amount', day, short: roublesOf(by) });

const applyHeld = (
  entry: Extract<LedgerEntry, { holdId: number }>,
  hold: OpenHold | undefined,
  account: Running | undefined,
): Refusal | null => {
  if (hold === undefined || account === undefined)
    return failFinance('finance.hold-unknown', { path: 'holdId', hold: entry.holdId });
  if (entry.day < hold.entry.day)
    return failFinance('finance.hold-later', { path: 'day', hold: entry.holdId, since: hold.entry.day });
  if (entry.kind === 'expect') {
    hold.expectedRelease = entry.expectedRelease;
    return null;
  }
  const moved = entry.amount === undefined ? hold.left : kopecksOf(entry.amount);
  if (moved > hold.left || moved === 0n)
    return failFinance('finance.hold-exceeded', { path: 'amount', hold: entry.holdId, left: roublesOf(hold.left) });
  hold.left -= moved;
  if (entry.kind === 'forfeit') hold.forfeited += moved;
  else {
    hold.released += moved;
    account.free += moved;
  }
  return null;
};

/** What comes, goes or is blocked on its own account. */
const applyMove = (
  entry: Exclude<LedgerEntry, { holdId: number } | { kind: 'reversal' }>,
  account: Running,
  holds: Map<number, OpenHold>,
): Refusal | null => {
  const moved = kopecksOf(entry.amount);
  account.free += entry.kind === 'deposit' || entry.kind === 'interest' ? moved : -moved;
  if (account.free < 0n) return short(entry.day, -account.free);
  if (entry.kind !== 'block') return null;
  const hold = { entry, left: moved, released: 0n, forfeited: 0n, expectedRelease: entry.expectedRelease ?? null };
  account.holds.push(hold);
  holds.set(entry.entryId, hold);
  return null;
};

const holdOf = ({ entry, left, released, forfeited, expectedRelease }: OpenHold): Hold => ({
  holdId: entry.entryId,
  platformId: entry.platformId,
  bidId: entry.bidId ?? null,
  subject: entry.subject ?? null,
  since: entry.day,
  amount: roublesOf(kopecksOf(entry.amount)),
  left: roublesOf(left),
  released: roublesOf(released),
  forfeited: roublesOf(forfeited),
  expectedRelease,
});

const accountOf = (platformId: string, { free, holds }: Running): Account => {
  const sum = (of: (hold: OpenHold) => bigint): string => roublesOf(holds.reduce((all, hold) => all + of(hold), 0n));
  return {
    platformId,
    free: roublesOf(free),
    blocked: sum(({ left }) => left),
    released: sum(({ released }) => released),
    forfeited: sum(({ forfeited }) => forfeited),
    holds: holds.map(holdOf),
  };
};

/**
 * Every account as the entries leave it, by the order of their days (on one day, as they were made), in exact kopecks. Refuses entries that
 * would overdraw an account on any day, or give back more than was blocked; so what was accepted always adds up: all that came
 * less all that went is free, blocked or forfeited.
 */
export const settleLedger = (entries: readonly LedgerEntry[]): Outcome<readonly Account[], FinanceCode> => {
  const counted = standing(entries);
  if (!counted.ok) return counted;
  const inOrder = counted.value.toSorted((a, b) => (a.day === b.day ? a.entryId - b.entryId : a.day < b.day ? -1 : 1));
  const accounts = new Map<string, Running>();
  const holds = new Map<number, OpenHold>();
  for (const entry of inOrder) {
    if (entry.kind === 'reversal') continue;
    if (isHeld(entry)) {
      const hold = holds.get(entry.holdId);
      if (hold === undefined) {
        const later = counted.value.find(({ entryId, kind }) => entryId === entry.holdId && kind === 'block');
        if (later !== undefined)
          return failFinance('finance.hold-later', { path: 'day', hold: entry.holdId, since: later.day });
      }
      const refused = applyHeld(entry, hold, hold === undefined ? undefined : accounts.get(hold.entry.platformId));
      if (refused !== null) return refused;
      continue;
    }
    const account = accounts.get(entry.platformId) ?? { free: 0n, holds: [] };
    accounts.set(entry.platformId, account);
    const refused = applyMove(entry, account, holds);
    if (refused !== null) return refused;
  }
  return ok([...accounts].map(([platformId, account]) => accountOf(platformId, account)));
};
