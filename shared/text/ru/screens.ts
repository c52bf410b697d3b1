import type { TextsLike } from '../keys.ts';
import type { screens as english } from '../en/screens.ts';

export const screens = {} as const satisfies TextsLike<typeof english>;
