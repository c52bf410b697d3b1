import type { HandoverDifference } from '#shared/contract/handover.ts';
import type { Words } from '../../state/words.tsx';

const kinds = [
  'bid',
  'document',
  'item',
  'waived',
  'prices',
  'position',
  'frozen',
  'signature',
  'events',
  'order',
] as const;

/** What a difference is about, as people call it. */
export const kindWords = (t: Words['t'], { kind }: HandoverDifference): string => {
  const known = kinds.find((one) => one === kind);
  return t(known === undefined ? 'handover.kind.other' : `handover.kind.${known}`);
};

const fields = [
  'lotId',
  'noticeDigest',
  'platformId',
  'price',
  'security',
  'name',
  'size',
  'digest',
  'mediaType',
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
] as const;

/** A field that a newer program added keeps the name it has there. */
export const fieldWords = (t: Words['t'], field: string | null): string => {
  if (field === null) return t('handover.whole');
  const known = fields.find((one) => one === field);
  return known === undefined ? field : t(`handover.field.${known}`);
};

const longest = 120;
const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value for eyes: sums and digests without their braces, lists by their length, everything else as it is. */
export const valueWords = (t: Words['t'], { field }: HandoverDifference, text: string | null): string => {
  if (text === null) return field === null ? t('handover.gone') : t('handover.nothing');
  if (field === null) return t('handover.there');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return cut(text);
  }
  if (value === null || value === '') return t('handover.nothing');
  if (typeof value === 'string') return cut(/^[0-9a-f]{64}$/.test(value) ? value.slice(0, 16) : value);
  if (Array.isArray(value)) return `× ${value.length}`;
  if (!isRecord(value)) return JSON.stringify(value);
  const { amount, currency, digest, value: inner } = value;
  if (typeof amount === 'string') return `${amount} ${String(currency)}`;
  const sum = typeof digest === 'string' ? digest : typeof inner === 'string' ? inner : null;
  return sum === null ? cut(text) : sum.slice(0, 16);
};
