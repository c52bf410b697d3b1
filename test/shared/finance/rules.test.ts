import { describe, expect, it } from 'vitest';
import { calculate } from '#shared/finance/calculators.ts';
import { ownBasis } from '#shared/finance/define.ts';
import { ownRules } from '#shared/finance/rules/index.ts';
import type { RuleEntry } from '#shared/finance/rules/rule-book.ts';
import { ruleSetSchema } from '#shared/finance/rules/schema.ts';

const bid = { law: '44-fz', kind: 'bid', nmck: '5000000', percent: '1', publishedOn: '2026-09-10' };
const codesOf = (publishedOn: string): readonly string[] => {
  const outcome = calculate('security', { ...bid, publishedOn });
  return outcome.ok ? outcome.value.findings.map(({ code }) => code) : [outcome.error.code];
};

describe('the rule book', () => {
  it.each(ownRules.map((set) => [set.law, set] as const))(
    'has %s in the shape that a user’s own rules have',
    (_, set) => {
      expect(ruleSetSchema.safeParse(set).error?.issues ?? []).toEqual([]);
    },
  );

  it.each(ownRules.map((set) => [set.law, set] as const))(
    'never has two values of one rule of %s on one day',
    (_, set) => {
      const byId = Map.groupBy(set.entries, ({ id }) => id);
      for (const entries of byId.values()) {
        const sorted = entries.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
        for (const [index, entry] of sorted.slice(1).entries())
          expect([entry.id, (sorted[index]?.validTo ?? 'open') < entry.validFrom]).toEqual([entry.id, true]);
      }
    },
  );

  it('says when the notice is newer than the day the rules were compared with the law', () => {
    expect(codesOf('2026-09-25')).toEqual([]);
    expect(codesOf('2026-09-26')).toEqual(['finance.rules-older-than-notice']);
  });

  it('refuses the day before the first known rule', () => {
    expect(codesOf('2022-01-01')).toEqual([]);
    expect(codesOf('2021-12-31')).toEqual(['finance.rule-not-found']);
  });

  it('lets a user’s rule override the program’s from its first day on', () => {
    const entry: RuleEntry = {
      id: 'bid.percent-max-up-to-threshold',
      value: '2',
      unit: 'percent',
      article: 'amendment of 2026',
      edition: '2026-11-01',
      source: 'entered by hand',
      standing: 'user',
      validFrom: '2026-11-01',
    };
    const rules = [...ownRules, { law: '44-fz', date: '2026-11-20', entries: [entry] }];
    const max = (publishedOn: string): unknown => {
      const outcome = calculate('security', { ...bid, publishedOn }, { ...ownBasis, rules });
      return outcome.ok && outcome.value['max'];
    };
    expect(max('2026-10-31')).toBe('50000.00');
    expect(max('2026-11-01')).toBe('100000.00');
  });

  it('refuses a user’s rule that ends before it begins or has a word for a value', () => {
    const entry = { ...ownRules[0]?.entries[0], validFrom: '2026-02-01', validTo: '2026-01-31' };
    const faults = (changed: object): readonly string[] =>
      ruleSetSchema
        .safeParse({ law: 'own', date: '2026-01-01', entries: [{ ...entry, ...changed }] })
        .error?.issues.map(({ message }) => message) ?? [];
    expect(faults({})).toEqual(['finance.end-before-start']);
    expect(faults({ validTo: '2026-02-01' })).toEqual([]);
    expect(faults({ validTo: '2026-02-01', value: 'five' })).toEqual(['finance.not-number']);
  });
});

describe('an organiser’s own rules', () => {
  const own = (id: string, value: string, unit: 'percent' | 'rub') => ({
    id,
    value,
    unit,
    article: `Положение о закупке п. ${id}`,
    edition: '2026-03-01',
    source: 'положение заказчика',
    standing: 'user' as const,
    validFrom: '2026-03-01',
  });
  const basis = {
    ...ownBasis,
    rules: [
      ...ownBasis.rules,
      {
        law: 'завод',
        date: '2026-12-31',
        entries: [
          own('bid.percent-max', '3', 'percent'),
          own('bid.allowed-above', '1000000', 'rub'),
          own('auction.step-min', '0.1', 'percent'),
          own('auction.step-max', '2', 'percent'),
        ],
      },
    ],
  };
  const terms = {
    law: 'commercial',
    kind: 'bid',
    nmck: '2000000',
    percent: '4',
    ruleSet: 'завод',
    publishedOn: '2026-09-10',
  };

  it('bound a security that no law bounds, and are cited', () => {
    const answer = calculate('security', terms, basis);
    expect(answer).toMatchObject({ ok: true, value: { amount: '80000.00', max: '60000.00', mandatory: false } });
    expect(answer.ok && answer.value.findings).toMatchObject([
      {
        code: 'finance.above-range',
        details: { article: 'Положение о закупке п. bid.percent-max; Положение о закупке п. bid.allowed-above' },
      },
    ]);
    expect(calculate('security', { ...terms, nmck: '1000000' }, basis)).toMatchObject({
      ok: true,
      value: { max: '0.00' },
    });
    expect(calculate('security', { ...terms, publishedOn: '2026-02-28' }, basis)).toMatchObject({
      ok: true,
      value: { max: null },
    });
  });

  it('set the step of an auction', () => {
    const asked = { rules: 'b2b-center', ruleSet: 'завод', nmck: '1000000', current: '900000' };
    expect(calculate('auction-range', asked, basis)).toMatchObject({
      ok: true,
      value: { stepMin: '1000.00', stepMax: '20000.00' },
    });
  });

  it('are refused by name where nobody entered them', () => {
    expect(calculate('security', { ...terms, ruleSet: 'нет такого' }, basis)).toMatchObject({
      ok: false,
      error: { code: 'finance.field-choice', details: { path: 'ruleSet' } },
    });
  });
});
