import { assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#shared/calendar/days.ts';
import type { PaperKind, PaperRule, PaperTerm } from '#shared/company/papers/kind.ts';
import { paperKind } from '#shared/company/papers/kind.ts';
import { shippedPaperKinds } from '#shared/company/papers/shipped-kinds.ts';
import { earliestIssue, ruleFor, validityOf } from '#shared/company/papers/validity.ts';

const runs = Number(process.env['PROPERTY_RUNS'] ?? 200);
const until = (issuedOn: string | null, term: PaperTerm, expiresOn: string | null = null) => {
  const validity = validityOf({ issuedOn, expiresOn }, { term });
  return validity.kind === 'until' ? [validity.surelyUntil, validity.lastDay] : validity;
};

describe('the last day a paper counts', () => {
  test.each([
    // From its issue: the same number of a later month, or that month's last day (Civil Code art. 192 p. 3).
    ['2027-01-31', { kind: 'for', unit: 'months', amount: 1 }, ['2027-02-28', '2027-02-28']],
    ['2028-01-31', { kind: 'for', unit: 'months', amount: 1 }, ['2028-02-29', '2028-02-29']],
    ['2028-02-29', { kind: 'for', unit: 'months', amount: 12 }, ['2029-02-28', '2029-02-28']],
    ['2026-12-01', { kind: 'for', unit: 'days', amount: 30 }, ['2026-12-31', '2026-12-31']],
    ['2025-12-31', { kind: 'for', unit: 'months', amount: 15 }, ['2027-03-31', '2027-03-31']],
    // Counted back: the missing days of a short month fall together.
    ['2027-02-28', { kind: 'not-older', unit: 'months', amount: 6 }, ['2027-08-28', '2027-08-31']],
    ['2028-02-29', { kind: 'not-older', unit: 'months', amount: 6 }, ['2028-08-29', '2028-08-31']],
    ['2028-02-28', { kind: 'not-older', unit: 'months', amount: 6 }, ['2028-08-28', '2028-08-28']],
    ['2026-11-30', { kind: 'not-older', unit: 'months', amount: 1 }, ['2026-12-30', '2026-12-31']],
    ['2026-11-20', { kind: 'not-older', unit: 'days', amount: 30 }, ['2026-12-20', '2026-12-20']],
  ] as const)('issued %s by %o', (issuedOn, term, expected) => {
    expect(until(issuedOn, term)).toEqual(expected);
  });

  test('a day written in the paper ends it before its rule does, and never later', () => {
    const month: PaperTerm = { kind: 'not-older', unit: 'months', amount: 6 };
    expect(until('2027-02-28', month, '2027-05-01')).toEqual(['2027-05-01', '2027-05-01']);
    expect(until('2027-02-28', month, '2027-08-30')).toEqual(['2027-08-28', '2027-08-30']);
    expect(until('2027-02-28', month, '2030-01-01')).toEqual(['2027-08-28', '2027-08-31']);
    expect(until('2020-01-01', { kind: 'endless' }, '2026-12-31')).toEqual(['2026-12-31', '2026-12-31']);
  });

  test('what nobody wrote down is unknown, or what the rule says instead', () => {
    expect(until(null, { kind: 'for', unit: 'days', amount: 30 })).toEqual({ kind: 'unknown', missing: 'issue' });
    expect(until('2026-01-01', { kind: 'stated', otherwise: 'unknown' })).toEqual({
      kind: 'unknown',
      missing: 'expiry',
    });
    expect(until(null, { kind: 'stated', otherwise: 'endless' })).toEqual({ kind: 'endless' });
    // Civil Code art. 186 p. 1: a year from its making.
    expect(until('2024-02-29', { kind: 'stated', otherwise: { unit: 'months', amount: 12 } })).toEqual([
      '2025-02-28',
      '2025-02-28',
    ]);
  });

  test('counting forward from the last day and back from the need always agree', () => {
    const day = integer({ min: 0, max: 40_000 }).map((days) => addDays('1990-01-01', days));
    const span = record({ unit: constantFrom('days', 'months'), amount: integer({ min: 1, max: 40 }) });
    assert(
      property(day, span, integer({ min: -5, max: 5 }), (issuedOn, { unit, amount }, shift) => {
        const validity = validityOf({ issuedOn, expiresOn: null }, { term: { kind: 'not-older', unit, amount } });
        if (validity.kind !== 'until') throw new Error('no day');
        const needed = addDays(validity.lastDay, shift);
        expect(earliestIssue(needed, { unit, amount }) <= issuedOn).toBe(needed <= validity.lastDay);
        expect(validity.surelyUntil <= validity.lastDay).toBe(true);
        expect(addDays(validity.surelyUntil, 3) >= validity.lastDay).toBe(true);
      }),
      { numRuns: runs },
    );
  });
});

describe('the rule of a kind', () => {
  const rule = (ruleId: string, validFrom: string, validTo: string | null): PaperRule => ({
    ruleId,
    term: { kind: 'endless' },
    need: 'deadline',
    source: null,
    address: null,
    readOn: null,
    validFrom,
    validTo,
  });
  const kind: PaperKind = {
    kindId: 'k',
    name: 'K',
    isSingle: true,
    itemId: null,
    rules: [rule('old', '2020-01-01', '2022-08-31'), rule('new', '2022-09-01', null)],
  };

  test('is the one in force when the notice was published, unless the buyer demands another', () => {
    expect(ruleFor(kind, '2022-08-31', null)?.ruleId).toBe('old');
    expect(ruleFor(kind, '2022-09-01', null)?.ruleId).toBe('new');
    expect(ruleFor(kind, '2026-01-01', 'old')?.ruleId).toBe('old');
    expect(ruleFor(kind, '2026-01-01', 'gone')?.ruleId).toBe('new');
    expect(ruleFor(kind, '2019-12-31', null)?.ruleId).toBe('old');
  });

  test('the kinds of the program fit their own schema and have names of their own', () => {
    for (const shipped of shippedPaperKinds) expect(paperKind.parse(shipped)).toEqual(shipped);
    const ids = shippedPaperKinds.map(({ kindId }) => kindId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
