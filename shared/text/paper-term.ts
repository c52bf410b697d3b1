import type { PaperRule, PaperTerm } from '../company/papers/kind.ts';
import { citationIn } from '../finance/citation.ts';
import type { Language } from '../kernel/language.ts';
import type { Translate } from './translator.ts';

/** A rule's term in words: "no older than 30 days", "until the day written in it". */
export const termText = (term: PaperTerm, say: Translate): string => {
  switch (term.kind) {
    case 'endless':
      return say('paper.term.endless');
    case 'stated':
      return typeof term.otherwise === 'string'
        ? say(`paper.term.stated.${term.otherwise}`)
        : say(`paper.term.stated.${term.otherwise.unit}`, { count: term.otherwise.amount });
    case 'for':
      return say(`paper.term.for.${term.unit}`, { count: term.amount });
    case 'not-older':
      return say(`paper.term.not-older.${term.unit}`, { count: term.amount });
    default:
      return term satisfies never;
  }
};

/** Who says so, as a reader of the language cites it: a law with its wording and whether it was read; or practice. */
export const paperSourceText = (
  { source, readOn, validTo }: Pick<PaperRule, 'source' | 'readOn' | 'validTo'>,
  language: Language,
  say: Translate,
): string => {
  if (source === null) return say('paper.source.practice');
  const cited = citationIn(language, source);
  const law = validTo === null ? cited : say('paper.source.until', { source: cited, day: validTo });
  return readOn === null ? `${law} (${say('paper.source.unread')})` : law;
};
