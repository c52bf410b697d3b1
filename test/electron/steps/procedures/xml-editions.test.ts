import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importProcedures } from '#electron/steps/procedures/import-procedures.ts';
import { listProcedures } from '#electron/steps/procedures/list-procedures.ts';
import { showProcedure } from '#electron/steps/procedures/show-procedure.ts';
import type { Workspace } from '#electron/store/workspace.ts';
import { noticeCases } from '#test/kit/notice-cases.ts';
import { temporaryFolder, temporaryWorkspace } from '#test/kit/workspaces.ts';

const textOf = (folder: string, name: string): string => {
  const found = noticeCases(folder).find((one) => one.name === name);
  if (found === undefined) throw new Error(`no case ${name}`);
  return found.bytes.toString('utf8');
};
const take = async (workspace: Workspace, text: string | Buffer): Promise<string> => {
  const path = join(await temporaryFolder(), 'notice.xml');
  await writeFile(path, text);
  const imported = await importProcedures(workspace, { files: [path] });
  if (!imported.ok) throw new Error(imported.error.code);
  const [file] = imported.value.files;
  return [file?.outcome, ...new Set(file?.findings.map(({ code }) => code))].join(' ');
};

const auction = textOf('ru44', 'auction');
const number = '0373200138226000791';
const later = auction
  .replace('<ns4:versionNumber>1<', '<ns4:versionNumber>2<')
  .replace('2026-11-20T10:00:00+03:00</ns4:publishDTInEIS>', '2026-11-22T10:00:00+03:00</ns4:publishDTInEIS>')
  .replace('2026-12-01T10:00:00+03:00', '2026-12-08T10:00:00+03:00');
const cancellation = `<export xmlns="http://zakupki.gov.ru/oos/export/1" xmlns:n="http://zakupki.gov.ru/oos/EPtypes/1"><epNotificationCancel><n:commonInfo><n:purchaseNumber>${number}</n:purchaseNumber><n:docPublishDTInEIS>2026-11-25T10:00:00+03:00</n:docPublishDTInEIS></n:commonInfo></epNotificationCancel></export>`;

const totalOf = (workspace: Workspace, search: string): number => {
  const question = { search, filter: {}, order: 'title', descending: false, offset: 0, limit: 10 } as const;
  const listed = listProcedures(workspace, question, 'Europe/Moscow');
  if (!listed.ok) throw new Error(listed.error.code);
  return listed.value.total;
};

describe('notices of one procedure in several files', () => {
  it('are its editions by date, in whatever order they come', async () => {
    for (const order of [
      [auction, later],
      [later, auction],
    ]) {
      const workspace = await temporaryWorkspace();
      for (const text of order) await take(workspace, text);
      expect(await showProcedure(workspace, number)).toMatchObject({
        ok: true,
        value: { edition: 2, deadline: '2026-12-08T07:00:00Z', publishedAt: '2026-11-20T07:00:00Z' },
      });
    }
  });

  it('are the same edition where only prefixes, spaces, comments or the encoding differ', async () => {
    const workspace = await temporaryWorkspace();
    await take(workspace, auction);
    const prefixed = auction.replaceAll('ns4:', 'e:').replace('xmlns:ns4', 'xmlns:e');
    const spaced = auction.replaceAll('><', '>\n  <').replace('<ns7:export', '<!-- saved by hand --><ns7:export');
    const wide = Buffer.from(`\ufeff${auction.replace('encoding="UTF-8"', 'encoding="UTF-16"')}`, 'utf16le');
    for (const same of [prefixed, spaced, wide]) expect(await take(workspace, same)).toBe('unchanged');
    expect(await showProcedure(workspace, number)).toMatchObject({ ok: true, value: { edition: 1 } });
  });

  it('end with a cancellation, which changes the status and nothing else', async () => {
    const workspace = await temporaryWorkspace();
    await take(workspace, auction);
    expect(await take(workspace, cancellation)).toBe('imported procedure.edition-added');
    const shown = await showProcedure(workspace, number);
    expect(shown).toMatchObject({
      ok: true,
      value: {
        edition: 2,
        status: 'cancelled',
        title: 'Охрана школы',
        value: { amount: '979633.15', currency: 'RUB' },
        securities: [{ kind: 'bid' }, { kind: 'performance' }, { kind: 'warranty' }],
      },
    });
    // The same file answers what it answered before.
    expect(await take(workspace, cancellation)).toBe('unchanged procedure.edition-added');
    expect(await showProcedure(workspace, number)).toMatchObject({ ok: true, value: { edition: 2 } });
  });

  it('are not confused with a procedure of another format that has the same number', async () => {
    const workspace = await temporaryWorkspace();
    await take(workspace, auction);
    const same = textOf('ru223', 'proposals').replace('32600000001', number);
    expect(await take(workspace, same)).toBe('imported');
    expect(totalOf(workspace, '')).toBe(2);
  });
});

describe('what a search finds', () => {
  it('is a title in any language of the notice, a lot and a position', async () => {
    const workspace = await temporaryWorkspace();
    await take(workspace, textOf('eforms', 'languages-main-one-first'));
    await take(workspace, textOf('ru44', 'from-the-catalogue-of-goods'));
    const found = (search: string): number => totalOf(workspace, search);
    expect(['Ordinateurs', 'Rechner', 'Ville', 'Lot one', 'Охрана школы', 'ничего такого'].map(found)).toEqual([
      1, 1, 1, 1, 1, 0,
    ]);
  });
});
