import type { TextsLike } from '../keys.ts';
import type { bid as english } from '../en/bid.ts';

export const bid = {} as const satisfies TextsLike<typeof english>;
