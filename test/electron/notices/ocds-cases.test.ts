import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importProcedures } from '#electron/steps/procedures/import-procedures.ts';
import { procedureCodes } from '#shared/procedure/codes.ts';
import { showProcedure } from '#electron/steps/procedures/show-procedure.ts';
import { noticeCases } from '#test/kit/notice-cases.ts';
import { temporaryFolder, temporaryWorkspace } from '#test/kit/workspaces.ts';

const cases = noticeCases('ocds');

describe('an OCDS file', () => {
  it.each(cases.map((one) => [one.name, one] as const))('%s', async (_, { header, bytes }) => {
    const workspace = await temporaryWorkspace();
    const path = join(await temporaryFolder(), 'notice.json');
    await writeFile(path, bytes);
    const imported = await importProcedures(workspace, { files: [path] });
    if (!imported.ok) throw new Error(imported.error.code);
    const [file] = imported.value.files;
    expect(file?.outcome).toBe(header.outcome);
    const codes = [...new Set(file?.findings.map(({ code }) => code))].toSorted().join(' ');
    expect(codes).toBe(header.codes ?? '');
    if (header.places !== undefined) {
      const blockers = file?.findings.filter(({ severity }) => severity === 'blocker') ?? [];
      expect(blockers.map(({ place }) => `line ${place.line}`).at(0)).toBe(header.places);
    }
    if (header.outcome === 'refused') {
      expect(imported.value.procedures).toEqual([]);
      for (const table of ['procedure', 'edition', 'source'])
        expect(workspace.database.get(`SELECT count(*) AS n FROM ${table}`)?.['n'], table).toBe(0);
      expect(await readdir(workspace.vault.folder)).toEqual([]);
      return;
    }
    const first = imported.value.procedures.find(({ sourceId }) => sourceId === header.id);
    expect(first).toMatchObject({ isNew: true });
    const shown = await showProcedure(workspace, first?.id ?? '');
    if (!shown.ok) throw new Error(shown.error.code);
    const { value } = shown;
    const facts: Readonly<Record<string, string | undefined>> = {
      id: value.sourceId,
      title: value.title,
      buyer: value.buyer.name,
      deadline: value.deadline ?? '',
      zone: value.buyerZone ?? '',
      value: value.value === null ? '' : `${value.value.amount} ${value.value.currency}`,
      edition: String(value.edition),
      lots: String(value.lots.length),
      items: String(value.itemCount),
      documents: String(value.documents.length),
      unknown: String(value.unknown),
    };
    const told = Object.entries(header).filter(([name]) => name in facts);
    expect(Object.fromEntries(told.map(([name]) => [name, facts[name]]))).toEqual(Object.fromEntries(told));
  });

  it('has a case for every code that a notice can be answered with', () => {
    const given = new Set(cases.flatMap(({ header }) => (header.codes ?? '').split(' ')));
    // Shown in test/electron/steps/procedures, where they need a large file, a format asked for, or a second import.
    const elsewhere = new Set(['notice.record-too-large', 'notice.more-findings', 'notice.format-differs']);
    const missing = Object.keys(procedureCodes).filter(
      (code) => code.startsWith('notice.') && !given.has(code) && !elsewhere.has(code),
    );
    expect(missing).toEqual([]);
  });
});
