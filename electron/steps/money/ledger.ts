import type { Answer, Given } from '#shared/contract/index.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import { roublesOf, kopecksOf } from '#shared/finance/kopecks.ts';
import { ledgerEntrySchema, type LedgerEntry } from '#shared/finance/ledger/entry.ts';
import { settleLedger, type Account } from '#shared/finance/ledger/settle.ts';
import { readTyped } from '#shared/finance/read-typed.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { dayIn } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { addLedgerEntry, ledgerEntries } from '../../store/money/ledger.ts';
import type { Database } from '../../store/database.ts';
import type { Host, Step } from '../context.ts';

/** The zone in which days of money are read: that of the Russian platforms and banks. */
export const moneyZone = 'Europe/Moscow';
export const todayOf = (host: Host): string => dayIn(host.clock(), moneyZone);

/** Every account as it stands. What is kept was accepted once, so it always settles. */
export const accountsOf = (database: Database): Outcome<readonly Account[]> => settleLedger(ledgerEntries(database));

/** Entries by their numbers. */
type Numbered = ReadonlyMap<number, LedgerEntry>;
const byNumber = (entries: readonly LedgerEntry[]): Numbered => new Map(entries.map((entry) => [entry.entryId, entry]));

const platformOf = (entry: LedgerEntry, entries: Numbered): string => {
  if ('platformId' in entry) return entry.platformId;
  const target = entries.get('holdId' in entry ? entry.holdId : entry.reverses);
  return target === undefined ? '' : platformOf(target, entries);
};

const viewOf = (
  entry: LedgerEntry,
  entries: Numbered,
  undone: ReadonlySet<number>,
): Answer<'ledger.show'>['entries'][number] => ({
  entryId: entry.entryId,
  enteredAt: entry.enteredAt,
  kind: entry.kind,
  day: entry.day,
  platformId: platformOf(entry, entries),
  amount: 'amount' in entry && entry.amount !== undefined ? roublesOf(kopecksOf(entry.amount)) : null,
  holdId: 'holdId' in entry ? entry.holdId : null,
  bidId: 'bidId' in entry ? (entry.bidId ?? null) : null,
  subject: 'subject' in entry ? (entry.subject ?? null) : null,
  expectedRelease: 'expectedRelease' in entry ? (entry.expectedRelease ?? null) : null,
  reverses: 'reverses' in entry ? entry.reverses : null,
  isReversed: undone.has(entry.entryId),
  note: entry.note ?? null,
});

/** Money that should be back, and money of which nobody said when. */
export const holdFindings = (accounts: readonly Account[], today: string): readonly Finding[] =>
  accounts.flatMap(({ platformId, holds }) =>
    holds
      .filter(({ left }) => kopecksOf(left) > 0n)
      .flatMap(({ holdId, left, expectedRelease }): readonly Finding[] => {
        const details = { hold: holdId, platform: platformId, amount: left };
        const place = { item: String(holdId) };
        if (expectedRelease === null)
          return [{ code: 'finance.hold-without-release', severity: 'info', place, details }];
        return expectedRelease < today
          ? [
              {
                code: 'finance.hold-overdue',
                severity: 'warning',
                place,
                details: { ...details, expected: expectedRelease },
              },
            ]
          : [];
      }),
  );

/** Accounts and entries as of a day, of one platform or all. */
export const ledgerOf = (host: Host, { platformId, day }: Given<'ledger.show'>): Outcome<Answer<'ledger.show'>> => {
  const all = ledgerEntries(host.workspace.database);
  const until = day === undefined ? all : all.filter((entry) => entry.day <= day);
  // What undoes an entry later than the day still undoes it: it should never have been made.
  const known = new Set(until.map(({ entryId }) => entryId));
  const undoing = all.filter(
    (entry) => entry.kind === 'reversal' && !known.has(entry.entryId) && known.has(entry.reverses),
  );
  const counted = [...until, ...undoing];
  const accounts = settleLedger(counted);
  if (!accounts.ok) return accounts;
  const undone = new Set(counted.flatMap((entry) => (entry.kind === 'reversal' ? [entry.reverses] : [])));
  const numbers = byNumber(all);
  const isWanted = (id: string): boolean => platformId === undefined || id === platformId;
  const shown = accounts.value.filter((account) => isWanted(account.platformId));
  return ok({
    accounts: shown.map((account) => ({ ...account, holds: account.holds.map((hold) => ({ ...hold })) })),
    entries: counted.map((entry) => viewOf(entry, numbers, undone)).filter((entry) => isWanted(entry.platformId)),
    findings: [...holdFindings(shown, day ?? todayOf(host))].map((finding) => ({ ...finding })),
  });
};

export const showLedger: Step<'ledger.show'> = async (asked, { host }) => ledgerOf(host, asked);

/** Judged together with all that stands, and only then written: an entry that would not add up is refused and nothing is stored. */
export const addToLedger: Step<'ledger.add'> = async ({ entry: raw }, { host }) => {
  const { database } = host.workspace;
  const read = readTyped(ledgerEntrySchema, raw);
  if (!read.ok) return read;
  const added = database.transaction(
    (): Outcome<{ entryId: number; accounts: readonly Account[]; platform: string }> => {
      const entries = ledgerEntries(database);
      const entryId = (entries.at(-1)?.entryId ?? 0) + 1;
      const entry: LedgerEntry = { ...read.value, entryId, enteredAt: host.clock() };
      const accounts = settleLedger([...entries, entry]);
      if (!accounts.ok) return accounts;
      addLedgerEntry(database, read.value, entry.enteredAt);
      return ok({ entryId, accounts: accounts.value, platform: platformOf(entry, byNumber([...entries, entry])) });
    },
  );
  if (!added.ok) return added;
  host.emit({ type: 'changed', subject: 'money' });
  const { entryId, accounts, platform } = added.value;
  const account = accounts.find((each) => each.platformId === platform);
  return ok({
    entryId,
    account: account === undefined ? null : { ...account, holds: account.holds.map((hold) => ({ ...hold })) },
  });
};
