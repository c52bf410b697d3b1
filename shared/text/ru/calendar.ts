import type { TextsLike } from '../keys.ts';
import type { calendar as english } from '../en/calendar.ts';

export const calendar = {} as const satisfies TextsLike<typeof english>;
