import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { importProcedures } from '#electron/steps/procedures/import-procedures.ts';
import { showProcedure } from '#electron/steps/procedures/show-procedure.ts';
import type { Weight } from '#shared/procedure/criteria.ts';
import type { NoticeCase } from './notice-cases.ts';
import { temporaryFolder, temporaryWorkspace } from './workspaces.ts';

const signs: Readonly<Record<Weight['unit'], string>> = { percent: '%', points: 'p', share: '', order: '.' };
const weightText = (weight: Weight | null): string =>
  weight === null ? '-' : `${weight.isMiddle ? '~' : ''}${weight.amount}${signs[weight.unit]}`;

/** Imports a case's file into an empty workspace and holds what the workspace then says against the case's header. */
export const checkNoticeCase = async ({ header, bytes }: NoticeCase, fileName: string): Promise<void> => {
  const workspace = await temporaryWorkspace();
  const path = join(await temporaryFolder(), fileName);
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
    securities: value.securities
      .map(({ kind, amount, percent }) => [
        kind,
        amount,
        percent === undefined || percent === null ? null : `${percent}%`,
      ])
      .map((parts) => parts.filter((part) => part !== null && part !== undefined).join(' '))
      .join(', '),
    lotTerms: [
      ...(value.lotTerms?.maxSubmitted ? [`submitted ${String(value.lotTerms.maxSubmitted)}`] : []),
      ...(value.lotTerms?.maxAwarded ? [`awarded ${String(value.lotTerms.maxAwarded)}`] : []),
      ...(value.lotTerms?.allLots === true ? ['all'] : []),
      ...(value.lotTerms?.groups ?? []).map(({ id, lotIds, maximum }) =>
        [id, `(${lotIds.join(' ')})`, ...(maximum === null ? [] : [maximum.amount, maximum.currency])].join(' '),
      ),
    ].join(', '),
    criteria: value.criteria
      .map(({ kind, weight, lotId, indicators, fixed }) =>
        [
          kind,
          weightText(weight),
          ...(fixed === null ? [] : [`=${fixed.amount ?? ''}`]),
          ...(lotId === null ? [] : [`@${lotId}`]),
          ...(indicators.length === 0 ? [] : [`(${indicators.map((each) => weightText(each.weight)).join(' ')})`]),
        ].join(' '),
      )
      .join(', '),
    requirements: value.requirements
      .map(({ kind, mandatory, lotId, legalBasis }) =>
        [
          kind,
          ...(mandatory === null ? [] : [mandatory ? 'must' : 'may']),
          ...(lotId === null ? [] : [`@${lotId}`]),
          ...(legalBasis === null ? [] : [`<${legalBasis}>`]),
        ].join(' '),
      )
      .join(', '),
    procedures: String(imported.value.procedures.length),
  };
  const told = Object.entries(header).filter(([name]) => name in facts);
  expect(Object.fromEntries(told.map(([name]) => [name, facts[name]]))).toEqual(Object.fromEntries(told));
};
