import { moscow } from '#shared/calendar/zones.ts';
import { harmlessLine, hasHiddenCharacters } from '#shared/kernel/harmless-text.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import { blankProcedure } from '#shared/procedure/blank.ts';
import { kindByWords } from '#shared/procedure/kinds/mapping.ts';
import type { ProcedureCode } from '#shared/procedure/codes.ts';
import { readLocalInstant } from '#shared/procedure/local-instant.ts';
import type { DateKind, NoticeDate, Procedure, UnknownField } from '#shared/procedure/model.ts';
import { writtenInstant } from '#shared/procedure/written-instant.ts';
import { documentFormat, type DocumentFormat, type DocumentReading, type ReadNotice } from '../document-format.ts';
import { markLength } from '../encoding.ts';
import { decode, type Encoding } from '../json/strict.ts';
import { listingIn, type ListingRow } from './listing-rows.ts';
import { isoOf } from './soap-facts.ts';
import { platformAddress, platformName } from './words.ts';

const longest = 1_000;
const cut = (text: string): string => (text.length <= longest ? text : `${text.slice(0, longest - 1)}…`);

/** Addresses of procedures end in `/tender-<number>/` or `/tenders-<number>/`; the link's text says the number too. */
const numberOf = ({ href, heading }: ListingRow): string | null =>
  /\/tenders?-(\d{1,18})(?:[/?#]|$)/.exec(href)?.[1] ?? /№\s*(\d{1,18})/.exec(heading)?.[1] ?? null;

type Columns = { readonly organiser: number; readonly published: number; readonly deadline: number };

const dateText = /^\d\d\.\d\d\.\d{4}(?: \d\d:\d\d)?/;

/** By the header's words where the page kept it, else by what the cells hold: dates in order, the organiser second. */
const columnsOf = (header: readonly string[], { cells }: ListingRow): Columns => {
  const named = (words: RegExp): number => header.findIndex((cell) => words.test(cell));
  const dates = cells.flatMap((cell, index) => (dateText.test(cell) ? [index] : []));
  const by = (words: RegExp, otherwise: number): number => {
    const found = named(words);
    return found === -1 ? otherwise : found;
  };
  return {
    organiser: by(/организатор|заказчик/i, 1),
    published: by(/опубликован/i, dates.length > 1 ? (dates[0] ?? -1) : -1),
    deadline: by(/актуальн|окончани|до$/i, dates.at(-1) ?? -1),
  };
};

const procedureOf = (row: ListingRow, columns: Columns, number: string, line: number): Procedure => {
  const findings: Finding<ProcedureCode>[] = [];
  const tell = (code: ProcedureCode, field: string, details: Finding['details']): void => {
    findings.push({ code, severity: 'warning', place: { line, path: `№ ${number}` }, details: { field, ...details } });
  };
  const words = (field: string, text: string): string => {
    if (hasHiddenCharacters(text)) tell('notice.hidden-characters', field, {});
    return cut(harmlessLine(text));
  };
  const dateIn = (index: number, kind: DateKind, path: string): NoticeDate | null => {
    const text = (row.cells[index] ?? '').trim();
    if (text === '') return null;
    const written = dateText.exec(text)?.[0] ?? text;
    const iso = isoOf(written);
    const local = iso === null ? null : readLocalInstant(iso, moscow);
    if (local?.kind === 'read' || local?.kind === 'twice')
      return { ...writtenInstant(local.moment, 'moscow-time'), kind, path };
    const isDay = /^\d\d\.\d\d\.\d{4}$/.test(written);
    tell(isDay ? 'notice.date-without-time' : 'notice.date-unreadable', path, {
      text: cut(harmlessLine(text)).slice(0, 60),
    });
    return null;
  };
  const published = dateIn(columns.published, 'published', 'published');
  const deadline = dateIn(columns.deadline, 'bids-until', 'deadline');
  const buyer = words('organiser', row.cells[columns.organiser] ?? '');
  const method = /^(.*?)\s*№/.exec(row.heading)?.[1] ?? '';
  const type = row.type.replace(/^[^:]*:\s*/, '');
  const title = row.description === '' ? row.heading.replace(/^.*?№\s*\d+\s*/, '') : row.description;
  const kept: readonly UnknownField[] = [
    { path: 'category', value: words('category', row.category) },
    ...row.cells.flatMap((cell, index) =>
      index === 0 || [columns.organiser, columns.published, columns.deadline].includes(index)
        ? []
        : [{ path: `cell[${index + 1}]`, value: words(`cell[${index + 1}]`, cell) }],
    ),
  ].filter(({ value }) => value !== '');
  const url = URL.canParse(row.href, platformAddress) ? new URL(row.href, platformAddress) : null;
  return {
    ...blankProcedure,
    sourceId: number,
    sourceFormat: 'b2b-html',
    title: words('title', title) || number,
    buyer: buyer === '' ? null : { name: buyer },
    platform: platformName,
    platformUrl: platformAddress,
    kind: kindByWords(type === '' || /№/.test(type) ? method : type),
    method: words('method', type === '' || /№/.test(type) ? method : type) || null,
    language: 'ru',
    languages: ['ru'],
    publishedAt: published?.at ?? null,
    deadline: deadline === null ? null : { at: deadline.at, offset: deadline.offset, rule: deadline.rule },
    dates: [published, deadline].filter((date) => date !== null),
    url: url !== null && /^https?:$/.test(url.protocol) ? url.href : null,
    unknownFields: kept,
    unknownCount: kept.length,
    findings,
  };
};

const textOf = (bytes: Buffer, encoding: Encoding): string | null =>
  decode(bytes.subarray(markLength(bytes, encoding)), encoding);

/** A row is read again from its own bytes, so its columns, which the page's header named, stand in `inner`. */
const innerOf = (number: string, { organiser, published, deadline }: Columns): string =>
  [number, organiser, published, deadline].join(' ');
const innerForm = /^(\d+) (-?\d+) (-?\d+) (-?\d+)$/;

const noticeOf = (row: ListingRow, columns: Columns, number: string, line: number): ReadNotice => ({
  kind: 'compiled',
  inner: innerOf(number, columns),
  noticeId: number,
  date: null,
  line,
  path: `№ ${number}`,
  procedure: procedureOf(row, columns, number, line),
});

const rowAgain = (html: string, inner: string): DocumentReading => {
  const [, number = '', organiser, published, deadline] = innerForm.exec(inner) ?? [];
  const [row] = listingIn(html).rows;
  const columns = { organiser: Number(organiser), published: Number(published), deadline: Number(deadline) };
  return { ok: true, notices: row === undefined ? [] : [noticeOf(row, columns, number, 1)], findings: [] };
};

const refusal = (code: string, place: Finding['place'], details: Finding['details']): DocumentReading => ({
  ok: false,
  finding: { code, severity: 'blocker', place, details },
});

/** Counts bytes and lines forward through a text, so that a page of many rows is walked once. */
const createCounter = (html: string, encoding: Encoding, mark: number) => {
  let [at, bytes, line] = [0, mark, 1];
  return (index: number): { readonly offset: number; readonly line: number } => {
    const piece = html.slice(at, index);
    bytes += Buffer.byteLength(
      piece,
      encoding === 'utf-8' ? 'utf8' : encoding.startsWith('utf-16') ? 'utf16le' : 'latin1',
    );
    for (const sign of piece) if (sign === '\n') line += 1;
    at = index;
    return { offset: bytes, line };
  };
};

const parse: DocumentFormat['parse'] = (bytes, encoding, wish) => {
  const html = textOf(bytes, encoding);
  if (html === null) return refusal('notice.encoding-broken', { offset: 0 }, { encoding });
  if (wish.inner !== null) return rowAgain(html, wish.inner);
  const { header, rows } = listingIn(html);
  const placeAt = createCounter(html, encoding, markLength(bytes, encoding));
  const met = new Set<string>();
  const notices: ReadNotice[] = [];
  for (const row of rows) {
    const { offset, line } = placeAt(row.start);
    const length = placeAt(row.end).offset - offset;
    const number = numberOf(row);
    if (number === null) return refusal('notice.missing-field', { line, offset }, { field: '№' });
    // A page saved while it scrolled shows one procedure twice.
    if (met.has(number)) continue;
    met.add(number);
    notices.push({ ...noticeOf(row, columnsOf(header, row), number, line), slice: { offset, length } });
  }
  return { ok: true, notices, findings: [] };
};

const canonical: DocumentFormat['canonical'] = (bytes, encoding, inner) => {
  const html = textOf(bytes, encoding);
  const reading = html === null ? null : rowAgain(html, inner);
  if (reading === null || !reading.ok || reading.notices[0] === undefined) return null;
  const { findings: _, ...facts } = reading.notices[0].procedure;
  return JSON.stringify(facts);
};

/**
 * A saved listing page of B2B-Center (search results or the market's front page). Its structure is known from public
 * readers of the page, not from the platform: rows with a link of class `search-results-title`, organiser, publication and
 * last moment in Moscow time. Anything else of the page is left alone, and nothing of it is run.
 */
export const b2bHtml = documentFormat({
  format: 'b2b-html',
  recognises: ({ sign, text }) =>
    sign === '<' && /<(?:!doctype\s+html|html|table|body)[\s>]/i.test(text) && /b2b-center|search-results/i.test(text),
  namesEncoding: false,
  parse,
  canonical,
});
