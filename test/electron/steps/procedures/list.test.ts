import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importProcedures } from '#electron/steps/procedures/import-procedures.ts';
import { listProcedures } from '#electron/steps/procedures/list-procedures.ts';
import { showProcedure } from '#electron/steps/procedures/show-procedure.ts';
import type { ListAnswer, ListQuestion } from '#electron/steps/procedures/types.ts';
import type { Workspace } from '#electron/store/workspace.ts';
import { temporaryFolder, temporaryWorkspace } from '#test/kit/workspaces.ts';

const notice = (number: number, title: string, buyer: string, deadline: string | null, amount: number | null): string =>
  JSON.stringify({
    ocid: `ocds-l-${number}`,
    date: `2026-11-0${number}T00:00:00Z`,
    buyer: { name: buyer },
    tender: {
      title,
      items: [{ description: number === 2 ? 'توريد الأثاث المَكتبي' : 'позиция' }],
      documents: [{ title: number === 3 ? 'Drawing Façade.pdf' : 'ТЗ.docx' }],
      ...(deadline === null ? {} : { tenderPeriod: { endDate: deadline } }),
      ...(amount === null ? {} : { value: { amount, currency: number === 4 ? 'EUR' : 'RUB' } }),
    },
  });

const filled = async (): Promise<Workspace> => {
  const workspace = await temporaryWorkspace();
  const path = join(await temporaryFolder(), 'a.jsonl');
  const lines = [
    notice(1, '«Ёлки» для парка', 'Яр', '2026-11-23T20:59:00Z', 100),
    notice(2, 'Мебель офисная', 'АО «Бета»', '2026-11-20T09:00:00Z', 25.5),
    notice(3, 'ремонт фасада', 'Бета-строй', null, null),
    notice(4, 'Alpha pumps', 'Гамма', '2026-12-01T00:00:00+03:00', 900),
  ];
  await writeFile(path, lines.join('\n'));
  const imported = await importProcedures(workspace, { files: [path] });
  if (!imported.ok) throw new Error(imported.error.code);
  return workspace;
};

const plain: ListQuestion = { search: '', filter: {}, order: 'deadline', descending: false, offset: 0, limit: 100 };
const list = (workspace: Workspace, question: Partial<ListQuestion> = {}): ListAnswer => {
  const listed = listProcedures(workspace, { ...plain, ...question }, 'Europe/Moscow');
  if (!listed.ok) throw new Error(listed.error.code);
  return listed.value;
};
const ids = (answer: ListAnswer): string => answer.rows.map(({ sourceId }) => sourceId.slice(-1)).join('');

describe('the list of procedures', () => {
  it('finds words in titles, buyers, positions and documents, whatever their case, ё or marks', async () => {
    const workspace = await filled();
    const found = (search: string): string => ids(list(workspace, { search }));
    expect(found('елки')).toBe('1');
    expect(found('ЁЛ')).toBe('1');
    expect(found('бета')).toBe('23');
    expect(found('المكتبى')).toBe('2');
    expect(found('facade')).toBe('3');
    expect(found('"мебель офисная"')).toBe('2');
    expect(found('"офисная мебель"')).toBe('');
    expect(found('ремонт бета')).toBe('3');
    expect(found('ремонт насосов')).toBe('');
    expect(found('ocds-l-4')).toBe('4');
    expect(found('***')).toBe('');
  });

  it('takes any text as a search', async () => {
    const workspace = await filled();
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^["'*:()^+\-ANDORTNE ]{0,30}$/)),
        (search) => {
          expect(list(workspace, { search }).total).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  it('puts procedures without a deadline or value last, whichever way it is sorted', async () => {
    const workspace = await filled();
    expect(ids(list(workspace))).toBe('2143');
    expect(ids(list(workspace, { descending: true }))).toBe('4123');
    expect(ids(list(workspace, { order: 'value' }))).toBe('2143');
    expect(ids(list(workspace, { order: 'value', descending: true }))).toBe('4123');
    expect(ids(list(workspace, { order: 'title' }))).toBe('4123');
    expect(ids(list(workspace, { order: 'buyer' }))).toBe('2341');
    expect(ids(list(workspace, { order: 'published', descending: true }))).toBe('4321');
  });

  it('pages through everything once', async () => {
    const workspace = await filled();
    for (const order of ['deadline', 'value', 'title'] as const) {
      const pages = [0, 1, 2, 3, 4].map((offset) => list(workspace, { order, offset, limit: 1 }));
      expect(pages.map(({ total }) => total)).toEqual([4, 4, 4, 4, 4]);
      expect(pages.map(ids).join('')).toBe(ids(list(workspace, { order })));
    }
  });

  it('filters by days of the zone, stage, value, currency and buyer', async () => {
    const workspace = await filled();
    const filtered = (filter: ListQuestion['filter']): string => ids(list(workspace, { filter }));
    // 20:59 UTC is 23:59 in Moscow: still the 23rd there.
    expect(filtered({ deadlineFrom: '2026-11-23', deadlineTo: '2026-11-23' })).toBe('1');
    // Midnight of 1 December in Moscow belongs to that day.
    expect(filtered({ deadlineFrom: '2026-12-01' })).toBe('4');
    expect(filtered({ deadlineTo: '2026-11-30' })).toBe('21');
    expect(filtered({ stage: 'open' })).toBe('14');
    expect(filtered({ stage: 'closed' })).toBe('2');
    expect(filtered({ stage: 'undated' })).toBe('3');
    expect(filtered({ valueFrom: '25.5', valueTo: '100' })).toBe('21');
    expect(filtered({ currency: 'eur' })).toBe('4');
    expect(filtered({ buyer: 'бета' })).toBe('23');
  });

  it.each([{ deadlineFrom: '2026-02-30' }, { valueFrom: 'много' }])('refuses the filter %j', async (filter) => {
    const listed = listProcedures(await filled(), { ...plain, filter }, 'UTC');
    expect(listed).toMatchObject({ ok: false, error: { code: 'input.invalid' } });
  });
});

describe('one procedure', () => {
  it('is found by the id of the workspace and by the source’s own', async () => {
    const workspace = await filled();
    const [row] = list(workspace, { search: 'pumps' }).rows;
    const [byId, bySource] = [
      await showProcedure(workspace, row?.id ?? ''),
      await showProcedure(workspace, 'ocds-l-4'),
    ];
    expect(byId).toEqual(bySource);
    expect(byId).toMatchObject({
      ok: true,
      value: { title: 'Alpha pumps', buyerZone: '+03:00', publishedAt: '2026-11-04T00:00:00Z' },
    });
  });

  it('that is not there is refused', async () => {
    expect(await showProcedure(await filled(), 'p99')).toMatchObject({
      ok: false,
      error: { code: 'record.not-found' },
    });
  });
});
