import { harmlessLine, harmlessText, hasHiddenCharacters, isPlainLine } from '#shared/kernel/harmless-text.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import type { Amount } from '#shared/procedure/model.ts';
import type { ProcedureCode } from '#shared/procedure/codes.ts';
import { decimalText } from '#shared/procedure/decimal-text.ts';
import { readPlainInstant, readWrittenInstant, type WrittenMoment } from '#shared/procedure/written-instant.ts';
import { isArray, isObject, type Json, type JsonObject } from '../json/strict.ts';

/** One release as parsed, and where it stands in its file or line: a path ending in a dot, or ''. */
export type Source = {
  readonly release: JsonObject;
  readonly place: string;
  readonly findings: Finding<ProcedureCode>[];
};

export const longestLine = 1_000;
export const longestProse = 100_000;
const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

const add = (
  source: Source,
  code: ProcedureCode,
  field: string,
  more: Finding['details'] = {},
  severity: Finding['severity'] = 'warning',
): void => {
  source.findings.push({ code, severity, place: { path: source.place + field }, details: { field, ...more } });
};

const names = new Map<string, string>();
const mostNames = 1_000;
/** The last step of a path; remembered, for the same few are asked of every notice. */
const nameIn = (field: string): string => {
  const known = names.get(field);
  if (known !== undefined) return known;
  const name = field.slice(field.lastIndexOf('.') + 1);
  if (names.size < mostNames) names.set(field, name);
  return name;
};

/** A member that must be an object where it is there at all. */
export const objectAt = (source: Source, holder: JsonObject | null, field: string): JsonObject | null => {
  const value = holder?.[nameIn(field)];
  if (value === undefined || value === null) return null;
  if (isObject(value)) return value;
  add(source, 'notice.wrong-type', field, { expected: 'object' });
  return null;
};

/** The objects of a list; anything else in it is named and left out. */
export const objectsAt = (source: Source, holder: JsonObject | null, field: string): readonly JsonObject[] => {
  const value = holder?.[nameIn(field)];
  if (value === undefined || value === null) return [];
  if (!isArray(value)) {
    add(source, 'notice.wrong-type', field, { expected: 'list' });
    return [];
  }
  if (value.every(isObject)) return value;
  add(source, 'notice.wrong-type', field, { expected: 'list of objects' });
  return value.filter(isObject);
};

const textAt = (source: Source, holder: JsonObject | null, field: string): string | null => {
  const value = holder?.[nameIn(field)];
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string') {
    if (hasHiddenCharacters(value)) add(source, 'notice.hidden-characters', field);
    return value;
  }
  if (typeof value === 'number') return String(value);
  add(source, 'notice.wrong-type', field, { expected: 'text' });
  return null;
};

/** Text on one line, hidden characters made visible; null where there is none. */
export const lineAt = (source: Source, holder: JsonObject | null, field: string): string | null => {
  const value = holder?.[nameIn(field)];
  if (typeof value === 'string' && isPlainLine(value)) return cut(value.trim(), longestLine) || null;
  const text = textAt(source, holder, field);
  return text === null ? null : cut(harmlessLine(text), longestLine) || null;
};
export const proseAt = (source: Source, holder: JsonObject | null, field: string): string | null => {
  const text = textAt(source, holder, field);
  return text === null ? null : cut(harmlessText(text).trim(), longestProse) || null;
};

export const dateAt = (source: Source, holder: JsonObject | null, field: string): WrittenMoment | null => {
  const value = holder?.[nameIn(field)];
  const plain = typeof value === 'string' ? readPlainInstant(value) : null;
  if (plain !== null) return plain;
  const text = textAt(source, holder, field);
  if (text === null) return null;
  const reading = readWrittenInstant(text.trim());
  if (reading.kind === 'read') return reading.moment;
  const code = reading.kind === 'no-zone' ? 'notice.date-without-zone' : 'notice.date-unreadable';
  add(source, code, field, { text: cut(harmlessLine(text), 60) });
  return null;
};

const amountText = (value: Json): string | null => {
  // In this range the engine writes a number plainly, which is most of them.
  if (typeof value === 'number' && value >= 1 && value < 1e15) return String(value);
  return typeof value === 'string' || typeof value === 'number' ? decimalText(String(value).trim()) : null;
};

/** An OCDS `Value`: number and ISO 4217 currency. Without either of them it is null and a finding. */
export const amountAt = (source: Source, holder: JsonObject | null, field: string): Amount | null => {
  const value = objectAt(source, holder, field);
  if (value === null) return null;
  const { amount, currency } = value;
  if ((amount === undefined || amount === null) && (currency === undefined || currency === null)) return null;
  if (amount === undefined || amount === null) {
    add(source, 'notice.amount-without-number', field);
    return null;
  }
  const exact = amountText(amount);
  if (exact === null) {
    const text = typeof amount === 'object' ? 'object' : harmlessLine(String(amount));
    add(source, 'notice.amount-unreadable', field, { text: cut(text, 60) });
    return null;
  }
  const code = typeof currency === 'string' ? currency.trim().toUpperCase() : '';
  if (/^[A-Z]{3}$/.test(code)) return { amount: exact, currency: code };
  add(source, 'notice.amount-without-currency', field, { amount: exact });
  return null;
};
