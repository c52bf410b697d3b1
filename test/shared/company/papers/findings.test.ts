import { describe, expect, test } from 'vitest';
import { paperFindings, type BidNeeds } from '#shared/company/papers/findings.ts';
import type { PaperKind, PaperRule } from '#shared/company/papers/kind.ts';
import { newerOf } from '#shared/company/papers/newer.ts';
import { paperFacts, type Paper } from '#shared/company/papers/paper.ts';

const law = { source: 'An act art. 1', readOn: '2026-11-01' } as const;
const kindOf = (rule: Partial<PaperRule>, isSingle = true): PaperKind => ({
  kindId: 'k',
  name: 'K',
  isSingle,
  itemId: null,
  rules: [
    {
      ruleId: 'r',
      term: { kind: 'stated', otherwise: 'unknown' },
      need: 'deadline',
      source: null,
      address: null,
      readOn: null,
      validFrom: '2000-01-01',
      validTo: null,
      ...rule,
    },
  ],
});
const paper = (paperId: string, facts: Partial<Paper> = {}): Paper => ({
  ...paperFacts.parse({ kindId: 'k', title: paperId }),
  paperId,
  file: { name: `${paperId}.pdf`, size: 1, digest: paperId, mediaType: 'application/pdf' },
  ...facts,
});
const needs = (days: Partial<BidNeeds['days']> = {}): BidNeeds => ({
  days: { deadline: '2026-12-20', published: '2026-11-20', signing: null, ...days },
  demands: {},
});
const judged = (one: Paper, kind: PaperKind, asked = needs(), newer: Paper | null = null): readonly string[] =>
  paperFindings([{ paper: one, kind, file: 'f.pdf', newer }], asked).map(({ severity, code }) => `${severity} ${code}`);

describe('a paper in a bid', () => {
  test('counts on its last day and not on the next', () => {
    const kind = kindOf({});
    expect(judged(paper('a', { expiresOn: '2026-12-20' }), kind)).toEqual(['passed paper.good']);
    expect(judged(paper('a', { expiresOn: '2026-12-19' }), kind)).toEqual(['warning paper.ended']);
  });

  test('blocks only by a law that was read', () => {
    const ended = paper('a', { expiresOn: '2026-12-19' });
    expect(judged(ended, kindOf(law))).toEqual(['blocker paper.ended']);
    expect(judged(ended, kindOf({ ...law, readOn: null }))).toEqual(['warning paper.ended']);
  });

  test('whose months end differently by the two counts is told, and one that fits both is not', () => {
    const kind = kindOf({ term: { kind: 'not-older', unit: 'months', amount: 6 } });
    const extract = paper('a', { issuedOn: '2027-02-28' });
    expect(judged(extract, kind, needs({ deadline: '2027-08-28' }))).toEqual(['passed paper.good']);
    expect(judged(extract, kind, needs({ deadline: '2027-08-29' }))).toEqual(['warning paper.two-readings']);
    expect(judged(extract, kind, needs({ deadline: '2027-09-01' }))).toEqual(['warning paper.too-old']);
  });

  test('demanded before the notice was published is judged by that day, whatever the deadline', () => {
    const kind = kindOf({ term: { kind: 'not-older', unit: 'months', amount: 6 }, need: 'published' });
    expect(judged(paper('a', { issuedOn: '2026-05-20' }), kind)).toEqual(['passed paper.good']);
    expect(judged(paper('a', { issuedOn: '2026-05-19' }), kind)).toEqual(['warning paper.too-old']);
  });

  test('that ends between the deadline and the signing is told early', () => {
    const one = paper('a', { expiresOn: '2026-12-31' });
    expect(judged(one, kindOf({}), needs({ signing: '2027-01-15' }))).toEqual(['warning paper.ends-before-signing']);
    expect(judged(one, kindOf({ need: 'signing' }), needs({ signing: '2027-01-15' }))).toEqual(['warning paper.ended']);
    expect(judged(one, kindOf({ need: 'signing' }))).toEqual(['passed paper.good']);
  });

  test('without its dates says which is missing; without a deadline nothing is guessed', () => {
    expect(judged(paper('a'), kindOf({}))).toEqual(['info paper.end-unknown', 'passed paper.good']);
    expect(judged(paper('a'), kindOf({ term: { kind: 'for', unit: 'days', amount: 3 } }))).toEqual([
      'warning paper.issue-unknown',
    ]);
    expect(judged(paper('a', { expiresOn: '2020-01-01' }), kindOf({}), needs({ deadline: null }))).toEqual([
      'passed paper.good',
    ]);
  });
});

describe('the newer edition', () => {
  const old = paper('old', { issuedOn: '2026-01-01' });
  const fresh = paper('fresh', { issuedOn: '2026-06-01' });
  const freshest = paper('freshest', { issuedOn: '2026-07-01' });

  test('of a kind with one in force is the one issued last; without a file it can not be put in', () => {
    const kind = kindOf({});
    expect(newerOf([old, fresh, freshest], kind, old)?.paperId).toBe('freshest');
    expect(newerOf([old, fresh, { ...freshest, file: null }], kind, old)?.paperId).toBe('fresh');
    expect(newerOf([old, fresh], kind, fresh)).toBeNull();
    expect(newerOf([old, paper('undated')], kind, old)).toBeNull();
  });

  test('of other kinds is only the one that says so, through others as well, and a circle ends', () => {
    const kind = kindOf({}, false);
    expect(newerOf([old, fresh], kind, old)).toBeNull();
    const chain = [old, { ...fresh, replaces: 'old' }, { ...freshest, replaces: 'fresh' }];
    expect(newerOf(chain, kind, old)?.paperId).toBe('freshest');
    const circle = [
      { ...old, replaces: 'fresh' },
      { ...fresh, replaces: 'old' },
    ];
    expect(newerOf(circle, kind, old)?.paperId).toBe('fresh');
  });

  test('is told in the bid that holds the older one', () => {
    expect(judged(old, kindOf({ term: { kind: 'endless' } }), needs(), fresh)).toEqual(['warning paper.newer-there']);
  });
});
