import { expect, it } from 'vitest';
import { ownWords } from '#electron/store/organiser/own-words.ts';
import { findSelected } from '#electron/store/organiser/selection.ts';
import { searchParts } from '#shared/procedure/search-words.ts';
import { openDesk } from '#test/kit/organiser.ts';

it.each([
  ['зима', '1 2 3'],
  ['насос зима', '1 3'],
  ['звонок насос', '1'],
  ['звонок зима насос', '1'],
  ['мебель звонок', ''],
])(
  'finds “%s” in notices, tags and notes alike, whether few or many procedures have them',
  async (search, expected) => {
    const desk = await openDesk();
    await desk.take([
      { number: 1, title: 'Насосы' },
      { number: 2, title: 'Мебель' },
      { number: 3, title: 'Насосы на зиму' },
      { number: 4, title: 'Насосы' },
    ]);
    await desk.value('work.change', { target: { ids: ['p1', 'p2'] }, change: { addTags: ['зима 2026'] } });
    await desk.value('work.addNote', { id: 'p1', text: 'звонок поставщику' });
    const { database } = desk.host.workspace;
    const parts = searchParts(search);
    for (const most of [0, 1, 2_000]) {
      const found = ownWords(database, parts, null, most);
      const { records } = findSelected(database, {
        match: 'also' in found ? parts.join(' AND ') : null,
        also: 'also' in found ? found.also : [],
        ...('also' in found ? { conditions: [] } : { kept: found.kept, conditions: [found.condition] }),
        order: 'imported',
        descending: false,
        offset: 0,
        limit: 10,
      });
      expect(records.map((record) => record.procedure_key).join(' '), `most ${most}`).toBe(expected);
    }
  },
);
