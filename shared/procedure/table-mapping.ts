import { foldForSearch } from './search-words.ts';
import { columnWords } from './table-words.ts';

/** What a column of a table may hold; each has a text `column.<field>`. */
export const tableFields = [
  'number',
  'title',
  'buyer',
  'inn',
  'kpp',
  'value',
  'currency',
  'deadline',
  'deadlineTime',
  'published',
  'questionsUntil',
  'auction',
  'method',
  'platform',
  'status',
  'url',
  'description',
  'lot',
  'item',
  'quantity',
  'unit',
  'code',
  'bidSecurityAmount',
  'bidSecurityPercent',
  'performanceSecurityAmount',
  'performanceSecurityPercent',
  'criteria',
  'requiredPapers',
] as const;
export type TableField = (typeof tableFields)[number];

/** Without these a row is no procedure. */
export const requiredFields = ['number', 'title'] as const satisfies readonly TableField[];

/** What the columns of a table mean, as somebody confirmed it; kept for every table with the same headings. */
export type TableMapping = {
  /** A field, and the heading of its column as the table writes it. */
  readonly columns: Readonly<Partial<Record<TableField, string>>>;
  /** The zone of times that name none; null: such a time is no moment. */
  readonly zone: string | null;
  /** ISO 4217, of sums that name none; null: such a sum is no amount. */
  readonly currency: string | null;
  /** Of dates with slashes: day first or month first. */
  readonly dateOrder: 'dmy' | 'mdy';
  /** The sheet of a workbook; null: its first. */
  readonly sheet: string | null;
};

export const noMapping: TableMapping = { columns: {}, zone: null, currency: null, dateOrder: 'dmy', sheet: null };

const fold = (heading: string): string =>
  foldForSearch(heading)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%№]+/gu, ' ')
    .trim();

/** By what a table is known again: its headings in order, whatever their case, spacing and punctuation. */
export const headerSignature = (header: readonly string[]): string => header.map(fold).join('\u001f');

export type MappingGuess = {
  readonly columns: TableMapping['columns'];
  /** Required fields for which no column was found. */
  readonly missing: readonly TableField[];
  /** Whether another column would have fitted as well: then somebody has to look. */
  readonly isCertain: boolean;
};

/** What the headings say by their words in Russian, Ukrainian and English. A column is taken for one field only. */
export const guessMapping = (header: readonly string[]): MappingGuess => {
  const scores = header.flatMap((heading) =>
    tableFields.flatMap((field) => {
      const score = columnWords[field].findIndex((pattern) => pattern.test(fold(heading)));
      return score === -1 ? [] : [{ heading, field, score }];
    }),
  );
  const columns: Partial<Record<TableField, string>> = {};
  const taken = new Set<string>();
  let isCertain = true;
  for (const { heading, field, score } of scores.toSorted((a, b) => a.score - b.score)) {
    if (taken.has(heading)) continue;
    if (columns[field] !== undefined) {
      if (scores.some((one) => one.field === field && one.heading === columns[field] && one.score === score))
        isCertain = false;
      continue;
    }
    columns[field] = heading;
    taken.add(heading);
  }
  const missing = requiredFields.filter((field) => columns[field] === undefined);
  return { columns, missing, isCertain: isCertain && missing.length === 0 };
};

/** A mapping kept for headings alike, with the headings as this table writes them. */
export const fitMapping = (mapping: TableMapping, header: readonly string[]): TableMapping => ({
  ...mapping,
  columns: Object.fromEntries(
    Object.entries(mapping.columns).map(([field, heading]) => [
      field,
      header.find((own) => fold(own) === fold(heading)) ?? heading,
    ]),
  ),
});
