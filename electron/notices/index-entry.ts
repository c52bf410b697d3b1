import type { IndexEntry } from '#shared/procedure/index-entry.ts';
import type { Procedure } from '#shared/procedure/model.ts';
import { foldForSearch, orderKey } from '#shared/procedure/search-words.ts';
import type { WrittenMoment } from '#shared/procedure/written-instant.ts';

/** Words of one notice that are indexed; a list of positions can be a book. */
const mostWords = 40_000;

/** `also`: texts that lists do not show but a search should find, a title in another language, say. */
const wordsOf = (procedure: Procedure, also: readonly string[]): string => {
  let words = '';
  const add = (...texts: readonly (string | null)[]): boolean => {
    for (const text of texts) if (text !== null && text !== '') words += `${text}\n`;
    return words.length < mostWords;
  };
  add(...also);
  for (const lot of procedure.lots) if (!add(lot.title, lot.description)) break;
  for (const { description } of procedure.items) if (!add(description)) break;
  for (const { title } of procedure.documents) if (!add(title)) break;
  return words.slice(0, mostWords);
};

const momentOf = (at: string, offset: string): WrittenMoment => ({ milliseconds: Date.parse(at), offset });

/**
 * The entry in the list of a notice that was read whole. `isNamed` false: the notice names nothing itself and only adds
 * to an earlier edition.
 */
export const indexEntryOf = (procedure: Procedure, isNamed = true, also: readonly string[] = []): IndexEntry => {
  const buyer = procedure.buyer?.name ?? '';
  const search = {
    title: foldForSearch(procedure.title),
    buyer: foldForSearch([buyer, ...procedure.customers.map(({ name }) => name)].join('\n').trim()),
    words: foldForSearch(wordsOf(procedure, also)),
  };
  const { deadline, publishedAt } = procedure;
  return {
    sourceId: procedure.sourceId,
    sourceFormat: procedure.sourceFormat,
    title: isNamed ? procedure.title : null,
    buyer,
    buyerInn: procedure.buyer?.inn ?? null,
    status: procedure.status,
    deadline: deadline === null ? null : momentOf(deadline.at, deadline.offset),
    publishedAt: publishedAt === null ? null : momentOf(publishedAt, '+00:00'),
    value: procedure.value,
    search,
    order: { title: orderKey(search.title), buyer: orderKey(foldForSearch(buyer)) },
    findings: procedure.findings,
  };
};
