import type { Finding } from '../kernel/failure.ts';
import type { Amount, SourceFormat } from './model.ts';
import type { WrittenMoment } from './written-instant.ts';

/**
 * The few facts of a notice that lists, filters, sorting and search need. Everything else is read again from the
 * notice's own bytes when one procedure is opened.
 */
export type IndexEntry = {
  readonly sourceId: string;
  readonly sourceFormat: SourceFormat;
  /** Null: this notice names nothing itself (an award release, say) and only adds to an earlier edition. */
  readonly title: string | null;
  readonly buyer: string;
  /** The buyer's INN, where the notice says it: the same on every platform. */
  readonly buyerInn: string | null;
  readonly status: string | null;
  readonly deadline: WrittenMoment | null;
  readonly publishedAt: WrittenMoment | null;
  readonly value: Amount | null;
  /** Texts for search, folded: the title, the buyer, and lots, positions and documents' names. */
  readonly search: { readonly title: string; readonly buyer: string; readonly words: string };
  /** Keys for sorting by title and by buyer. */
  readonly order: { readonly title: string; readonly buyer: string };
  readonly findings: readonly Finding[];
};
