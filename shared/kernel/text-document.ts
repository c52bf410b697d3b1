import type { Instant } from './instant.ts';
import type { Language } from './language.ts';

/**
 * Words of one look. `island`: keeps its own left-to-right order inside a text that runs right to left, as an amount with its
 * currency, an identifier, an address or a file name does; without meaning in a text that runs left to right.
 */
export type TextRun = {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly island?: true;
  /** The name of what is still to be said, in a look at an unfinished document; a finished one has none. */
  readonly missing?: true;
};

/** `start` is the side where reading begins: left in Russian and English, right in Arabic. */
export type TextAlign = 'start' | 'center' | 'end';

export type TextColumn = {
  /** What part of the width it takes, against the other columns' shares; above nothing. */
  readonly share: number;
  /** `end` for numbers, which then stand under each other. */
  readonly align: TextAlign;
};

export type TextTable = {
  readonly kind: 'table';
  readonly columns: readonly TextColumn[];
  /** Repeated at the top of each page; null: no heading row. */
  readonly header: readonly (readonly TextRun[])[] | null;
  readonly rows: readonly (readonly (readonly TextRun[])[])[];
  /** False: columns without lines, as for details beside their labels. */
  readonly hasLines: boolean;
};

export type TextBlock =
  | {
      readonly kind: 'heading';
      readonly level: 1 | 2 | 3;
      readonly runs: readonly TextRun[];
      readonly align: TextAlign;
    }
  | { readonly kind: 'paragraph'; readonly runs: readonly TextRun[]; readonly align: TextAlign }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly items: readonly (readonly TextRun[])[];
      /** The number of the first item, where it is not 1: a list that goes on after a paragraph. */
      readonly start?: number;
    }
  | TextTable
  | { readonly kind: 'page-break' };

/**
 * A written document: the same words in the same order as DOCX and as PDF, A4 standing. The direction is the language's. Nothing
 * in it is a field, a link, a macro or a picture. `madeAt` is put in by the caller, so that equal documents are equal bytes.
 */
export type TextDocument = {
  readonly title: string;
  readonly language: Language;
  /** On every page, above and below; null: nothing. */
  readonly pageHeader: readonly TextRun[] | null;
  readonly pageFooter: readonly TextRun[] | null;
  /** `1 / 3` under the footer of each page. */
  readonly hasPageNumbers: boolean;
  readonly blocks: readonly TextBlock[];
  readonly madeAt: Instant;
};

/** One run without a look of its own. */
export const plainRuns = (text: string): readonly TextRun[] => (text === '' ? [] : [{ text }]);
/** One run that keeps its own order. */
export const islandRuns = (text: string): readonly TextRun[] => (text === '' ? [] : [{ text, island: true }]);
