import { parseInstant, type Instant } from '../../kernel/instant.ts';

/** The names of kinds and fields that people read, as the texts have them; what a newer program adds keeps its own. */
const kinds = [
  'bid',
  'document',
  'item',
  'waived',
  'owners',
  'dueDays',
  'terms',
  'prices',
  'position',
  'frozen',
  'signature',
  'events',
  'event',
  'order',
  'letter-fields',
  'authority',
  'demands',
  'study',
  'money',
  'paper',
  'override',
  'rehearsal',
  'company',
  'policy',
] as const;

export const kindKey = (kind: string): `handover.kind.${(typeof kinds)[number] | 'other'}` =>
  `handover.kind.${kinds.find((one) => one === kind) ?? 'other'}`;

const fields = [
  'lotId',
  'noticeDigest',
  'platformId',
  'price',
  'security',
  'name',
  'content',
  'itemId',
  'addedAt',
  'title',
  'need',
  'value',
  'currency',
  'vatMode',
  'vatRate',
  'deliveredOn',
  'noticeItemId',
  'quantity',
  'unit',
  'classification',
  'offered',
  'isEquivalent',
  'maker',
  'country',
  'alternativeTo',
  'isChosen',
  'unitPrice',
  'discountPercent',
  'unitCost',
  'suppliers',
  'competitors',
  'manifest',
  'file',
  'events',
  'event',
  'bond',
  'nmck',
  'floor',
  'late',
  'scoring',
  'term',
  'margin',
  'performance',
  'excluded',
  'days',
  'issuer',
  'number',
  'note',
  'tags',
  'original',
  'override',
  'rehearsal',
  'inn',
  'kpp',
  'ogrn',
  'sha256',
  'supplier',
  'competitor',
  'askedOn',
  'seenOn',
] as const;

/** Null: a field that keeps the name it has, the user's own or a newer program's. */
export const fieldKey = (
  kind: string,
  field: string,
): `handover.field.${(typeof fields)[number]}` | `handover.kind.${(typeof kinds)[number] | 'other'}` | null => {
  if (kind === 'letter-fields' || kind === 'demands') return null;
  // Lists of the checklist have one value each: what the list is called.
  if (field === 'value' && kind !== 'waived') return kindKey(kind);
  const known = fields.find((one) => one === field);
  return known === undefined ? null : `handover.field.${known}`;
};

type Json = null | string | number | boolean | readonly Json[] | { readonly [name: string]: Json };

/** What a part of a value is called; null: it keeps its own name. */
export const partKey = (part: string): ReturnType<typeof fieldKey> =>
  part === 'digest' ? 'handover.field.content' : fieldKey('', part);

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** How a face writes what stands in a value: the name of a part, a moment, a day, an item of the checklist, a sum. */
export type Reading = {
  readonly part: (part: string) => string;
  readonly moment: (at: Instant) => string;
  readonly day: (day: string) => string;
  readonly item: (itemId: string) => string;
  /** Every digit of it: two sums that differ must read differently. */
  readonly money: (amount: string, currency: string) => string;
};

/** Both ends are told: two digests that begin alike are told apart. */
const asText = (value: string): string =>
  /^[0-9a-f]{64}$/.test(value) ? `${value.slice(0, 8)}…${value.slice(-8)}` : value;

const readLeaf = (path: string, leaf: string, { moment, day, item }: Reading): string => {
  if (path === 'itemId' || path.endsWith('.itemId')) return item(leaf);
  if (/^\d{4}-\d\d-\d\d$/.test(leaf) && !Number.isNaN(Date.parse(leaf))) return day(leaf);
  const at = /^\d{4}-\d\d-\d\dT/.test(leaf) ? parseInstant(leaf) : null;
  return at === null ? leaf : moment(at);
};

/** The leaves of a value by their path: `{"a":{"b":1}}` as `a.b` → 1. A list of names is one leaf. */
const leavesOf = (value: Json, path = ''): ReadonlyMap<string, string> => {
  if (value === null || value === '') return new Map();
  if (typeof value !== 'object') return new Map([[path, asText(String(value))]]);
  if (isList(value) && value.every((entry) => typeof entry === 'string'))
    return value.length === 0 ? new Map() : new Map([[path, value.map(asText).join(', ')]]);
  return new Map(
    Object.entries(value).flatMap(([name, inner]) => [
      ...leavesOf(inner, path === '' ? nameOf(name) : `${path}.${nameOf(name)}`),
    ]),
  );
};
const nameOf = (name: string): string => (/^\d+$/.test(name) ? String(Number(name) + 1) : name);

const parsed = (text: string): Json => {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
};

/**
 * A value for eyes, each line a part of it. `field`: what it is the value of. Of a value with parts only those are told in
 * which it differs from one of `others`; `[]`: there is none.
 */
export const readableLines = (
  text: string,
  others: readonly (string | null)[],
  field: string,
  reading: Reading,
): readonly string[] => {
  const value = parsed(text);
  if (value !== null && typeof value === 'object' && !isList(value)) {
    const { amount, currency } = value;
    if (typeof amount === 'string' && typeof currency === 'string') return [reading.money(amount, currency)];
  }
  const leaves = leavesOf(value);
  const around = others.flatMap((other) => (other === null ? [] : [leavesOf(parsed(other))]));
  return [...leaves].flatMap(([path, leaf]) => {
    const isTold = path === '' || around.length === 0 || around.some((other) => other.get(path) !== leaf);
    const called = path.split('.').flatMap((part) => (part === 'value' ? [] : [reading.part(part)]));
    const read = readLeaf(path === '' ? field : path, leaf, reading);
    return isTold ? [path === '' ? read : `${called.join(' · ')}: ${read}`] : [];
  });
};
