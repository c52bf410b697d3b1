import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failIntake, type IntakeCode } from '#shared/procedure/intake-codes.ts';
import { attributeIn, walkPart, type PartHandler } from './xlsx-events.ts';
import { tableLimits } from './table.ts';
import type { ZipParts } from './zip-parts.ts';

/** What a workbook says beside its sheets. */
export type Book = {
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
  readonly strings: readonly string[];
  /** By style number: whether numbers of this style are dates. */
  readonly dateStyles: readonly boolean[];
  /** By style number: whether numbers of this style are shown as percentages. */
  readonly percentStyles: readonly boolean[];
  /** Days are counted from 1904 instead of 1900 (workbooks begun on old Macintoshes). */
  readonly from1904: boolean;
};

/** Formats every program knows by number; those that show a date or a time (ISO/IEC 29500-1, 18.8.30). */
const isDateNumber = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** The first section of a format code without what stands in it as it is. */
const bareCode = (code: string): string =>
  code.replace(/"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]/gi, '').split(';')[0] ?? '';

/** 0 % and 0.00 % (ISO/IEC 29500-1, 18.8.30), or a format of one's own with the sign. */
const isPercentStyle = (id: number, code: string | undefined): boolean =>
  code === undefined ? id === 9 || id === 10 : bareCode(code).includes('%');

/** A format code of one's own shows a date when letters of a date stand outside quotes, escapes and brackets. */
const isDateCode = (code: string): boolean => {
  const bare = bareCode(code);
  return /[ydhs]|m/i.test(bare) && !/general|0[.,]?0*e\+/i.test(bare);
};

type Styles = Pick<Book, 'dateStyles' | 'percentStyles'>;

const stylesOf = (part: Buffer): Outcome<Styles, IntakeCode> => {
  const codes = new Map<number, string>();
  const dateStyles: boolean[] = [];
  const percentStyles: boolean[] = [];
  let inside = false;
  const walked = walkPart(part, {
    open: (start) => {
      if (start.local === 'numFmt')
        codes.set(Number(attributeIn(start, 'numFmtId')), attributeIn(start, 'formatCode') ?? '');
      if (start.local === 'cellXfs') inside = true;
      if (start.local !== 'xf' || !inside) return;
      const id = Number(attributeIn(start, 'numFmtId') ?? 0);
      const code = codes.get(id);
      dateStyles.push(code === undefined ? isDateNumber(id) : isDateCode(code));
      percentStyles.push(isPercentStyle(id, code));
    },
    close: (local) => {
      if (local === 'cellXfs') inside = false;
    },
  });
  return walked.ok ? ok({ dateStyles, percentStyles }) : walked;
};

const stringsOf = (part: Buffer): Outcome<readonly string[], IntakeCode> => {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let phonetic = 0;
  const handler: PartHandler = {
    open: ({ local }) => {
      if (local === 'si') text = '';
      if (local === 'rPh') phonetic += 1;
      inText = local === 't' && phonetic === 0;
    },
    text: (more) => {
      if (inText) text += more;
    },
    close: (local) => {
      if (local === 'si') strings.push(text);
      if (local === 'rPh') phonetic -= 1;
      if (local === 't') inText = false;
    },
  };
  const walked = walkPart(part, handler, tableLimits.stringElements);
  return walked.ok ? ok(strings) : walked;
};

const resolved = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target}`);

type Relations = ReadonlyMap<string, { readonly type: string; readonly target: string }>;
const relationsOf = (part: Buffer): Outcome<Relations, IntakeCode> => {
  const relations = new Map<string, { type: string; target: string }>();
  const walked = walkPart(part, {
    open: (start) => {
      const [id, type, target] = ['Id', 'Type', 'Target'].map((name) => attributeIn(start, name) ?? '');
      // What lies outside the workbook is never looked at.
      if (start.local === 'Relationship' && attributeIn(start, 'TargetMode') !== 'External')
        relations.set(id ?? '', { type: (type ?? '').split('/').at(-1) ?? '', target: resolved(target ?? '') });
    },
  });
  return walked.ok ? ok(relations) : walked;
};

/** Reads what the sheets of a workbook rest on. Formulas, macros, links and pictures are never touched. */
export const readBook = (parts: ZipParts): Outcome<Book, IntakeCode> => {
  const book = parts.read('xl/workbook.xml');
  if (!book.ok) return book;
  const links = parts.read('xl/_rels/workbook.xml.rels');
  if (!links.ok) return links;
  if (book.value === null || links.value === null) return failIntake('table.damaged', { reason: 'xl/workbook.xml' });
  const relations = relationsOf(links.value);
  if (!relations.ok) return relations;
  const sheets: { name: string; part: string }[] = [];
  let from1904 = false;
  const walked = walkPart(book.value, {
    open: (start) => {
      if (start.local === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributeIn(start, 'date1904') ?? '');
      if (start.local !== 'sheet') return;
      const relation = relations.value.get(
        start.attributes.find(({ local, namespace }) => local === 'id' && namespace !== '')?.value ?? '',
      );
      if (relation?.type === 'worksheet')
        sheets.push({ name: attributeIn(start, 'name') ?? '', part: relation.target });
    },
  });
  if (!walked.ok) return walked;
  const partOf = (type: string) => {
    const relation = [...relations.value.values()].find((one) => one.type === type);
    return relation === undefined ? ok(null) : parts.read(relation.target);
  };
  const stringPart = partOf('sharedStrings');
  if (!stringPart.ok) return stringPart;
  const stylePart = partOf('styles');
  if (!stylePart.ok) return stylePart;
  const strings = stringPart.value === null ? ok([]) : stringsOf(stringPart.value);
  if (!strings.ok) return strings;
  const styles = stylePart.value === null ? ok({ dateStyles: [], percentStyles: [] }) : stylesOf(stylePart.value);
  return styles.ok ? ok({ sheets, strings: strings.value, ...styles.value, from1904 }) : styles;
};
