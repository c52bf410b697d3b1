import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { russia } from '#shared/calendar/russia.ts';
import { moscow } from '#shared/calendar/zones.ts';
import { instantFromEpoch } from '#shared/kernel/instant.ts';
import { asDateRule, asDeadlineRule, circleIn, dateRule, type DateRule } from '#shared/procedure/date-rule.ts';
import { deadlineGraph, type DeadlineNode } from '#shared/procedure/deadline-graph.ts';
import { deadlineRules, rulesFor, type DeadlineRule } from '#shared/procedure/deadline-graph-rules.ts';

const own = (part: Partial<DateRule> = {}): DateRule =>
  dateRule.parse({
    id: 'own-1',
    law: 'commercial',
    ways: null,
    event: 'own-date-1',
    name: 'Звонок куратору',
    parent: 'bids-until',
    term: { unit: 'working-days', amount: -2 },
    bound: 'not-later',
    article: 'регламент площадки, п. 4.2',
    readOn: '2026-11-01',
    validFrom: '2026-01-01',
    validTo: null,
    ...part,
  });

describe('rules of dates as data', () => {
  it('of the program go through the users’ schema unchanged', () => {
    for (const rule of deadlineRules) {
      const edited = dateRule.parse(JSON.parse(JSON.stringify(asDateRule(rule))));
      expect(asDeadlineRule(edited)).toMatchObject(rule);
    }
    expect(circleIn(deadlineRules)).toBeNull();
  });

  it.each([
    ['that hangs on itself', { parent: 'own-date-1' }],
    ['of a law nobody knows', { law: 'ru94' as 'ru44' }],
    ['with a term beyond reach', { term: { unit: 'days' as const, amount: 99_999 } }],
    ['that ends before it begins', { validTo: '2025-01-01' }],
    ['without an article', { article: ' ' }],
  ])('%s is refused', (_, part) => {
    expect(dateRule.safeParse({ ...own(), ...part }).success).toBe(false);
  });

  it('hold for the platform they name, and nowhere else', () => {
    const rule = asDeadlineRule(own({ platformId: 'b2b-center' }));
    const question = { law: 'commercial', way: 'other', onlySmall: false, publishedOn: '2026-11-10' } as const;
    expect(rulesFor({ ...question, platformId: 'b2b-center' }, [rule])).toEqual([rule]);
    expect(rulesFor({ ...question, platformId: 'rad' }, [rule])).toEqual([]);
    expect(rulesFor(question, [rule])).toEqual([]);
  });

  it('are told when they go in a circle, but not across laws or platforms', () => {
    const pair = (a: Partial<DateRule>, b: Partial<DateRule>): readonly DateRule[] => [
      own({ id: 'a', event: 'x', parent: 'y', ...a }),
      own({ id: 'b', event: 'y', parent: 'x', ...b }),
    ];
    expect(circleIn(pair({}, {}))).toBe('x');
    expect(circleIn(pair({ law: 'ru44' }, {}))).toBeNull();
    expect(circleIn(pair({ platformId: 'rad' }, { platformId: 'eis' }))).toBeNull();
    expect(circleIn(pair({ platformId: 'rad' }, {}))).toBe('x');
  });
});

describe('a tree of own rules', () => {
  const units = fc.constantFrom('minutes' as const, 'hours' as const, 'days' as const, 'months' as const);
  const terms = fc.record({ unit: units, amount: fc.integer({ min: -40, max: 40 }) });
  /** Each event hangs on an earlier one, so that there is no circle. */
  const trees = fc.array(fc.tuple(fc.nat(), terms), { minLength: 1, maxLength: 8 }).map((entries) =>
    entries.map(([on, term], index): DeadlineRule =>
      asDeadlineRule(
        own({
          id: `r${index}`,
          event: `e${index}`,
          parent: index === 0 || on % (index + 1) === index ? 'bids-until' : `e${on % (index + 1)}`,
          term: { ...term, ends: term.unit === 'days' || term.unit === 'months' ? 'same-clock' : undefined },
        }),
      ),
    ),
  );
  const graph = (rules: readonly DeadlineRule[], at: number): readonly DeadlineNode[] =>
    deadlineGraph({
      stated: [{ event: 'bids-until', at: instantFromEpoch(at), zone: moscow, by: 'notice', edition: 1, path: null }],
      rules,
      own: [],
      zone: moscow,
      ownZone: moscow,
      calendar: russia,
    });

  it('leaves no date unmoved when the notice moves the one they all hang on', () => {
    const moments = fc
      .integer({ min: Date.UTC(2026, 5, 1), max: Date.UTC(2026, 11, 1) })
      .map((at) => at - (at % 60_000));
    fc.assert(
      fc.property(trees, moments, fc.integer({ min: 32, max: 90 }), (rules, at, days) => {
        expect(circleIn(rules)).toBeNull();
        const [before, after] = [graph(rules, at), graph(rules, at + days * 86_400_000)];
        expect(before).toHaveLength(rules.length + 1);
        for (const node of before) {
          const moved = after.find(({ id }) => id === node.id);
          if (node.state !== 'dated' || moved?.state !== 'dated') throw new Error(`${node.id} has no date`);
          expect(Date.parse(moved.at), node.id).toBeGreaterThan(Date.parse(node.at));
        }
      }),
      { numRuns: 60 },
    );
  });
});
