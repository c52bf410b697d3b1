import type { Finding } from '#shared/kernel/failure.ts';
import type { SourceFormat } from '#shared/procedure/model.ts';
import type { WrittenMoment } from '#shared/procedure/written-instant.ts';
import type { Batch, Found } from './found.ts';

/**
 * A batch as two flat lists. Between threads every object is written with the names of its fields, every number and text
 * by itself; at a hundred thousand notices that costs more than what they say. So numbers go as one array, and texts that
 * many notices share are sent once and named by their place.
 */
export type PackedBatch = Omit<Batch, 'found'> & {
  /** `numberCount` for each notice; NaN stands for null. */
  readonly numbers: Float64Array;
  /** `textCount` for each notice. */
  readonly texts: readonly (string | null)[];
  readonly shared: readonly string[];
  readonly format: SourceFormat | null;
};

const numberCount = 14;
const textCount = 11;

/** Gives each text a place, the same one each time. */
const createSharing = () => {
  const shared: string[] = [];
  const places = new Map<string, number>();
  const placeOf = (text: string | null | undefined): number => {
    if (text === null || text === undefined) return Number.NaN;
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, shared.length);
    return shared.push(text) - 1;
  };
  return { shared, placeOf };
};

/** A notice's own findings stand in the batch's list already and are not sent twice. */
export const packBatch = (batch: Batch): PackedBatch => {
  const { found, ...rest } = batch;
  const { shared, placeOf } = createSharing();
  const numbers = new Float64Array(found.length * numberCount);
  const texts: (string | null)[] = [];
  for (const [index, one] of found.entries()) {
    const { entry } = one;
    let at = index * numberCount;
    const put = (value: number | null | undefined): void => {
      numbers[at] = value ?? Number.NaN;
      at += 1;
    };
    put(placeOf(one.kind));
    put(one.date);
    put(one.checksum);
    put(one.offset);
    put(one.length);
    put(placeOf(one.inner));
    put(one.line);
    put(placeOf(one.path));
    put(placeOf(entry.status));
    put(entry.deadline?.milliseconds);
    put(placeOf(entry.deadline?.offset));
    put(entry.publishedAt?.milliseconds);
    put(placeOf(entry.publishedAt?.offset));
    put(placeOf(entry.value?.currency));
    texts.push(
      one.noticeId,
      entry.sourceId,
      entry.title,
      entry.buyer,
      entry.value?.amount ?? null,
      // The same text again where folding changed nothing, which is most often so.
      entry.search.title === entry.title ? null : entry.search.title,
      entry.search.buyer === entry.buyer ? null : entry.search.buyer,
      entry.search.words,
      entry.order.title,
      entry.order.buyer,
      entry.buyerInn,
    );
  }
  return { ...rest, numbers, texts, shared, format: found[0]?.entry.sourceFormat ?? null };
};

const none: readonly Finding[] = [];

/** Reads one batch's lists; made once a batch, for a notice each would be as dear as the notice. */
const createReading = ({ numbers, texts, shared }: Pick<PackedBatch, 'numbers' | 'texts' | 'shared'>) => {
  const number = (at: number): number | null => {
    const value = numbers[at];
    return value === undefined || Number.isNaN(value) ? null : value;
  };
  const sharedText = (at: number): string | null => {
    const place = numbers[at];
    return place === undefined || Number.isNaN(place) ? null : (shared[place] ?? null);
  };
  const moment = (at: number): WrittenMoment | null => {
    const milliseconds = number(at);
    return milliseconds === null ? null : { milliseconds, offset: sharedText(at + 1) ?? '' };
  };
  const text = (at: number): string => texts[at] ?? '';
  return { number, sharedText, moment, text };
};

export const unpackBatch = (packed: PackedBatch): Batch => {
  const { numbers, texts, shared, format, ...rest } = packed;
  const found: Found[] = [];
  if (format === null) return { ...rest, found };
  const { number, sharedText, moment, text } = createReading({ numbers, texts, shared });
  for (let n = 0, t = 0; t < texts.length; n += numberCount, t += textCount) {
    const title = texts[t + 2] ?? null;
    const buyer = text(t + 3);
    const amount = texts[t + 4] ?? null;
    found.push({
      kind: sharedText(n) === 'compiled' ? 'compiled' : 'release',
      date: number(n + 1),
      checksum: number(n + 2) ?? 0,
      offset: number(n + 3) ?? 0,
      length: number(n + 4) ?? 0,
      inner: sharedText(n + 5) ?? '',
      line: number(n + 6),
      path: sharedText(n + 7) ?? '',
      noticeId: text(t),
      entry: {
        sourceId: text(t + 1),
        sourceFormat: format,
        title,
        buyer,
        buyerInn: texts[t + 10] ?? null,
        status: sharedText(n + 8),
        deadline: moment(n + 9),
        publishedAt: moment(n + 11),
        value: amount === null ? null : { amount, currency: sharedText(n + 13) ?? '' },
        search: { title: texts[t + 5] ?? title ?? '', buyer: texts[t + 6] ?? buyer, words: text(t + 7) },
        order: { title: text(t + 8), buyer: text(t + 9) },
        findings: none,
      },
    });
  }
  return { ...rest, found };
};
