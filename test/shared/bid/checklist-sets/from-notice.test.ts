import { describe, expect, it } from 'vitest';
import { itemsFromNotice, itemsSince, mostNoticeItems } from '#shared/bid/checklist-sets/from-notice.ts';
import { checklistOf, guessItem, usualItems } from '#shared/bid/checklist.ts';
import { blankRequirement, type Requirement } from '#shared/procedure/criteria.ts';

const asked = (name: string, more: Partial<Requirement> = {}): Requirement => ({
  ...blankRequirement,
  kind: 'document',
  name,
  mandatory: true,
  stage: 'bid',
  path: `/notice/${name}`,
  ...more,
});
const everywhere = { lotId: null, lots: [] };
const itemsOf = (requirements: readonly Requirement[], place = everywhere) =>
  itemsFromNotice(requirements, place, (key) => key);

describe('the papers of a notice as items', () => {
  it.each([
    ['a paper it calls mandatory stops a bid', asked('Лицензия'), 'required'],
    ['a paper it calls optional does not', asked('Лицензия', { mandatory: false }), 'optional'],
    ['a paper of which it says neither warns', asked('Лицензия', { mandatory: null }), 'expected'],
    [
      'proof of what one must be able to do warns',
      asked('Опыт', { kind: 'selection', evidence: ['Договоры'] }),
      'expected',
    ],
    ['a requirement with words warns', asked('Опыт', { kind: 'participant', description: 'акт' }), 'expected'],
    ['a bare requirement is the declaration’s', asked('ст. 31', { kind: 'participant' }), null],
    ['a ground for exclusion is the declaration’s', asked('Судимость', { kind: 'exclusion', description: 'x' }), null],
    ['what the winner brings is none of the bid’s', asked('Справка', { stage: 'winner' }), null],
    ['what the buyer looks up is none of the bid’s', asked('Реестр', { stage: 'buyer', evidence: ['x'] }), null],
  ])('%s', (_, requirement, need) => {
    expect(itemsOf([requirement]).map((rule) => rule.need)).toEqual(need === null ? [] : [need]);
  });

  it('are those of the bid’s lot and of the whole, named by the lot where there are several', () => {
    const lots = [
      { id: '1', title: 'Насосы' },
      { id: '2', title: 'Трубы' },
    ];
    const all = [asked('Общее'), asked('А', { lotId: '1' }), asked('А', { lotId: '2' })];
    expect(itemsFromNotice(all, { lotId: '2', lots }, String).map(({ title, lot }) => [title, lot])).toEqual([
      ['Общее', undefined],
      ['А', 'Трубы'],
    ]);
    expect(itemsFromNotice(all, { lotId: null, lots }, String)).toHaveLength(3);
  });

  it('come once however often they are asked, and not without end', () => {
    expect(itemsOf([asked('Устав'), asked(' устав ')])).toHaveLength(1);
    expect(itemsOf(Array.from({ length: 1_000 }, (__, at) => asked(`Документ ${at}`)))).toHaveLength(mostNoticeItems);
  });

  it('say what a new edition adds, changes and drops; what is dropped asks for nothing', () => {
    const before = itemsOf([asked('Устав'), asked('Лицензия'), asked('Справка')]);
    const now = itemsOf([asked('Устав'), asked('Лицензия', { mandatory: false }), asked('Баланс')]);
    expect(itemsSince(before, now).map(({ title, need, notice }) => [title, need, notice?.change])).toEqual([
      ['Устав', 'required', 'same'],
      ['Лицензия', 'optional', 'changed'],
      ['Баланс', 'required', 'added'],
      ['Справка', 'optional', 'gone'],
    ]);
  });

  it('are what a file is taken for rather than what the law lets a customer ask', () => {
    const rules = [...itemsOf([asked('Копия лицензии')]), ...usualItems];
    const items = checklistOf(false, { own: [], waived: {} }, [], rules);
    expect(guessItem('лицензия 2026.pdf', items, rules)).toBe(rules[0]?.itemId);
    expect(guessItem('копия.pdf', items, rules)).toBeNull();
  });
});
