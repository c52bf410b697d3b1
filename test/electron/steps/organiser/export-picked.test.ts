import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openDesk } from '#test/kit/organiser.ts';

it('exports of a list only what was picked, or all but what was not, in the order of the list', async () => {
  const desk = await openDesk();
  await desk.take([1, 2, 3, 4].map((number) => ({ number, title: `Lot ${number}` })));
  const { rows } = await desk.value('procedures.list', { order: 'title' });
  const [first = '', second = '', , fourth = ''] = rows.map(({ id }) => id);
  const titles = async (part: { ids?: string[]; except?: string[] }): Promise<readonly string[]> => {
    const { path } = await desk.value('procedures.export', {
      columns: ['title'],
      format: 'csv',
      order: 'title',
      descending: true,
      ...part,
    });
    return readFileSync(path, 'utf8').trim().split('\r\n').slice(1);
  };
  expect(await titles({ ids: [first, fourth, 'of-another-workspace'] })).toEqual(['Lot 4', 'Lot 1']);
  expect(await titles({ except: [second] })).toEqual(['Lot 4', 'Lot 3', 'Lot 1']);
  expect(await titles({ ids: [] })).toEqual([]);
});
