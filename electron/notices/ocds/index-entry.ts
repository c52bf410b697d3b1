import type { IndexEntry } from '#shared/procedure/index-entry.ts';
import { foldForSearch, orderKey } from '#shared/procedure/search-words.ts';
import type { JsonObject } from '../json/strict.ts';
import { buyerOf, deadlineOf, publishedOf, tenderOf, titleOf, valueOf } from './facts.ts';
import { lineAt, objectsAt, type Source } from './source.ts';

/** Words of one notice that are indexed; a list of positions can be a book. */
const mostWords = 40_000;

const wordsIn = (entries: readonly JsonObject[], names: readonly string[]): string => {
  let words = '';
  for (const entry of entries) {
    for (const name of names) {
      const text = entry[name];
      if (typeof text === 'string') words += `${text}\n`;
    }
    if (words.length > mostWords) break;
  }
  return words;
};

/** The release's entry in the list, with what is wrong about it. `sourceId` was checked by the caller. */
export const ocdsIndexEntry = (source: Source, sourceId: string): IndexEntry => {
  const tender = tenderOf(source);
  const title = titleOf(source, tender);
  if (title !== null && !title.isOwn) {
    const field = 'tender.title';
    source.findings.push({
      code: 'notice.missing-field',
      severity: 'warning',
      place: { path: source.place + field },
      details: { field },
    });
  }
  const words =
    wordsIn(objectsAt(source, tender, 'tender.lots'), ['title', 'description']) +
    wordsIn(objectsAt(source, tender, 'tender.items'), ['description']) +
    wordsIn(objectsAt(source, tender, 'tender.documents'), ['title']);
  const buyer = buyerOf(source, tender)?.name ?? '';
  const search = {
    title: foldForSearch(title?.text ?? ''),
    buyer: foldForSearch(buyer),
    words: foldForSearch(words.slice(0, mostWords)),
  };
  return {
    sourceId,
    sourceFormat: 'ocds',
    title: title?.text ?? null,
    buyer,
    // Publishers of Russian notices use other formats, and parties are the half of a release: see parse-notice.ts.
    buyerInn: null,
    status: lineAt(source, tender, 'tender.status'),
    deadline: deadlineOf(source, tender),
    publishedAt: publishedOf(source, tender),
    value: valueOf(source, tender),
    search,
    order: { title: orderKey(search.title), buyer: orderKey(search.buyer) },
    findings: source.findings,
  };
};
