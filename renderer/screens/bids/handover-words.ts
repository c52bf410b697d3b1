import { fieldKey, kindKey, partKey, readableLines, type Reading } from '#shared/bid/handover/readable.ts';
import { parseDay } from '#shared/calendar/days.ts';
import { currencySign, decimalText } from '../../format/numbers.ts';
import { clockText, dayText, moscow, plainDayText } from '../../format/time.ts';
import { useAsk } from '../../state/ask.ts';
import { useWords, type Words } from '../../state/words.tsx';
import { itemTitle } from './item-title.ts';

/** How values of this bid are read: its checklist's items by title, moments by Moscow's clock. */
export const useReading = (bidId: string): Reading => {
  const words = useWords();
  const { t, language } = words;
  const items = useAsk('bids.show', { bidId }).value?.checklist ?? [];
  const titles = new Map(items.map((item) => [item.itemId, itemTitle(item, words)]));
  return {
    part: (part) => {
      const key = partKey(part);
      return key === null ? part : t(key);
    },
    moment: (at) => `${dayText(at, moscow, language)} ${clockText(at, moscow, language)} ${t('ui.moscow-short')}`,
    day: (day) => {
      const known = parseDay(day);
      return known === null ? day : plainDayText(known, language, 'date');
    },
    item: (itemId) => titles.get(itemId) ?? itemId,
    money: (amount, currency) => `${decimalText(amount, language, 2)}\u00a0${currencySign(currency, language)}`,
  };
};

const byItem = new Set(['owners', 'dueDays', 'terms', 'waived']);
/** What a record is called: what hangs on an item of the checklist by the item's title. */
export const labelWords = (kind: string, label: string, { item }: Reading): string =>
  byItem.has(kind) ? item(label) : label;

/** What a difference is about, as people call it. */
export const kindWords = (t: Words['t'], kind: string): string => t(kindKey(kind));

/** A field that a newer program added keeps the name it has there, and so does the user's own. */
export const fieldWords = (t: Words['t'], kind: string, field: string | null): string => {
  if (field === null) return t('handover.whole');
  const key = fieldKey(kind, field);
  return key === null ? field : t(key);
};

/** More lines of one value help nobody in a table. */
const mostLines = 6;

/** A value for eyes, beside the values it is compared with: of one with many parts only those that differ. */
export const valueLines = (
  t: Words['t'],
  field: string | null,
  text: string | null,
  others: readonly (string | null)[],
  reading: Reading,
): readonly string[] => {
  if (text === null) return [field === null ? t('handover.gone') : t('handover.nothing')];
  if (field === null) return [t('handover.there')];
  const lines = readableLines(text, others, field, reading);
  if (lines.length === 0) return [t('handover.nothing')];
  return lines.length > mostLines ? [...lines.slice(0, mostLines - 1), '…'] : lines;
};
