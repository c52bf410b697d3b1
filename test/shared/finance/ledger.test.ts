import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LedgerEntry, LedgerEntryInput } from '#shared/finance/ledger/entry.ts';
import { settleLedger, type Account } from '#shared/finance/ledger/settle.ts';
import type { Instant } from '#shared/kernel/instant.ts';

const at = '2026-11-23T09:00:00Z' as Instant;
type Made = LedgerEntryInput;
const numbered = (entries: readonly Made[]): readonly LedgerEntry[] =>
  entries.map((entry, index) => ({ ...entry, entryId: index + 1, enteredAt: at }));
const settled = (...entries: readonly Made[]): readonly Account[] => {
  const outcome = settleLedger(numbered(entries));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
};
const refusal = (...entries: readonly Made[]) => {
  const outcome = settleLedger(numbered(entries));
  return outcome.ok ? null : outcome.error;
};

const platform = { platformId: 'b2b-center', currency: 'RUB' as const };
const deposit = { kind: 'deposit', ...platform, day: '2026-11-20', amount: '100000' } as const;
const block = { kind: 'block', ...platform, day: '2026-11-21', amount: '36988.77' } as const;

describe('ledger of a platform’s account', () => {
  it('tells free, blocked, released and forfeited money to the kopeck', () => {
    const [account] = settled(
      deposit,
      block,
      { kind: 'release', day: '2026-12-01', holdId: 2, amount: '6988.77' },
      { kind: 'forfeit', day: '2026-12-02', holdId: 2, amount: '10000' },
      { kind: 'interest', ...platform, day: '2026-12-31', amount: '0.01' },
    );
    expect(account).toMatchObject({
      free: '70000.01',
      blocked: '20000.00',
      released: '6988.77',
      forfeited: '10000.00',
      holds: [{ holdId: 2, left: '20000.00', released: '6988.77', forfeited: '10000.00', expectedRelease: null }],
    });
  });

  it('gives back all that is left where a release names no sum, and takes a new expected day', () => {
    const expected: Made = { kind: 'expect', day: '2026-11-25', holdId: 2, expectedRelease: '2027-01-10' };
    expect(settled(deposit, block, expected)[0]?.holds[0]?.expectedRelease).toBe('2027-01-10');
    const [account] = settled(deposit, block, { kind: 'release', day: '2026-12-01', holdId: 2 });
    expect(account).toMatchObject({ free: '100000.00', blocked: '0.00' });
  });

  it('counts an undone entry as never made, and its day decides where it stands', () => {
    const undone: Made = { kind: 'reversal', day: '2026-11-30', reverses: 2 };
    expect(settled(deposit, block, undone)[0]).toMatchObject({ free: '100000.00', blocked: '0.00', holds: [] });
    expect(settled(block, deposit).length === 0 || refusal(block, { ...deposit, day: '2026-11-21' })?.code).toBe(
      'finance.ledger-short',
    );
  });

  it.each([
    ['more blocked than is free', [deposit, { ...block, amount: '100000.01' }], 'finance.ledger-short', 'amount'],
    [
      'an earlier withdrawal that would leave too little later',
      [deposit, { ...block, amount: '100000' }, { kind: 'withdrawal', ...platform, day: '2026-11-20', amount: '0.01' }],
      'finance.ledger-short',
      'amount',
    ],
    [
      'more given back than is left',
      [deposit, block, { kind: 'release', day: '2026-12-01', holdId: 2, amount: '36988.78' }],
      'finance.hold-exceeded',
      'amount',
    ],
    [
      'money given back twice',
      [
        deposit,
        block,
        { kind: 'release', day: '2026-12-01', holdId: 2 },
        { kind: 'release', day: '2026-12-02', holdId: 2 },
      ],
      'finance.hold-exceeded',
      'amount',
    ],
    [
      'money given back before it was blocked',
      [deposit, block, { kind: 'release', day: '2026-11-20', holdId: 2 }],
      'finance.hold-later',
      'day',
    ],
    [
      'a release of what blocks nothing',
      [deposit, { kind: 'release', day: '2026-12-01', holdId: 1 }],
      'finance.hold-unknown',
      'holdId',
    ],
    [
      'an undoing of what is not there',
      [deposit, { kind: 'reversal', day: '2026-12-01', reverses: 7 }],
      'finance.entry-unknown',
      'reverses',
    ],
    [
      'an undoing twice',
      [
        deposit,
        { kind: 'reversal', day: '2026-12-01', reverses: 1 },
        { kind: 'reversal', day: '2026-12-01', reverses: 1 },
      ],
      'finance.entry-reversed',
      'reverses',
    ],
    [
      'an undoing of what a release rests on',
      [
        deposit,
        block,
        { kind: 'release', day: '2026-12-01', holdId: 2 },
        { kind: 'reversal', day: '2026-12-02', reverses: 2 },
      ],
      'finance.entry-needed',
      'reverses',
    ],
  ] as const)('refuses %s', (_, entries, code, path) => {
    expect(refusal(...(entries as readonly Made[]))).toMatchObject({ code, details: { path } });
  });

  /** Anything a user may enter, most of it accepted, some of it not. */
  const anyEntry = fc.record({
    kind: fc.constantFrom(
      'deposit',
      'deposit',
      'interest',
      'withdrawal',
      'fee',
      'block',
      'block',
      'release',
      'forfeit',
      'expect',
      'reversal',
    ),
    platformId: fc.constantFrom('a', 'b'),
    day: fc.integer({ min: 1, max: 28 }).map((day) => `2027-02-${String(day).padStart(2, '0')}`),
    kopecks: fc.integer({ min: 1, max: 5_000_000 }),
    target: fc.nat(20),
    whole: fc.boolean(),
  });
  const kopecks = (amount: string): bigint => BigInt(amount.replace('.', ''));

  it('adds up whatever is entered: all that came less all that went is free, blocked or forfeited, and nothing is negative', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 25 }), (wanted) => {
        const kept: LedgerEntry[] = [];
        for (const { kind, platformId, day, kopecks: sum, target, whole } of wanted) {
          const amount = `${String(Math.floor(sum / 100))}.${String(sum % 100).padStart(2, '0')}`;
          const made =
            kind === 'reversal'
              ? { kind, day, reverses: 1 + target }
              : kind === 'expect'
                ? { kind, day, holdId: 1 + target, expectedRelease: day }
                : kind === 'release' || kind === 'forfeit'
                  ? { kind, day, holdId: 1 + target, ...(whole ? {} : { amount }) }
                  : { kind, day, platformId, amount };
          const entry = { ...made, entryId: kept.length + 1, enteredAt: at } as LedgerEntry;
          if (settleLedger([...kept, entry]).ok) kept.push(entry);
        }
        const outcome = settleLedger(kept);
        if (!outcome.ok) throw new Error('what was accepted does not settle');
        const undone = new Set(kept.flatMap((entry) => (entry.kind === 'reversal' ? [entry.reverses] : [])));
        for (const account of outcome.value) {
          const own = kept.filter(
            (entry) => 'platformId' in entry && entry.platformId === account.platformId && !undone.has(entry.entryId),
          );
          const total = (...kinds: readonly string[]): bigint =>
            own.reduce(
              (sum, entry) =>
                kinds.includes(entry.kind) && 'amount' in entry && entry.amount !== undefined
                  ? sum + kopecks(entry.amount)
                  : sum,
              0n,
            );
          const [free, blocked, forfeited] = [account.free, account.blocked, account.forfeited].map(kopecks);
          expect(total('deposit', 'interest') - total('withdrawal', 'fee')).toBe(
            (free ?? 0n) + (blocked ?? 0n) + (forfeited ?? 0n),
          );
          expect([free, blocked, forfeited].every((sum) => sum !== undefined && sum >= 0n)).toBe(true);
          for (const { amount, left, released, forfeited: lost } of account.holds)
            expect(kopecks(amount)).toBe(kopecks(left) + kopecks(released) + kopecks(lost));
        }
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 60), seed: 6 },
    );
  });
});
