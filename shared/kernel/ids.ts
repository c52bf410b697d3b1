import type { RandomBytes } from './random.ts';

/** Crockford's base 32 in lower case: no letter that can be taken for a digit, so an id can be read aloud. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Ten characters, 50 random bits: unique enough for one company's records on any number of machines. */
export const newId = (random: RandomBytes): string => Array.from(random(10), (byte) => alphabet[byte % 32]).join('');
