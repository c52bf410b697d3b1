import { expect, test } from 'vitest';
import { builtInStages } from '#shared/procedure/organiser/stages.ts';
import { withPerson, withReason, withSelf, withStage } from '../../../renderer/screens/procedures/lists-edit.ts';

test('the first person is oneself until another is said to be, and only one ever is', () => {
  const two = withPerson(withPerson([], 'p-1', 'Анна'), 'p-2', 'Пётр');
  expect(two.map(({ isSelf }) => isSelf)).toEqual([true, false]);
  expect(withSelf(two, 'p-2').map(({ isSelf }) => isSelf)).toEqual([false, true]);
});

test('a new stage stands after the last of its meaning', () => {
  const stage = { stageId: 's-1', name: 'Согласование', language: 'ru' } as const;
  const ids = (meaning: 'work' | 'won'): readonly string[] =>
    withStage([...builtInStages], { ...stage, meaning }).map(({ stageId }) => stageId);
  expect(ids('work').indexOf('s-1')).toBe(ids('work').indexOf('preparing') + 1);
  expect(ids('won').indexOf('s-1')).toBe(ids('won').indexOf('contract') + 1);
});

test('where no stage has the meaning, it stands before those that end the work', () => {
  const few = builtInStages.filter(({ meaning }) => meaning === 'new' || meaning === 'dropped');
  const stages = withStage(few, { stageId: 's-1', name: 'In', meaning: 'submitted', language: 'en' });
  expect(stages.map(({ stageId }) => stageId)).toEqual(['new', 's-1', 'dropped']);
});

test('a reason is kept in the language it was written in', () => {
  expect(withReason([], { reasonId: 'r-1', name: 'سبب', of: 'lost', language: 'ar' })).toEqual([
    { reasonId: 'r-1', names: { ar: 'سبب' }, of: 'lost' },
  ]);
});
