import type { PaperTerm } from '../company/papers/kind.ts';
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
