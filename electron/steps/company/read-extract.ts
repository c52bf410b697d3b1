import { basename } from 'node:path';
import { checkIdentifiers } from '#shared/company/identifiers/check-profile.ts';
import { failCompany } from '#shared/company/codes.ts';
import { readRegisterExtract, type ExtractEntry } from '#shared/company/register-extract.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { createEncodingProbe, markLength } from '../../notices/encoding.ts';
import { isArray, isObject, parseStrict, type Json } from '../../notices/json/strict.ts';
import { openTable } from '../../notices/tables/open-table.ts';
import { cellText, type Table } from '../../notices/tables/table.ts';
import type { Step } from '../context.ts';
import { takeFile } from '../trust/read-file.ts';
import { companyAsked } from './company-profile.ts';

/** An extract with its whole history is a few hundred kilobytes. */
const mostBytes = 8 * 1024 * 1024;
const mostEntries = 20_000;

const entriesOfJson = (value: Json | undefined, path: readonly string[], into: ExtractEntry[]): void => {
  if (into.length >= mostEntries || value === null || value === undefined) return;
  if (isArray(value)) value.forEach((item, index) => entriesOfJson(item, [...path, String(index)], into));
  else if (isObject(value))
    for (const [name, inner] of Object.entries(value)) entriesOfJson(inner, [...path, name], into);
  else into.push({ path, value: String(value) });
};

/** Two columns are names beside values; more are headings above one company's row. */
const entriesOfTable = ({ header, rows }: Table): ExtractEntry[] => {
  if (header.length === 2) {
    const pairs = [header, ...rows.map(({ cells }) => [cellText(cells[0]), cellText(cells[1])])];
    return pairs.map(([name = '', value = '']) => ({ path: [name.replace(/:\s*$/u, '')], value }));
  }
  const [first] = rows;
  return header.map((name, index) => ({ path: [name], value: cellText(first?.cells[index]) }));
};

const entriesOf = (bytes: Buffer, file: string): Outcome<ExtractEntry[]> => {
  const probe = createEncodingProbe();
  probe.feed(bytes);
  const encoding = probe.end();
  const content = bytes.subarray(markLength(bytes, encoding));
  const isJson = /^\s*[[{]/.test(content.subarray(0, 256).toString('latin1').replaceAll('\0', ''));
  if (isJson) {
    const read = parseStrict(content, encoding);
    if (!read.ok) return failCompany('company.extract-unread', { file, reason: `JSON, ${String(read.line)}` });
    const entries: ExtractEntry[] = [];
    entriesOfJson(read.value, [], entries);
    return ok(entries);
  }
  const table = openTable(bytes, null);
  return table.ok ? ok(entriesOfTable(table.value)) : table;
};

/** What an extract would change in a company's profile; nothing is saved. Refuses a file in which no field is found. */
export const readExtract: Step<'company.readExtract'> = async ({ fileId, companyId: asked }, { host }) => {
  const company = companyAsked(host.workspace.database, asked);
  if (!company.ok) return company;
  const taken = await takeFile(host, fileId, mostBytes);
  if (!taken.ok) return taken;
  const file = basename(taken.value.path);
  const entries = entriesOf(Buffer.from(taken.value.bytes), file);
  if (!entries.ok) return entries;
  const { companyId, profile } = company.value;
  const read = readRegisterExtract(entries.value, profile);
  if (
    read.changes.length === 0 &&
    read.unread.length === entries.value.filter(({ value }) => value.trim() !== '').length
  )
    return failCompany('company.extract-empty', { file });
  return ok({
    companyId,
    changes: [...read.changes],
    profile: read.profile,
    findings: [...read.findings, ...checkIdentifiers(read.profile)],
    unread: [...read.unread],
  });
};
