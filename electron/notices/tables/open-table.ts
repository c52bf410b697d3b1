import type { Outcome } from '#shared/kernel/failure.ts';
import { failProcedure, type ProcedureCode } from '#shared/procedure/codes.ts';
import type { IntakeCode } from '#shared/procedure/intake-codes.ts';
import { guessMapping } from '#shared/procedure/table-mapping.ts';
import { createEncodingProbe, markLength } from '../encoding.ts';
import { decode } from '../json/strict.ts';
import { readCsv } from './csv.ts';
import type { Table } from './table.ts';
import { readXlsx } from './xlsx.ts';

const isZip = (bytes: Buffer): boolean => bytes.length > 4 && bytes.readUInt32LE(0) === 0x04034b50;

/** Whether bytes are a workbook, by what the archive holds. */
const isWorkbook = (bytes: Buffer): boolean => isZip(bytes) && bytes.includes('xl/workbook.xml');

/** Markup and JSON have readers of their own. */
const isMarkup = (text: string): boolean => /^[\s\ufeff]*[<{[%]/.test(text);

const textOf = (bytes: Buffer): Outcome<string, ProcedureCode> => {
  const probe = createEncodingProbe();
  probe.feed(bytes);
  const encoding = probe.end();
  const text = decode(bytes.subarray(markLength(bytes, encoding)), encoding);
  return text === null ? failProcedure('notice.encoding-broken', { encoding }) : { ok: true, value: text };
};

/**
 * Opens a table of either kind; which one is found by content. The encoding of CSV is that of its bytes. Refuses with
 * `table.*` or `notice.encoding-broken`.
 */
export const openTable = (bytes: Buffer, sheet: string | null): Outcome<Table, IntakeCode | ProcedureCode> => {
  if (isZip(bytes)) return readXlsx(bytes, sheet);
  const text = textOf(bytes);
  return text.ok ? readCsv(text.value) : text;
};

const headSize = 64 * 1024;

/** Whether a file is a table of procedures: a workbook, or separated values whose headings name number and title. */
export const looksLikeTable = (bytes: Buffer): boolean => {
  if (isZip(bytes)) return isWorkbook(bytes);
  // Up to the end of a line: a cut inside a character would look like another encoding.
  const end = bytes.length < headSize ? bytes.length : bytes.lastIndexOf(0x0a, headSize - 1) + 1;
  const text = textOf(bytes.subarray(0, end));
  if (!text.ok || isMarkup(text.value) || text.value.includes('\0')) return false;
  const table = readCsv(text.value);
  return table.ok && guessMapping(table.value.header).missing.length === 0;
};
