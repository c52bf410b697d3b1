import type { Outcome } from '#shared/kernel/failure.ts';
import type { Zone } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import type { ProcedureOrder } from '#shared/procedure/organiser/columns.ts';
import type { ProcedureFilter } from '#shared/procedure/organiser/filter.ts';
import { foldForSearch, searchParts, searchQuery } from '#shared/procedure/search-words.ts';
import { organiserLists, type OrganiserLists } from '../../store/organiser/lists.ts';
import { ownWords } from '../../store/organiser/own-words.ts';
import type { Selected } from '../../store/organiser/selection.ts';
import { tagKnown } from '../../store/organiser/tags.ts';
import { findProcedure } from '../../store/procedures/query.ts';
import type { Workspace } from '../../store/workspace.ts';
import { filterTerms } from './filter-conditions.ts';

/** What every list, board, calendar and bulk act asks for. */
export type Asked = { readonly search: string; readonly filter: ProcedureFilter };
/** `selected` null: nothing can be found by these words. */
export type Resolved = { readonly selected: Selected | null; readonly lists: OrganiserLists; readonly now: number };

const together = (parts: readonly (string | null)[]): string | null => {
  const given = parts.filter((part) => part !== null);
  return given.length === 0 ? null : given.map((part) => `(${part})`).join(' AND ');
};

/**
 * A search and a filter as a selection of the store. Any text is a valid search: each word must occur, in some form, in the
 * title, the buyer, a lot, a position, a document's name, a note or a tag; a source's own id finds that one procedure.
 * Days in the filter are days of `zone`.
 */
export const resolveSelection = (
  workspace: Pick<Workspace, 'database' | 'clock'>,
  { search: typed, filter }: Asked,
  zone: Zone,
  order: ProcedureOrder = 'deadline',
): Outcome<Resolved> => {
  const { database } = workspace;
  const now = Date.parse(workspace.clock());
  const lists = organiserLists(database);
  const terms = filterTerms(filter, {
    now,
    zone,
    lists,
    byDeadline: order === 'deadline',
    tagNamed: (name) => tagKnown(database, name),
  });
  if (!terms.ok) return terms;
  const { conditions, without } = terms.value;
  const nothing = ok({ selected: null, lists, now });

  const search = typed.trim();
  const exact = search === '' ? undefined : findProcedure(database, null, search);
  const parts = exact === undefined ? searchParts(search) : [];
  if (search !== '' && exact === undefined && parts.length === 0) return nothing;
  const buyerWords = filter.buyer === undefined ? null : searchQuery(foldForSearch(filter.buyer));
  if (filter.buyer !== undefined && buyerWords === null) return nothing;
  const buyer = buyerWords === null ? null : `buyer : (${buyerWords})`;
  const own = parts.length === 0 ? { also: [] } : ownWords(database, parts, buyer);
  const words = 'kept' in own || parts.length === 0 ? null : parts.join(' AND ');
  return ok({
    selected: {
      match: together([words, buyer]),
      also: 'also' in own ? own.also : [],
      ...('kept' in own ? { kept: own.kept } : {}),
      conditions: [
        ...('kept' in own ? [own.condition] : []),
        ...conditions,
        ...(exact === undefined ? [] : [['procedure_key = ?', exact.procedure_key] as const]),
      ],
      without,
    },
    lists,
    now,
  });
};
