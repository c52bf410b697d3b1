import { parseDay } from '../calendar/days.ts';
import { parseInn } from '../company/identifiers/inn.ts';
import type { Failure, Outcome } from '../kernel/failure.ts';
import { harmlessText } from '../kernel/harmless-text.ts';
import { parseAmount } from '../kernel/money.ts';
import { ok, refuse } from '../kernel/result.ts';
import { failMarket, type MarketCode } from './codes.ts';
import { fieldsOf, isMarketKind, marketFields, marketKinds, type FieldShape, type MarketKind } from './fields.ts';
import { blankRecord, type FieldValue, type LooseRecord, type MarketRecord } from './record.ts';

const longestLine = 500;
const longestText = 20_000;
const mostLines = 100;
const mostCount = 1_000_000;

type Read = Outcome<FieldValue, MarketCode>;

const lineIn = (path: string, value: unknown, limit: number): Outcome<string, MarketCode> => {
  if (typeof value !== 'string') return failMarket('market.field-type', { path, expected: 'text' });
  const text = value.trim();
  if (text.length > limit) return failMarket('market.too-long', { path, limit });
  const isOneLine = limit === longestText || !/[\t\n\r]/.test(text);
  return harmlessText(text) === text && isOneLine ? ok(text) : failMarket('market.hidden-characters', { path });
};

const wholeIn = (path: string, value: unknown): Read => {
  const count = typeof value === 'string' && /^\d{1,9}$/.test(value.trim()) ? Number(value.trim()) : value;
  return typeof count === 'number' && Number.isInteger(count) && count >= 0 && count <= mostCount
    ? ok(count)
    : failMarket('market.not-a-number', { path });
};

const listIn = (path: string, value: unknown): Read => {
  const given: unknown = typeof value === 'string' ? value.split(/\s*[\n;]\s*/) : value;
  if (!Array.isArray(given) || given.length > mostLines)
    return failMarket('market.field-type', { path, expected: 'list' });
  const lines: string[] = [];
  for (const [index, each] of given.entries()) {
    const line = lineIn(`${path}.${String(index)}`, each, longestLine);
    if (!line.ok) return line;
    if (line.value !== '' && !lines.includes(line.value)) lines.push(line.value);
  }
  return ok(lines);
};

/** Text of a form or a table's cell, by what the field holds; spaces between digits and a decimal comma are a person's writing. */
const writtenNumber = (text: string): string => text.replace(/[\s\u00a0\u202f]/gu, '').replace(',', '.');

const wordIn = (path: string, shape: FieldShape, text: string): Read => {
  switch (shape.type) {
    case 'day': {
      const day = parseDay(text);
      return day === null ? failMarket('market.not-a-day', { path }) : ok(day);
    }
    case 'month':
      return parseDay(`${text}-01`) === null ? failMarket('market.not-a-month', { path }) : ok(text);
    case 'money': {
      const amount = parseAmount(writtenNumber(text));
      return amount === null ? failMarket('market.not-money', { path }) : ok(amount);
    }
    case 'number': {
      const number = writtenNumber(text);
      return /^(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?$/.test(number)
        ? ok(number)
        : failMarket('market.not-a-number', { path });
    }
    case 'currency':
      return /^[A-Z]{3}$/.test(text) ? ok(text) : failMarket('market.not-a-currency', { path });
    case 'code':
      // A class of OKPD2, KTRU or CPV, or the beginning of one.
      return /^\d{2}[\d.-]{0,30}$/.test(text) ? ok(text) : failMarket('market.not-a-code', { path });
    case 'inn': {
      const inn = parseInn(text);
      return inn.ok ? ok(inn.value.value) : failMarket('market.not-an-inn', { path, value: text });
    }
    case 'choice':
      return shape.choices.includes(text)
        ? ok(text)
        : failMarket('market.field-choice', { path, allowed: shape.choices });
    case 'line':
    case 'text':
    case 'lines':
    case 'yes':
    case 'count':
    case 'bid':
    case 'ref':
      return ok(text);
  }
};

const valueIn = (path: string, shape: FieldShape, value: unknown): Read => {
  if (shape.type === 'yes')
    return typeof value === 'boolean'
      ? ok(value)
      : failMarket('market.field-type', { path, expected: 'true or false' });
  if (shape.type === 'lines') return listIn(path, value);
  if (shape.type === 'count') return wholeIn(path, value);
  const line = lineIn(path, value, shape.type === 'text' ? longestText : longestLine);
  return line.ok ? (line.value === '' ? ok(null) : wordIn(path, shape, line.value)) : line;
};

const after = (path: string, later: string | null, other: string, earlier: string | null) =>
  later !== null && earlier !== null && later < earlier ? failMarket('market.before', { path, other }).error : null;

/** What fields say together. */
const togetherFault = (record: MarketRecord): Failure<MarketCode> | null => {
  if (record.kind === 'request') {
    if (record.unitPrice !== null && record.answeredOn === null) return failMarket('market.price-without-answer').error;
    return (
      after('answeredOn', record.answeredOn, 'askedOn', record.askedOn) ??
      after('validUntil', record.validUntil, 'askedOn', record.askedOn)
    );
  }
  if (record.kind === 'owner') return after('to', record.to, 'from', record.from);
  if (record.kind === 'price')
    return record.code === null && record.subject === null ? failMarket('market.item-missing').error : null;
  // Only strong ones are worth a page: one that has no strength that can be named does not belong here.
  if (record.kind === 'competitor')
    return record.strengths.length === 0 ? failMarket('market.no-strength').error : null;
  return null;
};

const isPlain = (raw: unknown): raw is Readonly<Record<string, unknown>> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);

/** A record of a kind as it was given, checked field by field; the first fault names its field. Empty text is nothing said. */
export const readRecord = (kind: MarketKind, recordId: string, raw: unknown): Outcome<MarketRecord, MarketCode> => {
  if (!isPlain(raw)) return failMarket('market.not-a-record');
  const fields = new Map<string, FieldShape>(fieldsOf(kind));
  const strange = Object.keys(raw).find((name) => !fields.has(name) && name !== 'kind' && name !== 'recordId');
  if (strange !== undefined)
    return failMarket('market.field-unknown', { path: strange.slice(0, 60), known: [...fields.keys()] });
  const read: Record<string, FieldValue> = { ...blankRecord(kind) };
  for (const [name, shape] of fields) {
    const given = raw[name];
    if (given !== undefined && given !== null) {
      const value = valueIn(name, shape, given);
      if (!value.ok) return value;
      read[name] = value.value;
    }
    if (shape.must === true && read[name] === null) return failMarket('market.field-missing', { path: name });
  }
  const record = { kind, recordId, ...read } as LooseRecord as MarketRecord;
  const fault = togetherFault(record);
  return fault === null ? ok(record) : refuse(fault);
};

/** A kind by its name as a face or a file gives it. */
export const readKind = (text: unknown): Outcome<MarketKind, MarketCode> =>
  typeof text === 'string' && isMarketKind(text)
    ? ok(text)
    : failMarket('market.kind-unknown', {
        kind: typeof text === 'string' ? text.slice(0, 60) : '',
        kinds: marketKinds,
      });

/** Whether a field of a kind is of that type; for faces that go through forms. */
export const shapeOf = (kind: MarketKind, field: string): FieldShape | null =>
  Object.hasOwn(marketFields[kind], field) ? (new Map<string, FieldShape>(fieldsOf(kind)).get(field) ?? null) : null;
