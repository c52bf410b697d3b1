import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { termEnd } from '#shared/calendar/deadlines.ts';
import { russia } from '#shared/calendar/russia.ts';
import { moscow } from '#shared/calendar/zones.ts';
import { instantFromEpoch, type Instant } from '#shared/kernel/instant.ts';
import { deadlineGraph, type DeadlineNode, type OwnStep, type StatedDate } from '#shared/procedure/deadline-graph.ts';
import {
  deadlineRules,
  isNewerThanRules,
  rulesFor,
  type RuleQuestion,
} from '#shared/procedure/deadline-graph-rules.ts';

const auction: RuleQuestion = { law: 'ru44', way: 'auction', onlySmall: false, publishedOn: '2026-11-10' };
const stated = (event: string, at: string, by: StatedDate['by'] = 'notice'): StatedDate => ({
  event,
  at: at as Instant,
  zone: moscow,
  by,
  edition: by === 'notice' ? 1 : null,
  path: by === 'notice' ? 'x' : null,
});
const graph = (dates: readonly StatedDate[], question = auction, own: readonly OwnStep[] = []) =>
  deadlineGraph({ stated: dates, rules: rulesFor(question), own, zone: moscow, ownZone: moscow, calendar: russia });
const node = (nodes: readonly DeadlineNode[], id: string): DeadlineNode => {
  const found = nodes.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};
const at = (one: DeadlineNode): string => (one.state === 'dated' ? (one.day ?? one.at) : one.state);

describe('the dates of an auction under 44-FZ', () => {
  const nodes = graph([
    stated('bids-until', '2026-11-30T07:00:00Z'),
    stated('contract-until', '2027-05-31T20:59:59Z'),
    stated('protocol', '2026-12-02T12:00:00Z', 'user'),
    stated('acceptance', '2026-12-25T12:00:00Z', 'user'),
  ]);

  it.each([
    ['questions-until', '2026-11-27T07:00:00Z'],
    ['auction-start', '2026-11-30T09:00:00Z'],
    ['bid-guarantee-end', '2026-12-30'],
    ['contract-draft', '2026-12-04'],
    ['supplier-signs', '2026-12-11'],
    ['buyer-signs', '2026-12-15'],
    ['contract-earliest', '2026-12-12'],
    ['performance-guarantee-end', '2027-06-30'],
    ['payment', '2027-01-14'],
  ])('gives %s as %s', (event, expected) => {
    expect(at(node(nodes, event))).toBe(expected);
  });

  it('names rule, article and parent of each date it computed', () => {
    for (const one of nodes)
      if (one.basis.by === 'rule') {
        expect(one.basis.rule.article).toMatch(/^44-FZ art\. \d/);
        expect(one.parent).toBe(one.basis.rule.parent);
      }
    expect(node(nodes, 'bids-until')).toMatchObject({ basis: { by: 'notice' }, edition: 1, path: 'x' });
  });

  it('says what a date waits for while its parent has none', () => {
    expect(node(nodes, 'bid-security-release')).toMatchObject({ state: 'waits', for: 'contract-signed' });
    const early = graph([stated('bids-until', '2026-11-30T07:00:00Z')]);
    expect(node(early, 'buyer-signs')).toMatchObject({ state: 'waits', for: 'protocol' });
  });

  it('remarks that bids end on a day off, and that the notice starts the auction at another hour', () => {
    const off = graph([stated('bids-until', '2026-11-29T07:00:00Z'), stated('auction-start', '2026-11-29T10:00:00Z')]);
    expect(node(off, 'bids-until').remarks).toEqual([{ code: 'day-off' }]);
    expect(node(off, 'auction-start').remarks).toMatchObject([{ code: 'against-rule', bound: '2026-11-29T09:00:00Z' }]);
  });

  it('lets what the user read on the platform stand over the notice', () => {
    const both = graph([
      stated('bids-until', '2026-12-07T07:00:00Z', 'user'),
      stated('bids-until', '2026-11-30T07:00:00Z'),
    ]);
    expect(node(both, 'bids-until')).toMatchObject({ at: '2026-12-07T07:00:00Z', basis: { by: 'user' } });
    expect(at(node(both, 'auction-start'))).toBe('2026-12-07T09:00:00Z');
  });

  it('does not guess a term that runs into an unknown year', () => {
    const far = graph([stated('acceptance', '2027-12-30T12:00:00Z', 'user')]);
    expect(node(far, 'payment')).toMatchObject({ state: 'unknown', reason: { code: 'calendar.year-unknown' } });
  });

  it('counts own steps back in working days to the hour they are set for', () => {
    const steps: OwnStep[] = [
      {
        stepId: 'a',
        title: 'documents by',
        parent: 'bids-until',
        done: false,
        term: { unit: 'working-days', amount: -2, ends: '18:00' },
      },
    ];
    expect(at(node(graph([stated('bids-until', '2027-01-12T07:00:00Z')], auction, steps), 'own:a'))).toBe(
      '2026-12-30T15:00:00Z',
    );
  });
});

describe('the rules that hold', () => {
  it('are those of the law, the way of buying and the day of publication', () => {
    expect(rulesFor({ ...auction, way: 'quotation' }).map(({ event }) => event)).not.toContain('auction-start');
    expect(rulesFor({ ...auction, law: 'commercial' })).toEqual([]);
    expect(rulesFor({ ...auction, publishedOn: '2019-01-01' })).toEqual([]);
    const all223 = rulesFor({ ...auction, law: 'ru223' }).map(({ id }) => id);
    expect(all223).toEqual(['ru223.contract-earliest', 'ru223.contract-latest']);
    expect(rulesFor({ ...auction, law: 'ru223', onlySmall: true })).toHaveLength(4);
  });

  it('give the buyer ten working days to pay under treasury support, and seven without (44-FZ art. 34 p.13.1)', () => {
    const daysToPay = (question: RuleQuestion) =>
      rulesFor(question).flatMap(({ event, term }) => (event === 'payment' && 'amount' in term ? [term.amount] : []));
    expect(daysToPay(auction)).toEqual([7]);
    expect(daysToPay({ ...auction, treasury: false })).toEqual([7]);
    expect(daysToPay({ ...auction, treasury: true })).toEqual([10]);
  });

  it('say so when a notice is younger than their wording', () => {
    expect(isNewerThanRules('2026-11-10', deadlineRules)).toBe(true);
    expect(isNewerThanRules('2020-01-01', deadlineRules)).toBe(false);
  });

  it('have one rule for an event in each law and way', () => {
    for (const law of ['ru44', 'ru223'] as const)
      for (const way of ['auction', 'tender', 'quotation', 'other'] as const) {
        for (const treasury of [false, true]) {
          const events = rulesFor({ law, way, onlySmall: true, treasury, publishedOn: null }).map(({ event }) => event);
          expect(new Set(events).size).toBe(events.length);
        }
      }
  });
});

describe('moving a parent', () => {
  const instants = fc
    .integer({ min: Date.parse('2026-01-20T00:00:00Z'), max: Date.parse('2027-10-01T00:00:00Z') })
    .map((milliseconds) => instantFromEpoch(milliseconds - (milliseconds % 60_000)));
  const laws = fc.constantFrom('ru44' as const, 'ru223' as const);
  const ways = fc.constantFrom('auction' as const, 'tender' as const, 'quotation' as const);
  const parents = fc.constantFrom('bids-until', 'protocol', 'contract-until', 'acceptance', 'contract-signed');

  it('leaves every child where its rule puts it, and none unmoved that a month must move', () => {
    fc.assert(
      fc.property(instants, laws, ways, parents, (first, law, way, parent) => {
        const question: RuleQuestion = { law, way, onlySmall: true, publishedOn: null };
        const later = instantFromEpoch(Date.parse(first) + 31 * 86_400_000);
        const [before, after] = [graph([stated(parent, first)], question), graph([stated(parent, later)], question)];
        for (const child of after) {
          if (child.state !== 'dated' || child.basis.by !== 'rule') continue;
          const above = node(after, child.basis.rule.parent);
          if (above.state !== 'dated') throw new Error('a dated child has a dated parent');
          const from = above.day === null ? above.at : instantFromEpoch(Date.parse(above.at) - 1_000);
          expect(termEnd(from, child.basis.rule.term, moscow, russia)).toMatchObject({ value: { at: child.at } });
          const old = node(before, child.id);
          if (old.state === 'dated') expect(Date.parse(child.at)).toBeGreaterThan(Date.parse(old.at));
        }
      }),
      { numRuns: 200 },
    );
  });
});
