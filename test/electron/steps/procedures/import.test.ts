import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importProcedures } from '#electron/steps/procedures/import-procedures.ts';
import { listProcedures } from '#electron/steps/procedures/list-procedures.ts';
import { showProcedure } from '#electron/steps/procedures/show-procedure.ts';
import type { ImportAnswer, ListQuestion } from '#electron/steps/procedures/types.ts';
import type { Row } from '#electron/store/database.ts';
import { proceduresOfSource } from '#electron/store/procedures/sources.ts';
import type { Workspace } from '#electron/store/workspace.ts';
import { syntheticRelease, writeSyntheticLines } from '#test/kit/ocds-notices.ts';
import { temporaryFolder, temporaryWorkspace, workspaceIn } from '#test/kit/workspaces.ts';

const take = async (workspace: Workspace, ...files: string[]): Promise<ImportAnswer> => {
  const imported = await importProcedures(workspace, { files });
  if (!imported.ok) throw new Error(imported.error.code);
  return imported.value;
};
const write = async (folder: string, name: string, content: unknown): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const everything: ListQuestion = {
  search: '',
  filter: {},
  order: 'imported',
  descending: false,
  offset: 0,
  limit: 100,
};
const countOf = (workspace: Workspace, table: string): unknown =>
  workspace.database.get(`SELECT count(*) AS n FROM ${table}`)?.['n'];

describe('importing again', () => {
  it('finds an unchanged file by its bytes, whatever its name', async () => {
    const [workspace, folder] = [await temporaryWorkspace(), await temporaryFolder()];
    const first = await take(workspace, await write(folder, 'a.json', syntheticRelease(1)));
    const second = await take(workspace, await write(folder, 'b.json', syntheticRelease(1)));
    expect(first.files[0]?.outcome).toBe('imported');
    expect(second.files[0]?.outcome).toBe('unchanged');
    expect(second.procedures).toEqual(first.procedures.map((one) => ({ ...one, isNew: false })));
    expect([countOf(workspace, 'edition'), countOf(workspace, 'source')]).toEqual([1, 1]);
  });

  it('finds the procedures of a file part by part, each once', async () => {
    const [workspace, folder] = [await temporaryWorkspace(), await temporaryFolder()];
    const releases = [1, 2, 3, 4, 5].map((number) => syntheticRelease(number));
    await take(workspace, await write(folder, 'other.json', syntheticRelease(9)));
    await take(workspace, await write(folder, 'a.json', { releases }));
    const source = workspace.database.get<Row & { key: number }>('SELECT max(source_key) AS key FROM source')?.key ?? 0;
    const parts: string[][] = [];
    for (let after = 0; ;) {
      const part = proceduresOfSource(workspace.database, source, after, 2);
      if (part.length === 0) break;
      parts.push(part.map(({ source_id: id }) => id));
      after = part.at(-1)?.procedure_key ?? 0;
    }
    expect(parts.map(({ length }) => length)).toEqual([2, 2, 1]);
    expect(new Set(parts.flat()).size).toBe(5);
  });

  it('knows the same release in another spacing, encoding or package as unchanged', async () => {
    const [workspace, folder] = [await temporaryWorkspace(), await temporaryFolder()];
    await take(workspace, await write(folder, 'a.json', syntheticRelease(1)));
    const pretty = await write(folder, 'b.json', JSON.stringify({ releases: [syntheticRelease(1)] }, null, 2));
    const wide = join(folder, 'c.json');
    await writeFile(wide, Buffer.from(JSON.stringify(syntheticRelease(1)), 'utf16le'));
    const again = await take(workspace, pretty, wide);
    expect(again.files.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged']);
    expect(countOf(workspace, 'edition')).toBe(1);
  });

  it('makes a changed release a new edition and says so', async () => {
    const [workspace, folder] = [await temporaryWorkspace(), await temporaryFolder()];
    await take(workspace, await write(folder, 'a.json', syntheticRelease(1)));
    const later = { ...syntheticRelease(1, 2), date: '2026-12-31T00:00:00Z' };
    const second = await take(workspace, await write(folder, 'b.json', later));
    expect(second.procedures).toMatchObject([{ isNew: false }]);
    expect(second.files[0]).toMatchObject({
      outcome: 'imported',
      findings: [{ code: 'procedure.edition-added', details: { edition: 2 } }],
    });
    const shown = await showProcedure(workspace, second.procedures[0]?.id ?? '');
    expect(shown).toMatchObject({ ok: true, value: { edition: 2, title: expect.stringContaining('изменение') } });
    const listed = listProcedures(workspace, { ...everything, search: 'изменение' }, 'UTC');
    expect(listed).toMatchObject({ ok: true, value: { total: 1, rows: [{ edition: 2 }] } });
  });

  it('puts an edition that comes late in its place and keeps the newest state', async () => {
    const [workspace, folder] = [await temporaryWorkspace(), await temporaryFolder()];
    const later = { ...syntheticRelease(1, 2), date: '2026-12-31T00:00:00Z' };
    await take(workspace, await write(folder, 'b.json', later));
    const second = await take(workspace, await write(folder, 'a.json', syntheticRelease(1)));
    expect(second.files[0]?.findings).toMatchObject([{ code: 'procedure.edition-earlier', details: { edition: 1 } }]);
    const shown = await showProcedure(workspace, second.procedures[0]?.id ?? '');
    if (!shown.ok) throw new Error(shown.error.code);
    expect(shown.value.title).toContain('изменение');
    expect(shown.value.editions.map(({ date }) => date)).toEqual([expect.any(String), '2026-12-31T00:00:00Z']);
    expect(shown.value.editions[1]?.digest).not.toBe(shown.value.editions[0]?.digest);
  });
});

describe('a file that is not taken', () => {
  it.each([
    ['missing', 'file.not-found'],
    ['', 'file.not-a-file'],
  ])('“%s” is refused by itself and the others are taken', async (name, code) => {
    const [workspace, folder] = [await temporaryWorkspace(), await temporaryFolder()];
    const good = await write(folder, 'good.json', syntheticRelease(1));
    const answer = await take(workspace, join(folder, name), good);
    expect(answer.files).toMatchObject([{ outcome: 'refused', findings: [{ code }] }, { outcome: 'imported' }]);
  });

  it('is refused when another format was asked for', async () => {
    const [workspace, folder] = [await temporaryWorkspace(), await temporaryFolder()];
    const path = await write(folder, 'a.json', '<xml/>');
    const imported = await importProcedures(workspace, { files: [path], format: 'ocds' });
    expect(imported).toMatchObject({ ok: true, value: { files: [{ findings: [{ code: 'notice.format-differs' }] }] } });
  });

  it('leaves a workspace with a hundred findings, not a million', async () => {
    const [workspace, folder] = [await temporaryWorkspace(), await temporaryFolder()];
    const lines = `${JSON.stringify(syntheticRelease(1))}\n${'{"no":"ocid"}\n'.repeat(500)}`;
    const answer = await take(workspace, await write(folder, 'a.jsonl', lines));
    expect(answer.files[0]?.outcome).toBe('partly');
    expect(answer.files[0]?.findings).toHaveLength(101);
    expect(answer.files[0]?.findings.at(-1)).toMatchObject({ code: 'notice.more-findings', details: { count: 400 } });
  });

  it('refuses lines of which none holds a notice, however many, and keeps nothing of them', async () => {
    const [workspace, folder] = [await temporaryWorkspace(), await temporaryFolder()];
    const lines = Array.from({ length: 1_200 }, (_, number) => `{"ocid":${number}}`).join('\n');
    const imported = await take(workspace, await write(folder, 'bad.jsonl', lines));
    expect(imported.files[0]?.outcome).toBe('refused');
    expect([countOf(workspace, 'procedure'), countOf(workspace, 'source')]).toEqual([0, 0]);
    const kept = await readdir(workspace.vault.folder, { recursive: true, withFileTypes: true });
    expect(kept.filter((entry) => entry.isFile())).toEqual([]);
  });

  it('refuses a notice of more than 16 MB in a line and in a document', async () => {
    const [workspace, folder] = [await temporaryWorkspace(), await temporaryFolder()];
    const large = JSON.stringify({ ...syntheticRelease(1), note: 'x'.repeat(17_000_000) });
    const good = JSON.stringify(syntheticRelease(2));
    const lines = await write(folder, 'a.jsonl', `${good}\n${large}\n`);
    const offset = Buffer.byteLength(good) + 1;
    const document = await write(folder, 'b.json', `{"releases":[${large}]}`);
    const answer = await take(workspace, lines, document);
    expect(answer.files).toMatchObject([
      { outcome: 'partly', findings: [{ code: 'notice.record-too-large', place: { line: 2, offset } }] },
      { outcome: 'refused', findings: [{ code: 'notice.record-too-large' }] },
    ]);
  });
});

describe('a large import', () => {
  it('reads lines and a package in threads, alike', async () => {
    const [workspace, folder] = [await temporaryWorkspace(), await temporaryFolder()];
    const lines = join(folder, 'a.jsonl');
    await writeSyntheticLines(lines, 2_500);
    const releases = (await readFile(lines, 'utf8'))
      .trimEnd()
      .replaceAll('\n', ',')
      .replaceAll('ocds-bwtest', 'ocds-other');
    const parts = Array.from({ length: 4 }, (_, part) => releases.replaceAll('ocds-other', `ocds-other${part}`));
    const document = await write(folder, 'b.json', `{"version":"1.1","releases":[${parts.join(',')}]}`);
    const heard: number[] = [];
    const imported = await importProcedures(workspace, {
      files: [lines, document],
      onProgress: ({ done }) => heard.push(done),
    });
    if (!imported.ok) throw new Error(imported.error.code);
    expect(imported.value.files).toMatchObject([{ outcome: 'imported' }, { outcome: 'imported' }]);
    expect(imported.value.procedures).toHaveLength(12_500);
    expect(new Set(imported.value.procedures.map(({ id }) => id)).size).toBe(12_500);
    expect(heard.toSorted((a, b) => a - b)).toEqual(heard);
    const one = listProcedures(workspace, { ...everything, search: 'ocds-other3-00000042' }, 'UTC');
    expect(one).toMatchObject({ ok: true, value: { total: 1 } });
    const shown = await showProcedure(workspace, 'ocds-other3-00000042');
    expect(shown).toMatchObject({ ok: true, value: { itemCount: 3, documents: [{}, {}] } });
  });

  it('hands procedures over in batches where the caller wants no list', async () => {
    const [workspace, folder] = [await temporaryWorkspace(), await temporaryFolder()];
    const lines = join(folder, 'a.jsonl');
    await writeSyntheticLines(lines, 1_500);
    let count = 0;
    const imported = await importProcedures(workspace, {
      files: [lines],
      onProcedures: (batch) => {
        count += batch.length;
      },
    });
    expect(imported).toMatchObject({ ok: true, value: { procedures: [] } });
    expect(count).toBe(1_500);
  });

  it('takes nothing of a large package with one bad release', async () => {
    const [workspace, folder] = [await temporaryWorkspace(), await temporaryFolder()];
    const lines = join(folder, 'a.jsonl');
    await writeSyntheticLines(lines, 9_000);
    const text = (await readFile(lines, 'utf8')).trimEnd().replaceAll('\n', ',').replace('"ocds-bwtest-00008990"', '7');
    const answer = await take(workspace, await write(folder, 'b.json', `{"releases":[${text}]}`));
    expect(answer).toMatchObject({
      procedures: [],
      files: [
        { outcome: 'refused', findings: [{ code: 'notice.wrong-type', place: { path: 'releases[8989].ocid' } }] },
      ],
    });
    expect([countOf(workspace, 'procedure'), countOf(workspace, 'source')]).toEqual([0, 0]);
    expect(await readdir(workspace.vault.folder)).toEqual([]);
  });

  it('stops when cancelled', async () => {
    const [workspace, folder] = [await temporaryWorkspace(), await temporaryFolder()];
    const lines = join(folder, 'a.jsonl');
    await writeSyntheticLines(lines, 6_000);
    const controller = new AbortController();
    const imported = await importProcedures(workspace, {
      files: [lines],
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    expect(imported).toMatchObject({ ok: false, error: { code: 'call.cancelled' } });
    expect(Number(countOf(workspace, 'procedure'))).toBeLessThan(6_000);
    expect((await take(workspace, lines)).files[0]?.outcome).toBe('imported');
    expect(countOf(workspace, 'procedure')).toBe(6_000);
  });

  it('goes on where a killed process left off', async () => {
    const folder = await temporaryFolder();
    const lines = join(folder, 'a.jsonl');
    // Large enough that the list's indexes are built at the end, which the kill then comes before.
    await writeSyntheticLines(lines, 13_000);
    const home = join(folder, 'workspace');
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, '../../../kit/import-until-killed.ts'), home, lines],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const workspace = await workspaceIn(home);
    expect(workspace.database.get('PRAGMA integrity_check')?.['integrity_check']).toBe('ok');
    const before = Number(countOf(workspace, 'procedure'));
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(13_000);
    expect(countOf(workspace, 'procedure_words')).toBe(before);
    expect((await take(workspace, lines)).files[0]?.outcome).toBe('imported');
    expect([countOf(workspace, 'procedure'), countOf(workspace, 'edition')]).toEqual([13_000, 13_000]);
    const sorted = workspace.database.all(`EXPLAIN QUERY PLAN SELECT procedure_key FROM procedure ORDER BY deadline`);
    expect(JSON.stringify(sorted)).toContain('procedure_by_deadline');
  });
});
