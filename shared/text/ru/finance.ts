import type { TextsLike } from '../keys.ts';
import type { finance as english } from '../en/finance.ts';

export const finance = {} as const satisfies TextsLike<typeof english>;
