/** Letters that run right to left. */
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
/** Letters that run left to right and are no code or key of texts, which are plain ASCII without spaces. */
const leftToRight = /[\p{Script=Cyrillic}\p{Script=Greek}]|\p{Script=Latin}.*\s|\s.*\p{Script=Latin}/u;

/**
 * A name put into a sentence that runs the other way takes the quotes and figures beside it along. Unicode isolates
 * (UAX #9: U+2068 first strong, U+2069) keep it to itself.
 */
export const isolateForeign = (value: string, direction: 'ltr' | 'rtl'): string =>
  (direction === 'ltr' ? rightToLeft : leftToRight).test(value) ? `\u2068${value}\u2069` : value;
