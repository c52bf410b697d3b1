import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importProcedures } from '#electron/steps/procedures/import-procedures.ts';
import { showProcedure } from '#electron/steps/procedures/show-procedure.ts';
import { checkNoticeCase } from '#test/kit/check-notice-case.ts';
import { noticeCases } from '#test/kit/notice-cases.ts';
import { temporaryFolder, temporaryWorkspace } from '#test/kit/workspaces.ts';

describe('a ProZorro tender', () => {
  it.each(noticeCases('prozorro').map((one) => [one.name, one] as const))('%s', async (_, one) => {
    await checkNoticeCase(one, 'tender.json');
  });

  it('becomes a new edition when it was modified, and none when only its spacing differs', async () => {
    const workspace = await temporaryWorkspace();
    const folder = await temporaryFolder();
    const [wrapped] = noticeCases('prozorro').filter(({ name }) => name === 'wrapped');
    const tender: unknown = JSON.parse(wrapped?.bytes.toString() ?? '');
    const texts = [
      JSON.stringify(tender),
      JSON.stringify(tender, null, 2),
      JSON.stringify(tender).replace('2026-11-05T10:00:00.123', '2026-11-06T10:00:00').replace('250000.5', '300000'),
    ];
    const outcomes: (string | undefined)[] = [];
    for (const [index, text] of texts.entries()) {
      const path = join(folder, `${index}.json`);
      await writeFile(path, text);
      const imported = await importProcedures(workspace, { files: [path] });
      outcomes.push(imported.ok ? imported.value.files[0]?.outcome : imported.error.code);
    }
    expect(outcomes).toEqual(['imported', 'unchanged', 'imported']);
    const shown = await showProcedure(workspace, 'UA-2026-11-02-000777-a');
    expect(shown).toMatchObject({ ok: true, value: { edition: 2, value: { amount: '300000', currency: 'UAH' } } });
  });

  it('says why it or one of its lots was cancelled, once that took effect', async () => {
    const workspace = await temporaryWorkspace();
    const [one] = noticeCases('prozorro').filter(({ name }) => name === 'alone');
    const tender = JSON.parse(one?.bytes.toString() ?? '') as Record<string, unknown>;
    const path = join(await temporaryFolder(), 'tender.json');
    tender['cancellations'] = [
      { id: 'c1', reason: 'помилка в умовах', status: 'active', cancellationOf: 'lot', relatedLot: 'l2' },
      { id: 'c2', reason: 'немає потреби', status: 'pending', cancellationOf: 'tender' },
    ];
    await writeFile(path, JSON.stringify(tender));
    await importProcedures(workspace, { files: [path] });
    const shown = await showProcedure(workspace, 'UA-2026-11-02-000777-a');
    expect(shown).toMatchObject({
      ok: true,
      value: { amendment: { changes: [{ lot: 'l2', description: 'помилка в умовах' }] } },
    });
  });

  const sample = '../shared/samples/prozorro/tender-complete.json';
  it.skipIf(!existsSync(sample))('that is complete reads as published [needs ../shared]', async () => {
    const workspace = await temporaryWorkspace();
    const path = join(await temporaryFolder(), 'tender.json');
    await writeFile(path, readFileSync(sample));
    const imported = await importProcedures(workspace, { files: [path] });
    expect(imported).toMatchObject({ ok: true, value: { files: [{ outcome: 'imported', findings: [] }] } });
    const shown = await showProcedure(workspace, 'UA-2027-01-01-000001-a');
    expect(shown).toMatchObject({
      ok: true,
      value: {
        sourceFormat: 'prozorro',
        title: 'футляри до державних нагород',
        buyer: { name: 'ЗОСШ #10 м.Вінниці' },
        method: 'aboveThreshold',
        deadline: '2027-01-15T22:00:00Z',
        value: { amount: '1000', currency: 'UAH' },
        lots: [{ value: { amount: '500' } }, { value: { amount: '500' } }],
        itemCount: 2,
        documents: [{ title: 'name.doc' }, { title: 'sign.p7s' }],
        securities: [],
      },
    });
  });
});
