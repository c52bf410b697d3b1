import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { resolveSelection } from '#electron/steps/organiser/selected.ts';
import { countSelected, findSelected, keysInOrder, type Selected } from '#electron/store/organiser/selection.ts';
import { procedureIdOf } from '#electron/store/procedures/ids.ts';
import { procedureOrders, type ProcedureOrder } from '#electron/store/procedures/query.ts';
import type { ProcedureRow } from '#shared/contract/procedures.ts';
import type { ProcedureFilter } from '#shared/procedure/organiser/filter.ts';
import { openDesk, type Desk } from '#test/kit/organiser.ts';

const runs = Number(process.env['PROPERTY_RUNS'] ?? 60);
const titles = ['Насосы', 'Мебель', 'Насос и мебель', 'Кабель'];

const filled = async (): Promise<Desk> => {
  const desk = await openDesk();
  await desk.value('organiser.save', { people: [{ personId: 'a', name: 'Анна', isSelf: true }] });
  await desk.take(
    Array.from({ length: 24 }, (_, index) => ({
      number: index + 1,
      title: `${titles[index % 4] ?? ''} ${index + 1}`,
      deadline: index % 5 === 0 ? null : `2026-1${1 + (index % 2)}-${10 + index}T09:00:00Z`,
      amount: index % 3 === 0 ? null : 100 + index,
    })),
  );
  const set = async (numbers: readonly number[], change: Parameters<typeof desk.value<'work.change'>>[1]['change']) => {
    const ids = numbers.map((number) => procedureIdOf(number));
    await desk.value('work.change', { target: { ids }, change });
  };
  await set([1, 2, 3, 4, 5, 6], { stageId: 'studying', addTags: ['зима'], isStarred: true });
  await set([4, 5, 6, 7, 8], { assigneeId: 'a', priority: 'high', addTags: ['насосная'] });
  await set([9, 10], { stageId: 'dropped', reason: { reasonId: 'other', text: '' } });
  await set([11, 12], { stageId: 'preparing', nextStep: { text: 'x', on: '2026-11-25' }, isSeen: true });
  return desk;
};

const filters = fc.record(
  {
    stage: fc.constantFrom('open', 'closed', 'undated'),
    workStages: fc.subarray(['new', 'studying', 'preparing', 'dropped', 'won']),
    assignee: fc.constantFrom('me', 'none'),
    tags: fc.subarray(['зима', 'НАСОСНАЯ', 'нет такой'], { minLength: 1, maxLength: 2 }),
    starred: fc.boolean(),
    priorities: fc.subarray(['none', 'low', 'high']),
    seen: fc.boolean(),
    valueFrom: fc.constantFrom('0', '110'),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<ProcedureFilter>;

/** The filter as a person would read it off the rows. */
const holds = ({ work, stage, value }: ProcedureRow, filter: ProcedureFilter): boolean =>
  (filter.stage === undefined || stage === filter.stage) &&
  (filter.workStages === undefined || filter.workStages.includes(work.stageId)) &&
  (filter.assignee === undefined || (filter.assignee === 'me') === (work.assigneeId === 'a')) &&
  (filter.tags ?? []).every((tag) => work.tags.includes(tag.toLowerCase())) &&
  (filter.starred === undefined || work.isStarred === filter.starred) &&
  (filter.priorities === undefined || filter.priorities.includes(work.priority)) &&
  (filter.seen === undefined || work.isSeen === filter.seen) &&
  (filter.valueFrom === undefined || (value !== null && Number(value.amount) >= Number(filter.valueFrom)));

it('a selection is what its filter says, however it is asked: counted, paged, sorted or walked', async () => {
  const desk = await filled();
  const { workspace } = desk.host;
  const { database } = workspace;
  const all = (await desk.value('procedures.list', { limit: 100 })).rows;
  const orders = Object.keys(procedureOrders) as ProcedureOrder[];
  fc.assert(
    fc.property(
      filters,
      fc.constantFrom('', 'насос', 'мебель', 'зима'),
      fc.constantFrom(...orders),
      fc.boolean(),
      (filter, search, order, descending) => {
        const selectedBy = (words: string): Selected | null => {
          const resolved = resolveSelection(workspace, { search: words, filter }, 'Europe/Moscow', order);
          if (!resolved.ok) throw new Error(resolved.error.code);
          return resolved.value.selected;
        };
        const byFilter = selectedBy('');
        if (byFilter === null) throw new Error('nothing was asked for');
        const expected = all.filter((row) => holds(row, filter)).map(({ id }) => id);
        expect(
          keysInOrder(database, byFilter, { order, descending })
            .map(({ key }) => procedureIdOf(key))
            .toSorted(),
        ).toEqual(expected.toSorted());
        const selected = selectedBy(search) ?? byFilter;
        const total = countSelected(database, selected);
        const inOrder = keysInOrder(database, selected, { order, descending }).map(({ key }) => key);
        expect(inOrder).toHaveLength(total);
        const paged = (more: { readonly total?: number }): readonly number[] =>
          [0, 5, 10, 15, 20].flatMap((offset) =>
            findSelected(database, { ...selected, order, descending, offset, limit: 5, ...more }).records.map(
              (record) => record.procedure_key,
            ),
          );
        // Known facts in order; those without the fact behind them, in whichever order.
        const column = procedureOrders[order];
        const isFilled = (key: number): boolean =>
          database.get(`SELECT 1 FROM procedure WHERE procedure_key = ? AND ${column} IS NOT NULL`, [key]) !==
          undefined;
        for (const keys of [paged({}), paged({ total: 1_000_000 })]) {
          expect(keys.filter((key) => isFilled(key))).toEqual(inOrder.filter((key) => isFilled(key)));
          expect(keys).toHaveLength(total);
          expect(new Set(keys)).toEqual(new Set(inOrder));
          expect(keys.map((key) => isFilled(key)).lastIndexOf(true)).toBe(
            keys.filter((key) => isFilled(key)).length - 1,
          );
        }
      },
    ),
    { numRuns: runs },
  );
});
