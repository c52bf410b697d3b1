import type { TextAlign, TextBlock, TextColumn, TextRun } from '../../kernel/text-document.ts';
import { faultAt, parseTemplate, type Repeatable, type TemplateFinding, type TemplateNode } from './parse.ts';

/** Values by field name; '' is a field that is known and has nothing in it yet. */
export type FieldValues = ReadonlyMap<string, string>;
export type FieldSource = {
  readonly fields: FieldValues;
  readonly lists: Readonly<Record<Repeatable, readonly FieldValues[]>>;
};

export type FilledTemplate = {
  readonly blocks: readonly TextBlock[];
  /** Every field that has no value or no meaning and everything that is not closed, each once, in the order of the lines. */
  readonly faults: readonly TemplateFinding[];
};

/** A line with its fields filled in: what was written and what was put in stay apart, so that no value is read as a mark. */
type FilledLine = { readonly text: string; readonly values: readonly string[] };

/** Stands in a line for a value that is put in; no text can hold it, for it is taken out of every template first. */
const slot = '\ue000';
/** Stands before the name of a field that has no value yet. */
const absent = '\ue001';
const field = /\{\{\s*([\w.-]+)\s*\}\}/gu;

/** The value in the nearest scope; a field of the user's own is always known, undefined: nobody knows this name. */
const valueOf = (name: string, scopes: readonly FieldValues[]): string | undefined =>
  scopes
    .find((one) => one.has(name))
    ?.get(name)
    ?.trim() ?? (name.startsWith('own.') ? '' : undefined);

const fillLine = (
  { text, line }: { readonly text: string; readonly line: number },
  scopes: readonly FieldValues[],
  fault: (finding: TemplateFinding) => void,
): FilledLine => {
  const values: string[] = [];
  const filled = text.replaceAll(slot, '').replaceAll(field, (_, name: string) => {
    const value = valueOf(name, scopes) ?? '';
    if (valueOf(name, scopes) === undefined) fault(faultAt('templates.field-unknown', line, { field: name }));
    else if (value === '') fault(faultAt('templates.field-empty', line, { field: name }));
    values.push(value === '' ? `${absent}${name}` : value.replaceAll(absent, ''));
    return slot;
  });
  if (filled.includes('{{') || filled.includes('}}')) fault(faultAt('templates.field-broken', line));
  return { text: filled, values };
};

const expand = (
  nodes: readonly TemplateNode[],
  source: FieldSource,
  scopes: readonly FieldValues[],
  fault: (finding: TemplateFinding) => void,
): readonly FilledLine[] =>
  nodes.flatMap((node): readonly FilledLine[] => {
    if (node.kind === 'line') return [fillLine(node, scopes, fault)];
    if (node.kind === 'each')
      return source.lists[node.list].flatMap((entry) => expand(node.inner, source, [entry, ...scopes], fault));
    const value = valueOf(node.field, scopes);
    if (value === undefined) fault(faultAt('templates.field-unknown', node.line, { field: node.field }));
    const chosen = (value ?? '') === '' ? node.otherwise : node.inner;
    return expand(chosen, source, scopes, fault);
  });

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** `**bold**` and the values; a value without right-to-left letters keeps its own order in a text that runs so. */
const runsOf = ({ text, values }: FilledLine): readonly TextRun[] => {
  let next = 0;
  return text.split('**').flatMap((part, index) => {
    const look = index % 2 === 1 ? { bold: true as const } : {};
    return part.split(/(\ue000)/u).flatMap((piece): readonly TextRun[] => {
      if (piece === '') return [];
      if (piece !== slot) return [{ text: piece, ...look }];
      const value = values[next] ?? '';
      next += 1;
      if (value.startsWith(absent)) return [{ text: value.slice(1), ...look, missing: true, island: true }];
      return [{ text: value, ...look, ...(rightToLeft.test(value) ? {} : { island: true as const }) }];
    });
  });
};

/** The rest of a line behind its mark; the values stay with it, for none can stand before a mark. */
const behind = (line: FilledLine, mark: RegExp): FilledLine => ({ ...line, text: line.text.replace(mark, '') });

const cellsOf = (line: FilledLine): readonly (readonly TextRun[])[] => {
  let used = 0;
  return line.text
    .trim()
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split('|')
    .map((cell) => {
      const count = cell.split(slot).length - 1;
      const values = line.values.slice(used, used + count);
      used += count;
      return runsOf({ text: cell.trim(), values });
    });
};

const isRule = (line: FilledLine): boolean => /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/u.test(line.text);
const isRow = (line: FilledLine): boolean => /^\s*\|.*\|\s*$/u.test(line.text);

/** `---:` is a column of numbers, `:---:` a centred one; the number of dashes is the column's share of the width. */
const columnsOf = (rule: FilledLine | undefined, count: number): readonly TextColumn[] => {
  const marks = rule?.text.trim().replace(/^\|/, '').replace(/\|$/, '').split('|') ?? [];
  return Array.from({ length: count }, (_, index) => {
    const mark = marks[index]?.trim() ?? '';
    const align: TextAlign = !mark.endsWith(':') ? 'start' : mark.startsWith(':') ? 'center' : 'end';
    return { share: Math.max(1, mark.replaceAll(':', '').length), align };
  });
};

const tableOf = (lines: readonly FilledLine[]): TextBlock => {
  const rule = lines.find(isRule);
  const rows = lines.filter((line) => !isRule(line)).map(cellsOf);
  const columns = columnsOf(rule, Math.max(...rows.map((cells) => cells.length)));
  const [header = [], ...rest] = rows;
  return rule === undefined
    ? { kind: 'table', columns, header: null, rows, hasLines: false }
    : { kind: 'table', columns, header, rows: rest, hasLines: true };
};

const joined = (lines: readonly FilledLine[]): readonly TextRun[] =>
  lines.flatMap((line, index) => (index === 0 ? runsOf(line) : [{ text: '\n' }, ...runsOf(line)]));

const bullet = /^\s*[-*]\s+/u;
const numbered = /^\s*\d{1,4}[.)]\s+/u;
const atEnd = /^>>\s*/u;
const centred = /^\^\^\s*/u;
const starts = [/^#{1,3}\s+/u, /^---+$/u, /^\s*\|/u, bullet, numbered, atEnd, centred, /^\s*$/u];

/** Lines that belong together: a paragraph's, a list's items, a table's rows. */
const takeWhile = (lines: readonly FilledLine[], from: number, fits: (line: FilledLine) => boolean): number => {
  let end = from;
  while (end < lines.length) {
    const line = lines[end];
    if (line === undefined || !fits(line)) break;
    end += 1;
  }
  return end;
};

const blocksOf = (lines: readonly FilledLine[]): readonly TextBlock[] => {
  const blocks: TextBlock[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at];
    if (line === undefined) break;
    const { text } = line;
    const heading = /^(#{1,3})\s+/u.exec(text);
    const from = at;
    at += 1;
    if (text.trim() === '') continue;
    if (/^---+$/u.test(text)) blocks.push({ kind: 'page-break' });
    else if (heading !== null) {
      const level = ([1, 2, 3] as const)[(heading[1]?.length ?? 1) - 1] ?? 1;
      const runs = runsOf(behind(line, /^#{1,3}\s+/u));
      blocks.push({ kind: 'heading', level, runs, align: level === 1 ? 'center' : 'start' });
    } else if (isRow(line)) {
      at = takeWhile(lines, from, isRow);
      const rows = lines.slice(from, at);
      if (rows.some((row) => !isRule(row))) blocks.push(tableOf(rows));
    } else if (bullet.test(text) || numbered.test(text)) {
      const mark = bullet.test(text) ? bullet : numbered;
      at = takeWhile(lines, from, (one) => mark.test(one.text));
      const items = lines.slice(from, at).map((item) => runsOf(behind(item, mark)));
      const start = mark === numbered ? Number.parseInt(text.trim(), 10) : 1;
      blocks.push({ kind: 'list', ordered: mark === numbered, items, ...(start === 1 ? {} : { start }) });
    } else if (atEnd.test(text) || centred.test(text)) {
      const mark = atEnd.test(text) ? atEnd : centred;
      at = takeWhile(lines, from, (one) => mark.test(one.text));
      const runs = joined(lines.slice(from, at).map((one) => behind(one, mark)));
      blocks.push({ kind: 'paragraph', runs, align: mark === atEnd ? 'end' : 'center' });
    } else {
      at = Math.max(
        at,
        takeWhile(lines, from, (one) => !starts.some((start) => start.test(one.text))),
      );
      blocks.push({ kind: 'paragraph', runs: joined(lines.slice(from, at)), align: 'start' });
    }
  }
  return blocks;
};

/**
 * A template with its fields filled in. Lines: `# ` headings (to three), `- ` and `1. ` lists, `| a | b |` tables (a second row `|---|---:|`
 * makes the first one the heading), `>> ` to the end side, `^^ ` centred, `---` a new page; an empty line ends a paragraph. Values are
 * never read as marks. Nothing is left raw: what has no value is a fault.
 */
export const fillTemplate = (text: string, source: FieldSource): FilledTemplate => {
  const { nodes, faults } = parseTemplate(text);
  const found = new Map<string, TemplateFinding>();
  const fault = (finding: TemplateFinding): void => {
    const key = `${finding.code} ${String(finding.details['field'] ?? finding.details['line'])}`;
    if (!found.has(key)) found.set(key, finding);
  };
  for (const each of faults) fault(each);
  const lines = expand(nodes, source, [source.fields], fault);
  const blocks = blocksOf(lines);
  if (blocks.length === 0 && found.size === 0)
    fault({ code: 'templates.nothing-said', severity: 'blocker', place: {}, details: {} });
  const line = (finding: TemplateFinding): number => Number(finding.details['line'] ?? 0);
  return { blocks, faults: [...found.values()].toSorted((a, b) => line(a) - line(b)) };
};

/** The fields of the user's own that a template asks for, each once, in order: `own.effect` of `{{own.effect}}`. */
export const ownFieldsOf = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(/\{\{\s*(?:#if\s+)?(own\.[\w.-]+)\s*\}\}/gu)].map(([, name = '']) => name)),
];
