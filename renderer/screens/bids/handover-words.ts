import { fieldKey, kindKey, partKey, readableLines } from '#shared/bid/handover/readable.ts';
import type { Words } from '../../state/words.tsx';

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
): readonly string[] => {
  if (text === null) return [field === null ? t('handover.gone') : t('handover.nothing')];
  if (field === null) return [t('handover.there')];
  const lines = readableLines(text, others, (part) => {
    const key = partKey(part);
    return key === null ? part : t(key);
  });
  if (lines.length === 0) return [t('handover.nothing')];
  return lines.length > mostLines ? [...lines.slice(0, mostLines - 1), '…'] : lines;
};
