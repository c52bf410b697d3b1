import { addDays } from '../../calendar/days.ts';
import type { PlainDay } from '../../kernel/instant.ts';
import { kopecksOf, roublesOf } from '../kopecks.ts';
import type { Account } from '../ledger/settle.ts';
import type { MoneySettings } from './terms.ts';

export type CashLevel = { readonly from: PlainDay; readonly amount: string };

/**
 * Own money that bids may still take, day by day: what lies beside the platforms, what is free on their accounts, and what comes back of
 * money blocked today, on the day after it is expected (never, where nobody said when; from tomorrow, where that day is past).
 * All of it is one purse: moving it between accounts takes days that are the user's to plan.
 */
export const cashLevels = (
  { cash }: MoneySettings,
  accounts: readonly Account[],
  today: PlainDay,
): readonly CashLevel[] => {
  const free = accounts.reduce((sum, account) => sum + kopecksOf(account.free), 0n);
  const returns = accounts
    .flatMap(({ holds }) => holds)
    .filter(({ left, expectedRelease }) => expectedRelease !== null && kopecksOf(left) > 0n)
    .map(({ left, expectedRelease }) => ({
      from: addDays(expectedRelease === null || expectedRelease < today ? today : expectedRelease, 1),
      amount: kopecksOf(left),
    }));
  const entered = cash.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const days = [...new Set([today, ...entered.map(({ from }) => from), ...returns.map(({ from }) => from)])]
    .filter((day) => day >= today)
    .toSorted();
  return days.map((from) => {
    const beside = entered.findLast((level) => level.from <= from);
    const back = returns.reduce((sum, each) => (each.from <= from ? sum + each.amount : sum), 0n);
    return { from, amount: roublesOf((beside === undefined ? 0n : kopecksOf(beside.amount)) + free + back) };
  });
};
