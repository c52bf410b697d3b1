import type { DuplicateSign } from '#shared/contract/duplicates.ts';
import type { Words } from '../command.ts';

/** Why two procedures may be one purchase. */
export const signWords = ({ sign, details }: DuplicateSign, words: Words): string =>
  words.say(`organiser.alike.${sign}`, details);
