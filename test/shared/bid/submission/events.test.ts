import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  judgeSubmission,
  mayFollow,
  outcomes,
  standingOf,
  type SubmissionEvent,
} from '#shared/bid/submission/events.ts';
import { winRateOf, winRatesBy } from '#shared/bid/submission/win-rate.ts';
import type { Instant } from '#shared/kernel/instant.ts';

const at = (hour: number): Instant => `2026-11-23T${String(hour).padStart(2, '0')}:00:00Z` as Instant;
const receipt = { number: '77', file: null };
const submitted = (hour: number, change: object = {}): SubmissionEvent => ({
  kind: 'submitted',
  at: at(hour),
  version: 1,
  packageDigest: 'ab',
  receipt,
  ...change,
});
const withdrawn = (hour: number): SubmissionEvent => ({ kind: 'withdrawn', at: at(hour), reason: 'mistake' });
const result = (hour: number, outcome: (typeof outcomes)[number], reasonId: string | null = null): SubmissionEvent => ({
  kind: 'result',
  at: at(hour),
  outcome,
  reasonId,
  note: '',
  winnerPrice: null,
  place: null,
});
const codeOf = (events: readonly SubmissionEvent[], next: SubmissionEvent): string => {
  const may = mayFollow('b', events, next, at(20));
  return may.ok ? 'ok' : may.error.code;
};

describe('what may follow', () => {
  it.each([
    ['a second submission without withdrawal', [submitted(8)], submitted(9), 'submission.already'],
    ['a submission after withdrawal', [submitted(8), withdrawn(9)], submitted(10), 'ok'],
    ['a receipt of nothing', [], { kind: 'receipt', at: at(8), receipt }, 'submission.not-submitted'],
    ['a withdrawal twice', [submitted(8), withdrawn(9)], withdrawn(10), 'submission.not-submitted'],
    ['a result of what was withdrawn', [submitted(8), withdrawn(9)], result(10, 'lost'), 'submission.not-submitted'],
    ['a second result', [submitted(8), result(9, 'won')], result(10, 'lost'), 'submission.has-result'],
    [
      'a receipt that comes after the result',
      [submitted(8), result(9, 'won')],
      { kind: 'receipt', at: at(10), receipt },
      'ok',
    ],
    ['an event before the last one', [submitted(8)], withdrawn(7), 'submission.before-last'],
    ['an event that is not yet', [], submitted(21), 'submission.in-future'],
  ] satisfies [string, SubmissionEvent[], SubmissionEvent, string][])('%s', (_, events, next, code) => {
    expect(codeOf(events, next)).toBe(code);
  });

  it('whatever is tried, at most one submission counts and a result needs one', () => {
    const any = fc.array(
      fc
        .tuple(fc.nat(19), fc.constantFrom('submit', 'receipt', 'withdraw', ...outcomes))
        .map(([hour, what]): SubmissionEvent => {
          if (what === 'submit') return submitted(hour);
          if (what === 'receipt') return { kind: 'receipt', at: at(hour), receipt };
          return what === 'withdraw' ? withdrawn(hour) : result(hour, what);
        }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(any, (tried) => {
        const kept: SubmissionEvent[] = [];
        for (const event of tried) if (mayFollow('b', kept, event, at(20)).ok) kept.push(event);
        const count = (kind: SubmissionEvent['kind']): number => kept.filter((event) => event.kind === kind).length;
        expect(count('submitted') - count('withdrawn')).toBeLessThanOrEqual(1);
        expect(count('result')).toBeLessThanOrEqual(count('submitted'));
        const { state, submitted: standing } = standingOf(kept);
        expect(standing === null).toBe(state === 'not-submitted' || state === 'withdrawn');
      }),
    );
  });
});

describe('what is told', () => {
  const judge = (events: readonly SubmissionEvent[], now: number, version = 1): readonly string[] =>
    judgeSubmission(standingOf(events), { deadline: at(12), now: at(now), version, events }).map(
      ({ code, severity }) => `${severity} ${code}`,
    );

  it('a receipt that is missing stops everything before the deadline and warns after it', () => {
    const bare = [submitted(8, { receipt: null })];
    expect(judge(bare, 9)).toEqual(['blocker submission.receipt-missing']);
    expect(judge(bare, 13)).toEqual(['warning submission.receipt-missing-late']);
    expect(judge([...bare, { kind: 'receipt', at: at(9), receipt }], 10)).toEqual([]);
  });

  it('a submission after the deadline, a withdrawal that leaves time, and a newer draft are told', () => {
    expect(judge([submitted(13)], 14)).toEqual(['warning submission.after-deadline']);
    expect(judge([submitted(8), withdrawn(9)], 10)).toEqual(['info submission.withdrawn-open']);
    expect(judge([submitted(8)], 9, 2)).toEqual(['warning submission.newer-version']);
  });
});

describe('the win rate', () => {
  it('is of own results with their number, and nothing where there is none', () => {
    expect(winRateOf([])).toEqual({ decided: 0, won: 0, percent: null, reasons: [] });
    const lost = { outcome: 'lost', reasonId: 'lost-on-price' } as const;
    const failed = { outcome: 'failed', reasonId: 'procedure-failed' } as const;
    const won = { outcome: 'won', reasonId: null } as const;
    expect(winRateOf([won, lost, lost, failed])).toEqual({
      decided: 3,
      won: 1,
      percent: '33.33',
      reasons: [
        { reasonId: 'lost-on-price', count: 2 },
        { reasonId: 'procedure-failed', count: 1 },
      ],
    });
    const named = (key: string) => ({ key, name: key });
    expect(
      winRatesBy([
        { ...won, ...named('a') },
        { ...lost, ...named('b') },
        { ...lost, ...named('b') },
        { ...failed, ...named('c') },
      ]).map(({ key, won: count, decided, percent }) => [key, count, decided, percent]),
    ).toEqual([
      ['b', 0, 2, '0.00'],
      ['a', 1, 1, '100.00'],
      ['c', 0, 0, null],
    ]);
  });
});
