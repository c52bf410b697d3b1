import type { Finding } from '#shared/kernel/failure.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Texts } from '#shared/text/translator.ts';
import type { TableCell, TableDocument } from '../../tables/document.ts';

export const text = (value: string | null): TableCell => (value === null ? null : { text: value });
export const amount = (value: string | null): TableCell => (value === null ? null : { amount: value });
export const day = (value: string | null): TableCell => (value === null || value === '' ? null : { day: value });

/** Each sentence once. */
export const notesOf = ({ explain }: Texts, findings: readonly Finding[]): readonly string[] => [
  ...new Set(findings.map((finding) => explain(finding).message)),
];

export type DocumentWords = { readonly texts: Texts; readonly now: Instant };
export const document = (
  { texts, now }: DocumentWords,
  parts: Pick<TableDocument, 'title' | 'facts' | 'notes' | 'tables' | 'charts'>,
): TableDocument => ({ ...parts, language: texts.language, madeAt: now });
