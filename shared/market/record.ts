import type { DecimalText } from '../kernel/decimal.ts';
import type { PlainDay } from '../kernel/instant.ts';
import { fieldsOf, type FieldShape, type MarketKind, type marketFields } from './fields.ts';

type Raw<Shape extends FieldShape> = Shape extends { type: 'choice'; choices: readonly (infer Choice)[] }
  ? Choice
  : Shape extends { type: 'count' }
    ? number
    : Shape extends { type: 'money' | 'number' }
      ? DecimalText
      : Shape extends { type: 'day' }
        ? PlainDay
        : string;

/** Lists are empty and boxes unticked where nothing is said; everything else is null. */
type Held<Shape extends FieldShape> = Shape extends { type: 'lines' }
  ? readonly string[]
  : Shape extends { type: 'yes' }
    ? boolean
    : Shape extends { must: true }
      ? Raw<Shape>
      : Raw<Shape> | null;

type Fields<Kind extends MarketKind> = {
  readonly [Name in keyof (typeof marketFields)[Kind]]: (typeof marketFields)[Kind][Name] extends FieldShape
    ? Held<(typeof marketFields)[Kind][Name]>
    : never;
};

/** A record of one kind; `recordId` is the workspace's. */
export type RecordOf<Kind extends MarketKind> = Kind extends MarketKind
  ? { readonly kind: Kind; readonly recordId: string } & Fields<Kind>
  : never;
export type MarketRecord = RecordOf<MarketKind>;

export type FieldValue = string | number | boolean | readonly string[] | null;
/** A record as forms and tables go through it, field by field. */
export type LooseRecord = Readonly<Record<string, FieldValue>>;

/** A record with nothing in it yet. */
export const blankRecord = (kind: MarketKind): LooseRecord =>
  Object.fromEntries(
    fieldsOf(kind).map(([name, { type }]) => [
      name,
      type === 'lines' ? [] : type === 'yes' ? false : type === 'currency' ? 'RUB' : null,
    ]),
  );

/** What a record is called in a list. */
export const nameOf = (record: MarketRecord): string => {
  switch (record.kind) {
    case 'supplier':
    case 'competitor':
    case 'customer':
    case 'person':
    case 'channel':
    case 'deal':
      return record.name;
    case 'request':
      return record.subject;
    case 'price':
      return record.subject ?? record.code ?? record.procedure ?? record.seenOn;
    case 'owner':
      return record.owner;
    case 'loyalty':
      return record.what;
    case 'spend':
    case 'plan':
      return record.month;
    case 'activity':
      return record.doneOn;
  }
};

/** All that is written in a record, for the search. */
export const wordsOf = (record: MarketRecord): string =>
  fieldsOf(record.kind)
    .filter(([, { type }]) => type !== 'ref' && type !== 'choice' && type !== 'currency' && type !== 'yes')
    .flatMap(([name]) => {
      const value = (record as LooseRecord)[name];
      return Array.isArray(value) ? value : value === null || value === undefined ? [] : [String(value)];
    })
    .join('\n');
