import { describe, expect, it } from 'vitest';
import { completenessOf, checklistOf, guessItem, usualItems } from '#shared/bid/checklist.ts';
import { dueDay, itemsFor, lawOfFormat, partyOf, type ChecklistFacts } from '#shared/bid/checklist-sets/choose.ts';
import { ownChecklistSets } from '#shared/bid/checklist-sets/own-sets.ts';
import { checklistSet } from '#shared/bid/checklist-sets/set.ts';
import { russia } from '#shared/calendar/russia.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { document } from './facts.ts';

const facts = (change: Partial<ChecklistFacts> = {}): ChecklistFacts => ({
  law: '44-fz',
  party: 'legal',
  isSmallBusiness: false,
  kind: null,
  platformId: null,
  on: '2026-11-01',
  lots: [],
  ...change,
});
const ids = (change: Partial<ChecklistFacts>, sets = ownChecklistSets): readonly string[] =>
  itemsFor(sets, facts(change)).map(({ itemId }) => itemId);
const none = { own: [], waived: {} };

describe('the papers a bid needs', () => {
  it('follow the law, the party and its size', () => {
    expect(ids({ law: 'commercial' })).toEqual(usualItems.map(({ itemId }) => itemId));
    expect(ids({})).toContain('declaration');
    expect(ids({})).not.toContain('translation');
    expect(ids({ party: 'foreign' })).toContain('translation');
    expect(ids({ party: 'individual' })).not.toContain('big-deal');
    expect(ids({ law: '223-fz' })).not.toContain('founders');
    expect(ids({ law: '223-fz', isSmallBusiness: true })).toContain('founders');
  });

  it('follow the day of the notice, not today’s', () => {
    expect(ids({ on: '2021-06-01' })).toEqual(usualItems.map(({ itemId }) => itemId));
  });

  it('cite an article for every item of a law, and none of them blocks a bid', () => {
    for (const set of ownChecklistSets) {
      expect(set.source).toMatch(/ст\. \d/);
      for (const { basis, need } of set.items) {
        expect(basis).toMatch(/ст\. \d/);
        expect(need).not.toBe('required');
      }
    }
  });

  it('stand once for each lot where one bid is for several', () => {
    const lots = [
      { id: '1', title: 'Насосы' },
      { id: '2', title: 'Трубы' },
    ];
    const items = checklistOf(
      false,
      none,
      [document('a.pdf', { itemId: 'offer@1' })],
      itemsFor(ownChecklistSets, facts({ lots })),
    );
    expect(items.filter(({ titleKey }) => titleKey === 'bid.item.offer').map(({ lot, state }) => [lot, state])).toEqual(
      [
        ['Насосы', 'done'],
        ['Трубы', 'missing'],
      ],
    );
  });

  it('take the user’s own sets without code, by kind and platform, and these may block', () => {
    const own = checklistSet.parse({
      setId: 'nuclear',
      title: 'Росатом',
      kinds: ['auction'],
      validFrom: '2026-01-01',
      source: 'ЕОСЗ',
      items: [{ itemId: 'form-1', title: 'Форма 1', need: 'required', basis: 'ЕОСЗ, прил. 1', dueDays: 2 }],
    });
    expect(ids({ law: 'commercial', kind: 'auction' }, [own])).toContain('form-1');
    expect(ids({ law: 'commercial', kind: 'other' }, [own])).not.toContain('form-1');
    const items = checklistOf(
      false,
      { ...none, owners: { 'form-1': 'Петров' } },
      [],
      itemsFor([own], facts({ law: 'commercial', kind: 'auction' })),
    );
    expect(items.at(-1)).toMatchObject({
      titleKey: null,
      title: 'Форма 1',
      owner: 'Петров',
      dueDays: 2,
      setId: 'nuclear',
    });
    expect(completenessOf(items).required).toEqual({ done: 0, total: 1 });
  });

  it('know a file of a law’s item by its name', () => {
    const rules = itemsFor(ownChecklistSets, facts());
    expect(guessItem('Декларация.pdf', checklistOf(false, none, [], rules), rules)).toBe('declaration');
  });

  it.each([
    [{ country: 'RU', inn: '7706107510', ogrn: '1027700043502' }, 'legal'],
    [{ country: 'RU', inn: '500100732259', ogrn: '304500116000157' }, 'sole-trader'],
    [{ country: 'RU', inn: '500100732259', ogrn: '1' }, 'individual'],
    [{ country: 'KZ', inn: '', ogrn: '' }, 'foreign'],
  ] as const)('take the bidder %o for %s', (profile, party) => {
    expect(partyOf(profile)).toBe(party);
    expect(lawOfFormat('ru223')).toBe('223-fz');
  });

  it('are due working days before the deadline, in the buyer’s zone', () => {
    const deadline = '2027-01-11T21:30:00.000Z' as Instant;
    // 12 January in Moscow; the holidays end on the 8th, the 9th and 10th are a weekend.
    expect(dueDay(deadline, '+03:00', 0, russia)).toBe('2027-01-12');
    expect(dueDay(deadline, '+03:00', 2, russia)).toBe('2026-12-30');
    expect(dueDay(deadline, 'Europe/London', 1, russia)).toBe('2026-12-30');
    expect(dueDay(null, null, 1, russia)).toBeNull();
    expect(dueDay('2031-01-11T21:30:00.000Z' as Instant, null, 1, russia)).toBeNull();
  });
});
