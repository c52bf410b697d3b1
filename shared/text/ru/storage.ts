import type { TextsLike } from '../keys.ts';
import type { storage as english } from '../en/storage.ts';

export const storage = {} as const satisfies TextsLike<typeof english>;
