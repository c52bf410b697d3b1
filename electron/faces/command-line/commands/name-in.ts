import { criteria as english } from '#shared/text/en/criteria.ts';
import type { TextKey } from '#shared/text/keys.ts';
import type { Words } from '../command.ts';

/** A code of a list in words; anything else as it stands. */
export const nameIn = ({ say }: Words, key: string, name: string): string =>
  /^[A-Za-z-]+$/.test(name) && Object.hasOwn(english, key) ? say(key as TextKey) : name;
