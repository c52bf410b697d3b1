import { attributeIn, htmlTokens } from './html-tokens.ts';

/** One row of the listing as its cells say it; texts on one line, trimmed. */
export type ListingRow = {
  readonly href: string;
  /** What the link says outside the description: “Запрос предложений № 4123456”. */
  readonly heading: string;
  readonly description: string;
  /** “Тип закупки: …” inside the description, where the page has it. */
  readonly type: string;
  readonly category: string;
  readonly cells: readonly string[];
  /** Where the row stands, as indexes into the page's text. */
  readonly start: number;
  readonly end: number;
};

export type Listing = { readonly header: readonly string[]; readonly rows: readonly ListingRow[] };

type Part = 'heading' | 'description' | 'type' | 'category' | 'other';
type OpenRow = {
  cells: string[];
  parts: Record<Part, string>;
  href: string | null;
  start: number;
  isHeader: boolean;
};
/** `part`: which text what stands in it belongs to, its own or that of an element around it. */
type OpenElement = { readonly name: string; readonly part: Part };

const deepest = 300;
const nearest = 12;
const mostRows = 20_000;
const tidy = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ').trim();

const partOf = (name: string, classes: readonly string[]): Part | null => {
  if (classes.includes('search-results-title-type')) return 'type';
  if (classes.includes('search-results-title-desc')) return 'description';
  if (name === 'a' && classes.includes('search-results-title')) return 'heading';
  return name === 'small' ? 'category' : null;
};

/**
 * Rows of a saved listing: table rows that hold a link of class `search-results-title`. A row or cell left unclosed ends
 * where the next begins, as browsers read it.
 */
export const listingIn = (html: string): Listing => {
  const rows: ListingRow[] = [];
  let header: readonly string[] = [];
  let row: OpenRow | null = null;
  const open: OpenElement[] = [];

  const finish = (end: number): void => {
    if (row === null) return;
    const cells = row.cells.map(tidy);
    if (row.href !== null && rows.length < mostRows)
      rows.push({
        href: row.href,
        heading: tidy(row.parts.heading),
        description: tidy(row.parts.description),
        type: tidy(row.parts.type),
        category: tidy(row.parts.category),
        cells,
        start: row.start,
        end,
      });
    else if (row.isHeader && header.length === 0) header = cells;
    row = null;
  };
  const newRow = (start: number): OpenRow => ({
    cells: [],
    parts: { heading: '', description: '', type: '', category: '', other: '' },
    href: null,
    start,
    isHeader: false,
  });

  for (const token of htmlTokens(html)) {
    if (token.kind === 'text') {
      if (row === null) continue;
      row.parts[open.at(-1)?.part ?? 'other'] += token.text;
      const last = row.cells.length - 1;
      if (last >= 0) row.cells[last] += token.text;
      continue;
    }
    if (token.kind === 'close') {
      if (token.name === 'tr' || token.name === 'table') {
        finish(token.end);
        open.length = 0;
      }
      // Pages close what they opened last; what closes nothing near is a stray.
      const from = open.slice(-nearest).findLastIndex(({ name }) => name === token.name);
      if (from !== -1) open.length = Math.max(0, open.length - nearest) + from;
      // What browsers break a line at must not join two words.
      if (row !== null && row.cells.length > 0) addSpace(row, open);
      continue;
    }
    if (token.name === 'tr') {
      finish(token.at);
      row = newRow(token.at);
      open.length = 0;
      continue;
    }
    if (row === null) continue;
    if (token.name === 'td' || token.name === 'th') {
      row.cells.push('');
      if (token.name === 'th') row.isHeader = true;
      open.length = 0;
      continue;
    }
    addSpace(row, open);
    const part = partOf(token.name, attributeIn(token.attributes, 'class').split(/\s+/));
    if (part === 'heading') row.href ??= attributeIn(token.attributes, 'href');
    if (!token.closed && open.length < deepest)
      open.push({ name: token.name, part: part ?? open.at(-1)?.part ?? 'other' });
  }
  finish(html.length);
  return { header, rows };
};

const addSpace = (row: OpenRow, open: readonly OpenElement[]): void => {
  row.parts[open.at(-1)?.part ?? 'other'] += ' ';
  const last = row.cells.length - 1;
  if (last >= 0) row.cells[last] += ' ';
};
